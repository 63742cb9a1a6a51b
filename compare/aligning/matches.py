"""Match the sentences of different districts once; pairs of sentences and of sections use it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.model.findings import Grade
from compare.model.report import Document, Sentence
from compare.scoring.grading import Grader
from compare.settings import SimilaritySettings


@dataclass(frozen=True, slots=True)
class SentenceMatch:
    """Hold two sentences of different speakers that are related at least.

    `is_best` tells whether neither has a better partner in the other's document, or one has none.
    """

    a: Sentence
    b: Sentence
    score: float
    grade: Grade
    is_best: bool


def spoken_sentences(document: Document, settings: SimilaritySettings) -> list[Sentence]:
    """Return the sentences of a document that are compared: whole, no headings, long enough."""
    return [
        sentence
        for sentence in document.sentences
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


def match_sentences(documents: Sequence[Document], grader: Grader) -> tuple[SentenceMatch, ...]:
    """Return all related pairs of sentences of different speakers, document by document.

    Moved text is found too, because every sentence meets every other one.
    """
    taking_part = [document for document in documents if document.comparable]
    sentences = [spoken_sentences(document, grader.settings) for document in taking_part]
    rows = [grader.rarity.rows([s.letters for s in group]) for group in sentences]
    found: list[SentenceMatch] = []
    for first, a in enumerate(taking_part):
        for second in range(first + 1, len(taking_part)):
            if a.speaker == taking_part[second].speaker:
                continue
            matches = list(grader.matches(rows[first], rows[second]))
            best_row: dict[int, float] = {}
            best_column: dict[int, float] = {}
            for match in matches:
                best_row[match.row] = max(match.score, best_row.get(match.row, 0))
                best_column[match.column] = max(match.score, best_column.get(match.column, 0))
            found.extend(
                SentenceMatch(
                    sentences[first][match.row],
                    sentences[second][match.column],
                    match.score,
                    match.grade,
                    match.score in (best_row[match.row], best_column[match.column]),
                )
                for match in matches
            )
    return tuple(found)
