"""Describe figures as tables: one by one, and side by side where they count the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from compare.export.tables.definition import Column, Kind, Row, Table, Use
from compare.export.tables.lookup import Lookup
from compare.export.tables.shared import (
    quote,
    section,
    section_columns,
    speaker,
    speaker_columns,
)
from compare.export.tables.shared import quote_columns as quotes
from compare.model.findings import Indicator

_VALUE = (
    Column("value", Kind.NUMBER),
    Column("upper", Kind.NUMBER),
    Column("unit"),
    Column("approximation"),
    Column("year", Kind.YEAR),
    Column("kind", Kind.CODE, words="kind"),
    Column("scope"),
)


def indicators(lookup: Lookup) -> Table:
    """Return all figures, each with its sentence."""
    columns = (
        *speaker_columns(),
        Column("name"),
        *_VALUE,
        *quotes(),
        Column("sentence_text", Kind.LONG),
        Column("sentence_place", Kind.PLACE, use=Use.WORKBOOK),
        *section_columns(),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.indicators:
            yield (
                *speaker(lookup, lookup.document(item.passage.document)),
                item.name,
                *_value(item),
                *quote(lookup, item.passage),
                *quote(lookup, item.sentence)[:2],
                *section(lookup, item.section),
            )

    return Table("indicators", columns, rows, leading=2)


def indicator_groups(lookup: Lookup) -> Table:
    """Return figures of several districts that count the same thing, one row a figure."""
    columns = (
        Column("group", Kind.INTEGER),
        Column("name"),
        Column("districts", Kind.INTEGER),
        Column("comparable", Kind.FLAG, words="comparable"),
        *speaker_columns(),
        *_VALUE,
        *quotes(),
        Column("sentence_text", Kind.LONG),
        Column("sentence_place", Kind.PLACE, use=Use.WORKBOOK),
    )

    def rows() -> Iterator[Row]:
        for number, group in enumerate(lookup.findings.indicator_groups, 1):
            documents = [lookup.document(item.passage.document) for item in group.indicators]
            count = len({document.speaker for document in documents})
            for item, document in zip(group.indicators, documents, strict=True):
                yield (
                    number,
                    group.name,
                    count,
                    group.comparable,
                    *speaker(lookup, document),
                    *_value(item),
                    *quote(lookup, item.passage),
                    *quote(lookup, item.sentence)[:2],
                )

    return Table("indicator_groups", columns, rows, leading=2)


def _value(item: Indicator) -> Row:
    kind = item.kind.value
    return (item.value, item.upper, item.unit, item.approximation, item.year, kind, item.scope)
