"""Make the tables of the briefing and its annexes from the findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.briefing.charts import formula_shade
from compare.briefing.document import (
    Align,
    Cell,
    Column,
    Inline,
    Inlines,
    Mark,
    Quotation,
    Row,
    Run,
    Shade,
    Table,
)
from compare.briefing.numbers import figure_text
from compare.briefing.sources import Desk, Marked, formula_marks, letter_count
from compare.model.findings import Formula, Indicator, IndicatorGroup, Initiative, Passage
from compare.model.report import Document
from compare.text import letters_of

Heads = Sequence[str]

# Letters of a quotation in the briefing proper and of a neighbour in the annex.
_SHORT_QUOTATION = 56
_NEIGHBOUR = 64
_WHOLE = 10_000
# Districts that find room side by side on a page.
_MOST_DISTRICT_COLUMNS = 14
_MOST_FIGURE_COLUMNS = 7
_MOST_NAMES = 9


def cell(*inlines: Run, shade: Shade = Shade.NONE) -> Cell:
    """Return a cell of one paragraph."""
    return Cell((tuple(inlines),), shade)


def _columns(
    heads: Heads, widths: Sequence[float], centered: Iterable[int] = ()
) -> tuple[Column, ...]:
    middle = set(centered)
    return tuple(
        Column(head, width, Align.CENTER if index in middle else Align.LEFT)
        for index, (head, width) in enumerate(zip(heads, widths, strict=True))
    )


def overview_table(desk: Desk, number: str, caption: str, heads: Heads, note: Inlines) -> Table:
    """Return the table of all documents: who, when, which kind, how long, how complete."""
    columns = _columns(heads, (1.1, 1.3, 1.1, 1.6, 1.9, 1.1, 2.8), (0, 1, 2, 3, 4, 5))
    rows = tuple(
        Row(
            (
                cell(Run(str(document.number))),
                cell(Run(document.identity.district or desk.word("fact", "unknown"))),
                cell(Run(document.identity.level or "—")),
                cell(Run(document.identity.kind or "—")),
                cell(Run(years_text(document))),
                cell(Run(str(letter_count(document)))),
                cell(Run(completeness(document, desk))),
            ),
            anchor=f"document-{document.id}",
        )
        for document in desk.comparable
    )
    return Table(number, caption, columns, rows, "table-overview", note)


def years_text(document: Document) -> str:
    """Return review year and plan year, — where the text does not tell."""
    identity = document.identity
    return f"{identity.review_year or '—'}／{identity.plan_year or '—'}"


def completeness(document: Document, desk: Desk) -> str:
    """Return what is missing or damaged, in words."""
    state = {
        (False, False): "whole",
        (True, False): "missing_start",
        (False, True): "missing_end",
        (True, True): "both",
    }[document.missing_start, document.missing_end]
    words = desk.word("complete", state)
    damaged = sum(not sentence.usable for sentence in document.sentences)
    if damaged:
        note = desk.word("complete", "damaged").format(count=damaged)
        return note if state == "whole" else f"{words}，{note}"
    return words


def formula_table(
    formulas: Sequence[Formula], desk: Desk, number: str, *, caption: str, head: str, note: Inlines
) -> Table:
    """Return the formula × district table; each formula leads to its entry in the annex.

    With more districts than a page has columns for, the columns are the three uses instead, and
    the cells name the districts.
    """
    if len(desk.districts) > _MOST_DISTRICT_COLUMNS:
        return _use_table(formulas, desk, number, caption, head)
    heads = (head, *(desk.short(district) for district in desk.districts))
    widths = (max(5.0, 0.5 * len(desk.districts)), *(1.0 for _ in desk.districts))
    rows = tuple(
        Row(
            (
                _formula_name(formula),
                *(_use_cell(formula, district, desk) for district in desk.districts),
            )
        )
        for formula in formulas
    )
    columns = _columns(heads, widths, range(1, len(heads)))
    return Table(number, caption, columns, rows, f"table-formulas-{number}", note)


def _formula_name(formula: Formula) -> Cell:
    return cell(Run(formula.slots or formula.text, Mark.PLAIN, f"formula-{formula.id}"))


def _use_table(
    formulas: Sequence[Formula], desk: Desk, number: str, caption: str, head: str
) -> Table:
    """Return formulas with the districts of each use by name."""
    uses = (Shade.VERBATIM, Shade.VARIANT, Shade.ABSENT)
    heads = (head, *(desk.word("symbol_meaning", use) for use in uses))
    rows = []
    for formula in formulas:
        found = {d: formula_shade(formula, d, desk) for d in desk.districts}
        named = [[d for d in desk.districts if found[d] is use] for use in uses]
        cells = [cell(Run(_names(districts, desk))) for districts in named]
        rows.append(Row((_formula_name(formula), *cells)))
    columns = _columns(heads, (4.6, 2.4, 2.5, 2.5))
    return Table(number, caption, columns, tuple(rows), f"table-formulas-{number}")


def _names(districts: Sequence[str], desk: Desk) -> str:
    """Return how many districts there are, and which, unless they are many; the annex has all."""
    count = desk.word("count", "districts").format(count=len(districts))
    if not districts or len(districts) > _MOST_NAMES:
        return count if districts else "—"
    return f"{count}：" + "、".join(desk.short(district) for district in districts)


def _use_cell(formula: Formula, district: str, desk: Desk) -> Cell:
    shade = formula_shade(formula, district, desk)
    return cell(Run(desk.word("symbol", shade)), shade=shade)


def formula_list(
    formulas: Sequence[Formula], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return formulas with their wordings and a place for each district."""
    rows = tuple(
        Row(
            (
                cell(Run(formula.id)),
                _formula_cell(formula, desk),
                cell(Run(str(len(formula.districts)))),
                Cell(tuple(_uses(formula, desk))),
            ),
            anchor=f"formula-{formula.id}",
        )
        for formula in formulas
    )
    columns = _columns(heads, (0.9, 5.0, 0.9, 5.2), (0, 2))
    return Table(number, caption, columns, rows, "table-all-formulas")


def _formula_cell(formula: Formula, desk: Desk) -> Cell:
    first = formula.variants[0].occurrences[0]
    marks = [(0, len(first.text), Mark.FORMULA, None)]
    paragraphs: list[Inlines] = [(desk.quotation(first, marks),)]
    if formula.slots:
        paragraphs.append((Run(formula.slots),))
    return Cell(tuple(paragraphs))


def _uses(formula: Formula, desk: Desk) -> Iterable[Inlines]:
    """Yield the exact wording with every district's first place, then each variant."""
    exact: list[Inline] = []
    variants: list[Inlines] = []
    for district in desk.districts:
        shade = formula_shade(formula, district, desk)
        if shade is Shade.ABSENT:
            continue
        places = _places(formula, district, desk)
        name = Run(desk.short(district), Mark.STRONG)
        if shade is Shade.VERBATIM:
            same = [p for p in places if letters_of(p.text) == letters_of(formula.text)]
            exact += [name, Run(desk.citation(same[0]).label + _more(len(places)) + "　")]
        else:
            variants.append((name, desk.quotation(places[0], _differing(formula, places[0]))))
    if exact:
        yield tuple(exact)
    yield from variants


def _more(count: int) -> str:
    return f"等{count}处" if count > 1 else ""


def _places(formula: Formula, district: str, desk: Desk) -> list[Passage]:
    return [
        place
        for variant in formula.variants
        for place in variant.occurrences
        if desk.document(place.document).speaker == district
    ]


def _differing(formula: Formula, place: Passage) -> list[tuple[int, int, Mark, str | None]]:
    same = place.text == formula.text
    return [] if same else [(0, len(place.text), Mark.DIFFERENCE, None)]


def initiative_table(
    items: Sequence[Initiative], desk: Desk, number: str, *, caption: str, heads: Heads, none: str
) -> Table:
    """Return initiatives with reason and nearest neighbour."""
    rows = tuple(
        Row(
            (
                cell(Run(desk.short(desk.document(item.passage.document).speaker))),
                Cell(((initiative_quotation(item, desk),),)),
                cell(Run(item.reason)),
                _nearest_cell(item, desk, none),
            ),
            anchor=f"initiative-{index}",
        )
        for index, item in enumerate(items, 1)
    )
    columns = _columns(heads, (1.2, 4.8, 2.6, 3.8), (0,))
    return Table(number, caption, columns, rows, "table-initiatives")


def highlight_table(
    items: Sequence[Initiative], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return chosen initiatives with a short quotation around the name, by district."""
    rows = []
    last = ""
    for item in items:
        speaker = desk.document(item.passage.document).speaker
        rows.append(
            Row(
                (
                    cell(Run(desk.short(speaker) if speaker != last else "")),
                    Cell(((initiative_quotation(item, desk, _SHORT_QUOTATION),),)),
                    cell(Run(item.reason)),
                )
            )
        )
        last = speaker
    columns = _columns(heads, (1.2, 6.6, 4.2), (0,))
    return Table(number, caption, columns, tuple(rows), "table-highlights")


def initiative_quotation(item: Initiative, desk: Desk, longest: int = _WHOLE) -> Quotation:
    """Return an initiative's passage with its name and the formulas inside it marked."""
    passage = desk.excerpt(item.passage, item.name, longest)
    text = passage.text
    place = text.find(item.name)
    own: list[Marked] = []
    if place >= 0:
        own.append((place, place + len(item.name), Mark.INITIATIVE, None))
    common = formula_marks(desk, passage.document, desk.positions(passage))
    return desk.quotation(passage, [*own, *common])


def _nearest_cell(item: Initiative, desk: Desk, none: str) -> Cell:
    if item.nearest is None:
        return cell(Run(none, Mark.MUTED))
    document = desk.document(item.nearest.passage.document)
    return Cell(
        (
            (
                Run(f"{desk.short(document.speaker)}（{item.nearest.score:.0f}）：", Mark.MUTED),
                desk.quotation(desk.excerpt(item.nearest.passage, item.name, _NEIGHBOUR)),
            ),
        )
    )


def indicator_table(
    groups: Sequence[IndicatorGroup],
    desk: Desk,
    number: str,
    *,
    caption: str,
    head: str,
    note: Inlines,
) -> Table:
    """Return figures that count the same thing, one column a district; ※ where years differ.

    With many districts the figures of a row stand in one cell, each with its district.
    """
    districts = [
        d
        for d in desk.districts
        if any(desk.document(i.passage.document).speaker == d for g in groups for i in g.indicators)
    ]
    if len(districts) > _MOST_FIGURE_COLUMNS:
        return _figure_table(groups, desk, number, caption=caption, head=head, note=note)
    heads = (head, *(desk.short(district) for district in districts))
    widths = (2.6, *(2.0 for _ in districts))
    rows = tuple(
        Row((_group_name(group), *(_figure_cell(group, district, desk) for district in districts)))
        for group in groups
    )
    columns = _columns(heads, widths, range(1, len(heads)))
    return Table(number, caption, columns, rows, "table-indicators", note)


def _group_name(group: IndicatorGroup) -> Cell:
    return cell(Run(f"{group.name}（{group.unit}）" + ("" if group.comparable else "※")))


def _figure_table(
    groups: Sequence[IndicatorGroup],
    desk: Desk,
    number: str,
    *,
    caption: str,
    head: str,
    note: Inlines,
) -> Table:
    rows = []
    for group in groups:
        runs: list[Inline] = []
        for indicator in group.indicators:
            speaker = desk.document(indicator.passage.document).speaker
            label = desk.citation(indicator.passage).label
            runs += [
                Run(desk.short(speaker), Mark.STRONG),
                Run(figure_text(indicator)),
                Run(f"{label}　", Mark.MUTED),
            ]
        rows.append(Row((_group_name(group), Cell((tuple(runs),)))))
    columns = _columns((head, desk.word("count", "figures")), (3.0, 9.0))
    return Table(number, caption, columns, tuple(rows), "table-indicators", note)


def _figure_cell(group: IndicatorGroup, district: str, desk: Desk) -> Cell:
    for indicator in group.indicators:
        if desk.document(indicator.passage.document).speaker == district:
            label = desk.citation(indicator.passage).label
            return Cell(((Run(figure_text(indicator)), Run(label, Mark.MUTED)),))
    return cell(Run("—", Mark.MUTED))


def all_indicators_table(
    indicators: Sequence[Indicator], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return figures one by one, each with its clause."""
    rows = tuple(_indicator_row(indicator, desk) for indicator in indicators)
    columns = _columns(heads, (1.1, 2.8, 1.7, 1.1, 1.1, 1.3, 3.9), (0, 2, 3, 4, 5))
    return Table(number, caption, columns, rows, "table-all-indicators")


def _indicator_row(indicator: Indicator, desk: Desk) -> Row:
    document = desk.document(indicator.passage.document)
    return Row(
        (
            cell(Run(desk.short(document.speaker))),
            cell(Run(indicator.name)),
            cell(Run(figure_text(indicator))),
            cell(Run(str(indicator.year or "—"))),
            cell(Run(desk.word("kind", indicator.kind))),
            cell(Run(indicator.scope or "—")),
            Cell(((desk.quotation(desk.clause(indicator.passage)),),)),
        )
    )
