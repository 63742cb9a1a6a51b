"""Find the nearest sentence of another district, and leave out what is nearly a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from compare.model.findings import Initiative, Nearest
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.passages import sentence_passage
from compare.scoring.grading import Grader
from compare.scoring.rarity import Rows
from compare.text import letters_of

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
    for initiative, text, row in zip(initiatives, letters, shared, strict=True):
        foreign = np.where(speakers != by_id[initiative.passage.document].speaker, row, -1.0)
        near = [int(index) for index in np.argsort(-foreign, kind="stable")[:_NEAR]]
        found = [(grader.score(text, others[i].letters), -i) for i in near if foreign[i] >= 0]
        if not found:
            placed.append(initiative)
            continue
        score, best = round(max(found)[0], 1), -max(found)[1]
        is_far = score <= most_similar
        if is_far or not _is_copied(initiative, others[best], grader, most_similar):
            placed.append(
                replace(initiative, nearest=_nearest(others[best], score, by_id, sources))
            )
    return placed


def _shared_parts(
    letters: Sequence[str], told: Rows, grader: Grader
) -> Iterator[NDArray[np.float32]]:
    """Yield for each text the part of wording it shares with each of those told.

    Few texts are taken at once: the table of all with all outgrows any memory.
    """
    for low in range(0, len(letters), _AT_ONCE):
        ours = grader.rarity.rows(letters[low : low + _AT_ONCE])
        shared = grader.rarity.shared(ours, told).toarray()
        yield from shared / np.add.outer(ours.masses, told.masses)


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
    return any(grader.score(one, two) > most for one in named for two in theirs if two)


def _nearest(
    sentence: Sentence, score: float, documents: dict[str, Document], sources: dict[str, Source]
) -> Nearest:
    return Nearest(sentence_passage(sentence, documents[sentence.document], sources), score)
