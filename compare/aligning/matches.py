"""Match the sentences of different districts once; pairs of sentences and of sections use it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from compare.model.findings import Alignment, Grade
from compare.model.report import Document, Sentence
from compare.scoring.grading import Grader, Match
from compare.settings import SimilaritySettings

# A partner in the same topic counts if it is the best one of either sentence and reaches this part
# of the other's best, or reaches that part of both.
_OF_THE_OTHER = 0.6
_OF_BOTH = 0.85


@dataclass(frozen=True, slots=True)
class SentenceMatch:
    """Hold two sentences of different speakers that are related at least.

    `aligned` tells whether they stand in corresponding sections. `is_best` tells whether neither
    has a better partner in the other's document, or one has none; of one topic also whether both
    are nearly as good as the best.
    """

    a: Sentence
    b: Sentence
    score: float
    grade: Grade
    is_best: bool
    aligned: bool = False


def spoken_sentences(document: Document, settings: SimilaritySettings) -> list[Sentence]:
    """Return the sentences of a document that are compared: whole, no headings, long enough."""
    return [
        sentence
        for sentence in document.spoken
        if sentence.usable
        and not sentence.is_heading
        and len(sentence.letters) >= settings.shortest
    ]


def grader_of(documents: Sequence[Document], settings: SimilaritySettings) -> Grader:
    """Return the grader that knows the wording of all comparable documents."""
    return Grader.of(
        [
            sentence.letters
            for document in documents
            if document.comparable
            for sentence in spoken_sentences(document, settings)
        ],
        settings,
    )


def match_sentences(
    documents: Sequence[Document], grader: Grader, alignments: Sequence[Alignment] = ()
) -> tuple[SentenceMatch, ...]:
    """Return all related pairs of sentences of different speakers, document by document.

    Moved text is found too, because every sentence meets every other one; but in sections that do
    not correspond, where chance has more room, less counts as related.
    """
    taking_part = [document for document in documents if document.comparable]
    sentences = [spoken_sentences(document, grader.settings) for document in taking_part]
    rows = [grader.rarity.rows([s.letters for s in group]) for group in sentences]
    topics = [
        _topics(document, group, alignments)
        for document, group in zip(taking_part, sentences, strict=True)
    ]
    settings = grader.settings
    found: list[SentenceMatch] = []
    for first, a in enumerate(taking_part):
        for second in range(first + 1, len(taking_part)):
            if a.speaker == taking_part[second].speaker:
                continue
            aligned = (topics[first] @ topics[second].T).toarray() > 0
            least = np.where(aligned, settings.related_aligned, settings.related_apart)
            matches = list(grader.matches(rows[first], rows[second], least if alignments else None))
            best = _best(matches, aligned)
            found.extend(
                SentenceMatch(
                    sentences[first][match.row],
                    sentences[second][match.column],
                    match.score,
                    match.grade,
                    is_best,
                    bool(aligned[match.row, match.column]),
                )
                for match, is_best in zip(matches, best, strict=True)
            )
    return tuple(found)


def _topics(
    document: Document, sentences: Sequence[Sentence], alignments: Sequence[Alignment]
) -> csr_matrix:
    """Return which sentence belongs to which alignment, shape (sentences, alignments)."""
    covered = [document.covered(a.sections.get(document.id, ())) for a in alignments]
    flags = [[sentence.section in sections for sections in covered] for sentence in sentences]
    shape = len(sentences), len(alignments)
    return csr_matrix(np.array(flags, dtype=np.int32).reshape(shape))


def _best(matches: Sequence[Match], aligned: NDArray[np.bool_]) -> list[bool]:
    """Return of each match whether it is worth showing, as `SentenceMatch` says."""
    tops: dict[tuple[str, bool, int], float] = {}
    for match in matches:
        inside = bool(aligned[match.row, match.column])
        for key in (("row", inside, match.row), ("column", inside, match.column)):
            tops[key] = max(match.score, tops.get(key, 0.0))
    found: list[bool] = []
    for match in matches:
        inside = bool(aligned[match.row, match.column])
        row = tops["row", inside, match.row]
        column = tops["column", inside, match.column]
        if not inside:
            row = max(row, tops.get(("row", True, match.row), 0.0))
            column = max(column, tops.get(("column", True, match.column), 0.0))
        part = match.score / max(row, column)
        is_top = match.score in (row, column) and (not inside or part >= _OF_THE_OTHER)
        found.append(is_top or (inside and part >= _OF_BOTH))
    return found
