"""Align sections of different districts by role and theme; none is forced."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.model.findings import Alignment, Formula, Grade, SectionPair
from compare.model.report import Document, Role, Section, Sentence
from compare.scoring.similarity import Matrix, similarity_matrix
from compare.settings import SimilaritySettings

# Roles that correspond whatever their theme.
_THEMELESS = (
    Role.OVERALL_REQUIREMENT,
    Role.TARGETS,
    Role.SELF_CRITICISM,
)
_THEMED = (Role.REVIEW, Role.PLAN)
_ORDER = (Role.REVIEW, Role.SELF_CRITICISM, Role.OVERALL_REQUIREMENT, Role.TARGETS, Role.PLAN)
# Below this many letters a sentence without its formulas says nothing any more.
_SHORTEST_REST = 4


def align_sections(
    documents: Sequence[Document], theme_order: Sequence[str]
) -> tuple[Alignment, ...]:
    """Return the alignments by role, then theme; every comparable document has an entry.

    An empty entry says 无对应. Only sections that hold sentences of their own are named, so that no
    text is compared twice.
    """
    taking_part = [document for document in documents if document.comparable]
    cells: dict[tuple[Role, str | None], dict[str, list[str]]] = {}
    for document in taking_part:
        spoken = {s.section for s in document.sentences if not s.is_heading}
        for section in document.sections:
            key = _key(section)
            if key is not None and section.id in spoken:
                cells.setdefault(key, {}).setdefault(document.id, []).append(section.id)
    ranked = sorted(cells, key=lambda key: (_ORDER.index(key[0]), _rank(key[1], theme_order)))
    return tuple(
        Alignment(
            role,
            theme,
            {d.id: tuple(cells[role, theme].get(d.id, ())) for d in taking_part},
        )
        for role, theme in ranked
    )


def _key(section: Section) -> tuple[Role, str | None] | None:
    if section.role in _THEMELESS:
        return section.role, None
    if section.role in _THEMED and section.theme:
        return section.role, section.theme
    return None


def _rank(theme: str | None, order: Sequence[str]) -> int:
    return order.index(theme) if theme in order else len(order)


def pair_sections(
    alignments: Sequence[Alignment],
    documents: Sequence[Document],
    formulas: Sequence[Formula],
    settings: SimilaritySettings,
) -> tuple[SectionPair, ...]:
    """Return the scores of all aligned sections of different districts.

    A score is the mean, over the letters of both sections, of each sentence's best score in the
    other section: long and short sections count alike. The second score leaves formulas out.
    """
    speakers = {document.id: document.speaker for document in documents}
    sentences = {
        section.id: [s for s in document.sentences if s.section == section.id and not s.is_heading]
        for document in documents
        for section in document.sections
    }
    spans = _formula_spans(formulas)
    pairs: list[SectionPair] = []
    for alignment in alignments:
        members = [(d, s) for d, ids in alignment.sections.items() for s in ids]
        for index, (document, section) in enumerate(members):
            for other, other_section in members[index + 1 :]:
                if speakers[document] != speakers[other]:
                    a, b = sentences[section], sentences[other_section]
                    pairs.append(_pair(section, other_section, a, b, spans, settings))
    return tuple(pairs)


Spans = dict[str, list[tuple[int, int]]]


def _formula_spans(formulas: Sequence[Formula]) -> Spans:
    spans: Spans = {}
    for formula in formulas:
        for variant in formula.variants:
            for place in variant.occurrences:
                spans.setdefault(place.document, []).append((place.start, place.end))
    return spans


def _pair(
    a: str,
    b: str,
    left: Sequence[Sentence],
    right: Sequence[Sentence],
    spans: Spans,
    settings: SimilaritySettings,
) -> SectionPair:
    score = _section_score([s.letters for s in left], [s.letters for s in right])
    rest_a, rest_b = ([_rest(s, spans) for s in side] for side in (left, right))
    rest_a, rest_b = ([t for t in side if len(t) >= _SHORTEST_REST] for side in (rest_a, rest_b))
    without = _section_score(rest_a, rest_b) if rest_a and rest_b else None
    return SectionPair(a, b, score, without, _grade(score, left, right, settings))


def _section_score(left: Sequence[str], right: Sequence[str]) -> float:
    scores: Matrix = similarity_matrix(left, right)
    weights_a = np.array([len(text) for text in left], dtype=float)
    weights_b = np.array([len(text) for text in right], dtype=float)
    best_a = float((scores.max(axis=1) * weights_a).sum() / weights_a.sum())
    best_b = float((scores.max(axis=0) * weights_b).sum() / weights_b.sum())
    return round((best_a + best_b) / 2, 1)


def _rest(sentence: Sentence, spans: Spans) -> str:
    """Return a sentence's letters outside all formulas."""
    taken = [
        (low, high)
        for low, high in spans.get(sentence.document, ())
        if low < sentence.end and sentence.start < high
    ]
    return "".join(
        character
        for character, place in zip(sentence.text, sentence.clean.positions, strict=True)
        if character.isalnum() and not any(low <= place < high for low, high in taken)
    )


def _grade(
    score: float, left: Sequence[Sentence], right: Sequence[Sentence], settings: SimilaritySettings
) -> Grade:
    if [s.letters for s in left] == [s.letters for s in right]:
        return Grade.VERBATIM
    if score >= settings.variant:
        return Grade.VARIANT
    return Grade.RELATED if score >= settings.section_related else Grade.UNRELATED
