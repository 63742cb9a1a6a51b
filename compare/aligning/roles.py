"""Compare districts as wholes, role by role; never across roles and never as a ranking."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from compare.model.findings import RoleSimilarity
from compare.model.report import Document, Role, Sentence
from compare.scoring.similarity import similarity_matrix

_ROLES = (Role.REVIEW, Role.PLAN)
_SHORTEST = 8


def compare_roles(documents: Sequence[Document]) -> tuple[RoleSimilarity, ...]:
    """Return the district × district scores of the review and of the plan.

    A score is the mean, over the letters of both texts, of each sentence's best score in the other
    text, so that long and short texts count alike.
    """
    return tuple(
        similarity for role in _ROLES if (similarity := _compare(documents, role)) is not None
    )


def _compare(documents: Sequence[Document], role: Role) -> RoleSimilarity | None:
    texts = _texts(documents, role)
    if len(texts) < 2:
        return None
    districts = tuple(texts)
    # The score does not depend on the order, so each pair is worked out once.
    known = {pair: _score(texts[pair[0]], texts[pair[1]]) for pair in combinations(districts, 2)}
    return RoleSimilarity(
        role,
        districts,
        tuple(tuple(known.get((a, b), known.get((b, a))) for b in districts) for a in districts),
    )


def _texts(documents: Sequence[Document], role: Role) -> dict[str, list[str]]:
    """Return the letters of each speaker's sentences in a role, speakers in order of documents."""
    texts: dict[str, list[str]] = {}
    for document in documents:
        roles = {section.id: section.role for section in document.sections}
        sentences = [s for s in document.sentences if _counts(s) and roles[s.section] is role]
        if document.comparable and sentences:
            texts.setdefault(document.speaker, []).extend(s.letters for s in sentences)
    return texts


def _counts(sentence: Sentence) -> bool:
    return sentence.usable and not sentence.is_heading and len(sentence.letters) >= _SHORTEST


def _score(a: Sequence[str], b: Sequence[str]) -> float:
    scores = similarity_matrix(a, b)
    directions = [(scores.max(axis=1), a), (scores.max(axis=0), b)]
    means = [np.average(best, weights=[len(text) for text in texts]) for best, texts in directions]
    return round(float(np.mean(means)), 1)
