"""Describe what corresponds as tables: aligned sections, section and sentence pairs, roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from compare.export.tables.definition import Column, Kind, Row, Table, Use, Value
from compare.export.tables.lookup import Lookup
from compare.export.tables.shared import (
    heading,
    heading_columns,
    passage,
    passage_columns,
    speaker,
    speaker_columns,
)
from compare.model.findings import Grade, SectionPair, SentencePair

_MATCHED, _UNMATCHED = "matched", "unmatched"


def alignments(lookup: Lookup) -> Table:
    """Return the corresponding sections topic by topic; a document without one is unmatched."""
    columns = (
        Column("role", Kind.CODE, words="role"),
        Column("theme"),
        *speaker_columns(),
        Column("match", Kind.CODE, words="match"),
        Column("section"),
        *heading_columns(),
    )

    def rows() -> Iterator[Row]:
        for alignment in lookup.findings.alignments:
            topic = (alignment.role.value, alignment.theme)
            for identifier, sections in alignment.sections.items():
                own = speaker(lookup, lookup.document(identifier))
                if not sections:
                    yield (*topic, *own, _UNMATCHED, None, None, None, None)
                for section in sections:
                    yield (
                        *topic,
                        *own,
                        _MATCHED,
                        lookup.section_link(section),
                        *heading(lookup, section),
                    )

    return Table("alignments", columns, rows, leading=3)


def section_pairs(lookup: Lookup) -> Table:
    """Return all pairs of aligned sections with their scores, for programs."""
    return _section_table(lookup, lookup.findings.section_pairs, Use.DATA)


def close_section_pairs(lookup: Lookup) -> Table:
    """Return the pairs of aligned sections that have something in common, for reading.

    Most pairs have not, and they grow with the square of the districts.
    """
    pairs = tuple(p for p in lookup.findings.section_pairs if p.grade is not Grade.UNRELATED)
    return _section_table(lookup, pairs, Use.WORKBOOK)


def _section_table(lookup: Lookup, pairs: Sequence[SectionPair], use: Use) -> Table:
    columns = (
        Column("role", Kind.CODE, words="role"),
        Column("theme"),
        Column("grade", Kind.CODE, words="grade"),
        Column("score", Kind.SCORE),
        Column("score_without_formulas", Kind.SCORE),
        *_side("a_"),
        *_side("b_"),
    )

    def rows() -> Iterator[Row]:
        for pair in pairs:
            _, section = lookup.section(pair.a)
            yield (
                section.role.value,
                section.theme,
                pair.grade.value,
                pair.score,
                pair.score_without_formulas,
                *_section(lookup, pair.a),
                *_section(lookup, pair.b),
            )

    return Table("section_pairs", columns, rows, leading=2, use=use)


def sentence_pairs(lookup: Lookup) -> Table:
    """Return close sentences of different districts with the words in which they differ."""
    columns = (
        Column("grade", Kind.CODE, words="grade"),
        Column("score", Kind.SCORE),
        *passage_columns("a_"),
        *passage_columns("b_"),
        Column("moved", Kind.CODE, words="link"),
        Column("cluster", Kind.INTEGER),
        Column("changed_words", Kind.LIST, use=Use.WORKBOOK),
        Column("differences", Kind.LIST, use=Use.DATA),
    )

    def rows() -> Iterator[Row]:
        for pair in lookup.findings.sentence_pairs:
            differences = _differences(pair)
            # Of sentences in other words nearly all words differ, which tells a reader nothing.
            changed = () if pair.grade is Grade.RELATED else differences
            yield (
                pair.grade.value,
                pair.score,
                *passage(lookup, pair.a),
                *passage(lookup, pair.b),
                pair.moved.value if pair.moved else None,
                pair.cluster,
                changed,
                differences,
            )

    return Table("sentence_pairs", columns, rows, leading=2)


def role_similarities(lookup: Lookup) -> Table:
    """Return how close each two districts are in a role."""
    columns = (
        Column("role", Kind.CODE, words="role"),
        Column("a_district"),
        Column("b_district"),
        Column("score", Kind.SCORE),
    )

    def rows() -> Iterator[Row]:
        for similarity in lookup.findings.role_similarities:
            names = similarity.districts
            for i, j in combinations(range(len(names)), 2):
                score = similarity.scores[i][j]
                if score is not None:
                    yield (similarity.role.value, names[i], names[j], score)

    return Table("role_similarities", columns, rows)


def _side(prefix: str) -> tuple[Column, ...]:
    return (*speaker_columns(prefix), Column(f"{prefix}section"), *heading_columns(prefix))


def _section(lookup: Lookup, identifier: str) -> tuple[Value, ...]:
    document, _ = lookup.section(identifier)
    return (
        *speaker(lookup, document),
        lookup.section_link(identifier),
        *heading(lookup, identifier),
    )


def _differences(pair: SentencePair) -> tuple[str, ...]:
    """Return the changed words as 甲→乙; what one side does not have is empty."""
    return tuple(f"{d.a}→{d.b}" for d in pair.differences)
