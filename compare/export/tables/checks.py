"""Describe what an expert checks before signing as tables: wording, copies, names, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.export.tables.definition import Column, Kind, Row, Table, Use
from compare.export.tables.lookup import Lookup
from compare.export.tables.shared import (
    heading,
    heading_columns,
    passage,
    passage_columns,
    quote,
    quote_columns,
    section,
    section_columns,
    speaker,
    speaker_columns,
)
from compare.model.passage import Passage

_PARTS = ("verbatim", "variant", "related", "absent", "in_formulas")
_GAP = "……"


def wording_doubts(lookup: Lookup) -> Table:
    """Return wordings that differ from the standard one or from that of most districts."""
    columns = (
        *passage_columns(),
        Column("expected", Kind.LONG),
        Column("kind", Kind.CODE, words="wording_kind"),
        Column("basis", Kind.CODE, words="basis"),
        Column("name"),
        Column("since", Kind.YEAR),
        Column("expected_by", Kind.INTEGER),
        Column("found_by", Kind.INTEGER),
        Column("confidence", Kind.SHARE),
        *section_columns(),
    )

    def rows() -> Iterator[Row]:
        for doubt in lookup.findings.checks.wording:
            yield (
                *passage(lookup, doubt.passage),
                doubt.expected,
                doubt.kind.value,
                doubt.basis.value,
                doubt.name or None,
                doubt.since,
                doubt.expected_by,
                doubt.found_by,
                doubt.confidence,
                *section(lookup, doubt.section),
            )

    return Table("wording_doubts", columns, rows, leading=2)


def closeness(lookup: Lookup) -> Table:
    """Return how many letters of each section come back in the upper level's document."""
    columns = (
        *speaker_columns(),
        Column("section"),
        *heading_columns(),
        *speaker_columns("upper_"),
        Column("letters", Kind.INTEGER),
        *(Column(part, Kind.INTEGER, use=Use.DATA) for part in _PARTS),
        *(Column(f"{part}_share", Kind.SHARE) for part in _PARTS),
        *quote_columns("own_"),
        *quote_columns("nearest_"),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.checks.closeness:
            counts = tuple(getattr(item, part) for part in _PARTS)
            near = item.nearest or (None, None)
            yield (
                *speaker(lookup, lookup.document(item.document)),
                lookup.section_link(item.section),
                *heading(lookup, item.section),
                *speaker(lookup, lookup.document(item.upper)),
                item.letters,
                *counts,
                *(round(count / item.letters, 4) if item.letters else None for count in counts),
                *quote(lookup, near[0]),
                *quote(lookup, near[1]),
            )

    return Table("closeness", columns, rows, leading=2)


def upper_wordings(lookup: Lookup) -> Table:
    """Return the wordings of lower districts that the upper level's report has too."""
    columns = (
        *passage_columns(),
        *section_columns(),
        Column("grade", Kind.CODE, words="grade"),
        *passage_columns("upper_"),
        *section_columns("upper_"),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.checks.upper_wordings:
            yield (
                *passage(lookup, item.passage),
                *section(lookup, item.section),
                item.grade,
                *passage(lookup, item.upper),
                *section(lookup, item.upper_section),
            )

    return Table("upper_wordings", columns, rows, leading=2)


def copies(lookup: Lookup) -> Table:
    """Return long runs that two districts have in common outside common stock."""
    columns = (
        Column("letters", Kind.INTEGER),
        Column("equal_share", Kind.SHARE),
        *passage_columns("a_"),
        *passage_columns("b_"),
        Column("a_share", Kind.SHARE),
        Column("b_share", Kind.SHARE),
    )

    def rows() -> Iterator[Row]:
        for copy in lookup.findings.checks.copies:
            yield (
                copy.letters,
                copy.share,
                *passage(lookup, _joined(lookup, copy.a)),
                *passage(lookup, _joined(lookup, copy.b)),
                *copy.shares,
            )

    return Table("copies", columns, rows)


def foreign_names(lookup: Lookup) -> Table:
    """Return place names of elsewhere where a text speaks of its own."""
    columns = (
        *speaker_columns(),
        Column("name"),
        Column("place_name"),
        *quote_columns(),
        Column("sentence_text", Kind.LONG),
        Column("sentence_place", Kind.PLACE, use=Use.WORKBOOK),
        Column("sign", Kind.CODE, words="foreign_sign"),
        Column("confidence", Kind.SHARE),
        *section_columns(),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.checks.foreign_names:
            yield (
                *speaker(lookup, lookup.document(item.passage.document)),
                item.name,
                item.place,
                *quote(lookup, item.passage),
                *quote(lookup, lookup.sentence(item.passage))[:2],
                item.sign,
                item.confidence,
                *section(lookup, item.section),
            )

    return Table("foreign_names", columns, rows, leading=2)


def formula_shares(lookup: Lookup) -> Table:
    """Return how much of each document, role and section is common stock."""
    columns = (
        *speaker_columns(),
        Column("role", Kind.CODE, words="role"),
        Column("section"),
        Column("heading", Kind.LONG),
        Column("letters", Kind.INTEGER),
        Column("in_formulas", Kind.INTEGER),
        Column("share", Kind.SHARE),
        Column("concrete", Kind.SHARE),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.checks.formula_shares:
            yield (
                *speaker(lookup, lookup.document(item.document)),
                item.role.value if item.role else None,
                lookup.section_link(item.section) if item.section else None,
                lookup.heading(item.section),
                item.letters,
                item.in_formulas,
                item.share,
                item.concrete,
            )

    return Table("formula_shares", columns, rows, leading=2)


def _joined(lookup: Lookup, run: Sequence[Passage]) -> Passage:
    """Return passages that stand one behind the other as one; a gap between them is marked."""
    first, last = run[0], run[-1]
    source = lookup.source(lookup.document(first.document))
    text = first.text
    for before, after in pairwise(run):
        between = source.quote(before.end, after.start)
        text += after.text if not between.strip() else _GAP + after.text
    literal = source.quote(first.start, last.end)
    return Passage(first.document, first.start, last.end, literal, text)
