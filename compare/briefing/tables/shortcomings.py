"""Make the table of admitted shortcomings."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.document import Cell, Inlines, Mark, Row, Run, Table
from compare.briefing.sources import Desk
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.findings import Shortcoming

# About how many characters of an answer are quoted.
_LONGEST = 40


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
                    _answer(item, answer, desk),
                )
            )
        )
        last = speaker
    columns = columns_of(heads, (1.1, 5.6, 5.6), (0,))
    return Table(number, caption, columns, tuple(rows), "table-shortcomings", note)


def _answer(item: Shortcoming, answer: str, desk: Desk) -> Cell:
    """Return the best answer in its own words, else where the related section stands."""
    if not item.answers:
        labels = [desk.label(item.related, Mark.MUTED)] if item.related else []
        return cell(Run(answer), *labels)
    shortened = desk.excerpt(item.answers[0], item.answer_words[0], _LONGEST)
    return Cell(((desk.quotation(shortened),),))
