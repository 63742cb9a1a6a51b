"""Describe shared formulas as tables: who uses them how, and every place where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from compare.export.tables.definition import Column, Kind, Row, Table, Use, Value
from compare.export.tables.lookup import FORMULAS, Lookup
from compare.export.tables.shared import (
    passage,
    passage_columns,
    quote,
    section,
    section_columns,
)
from compare.model.findings import Grade
from compare.text import letters_of

_USES = "symbol_meaning"


def formula_matrix(lookup: Lookup) -> Table:
    """Return formula × district for reading; a district's cell is empty where it has none."""
    columns = (
        Column("formula"),
        Column("formula_text", Kind.LONG),
        Column("slots", Kind.LONG),
        Column("districts", Kind.INTEGER),
        Column("verbatim_districts", Kind.INTEGER),
        Column("occurrences", Kind.INTEGER),
        *(Column(district, Kind.CODE, words=_USES) for district in lookup.districts),
    )

    def rows() -> Iterator[Row]:
        for formula in lookup.findings.formulas:
            places = sum(len(variant.occurrences) for variant in formula.variants)
            counts: tuple[Value, ...] = (
                len(formula.districts),
                sum(use is Grade.VERBATIM for use in formula.uses.values()),
                places,
            )
            own = (formula.uses.get(district) for district in lookup.districts)
            yield (formula.id, formula.text, formula.slots, *counts, *own)

    return Table(FORMULAS, columns, rows, leading=2, use=Use.WORKBOOK)


def formulas(lookup: Lookup) -> Table:
    """Return formulas with their districts, for programs."""
    columns = (
        Column("formula"),
        Column("text", Kind.LONG),
        Column("slots", Kind.LONG),
        Column("districts", Kind.LIST),
        Column("documents", Kind.LIST),
        Column("variants", Kind.INTEGER),
    )

    def rows() -> Iterator[Row]:
        for each in lookup.findings.formulas:
            named = (each.districts, each.documents)
            yield (each.id, each.text, each.slots, *named, len(each.variants))

    return Table("formulas", columns, rows, use=Use.DATA)


def formula_uses(lookup: Lookup) -> Table:
    """Return the matrix in long form, for programs: one row for each formula and district."""
    columns = (
        Column("formula"),
        Column("district"),
        Column("use", Kind.CODE, words=_USES),
        Column("occurrences", Kind.INTEGER),
    )

    def rows() -> Iterator[Row]:
        for formula in lookup.findings.formulas:
            counts = Counter(
                lookup.document(place.document).speaker
                for variant in formula.variants
                for place in variant.occurrences
            )
            for district, count in counts.items():
                yield (formula.id, district, formula.uses[district], count)

    return Table("formula_uses", columns, rows, use=Use.DATA)


def formula_occurrences(lookup: Lookup) -> Table:
    """Return every place of every formula with the sentence around it."""
    columns = (
        Column("formula"),
        Column("formula_text", Kind.LONG),
        Column("use", Kind.CODE, words=_USES),
        *passage_columns(),
        Column("sentence_text", Kind.LONG),
        Column("sentence_place", Kind.PLACE, use=Use.WORKBOOK),
        *section_columns(),
    )

    def rows() -> Iterator[Row]:
        for formula in lookup.findings.formulas:
            canonical = letters_of(formula.text)
            for variant in formula.variants:
                for place in variant.occurrences:
                    same = letters_of(place.text) == canonical
                    yield (
                        lookup.formula(formula.id),
                        formula.text,
                        Grade.VERBATIM if same else Grade.VARIANT,
                        *passage(lookup, place),
                        *quote(lookup, lookup.sentence(place))[:2],
                        *section(lookup, lookup.section_of(place)),
                    )

    return Table("formula_occurrences", columns, rows, leading=2)


def brands(lookup: Lookup) -> Table:
    """Return the local names that districts made of a common one."""
    columns = (
        Column("name"),
        Column("districts", Kind.LIST),
        *passage_columns(),
    )

    def rows() -> Iterator[Row]:
        for brand in lookup.findings.brands:
            for _, place in brand.local_forms:
                yield (brand.name, brand.districts, *passage(lookup, place))

    return Table("brands", columns, rows)
