"""Describe what districts do and admit as tables: initiatives, shortcomings, promises, changes."""

from __future__ import annotations

from collections.abc import Iterator

from compare.export.tables.definition import Column, Kind, Row, Table, Use
from compare.export.tables.lookup import Lookup
from compare.export.tables.shared import (
    passage,
    passage_columns,
    quote,
    quote_columns,
    section,
    section_columns,
)


def initiatives(lookup: Lookup) -> Table:
    """Return what only one district does, why it stands out, and who comes nearest."""
    columns = (
        Column("name"),
        *passage_columns(),
        Column("reason", Kind.LONG),
        Column("score", Kind.NUMBER),
        *passage_columns("nearest_"),
        Column("nearest_score", Kind.SCORE),
        Column("formulas", Kind.LIST),
        *section_columns(),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.initiatives:
            near = item.nearest
            yield (
                item.name,
                *passage(lookup, item.passage),
                item.reason,
                item.score,
                *passage(lookup, near.passage if near else None),
                near.score if near else None,
                item.formulas,
                *section(lookup, item.section),
            )

    return Table("initiatives", columns, rows, leading=2)


def self_criticism(lookup: Lookup) -> Table:
    """Return admitted shortcomings and the plan sections that answer them."""
    columns = (
        *passage_columns(),
        Column("theme"),
        Column("answered_by", Kind.LIST, use=Use.DATA),
        Column("answers", Kind.LIST, use=Use.WORKBOOK),
        *section_columns(),
    )

    def rows() -> Iterator[Row]:
        for item in lookup.findings.self_criticism:
            answers = (lookup.heading(identifier) for identifier in item.answered_by)
            yield (
                *passage(lookup, item.passage),
                item.theme,
                item.answered_by,
                tuple(heading for heading in answers if heading),
                *section(lookup, item.section),
            )

    return Table("self_criticism", columns, rows, leading=2)


def promises(lookup: Lookup) -> Table:
    """Return the promises of one year's plan with what the next review says of each."""
    columns = (
        Column("from_year", Kind.YEAR),
        Column("to_year", Kind.YEAR),
        *passage_columns(),
        Column("status", Kind.CODE, words="status"),
        *passage_columns("evidence_"),
        Column("score", Kind.SHARE, use=Use.DATA),
        *quote_columns("repeated_"),
    )

    def rows() -> Iterator[Row]:
        for promise in lookup.findings.promises:
            for found in promise.evidence or (None,):
                yield (
                    promise.pair.from_year,
                    promise.pair.to_year,
                    *passage(lookup, promise.passage),
                    promise.status.value,
                    *passage(lookup, found),
                    promise.score,
                    *quote(lookup, promise.repeated),
                )

    return Table("promises", columns, rows, leading=3)


def changes(lookup: Lookup) -> Table:
    """Return what became of formulas from one year to the next."""
    columns = (
        Column("district"),
        Column("body", Kind.CODE, words="body"),
        Column("from_year", Kind.YEAR),
        Column("to_year", Kind.YEAR),
        Column("formula"),
        Column("formula_text", Kind.LONG),
        Column("change", Kind.CODE, words="change"),
        *quote_columns("earlier_"),
        *quote_columns("later_"),
    )

    def rows() -> Iterator[Row]:
        texts = {formula.id: formula.text for formula in lookup.findings.formulas}
        for item in lookup.findings.changes:
            yield (
                item.district,
                item.body,
                item.from_year,
                item.to_year,
                lookup.formula(item.formula),
                texts.get(item.formula, item.formula),
                item.change.value,
                *quote(lookup, item.earlier),
                *quote(lookup, item.later),
            )

    return Table("changes", columns, rows)
