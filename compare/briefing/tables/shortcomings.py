"""Make the table of admitted shortcomings."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.document import Cell, Inlines, Mark, Row, Run, Table
from compare.briefing.sources import Desk
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.findings import Shortcoming


def shortcoming_table(
    items: Sequence[tuple[Shortcoming, str]],
    desk: Desk,
    number: str,
    *,
    caption: str,
    heads: Heads,
    note: Inlines,
) -> Table:
    """Return shortcomings in their own words, each with what the plan says to it, and where."""
    rows = []
    last = ""
    for item, answer in items:
        speaker = desk.document(item.passage.document).speaker
        rows.append(
            Row(
                (
                    cell(Run(desk.short(speaker) if speaker != last else "")),
                    Cell(((desk.quotation(item.passage),),)),
                    cell(Run(answer), *_labels(item, desk)),
                )
            )
        )
        last = speaker
    columns = columns_of(heads, (1.2, 7.6, 3.2), (0,))
    return Table(number, caption, columns, tuple(rows), "table-shortcomings", note)


def _labels(item: Shortcoming, desk: Desk) -> list[Run]:
    """Return where the plan says so, each line once."""
    labels = {run.text: run for run in (desk.label(a, Mark.MUTED) for a in reversed(item.answers))}
    return list(reversed(labels.values()))
