"""Make the tables that tell what became of texts from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.briefing.document import Cell, Inlines, Mark, Row, Run, Table
from compare.briefing.sources import Desk
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.findings import Formula
from compare.model.years import (
    CarriedSentence,
    Change,
    ChangeKind,
    EarliestSource,
    FigureSeries,
    LifeLine,
    Promise,
    RecurringShortcoming,
    SeriesPoint,
    Succession,
)

_NONE = cell(Run("—", Mark.MUTED))
# What came stands before what went, and what only changed comes last.
_KINDS = (ChangeKind.NEW, ChangeKind.VANISHED, ChangeKind.CHANGED)


def anchor_of(kind: str, number: str) -> str:
    """Return an anchor that no other table of the briefing has, from its printed number."""
    return f"table-{kind}-{''.join(sign for sign in number if sign.isdecimal())}"


def without_district(table: Table, desk: Desk, column: int = 0) -> Table:
    """Return the table without the column of the districts where there is only one."""
    if len(desk.districts) > 1:
        return table
    rows = tuple(
        replace(row, cells=row.cells[:column] + row.cells[column + 1 :]) for row in table.rows
    )
    columns = table.columns[:column] + table.columns[column + 1 :]
    return replace(table, columns=columns, rows=rows)


def report_year(year: int) -> str:
    """Return the year in which the report was given that looks back on a year."""
    return str(year + 1)


def promise_table(
    promises: Sequence[Promise], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return promises with what the next review says of each: status, then its own words.

    Where the next plan promises the same again, that is quoted below.
    """
    rows = tuple(
        Row(
            (
                cell(Run(desk.short(promise.pair.speaker))),
                Cell(((desk.quotation(promise.passage),),)),
                cell(Run(desk.word("status", promise.status))),
                _answer(promise, desk),
            )
        )
        for promise in promises
    )
    columns = columns_of(heads, (1.2, 4.4, 1.6, 4.8), (0, 2))
    made = Table(number, caption, columns, rows, anchor_of("promises", number))
    return without_district(made, desk)


def _answer(promise: Promise, desk: Desk) -> Cell:
    told: list[Inlines] = [(desk.quotation(passage),) for passage in promise.evidence[:1]]
    again = promise.repeated
    if again is not None:
        told.append((Run(desk.word("years", "again"), Mark.MUTED), desk.quotation(again)))
    return Cell(tuple(told)) if told else _NONE


def change_table(
    changes: Sequence[tuple[Formula, Sequence[Change]]],
    desk: Desk,
    number: str,
    caption: str,
    heads: Heads,
) -> Table:
    """Return formulas with the districts in which they came, went or changed, one place quoted.

    Of a changed one both wordings are quoted.
    """
    rows = tuple(
        Row(
            (
                cell(Run(formula.text)),
                cell(Run(desk.word("change", found[0].change))),
                cell(Run("、".join(desk.short(c.district) for c in found))),
                _places(found[0], desk),
            )
        )
        for formula, found in changes
    )
    columns = columns_of(heads, (3.6, 1.2, 2.6, 4.6), (1,))
    made = Table(number, caption, columns, rows, anchor_of("changes", number))
    return without_district(made, desk, 2)


def _places(change: Change, desk: Desk) -> Cell:
    places = [change.later or change.earlier]
    if change.change is ChangeKind.CHANGED:
        places = [change.earlier, change.later]
    return Cell(tuple((desk.quotation(place),) for place in places if place is not None))


def life_table(
    lines: Sequence[tuple[Formula, LifeLine]], desk: Desk, number: str, caption: str, head: str
) -> Table:
    """Return how many districts use each formula, a column a year; — where none does.

    Of one district ● stands for its use.
    """
    years = lines[0][1].years if lines else ()
    is_one = len(desk.districts) == 1
    rows = tuple(
        Row(
            (
                cell(Run(formula.text)),
                *(
                    cell(Run("●" if is_one else str(count))) if count else _NONE
                    for count in line.districts
                ),
            ),
        )
        for formula, line in lines
    )
    heads = (head, *(report_year(year) for year in years))
    columns = columns_of(heads, (5.0, *(1.0 for _ in years)), range(1, len(heads)))
    return Table(number, caption, columns, rows, anchor_of("life-lines", number))


def succession_table(
    successions: Sequence[Succession], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return how many sentences each district kept, moved, rewrote, dropped and added."""
    rows = []
    for item in successions:
        pair = item.pair
        kept = [c for c in item.carried if c.fate == "verbatim"]
        figures = (
            len(kept),
            len(item.carried) - len(kept),
            sum(c.moved for c in item.carried),
            len(item.dropped),
            len(item.added),
        )
        years = f"{report_year(pair.from_year)}—{report_year(pair.to_year)}"
        texts = (desk.short(pair.speaker), years, *map(str, figures))
        rows.append(Row(tuple(cell(Run(text)) for text in texts)))
    columns = columns_of(heads, (1.6, 2.0, 1.4, 1.4, 1.4, 1.4, 1.4), range(7))
    made = Table(number, caption, columns, tuple(rows), anchor_of("successions", number))
    return without_district(made, desk)


def carried_table(
    items: Sequence[CarriedSentence], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return sentences that stand again: what became of them, then both wordings."""
    rows = tuple(
        Row(
            (
                cell(Run(_fate(item, desk))),
                Cell(((desk.quotation(item.earlier),),)),
                Cell(((desk.quotation(item.later),),)),
            )
        )
        for item in items
    )
    columns = columns_of(heads, (1.4, 5.3, 5.3), (0,))
    return Table(number, caption, columns, rows, anchor_of("carried", number))


def _fate(item: CarriedSentence, desk: Desk) -> str:
    moved = desk.word("years", "moved") if item.moved else ""
    return desk.word("fate", item.fate) + moved


def series_table(
    series: Sequence[FigureSeries], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return figures over the years, each value with its source, its growth and what breaks it."""
    rows = []
    for item in series:
        runs: list[Run] = []
        for point in item.points:
            label = desk.citation(point.passage).label
            runs += [
                Run(f"{point.year}", Mark.STRONG),
                Run(f" {point.passage.text}{_growth(point, desk)}"),
                Run(f"{label}　", Mark.MUTED),
            ]
        name = f"{item.name}（{item.unit}）" if item.unit else item.name
        district = cell(Run(desk.short(item.speaker)))
        rows.append(Row((district, cell(Run(name)), Cell((tuple(runs),)))))
    columns = columns_of(heads, (1.2, 3.0, 7.8), (0,))
    made = Table(number, caption, columns, tuple(rows), anchor_of("series", number))
    return without_district(made, desk)


def _growth(point: SeriesPoint, desk: Desk) -> str:
    """Return growth worked out and stated, and why there is none, in brackets."""
    words = desk.labels["years"]
    said = [desk.word("break_reason", reason) for reason in point.reasons[:1]]
    if point.growth is not None:
        said.append(words["growth"].format(growth=f"{point.growth:+.1f}"))
    if point.stated is not None:
        said.append(words["stated"].format(stated=f"{point.stated:+g}"))
    mark = "※" if point.is_break or point.contradicts else ""
    return f"（{mark}{'，'.join(said)}）" if said else ""


def recurring_table(
    chains: Sequence[Sequence[RecurringShortcoming]],
    desk: Desk,
    number: str,
    caption: str,
    heads: Heads,
) -> Table:
    """Return shortcomings that come back: the years, the first wording and the last one."""
    rows = []
    for chain in chains:
        years = (chain[0].pair.from_year, *(item.pair.to_year for item in chain))
        rows.append(
            Row(
                (
                    cell(Run(desk.short(chain[0].pair.speaker))),
                    cell(Run("、".join(report_year(year) for year in years))),
                    Cell(((desk.quotation(chain[0].earlier),),)),
                    Cell(((desk.quotation(chain[-1].later),),)),
                )
            )
        )
    columns = columns_of(heads, (1.2, 2.4, 4.2, 4.2), (0, 1))
    made = Table(number, caption, columns, tuple(rows), anchor_of("recurring", number))
    return without_district(made, desk)


def earliest_table(
    items: Sequence[tuple[Formula, EarliestSource]],
    desk: Desk,
    number: str,
    caption: str,
    heads: Heads,
) -> Table:
    """Return where formulas stand first among the reports at hand, by day or year."""
    rows = tuple(
        Row(
            (
                cell(Run(formula.text)),
                cell(Run(item.date or str(item.year))),
                cell(Run("、".join(desk.short(name) for name in item.districts))),
                Cell(tuple((desk.quotation(place),) for place in item.passages[:1])),
            )
        )
        for formula, item in items
    )
    columns = columns_of(heads, (3.8, 1.8, 2.2, 4.2), (1,))
    return Table(number, caption, columns, rows, anchor_of("earliest", number))


def sorted_changes(
    changes: dict[str, list[Change]], formulas: Sequence[Formula]
) -> list[tuple[Formula, list[Change]]]:
    """Return formulas with their changes: new before gone before changed, then the given order."""
    order = {kind: place for place, kind in enumerate(_KINDS)}
    named = [(formula, changes[formula.id]) for formula in formulas if formula.id in changes]
    return sorted(named, key=lambda item: (order[item[1][0].change], -len(item[1])))
