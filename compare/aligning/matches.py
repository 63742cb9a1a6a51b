"""Match the sentences of different districts once; pairs of sentences and of sections use it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from compare.model.findings import Alignment, Grade
from compare.model.report import Document, Sentence
from compare.scoring.grading import Floors, Grader, Match, Places
from compare.scoring.rarity import Rows
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

    Moved text is found too, because every sentence may meet every other one; but in sections that
    do not correspond, where chance has more room, less counts as related.
    """
    table = _Table.of([document for document in documents if document.comparable], grader)
    topics = _topics(table.sections, alignments)
    found: list[SentenceMatch] = []
    for low, high in pairwise(table.bounds):
        aligned = _Aligned(topics, table.section_numbers, low, high)
        matches = grader.matches(
            table.rows.part(low, high),
            table.rows.part(high, len(table.sentences)),
            _floors(
                (table.speakers[low:high], table.speakers[high:]),
                aligned if alignments else None,
                grader.settings,
            ),
        )
        by_document: dict[int, list[Match]] = {}
        for match in matches:
            by_document.setdefault(int(table.documents[high + match.column]), []).append(match)
        for second in sorted(by_document):
            group = by_document[second]
            inside = aligned.of(*_places(group))
            found.extend(
                SentenceMatch(
                    table.sentences[low + match.row],
                    table.sentences[high + match.column],
                    match.score,
                    match.grade,
                    is_best,
                    bool(is_inside),
                )
                for match, is_best, is_inside in zip(
                    group, _best(group, inside), inside, strict=True
                )
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Table:
    """Hold the sentences of all documents, one after the other, as rows of one matrix.

    The sentences of a document go from one of the bounds to the next; of each sentence the numbers
    of its document, speaker and section are known.
    """

    sentences: list[Sentence]
    rows: Rows
    bounds: list[int]
    documents: Places
    speakers: Places
    sections: list[tuple[Document, str]]
    section_numbers: Places

    @classmethod
    def of(cls, documents: Sequence[Document], grader: Grader) -> _Table:
        groups = [spoken_sentences(document, grader.settings) for document in documents]
        sentences = [sentence for group in groups for sentence in group]
        sizes = [len(group) for group in groups]
        numbers = {name: n for n, name in enumerate(dict.fromkeys(d.speaker for d in documents))}
        sections: dict[tuple[int, str], int] = {}
        section_numbers = [
            sections.setdefault((number, sentence.section), len(sections))
            for number, group in enumerate(groups)
            for sentence in group
        ]
        return cls(
            sentences,
            grader.rarity.rows([sentence.letters for sentence in sentences]),
            [0, *accumulate(sizes)],
            np.repeat(np.arange(len(documents)), sizes),
            np.repeat([numbers[document.speaker] for document in documents], sizes),
            [(documents[number], section) for number, section in sections],
            np.array(section_numbers, dtype=np.int64),
        )


class _Aligned:
    """Tell which sentences of one document correspond to which of the later ones by topic."""

    def __init__(self, topics: csr_matrix, sections: Places, low: int, high: int) -> None:
        own, self._rows = np.unique(sections[low:high], return_inverse=True)
        others, self._columns = np.unique(sections[high:], return_inverse=True)
        self._table = (topics[own] @ topics[others].T).toarray() > 0

    def of(self, rows: Places, columns: Places) -> NDArray[np.bool_]:
        """Return of pairs of sentences, by row and column, whether they correspond."""
        found: NDArray[np.bool_] = self._table[self._rows[rows], self._columns[columns]]
        return found


def _floors(
    speakers: tuple[Places, Places], aligned: _Aligned | None, settings: SimilaritySettings
) -> Floors:
    """Return what gives the score from which two sentences are related; none of one speaker are.

    `speakers` are those of the rows and of the columns.
    """

    def floors(rows: Places, columns: Places) -> NDArray[np.floating]:
        least = np.full(len(rows), settings.related)
        if aligned:
            inside = aligned.of(rows, columns)
            least = np.where(inside, settings.related_aligned, settings.related_apart)
        least[speakers[0][rows] == speakers[1][columns]] = np.inf
        return least

    return floors


def _topics(
    sections: Sequence[tuple[Document, str]], alignments: Sequence[Alignment]
) -> csr_matrix:
    """Return which section belongs to which alignment, shape (sections, alignments)."""
    covered: dict[str, list[frozenset[str]]] = {}
    flags = []
    for document, section in sections:
        if document.id not in covered:
            covered[document.id] = [
                document.covered(a.sections.get(document.id, ())) for a in alignments
            ]
        flags.append([section in inside for inside in covered[document.id]])
    shape = len(sections), len(alignments)
    return csr_matrix(np.array(flags, dtype=np.int32).reshape(shape))


def _places(matches: Sequence[Match]) -> tuple[Places, Places]:
    """Return the rows and columns of matches."""
    rows = np.array([match.row for match in matches], dtype=np.int64)
    return rows, np.array([match.column for match in matches], dtype=np.int64)


def _best(matches: Sequence[Match], aligned: Sequence[bool] | NDArray[np.bool_]) -> list[bool]:
    """Return of each match whether it is worth showing, as `SentenceMatch` says."""
    tops: dict[tuple[str, bool, int], float] = {}
    for match, inside in zip(matches, map(bool, aligned), strict=True):
        for key in (("row", inside, match.row), ("column", inside, match.column)):
            tops[key] = max(match.score, tops.get(key, 0.0))
    found: list[bool] = []
    for match, inside in zip(matches, map(bool, aligned), strict=True):
        row = tops["row", inside, match.row]
        column = tops["column", inside, match.column]
        if not inside:
            row = max(row, tops.get(("row", True, match.row), 0.0))
            column = max(column, tops.get(("column", True, match.column), 0.0))
        part = match.score / max(row, column)
        is_top = match.score in (row, column) and (not inside or part >= _OF_THE_OTHER)
        found.append(is_top or (inside and part >= _OF_BOTH))
    return found
