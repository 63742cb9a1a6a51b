"""Make the tables that tell what became of texts from year to year."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.document import Cell, Mark, Row, Run, Table
from compare.briefing.sources import Desk
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.findings import Formula
from compare.model.years import Change, FigureSeries, LifeLine, Promise, Succession


def promise_table(
    promises: Sequence[Promise], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return promises with what the next review says of each: status, then its own words."""
    rows = tuple(
        Row(
            (
                cell(Run(desk.short(promise.pair.speaker))),
                Cell(((desk.quotation(promise.passage),),)),
                cell(Run(desk.word("status", promise.status))),
                _quotations(promise, desk),
            )
        )
        for promise in promises
    )
    columns = columns_of(heads, (1.2, 4.4, 1.6, 4.8), (0, 2))
    return Table(number, caption, columns, rows, "table-promises")


def _quotations(promise: Promise, desk: Desk) -> Cell:
    if not promise.evidence:
        return cell(Run("—", Mark.MUTED))
    return Cell(tuple((desk.quotation(passage),) for passage in promise.evidence[:1]))


def change_table(
    changes: Sequence[tuple[Formula, Sequence[Change]]],
    desk: Desk,
    number: str,
    caption: str,
    heads: Heads,
) -> Table:
    """Return formulas with the districts in which they came, went or changed, one place quoted."""
    rows = []
    for formula, found in changes:
        places = [place for change in found for place in (change.later or change.earlier,) if place]
        names = "、".join(desk.short(c.district) for c in found)
        rows.append(
            Row(
                (
                    cell(Run(formula.text)),
                    cell(Run(desk.word("change", found[0].change))),
                    cell(Run(names)),
                    Cell(((desk.quotation(places[0]),),)),
                )
            )
        )
    columns = columns_of(heads, (3.6, 1.2, 2.6, 4.6), (1,))
    return Table(number, caption, columns, tuple(rows), "table-changes")


def life_table(
    lines: Sequence[tuple[Formula, LifeLine]], number: str, caption: str, head: str
) -> Table:
    """Return how many districts use each formula, a column a year; — where none does."""
    years = lines[0][1].years if lines else ()
    rows = tuple(
        Row(
            (
                cell(Run(formula.text)),
                *(
                    cell(Run(str(count)) if count else Run("—", Mark.MUTED))
                    for count in line.districts
                ),
            )
        )
        for formula, line in lines
    )
    heads = (head, *(str(year) for year in years))
    columns = columns_of(heads, (5.0, *(1.0 for _ in years)), range(1, len(heads)))
    return Table(number, caption, columns, rows, "table-life-lines")


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
        years = f"{pair.from_year}—{pair.to_year}"
        rows.append(
            Row((*(cell(Run(text)) for text in (desk.short(pair.speaker), years)),
                 *(cell(Run(str(figure))) for figure in figures)))
        )  # fmt: skip
    columns = columns_of(heads, (1.6, 2.0, 1.4, 1.4, 1.4, 1.4, 1.4), range(7))
    return Table(number, caption, columns, tuple(rows), "table-successions")


def series_table(
    series: Sequence[FigureSeries], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return figures over the years, each value with its source and its growth."""
    rows = []
    for item in series:
        runs: list[Run] = []
        for point in item.points:
            mark = "※" if point.is_break or point.contradicts else ""
            growth = "" if point.growth is None else f"（{point.growth:+.1f}%{mark}）"
            label = desk.citation(point.passage).label
            runs += [
                Run(f"{point.year}", Mark.STRONG),
                Run(f" {point.passage.text}{growth}"),
                Run(f"{label}　", Mark.MUTED),
            ]
        name = f"{item.name}（{item.unit}）"
        rows.append(
            Row((cell(Run(desk.short(item.speaker))), cell(Run(name)), Cell((tuple(runs),))))
        )
    columns = columns_of(heads, (1.2, 3.0, 7.8), (0,))
    return Table(number, caption, columns, tuple(rows), "table-series")
