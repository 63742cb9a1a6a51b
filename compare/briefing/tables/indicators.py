"""Make the tables of figures."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.charts import group_name
from compare.briefing.document import (
    Cell,
    Inline,
    Inlines,
    Mark,
    Row,
    Run,
    Table,
)
from compare.briefing.numbers import figure_name, figure_text
from compare.briefing.sources import Desk
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.findings import Indicator, IndicatorGroup

# Districts whose figures find room side by side on a page.
_MOST_FIGURE_COLUMNS = 7
# Fewer figures of one year have no least and no greatest worth telling.
_FEWEST_ALIKE = 3


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

    With many districts the least and the greatest figure of each row stand for all.
    """
    districts = _districts(groups, desk)
    if len(districts) > _MOST_FIGURE_COLUMNS:
        return _span_table(groups, desk, number, caption=caption, head=head, note=note)
    heads = (head, *(desk.short(district) for district in districts))
    widths = (2.6, *(2.0 for _ in districts))
    rows = tuple(
        Row(
            (
                _group_name(group, desk),
                *(_figure_cell(group, district, desk) for district in districts),
            )
        )
        for group in groups
    )
    columns = columns_of(heads, widths, range(1, len(heads)))
    return Table(number, caption, columns, rows, "table-indicators", note)


def _districts(groups: Sequence[IndicatorGroup], desk: Desk) -> list[str]:
    """Return the districts that give any of these figures, in their order."""
    giving = {desk.document(i.passage.document).speaker for g in groups for i in g.indicators}
    return [district for district in desk.districts if district in giving]


def has_gaps(groups: Sequence[IndicatorGroup], desk: Desk) -> bool:
    """Tell whether the table of these figures has cells for what a text does not tell."""
    width = len(_districts(groups, desk))
    return width <= _MOST_FIGURE_COLUMNS and any(len(g.indicators) < width for g in groups)


def _group_name(group: IndicatorGroup, desk: Desk) -> Cell:
    return cell(Run(group_name(group, desk)))


def _span_table(
    groups: Sequence[IndicatorGroup],
    desk: Desk,
    number: str,
    *,
    caption: str,
    head: str,
    note: Inlines,
) -> Table:
    """Return the least and the greatest figure of each row, where these may be compared.

    Of figures of different years or scopes those of one year and scope are, if they are enough.
    """
    rows = []
    for group in groups:
        alike = group.indicators if group.comparable else _alike(group.indicators)
        ends: tuple[Cell, Cell] = (cell(Run(desk.word("span", "apart"), Mark.MUTED)), cell())
        counts: list[Inlines] = [(Run(str(len(group.indicators))),)]
        if len(alike) >= _FEWEST_ALIKE:
            ordered = sorted(alike, key=lambda indicator: indicator.value)
            ends = (_end_cell(ordered[0], desk), _end_cell(ordered[-1], desk))
            if not group.comparable:
                words = desk.word("span", "alike").format(year=alike[0].year, count=len(alike))
                counts.append((Run(words, Mark.MUTED),))
        rows.append(Row((_group_name(group, desk), Cell(tuple(counts)), *ends)))
    heads = (head, *(desk.word("span", word) for word in ("districts", "least", "greatest")))
    columns = columns_of(heads, (3.2, 1.9, 3.5, 3.5), (1,))
    return Table(number, caption, columns, tuple(rows), "table-indicators", note)


def _alike(indicators: Sequence[Indicator]) -> list[Indicator]:
    """Return the figures of that year and scope of which there are most."""
    parted: dict[tuple[int, str | None], list[Indicator]] = {}
    for indicator in indicators:
        if indicator.year is not None:
            parted.setdefault((indicator.year, indicator.scope), []).append(indicator)
    return max(parted.values(), key=len, default=[])


def _end_cell(indicator: Indicator, desk: Desk) -> Cell:
    speaker = desk.document(indicator.passage.document).speaker
    words = f"{figure_text(indicator)}（{desk.short(speaker)}）"
    return Cell(((Run(words), desk.label(indicator.passage, Mark.MUTED)),))


def group_table(
    groups: Sequence[IndicatorGroup], desk: Desk, number: str, caption: str, head: str
) -> Table:
    """Return figures that count the same thing, each with its district, one row a figure."""
    rows = []
    for group in groups:
        runs: list[Inline] = []
        for indicator in group.indicators:
            speaker = desk.document(indicator.passage.document).speaker
            runs += [
                Run(desk.short(speaker), Mark.STRONG),
                Run(figure_text(indicator)),
                desk.label(indicator.passage, Mark.MUTED, behind="　"),
            ]
        rows.append(Row((_group_name(group, desk), Cell((tuple(runs),)))))
    columns = columns_of((head, desk.word("count", "figures")), (3.0, 9.0))
    return Table(number, caption, columns, tuple(rows), "table-indicator-groups")


def has_many(desk: Desk) -> bool:
    """Tell whether the briefing proper has no room for the figures of all districts."""
    return len(desk.districts) > _MOST_FIGURE_COLUMNS


def _figure_cell(group: IndicatorGroup, district: str, desk: Desk) -> Cell:
    for indicator in group.indicators:
        if desk.document(indicator.passage.document).speaker == district:
            label = desk.label(indicator.passage, Mark.MUTED)
            return Cell(((Run(figure_text(indicator)), label),))
    return cell(Run("—", Mark.MUTED))


def fair_choice(
    indicators: Sequence[Indicator], groups: Sequence[IndicatorGroup], desk: Desk, most: int
) -> list[Indicator]:
    """Return at most so many figures in their order, those that several districts give first.

    What room is left is shared out evenly among the districts.
    """
    if len(indicators) <= most:
        return list(indicators)
    shared = {id(i) for group in groups for i in group.indicators}
    rank: dict[str, int] = {}
    keys = []
    for indicator in indicators:
        speaker = desk.document(indicator.passage.document).speaker
        is_shared = id(indicator) in shared
        rank[speaker] = rank.get(speaker, 0) + (not is_shared)
        keys.append(0 if is_shared else rank[speaker])
    chosen = sorted(range(len(keys)), key=lambda index: (keys[index], index))[:most]
    return [indicators[index] for index in sorted(chosen)]


def all_indicators_table(
    indicators: Sequence[Indicator], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return figures one by one, each with its clause."""
    rows = tuple(_indicator_row(indicator, desk) for indicator in indicators)
    columns = columns_of(heads, (1.1, 2.8, 1.7, 1.1, 1.1, 1.3, 3.9), (0, 2, 3, 4, 5))
    return Table(number, caption, columns, rows, "table-all-indicators")


def _indicator_row(indicator: Indicator, desk: Desk) -> Row:
    document = desk.document(indicator.passage.document)
    return Row(
        (
            cell(Run(desk.short(document.speaker))),
            cell(Run(figure_name(indicator.name))),
            cell(Run(figure_text(indicator))),
            cell(Run(str(indicator.year or "—"))),
            cell(Run(desk.word("kind", indicator.kind))),
            cell(Run(indicator.scope or "—")),
            Cell(((desk.quotation(desk.clause(indicator.passage)),),)),
        )
    )
