"""Make the tables of shared formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.briefing.charts import formula_shade
from compare.briefing.document import (
    Cell,
    Inline,
    Inlines,
    Mark,
    Row,
    Run,
    Shade,
    Table,
)
from compare.briefing.sources import Desk
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.findings import Formula, Passage
from compare.text import letters_of

# Districts that find room side by side on a page.
_MOST_DISTRICT_COLUMNS = 14


def formula_table(
    formulas: Sequence[Formula],
    desk: Desk,
    number: str,
    *,
    caption: str,
    head: str,
    note: Inlines,
    names: int,
) -> Table:
    """Return the formula × district table; each formula leads to its entry in the annex.

    With more districts than a page has columns for, the columns are the three uses instead, and
    the cells name the districts, if these are at most `names`.
    """
    if len(desk.districts) > _MOST_DISTRICT_COLUMNS:
        return _use_table(formulas, desk, number, caption=caption, head=head, names=names)
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
    columns = columns_of(heads, widths, range(1, len(heads)))
    return Table(number, caption, columns, rows, f"table-formulas-{number}", note)


def _formula_name(formula: Formula) -> Cell:
    return cell(Run(formula.slots or formula.text, Mark.PLAIN, f"formula-{formula.id}"))


def _use_table(
    formulas: Sequence[Formula],
    desk: Desk,
    number: str,
    *,
    caption: str,
    head: str,
    names: int,
) -> Table:
    """Return formulas with the districts of each use by name, many of them only counted."""
    uses = (Shade.VERBATIM, Shade.VARIANT, Shade.ABSENT)
    heads = (head, *(desk.word("symbol_meaning", use) for use in uses))
    rows = []
    for formula in formulas:
        found = {d: formula_shade(formula, d) for d in desk.districts}
        named = [[d for d in desk.districts if found[d] is use] for use in uses]
        cells = [cell(Run(_names(districts, desk, names))) for districts in named]
        rows.append(Row((_formula_name(formula), *cells)))
    columns = columns_of(heads, (4.6, 2.4, 2.5, 2.5))
    return Table(number, caption, columns, tuple(rows), f"table-formulas-{number}")


def _names(districts: Sequence[str], desk: Desk, most: int) -> str:
    """Return how many districts there are, and which, unless they are many; the annex has all."""
    count = desk.word("count", "districts").format(count=len(districts))
    if not districts or len(districts) > most:
        return count if districts else "—"
    return f"{count}：" + "、".join(desk.short(district) for district in districts)


def _use_cell(formula: Formula, district: str, desk: Desk) -> Cell:
    shade = formula_shade(formula, district)
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
    columns = columns_of(heads, (0.9, 5.0, 0.9, 5.2), (0, 2))
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
        shade = formula_shade(formula, district)
        if shade is Shade.ABSENT:
            continue
        places = _places(formula, district, desk)
        name = Run(desk.short(district), Mark.STRONG)
        if shade is Shade.VERBATIM:
            same = [p for p in places if letters_of(p.text) == letters_of(formula.text)]
            exact += [name, desk.label(same[0], behind=_more(len(places)) + "　")]
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
