"""Describe the texts as tables: documents, sections, doubts, what was removed or left out."""

from __future__ import annotations

from collections.abc import Iterator

from compare.export.tables.definition import Column, Kind, Original, Row, Table, Use
from compare.export.tables.lookup import DOCUMENTS, SECTIONS, Lookup
from compare.export.tables.shared import (
    heading,
    heading_columns,
    quote_columns,
    raw_quote,
    speaker,
    speaker_columns,
)
from compare.model.report import Document
from compare.text import letters_of


def documents(lookup: Lookup) -> Table:
    """Return all documents: who, when, which kind, how long, how complete, from which file."""
    columns = (
        Column("number", Kind.INTEGER),
        Column("document", use=Use.DATA),
        Column("district"),
        Column("title", Kind.LONG),
        Column("city"),
        Column("level"),
        Column("body", Kind.CODE, words="body"),
        Column("kind"),
        Column("author"),
        Column("review_year", Kind.YEAR),
        Column("plan_year", Kind.YEAR),
        Column("code"),
        Column("letters", Kind.INTEGER),
        Column("sections", Kind.INTEGER),
        Column("sentences", Kind.INTEGER),
        Column("damaged_sentences", Kind.INTEGER),
        Column("completeness", Kind.CODE, words="complete"),
        Column("comparable", Kind.FLAG),
        Column("source", use=Use.DATA),
        Column("path", Kind.LONG),
        Column("format", Kind.CODE, words="format"),
        Column("sha256", use=Use.DATA),
        Column("start", Kind.INTEGER, use=Use.DATA),
        Column("end", Kind.INTEGER, use=Use.DATA),
    )
    found = lookup.findings.documents
    return Table(DOCUMENTS, columns, lambda: (_document(d, lookup) for d in found), leading=2)


def _document(document: Document, lookup: Lookup) -> Row:
    identity, source = document.identity, lookup.source(document)
    state = {
        (False, False): "whole",
        (True, False): "missing_start",
        (False, True): "missing_end",
        (True, True): "both",
    }[document.missing_start, document.missing_end]
    own = [sentence for sentence in document.sentences if not sentence.is_heading]
    return (
        document.number,
        document.id,
        identity.district,
        Original(document.title, source.id, document.start, document.end),
        identity.city,
        identity.level,
        identity.body,
        identity.kind,
        document.author,
        identity.review_year,
        identity.plan_year,
        identity.code,
        sum(len(letters_of(sentence.text)) for sentence in document.sentences),
        len(document.sections),
        len(own),
        sum(not sentence.usable for sentence in document.sentences),
        state,
        document.comparable,
        source.id,
        source.path,
        source.format,
        source.sha256,
        document.start,
        document.end,
    )


def sections(lookup: Lookup) -> Table:
    """Return the section trees of all documents."""
    columns = (
        *speaker_columns(),
        Column("section"),
        Column("parent", use=Use.DATA),
        Column("level", Kind.INTEGER),
        *heading_columns(),
        Column("heading_kind", Kind.CODE, words="heading_kind"),
        Column("role", Kind.CODE, words="role"),
        Column("theme"),
        Column("start", Kind.INTEGER, use=Use.DATA),
        Column("end", Kind.INTEGER, use=Use.DATA),
        Column("body_start", Kind.INTEGER, use=Use.DATA),
        Column("confidence", Kind.SHARE),
    )

    def rows() -> Iterator[Row]:
        for document in lookup.findings.documents:
            for section in document.sections:
                yield (
                    *speaker(lookup, document),
                    section.id,
                    section.parent,
                    section.level,
                    *heading(lookup, section.id),
                    section.heading_kind.value,
                    section.role.value,
                    section.theme,
                    section.start,
                    section.end,
                    section.body_start,
                    section.confidence,
                )

    return Table(SECTIONS, columns, rows, leading=2)


def doubts(lookup: Lookup) -> Table:
    """Return raw text that may be damaged."""
    columns = (
        *speaker_columns(),
        Column("reason", Kind.CODE, words="doubt"),
        *quote_columns(),
        Column("suggestion"),
        Column("confidence", Kind.SHARE),
    )

    def rows() -> Iterator[Row]:
        for document in lookup.findings.documents:
            for doubt in document.doubts:
                yield (
                    *speaker(lookup, document),
                    doubt.reason,
                    *raw_quote(lookup, document, (doubt.start, doubt.end), doubt.quote),
                    doubt.suggestion,
                    doubt.confidence,
                )

    return Table("doubts", columns, rows, leading=2)


def removed(lookup: Lookup) -> Table:
    """Return raw text that is no content."""
    columns = (
        *speaker_columns(),
        Column("reason", Kind.CODE, words="removed"),
        *quote_columns(),
    )

    def rows() -> Iterator[Row]:
        for document in lookup.findings.documents:
            for item in document.removed:
                yield (
                    *speaker(lookup, document),
                    item.reason,
                    *raw_quote(lookup, document, (item.start, item.end), item.quote),
                )

    return Table("removed", columns, rows, leading=2)


def skipped(lookup: Lookup) -> Table:
    """Return the inputs that were left out, with their reasons."""
    columns = (Column("path", Kind.LONG), Column("reason", Kind.LONG))
    return Table("skipped", columns, lambda: ((s.path, s.reason) for s in lookup.findings.skipped))
