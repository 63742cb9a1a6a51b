"""Make the tables of a series of reports: which they are, and what each changed, in numbers."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.document import Row, Run, Table
from compare.briefing.sources import Desk, letter_count
from compare.briefing.tables.overview import completeness
from compare.briefing.tables.parts import Heads, cell, columns_of
from compare.briefing.tables.years import anchor_of, report_year, without_district
from compare.model.report import Document
from compare.model.years import YearPair

Counts = Sequence[int]


def reports_table(
    documents: Sequence[Document], desk: Desk, number: str, caption: str, heads: Heads
) -> Table:
    """Return the reports of a series in order: year, number, name in the text, length, state."""
    rows = []
    for document in documents:
        identity = document.identity
        texts = (
            str(document.number),
            identity.district or desk.word("fact", "unknown"),
            str(identity.plan_year or "—"),
            str(identity.review_year or "—"),
            str(letter_count(document)),
            completeness(document, desk),
        )
        rows.append(Row(tuple(cell(Run(text)) for text in texts), f"document-{document.id}"))
    columns = columns_of(heads, (1.2, 2.6, 1.6, 1.6, 1.6, 3.4), range(5))
    return Table(number, caption, columns, tuple(rows), anchor_of("reports", number))


def pair_table(
    counts: Sequence[tuple[YearPair, Counts]],
    desk: Desk,
    kind: str,
    *,
    number: str,
    caption: str,
    heads: Heads,
) -> Table:
    """Return some counts for each two years."""
    rows = tuple(
        Row(
            (
                cell(Run(desk.short(pair.speaker))),
                cell(Run(f"{report_year(pair.from_year)}→{report_year(pair.to_year)}")),
                *(cell(Run(str(count))) for count in own),
            )
        )
        for pair, own in counts
    )
    widths = (1.6, 2.2, *(1.3 for _ in heads[2:]))
    columns = columns_of(heads, widths, range(len(heads)))
    made = Table(number, caption, columns, rows, anchor_of(kind, number))
    return without_district(made, desk)
