"""Hold the columns that many tables share: who speaks, what is quoted, in which section."""

from __future__ import annotations

from compare.export.tables.definition import Column, Kind, Use, Value
from compare.export.tables.lookup import Lookup
from compare.model.findings import Passage
from compare.model.report import Document, HeadingKind

_SECTION_WORDS = "role"


def speaker_columns(prefix: str = "") -> tuple[Column, ...]:
    """Return the columns that say which district and document speaks."""
    return (
        Column(f"{prefix}district"),
        Column(f"{prefix}document", use=Use.DATA),
        Column(f"{prefix}document_number", Kind.INTEGER, use=Use.WORKBOOK),
    )


def speaker(lookup: Lookup, document: Document | None) -> tuple[Value, ...]:
    """Return the cells of `speaker_columns`."""
    if document is None:
        return (None, None, None)
    return (document.speaker, document.id, lookup.number(document))


def quote_columns(prefix: str = "") -> tuple[Column, ...]:
    """Return the columns of a quotation.

    The workbook shows the clean wording with its place behind it, data also the literal slice of
    the raw text with its offsets.
    """
    return (
        Column(f"{prefix}text", Kind.LONG),
        Column(f"{prefix}place", Kind.PLACE, use=Use.WORKBOOK),
        Column(f"{prefix}line", Kind.INTEGER, use=Use.DATA),
        Column(f"{prefix}last_line", Kind.INTEGER, use=Use.DATA),
        Column(f"{prefix}start", Kind.INTEGER, use=Use.DATA),
        Column(f"{prefix}end", Kind.INTEGER, use=Use.DATA),
        Column(f"{prefix}quote", Kind.LONG, use=Use.DATA),
    )


def quote(lookup: Lookup, passage: Passage | None) -> tuple[Value, ...]:
    """Return the cells of `quote_columns`."""
    if passage is None:
        return (None,) * 7
    span = (passage.start, passage.end)
    cells = raw_quote(lookup, lookup.document(passage.document), span, passage.quote)
    return (passage.text, *cells[1:])


def raw_quote(
    lookup: Lookup, document: Document, span: tuple[int, int], literal: str
) -> tuple[Value, ...]:
    """Return the cells of `quote_columns` for raw text that has no clean wording."""
    place = lookup.place(document, *span)
    return (literal, place, place.line, place.last_line, *span, literal)


def passage_columns(prefix: str = "") -> tuple[Column, ...]:
    """Return who speaks and what is quoted."""
    return (*speaker_columns(prefix), *quote_columns(prefix))


def passage(lookup: Lookup, found: Passage | None) -> tuple[Value, ...]:
    """Return the cells of `passage_columns`."""
    document = lookup.document(found.document) if found else None
    return (*speaker(lookup, document), *quote(lookup, found))


def section_columns(prefix: str = "") -> tuple[Column, ...]:
    """Return the columns that say in which section something stands."""
    return (
        Column(f"{prefix}section", use=Use.DATA),
        Column(f"{prefix}heading"),
        Column(f"{prefix}role", Kind.CODE, words=_SECTION_WORDS),
    )


def section(lookup: Lookup, identifier: str | None) -> tuple[Value, ...]:
    """Return the cells of `section_columns`."""
    return (identifier, lookup.heading(identifier), lookup.role(identifier))


def heading_columns(prefix: str = "") -> tuple[Column, ...]:
    """Return the columns of a section's heading."""
    return (
        Column(f"{prefix}heading", Kind.LONG),
        Column(f"{prefix}place", Kind.PLACE, use=Use.WORKBOOK),
        Column(f"{prefix}line", Kind.INTEGER, use=Use.DATA),
    )


def heading(lookup: Lookup, identifier: str) -> tuple[Value, ...]:
    """Return the cells of `heading_columns`; a section without a heading has only its line."""
    document, found = lookup.section(identifier)
    place = lookup.place(document, found.start, found.body_start)
    if found.heading is None or found.heading_kind is HeadingKind.NONE:
        return (None, None, place.line)
    return (found.heading, place, place.line)
