"""Find the nearest sentence of another district, and leave out what is nearly a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from compare.model.findings import Initiative, Nearest
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.passages import sentence_passage
from compare.scoring.grading import Grader
from compare.scoring.rarity import Rows
from compare.text import letters_of

# Places of sentences and the part of wording that each shares.
Parts = tuple[NDArray[np.integer], NDArray[np.floating]]
# So many sentences that share the rarest wording are compared letter by letter.
_NEAR = 12
# Texts whose shared wording is held at once.
_AT_ONCE = 256


def with_nearest(
    initiatives: Sequence[Initiative],
    documents: Sequence[Document],
    sources: dict[str, Source],
    grader: Grader,
    most_similar: float,
) -> list[Initiative]:
    """Return the initiatives with the nearest sentence of another district, without near copies."""
    by_id = {document.id: document for document in documents}
    others = [s for d in documents for s in d.spoken if s.usable and not s.is_heading]
    if not initiatives or not others:
        return list(initiatives)
    speakers = np.array([by_id[sentence.document].speaker for sentence in others])
    letters = [letters_of(initiative.passage.text) for initiative in initiatives]
    told = grader.rarity.rows([sentence.letters for sentence in others])
    placed = []
    shared = _shared_parts(letters, told, grader)
    for initiative, text, parts in zip(initiatives, letters, shared, strict=True):
        is_foreign = speakers != by_id[initiative.passage.document].speaker
        near = _greatest(*parts, is_foreign)
        if not near:
            placed.append(initiative)
            continue
        scores = grader.scores_of_pairs([text] * len(near), [others[i].letters for i in near])
        greatest, place = max(zip(scores, (-i for i in near), strict=True))
        score, best = round(greatest, 1), -place
        is_far = score <= most_similar
        if is_far or not _is_copied(initiative, others[best], grader, most_similar):
            placed.append(
                replace(initiative, nearest=_nearest(others[best], score, by_id, sources))
            )
    return placed


def _shared_parts(letters: Sequence[str], told: Rows, grader: Grader) -> Iterator[Parts]:
    """Yield for each text which of those told share wording with it, in order, and what part.

    Few texts are taken at once: the table of all with all outgrows any memory.
    """
    for low in range(0, len(letters), _AT_ONCE):
        ours = grader.rarity.rows(letters[low : low + _AT_ONCE])
        shared = grader.rarity.shared(ours, told)
        shared.sort_indices()
        for row, (first, last) in enumerate(pairwise(shared.indptr)):
            places = shared.indices[first:last]
            yield places, shared.data[first:last] / (ours.masses[row] + told.masses[places])


def _greatest(
    places: NDArray[np.integer], parts: NDArray[np.floating], is_foreign: NDArray[np.bool_]
) -> list[int]:
    """Return the few foreign places with the greatest parts, the first of equal ones first.

    Where fewer share anything, the first others make up the number.
    """
    kept = is_foreign[places]
    places, parts = places[kept], parts[kept]
    if len(places) <= _NEAR:
        alone = np.setdiff1d(np.flatnonzero(is_foreign), places, assume_unique=True)
        places = np.concatenate((places, alone[:_NEAR]))
        parts = np.concatenate((parts, np.zeros(len(places) - len(parts), dtype=parts.dtype)))
    else:
        is_great = parts >= np.partition(parts, -_NEAR)[-_NEAR]
        places, parts = places[is_great], parts[is_great]
    return [int(place) for place in places[np.argsort(-parts, kind="stable")[:_NEAR]]]


def _is_copied(initiative: Initiative, other: Sentence, grader: Grader, most: float) -> bool:
    """Tell whether another sentence has a near copy of the clauses that name the doing.

    Common clauses beside them are no reason against it.
    """
    named = [
        clause
        for clause in map(letters_of, initiative.passage.text.split("，"))
        if letters_of(initiative.name) in clause
    ] or [letters_of(initiative.passage.text)]
    theirs = [other.letters, *map(letters_of, other.text.split("，"))]
    both = [(one, two) for one in named for two in theirs if two]
    scores = grader.scores_of_pairs([one for one, _ in both], [two for _, two in both])
    return any(score > most for score in scores)


def _nearest(
    sentence: Sentence, score: float, documents: dict[str, Document], sources: dict[str, Source]
) -> Nearest:
    return Nearest(sentence_passage(sentence, documents[sentence.document], sources), score)
