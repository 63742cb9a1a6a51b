"""Make the table of all documents."""

from __future__ import annotations

from compare.briefing.document import (
    Inlines,
    Row,
    Run,
    Table,
)
from compare.briefing.sources import Desk, letter_count
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.model.report import Document


def overview_table(desk: Desk, number: str, caption: str, heads: Heads, note: Inlines) -> Table:
    """Return the table of all documents: who, when, which kind, how long, how complete."""
    columns = columns_of(heads, (1.1, 1.3, 1.1, 1.6, 1.9, 1.1, 2.8), (0, 1, 2, 3, 4, 5))
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
