"""Pair sentences of different districts by their wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from compare.lexicon import Lexicon
from compare.passages import sentence_passage
from compare.model.findings import Grade, SentencePair
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.scoring.differences import differences
from compare.scoring.similarity import grade, similarity_matrix
from compare.settings import SimilaritySettings


def pair_sentences(
    documents: Sequence[Document],
    sources: dict[str, Source],
    settings: SimilaritySettings,
    lexicon: Lexicon,
) -> tuple[SentencePair, ...]:
    """Return the sentence pairs of different districts that are related at least, closest first.

    One sentence may answer to several; of merely related pairs only each sentence's best partner in
    a document is kept.
    """
    taking_part = [document for document in documents if document.comparable]
    pairs: list[SentencePair] = []
    for index, a in enumerate(taking_part):
        for b in taking_part[index + 1 :]:
            if a.speaker != b.speaker:
                pairs.extend(_pairs_of(a, b, sources, settings, lexicon))
    pairs.sort(key=lambda pair: (-pair.score, pair.a_sentence, pair.b_sentence))
    return tuple(pairs)


def _sentences(document: Document, settings: SimilaritySettings) -> list[Sentence]:
    return [
        s
        for s in document.sentences
        if s.usable and not s.is_heading and len(s.letters) >= settings.shortest
    ]


def _pairs_of(
    a: Document,
    b: Document,
    sources: dict[str, Source],
    settings: SimilaritySettings,
    lexicon: Lexicon,
) -> Iterator[SentencePair]:
    left, right = _sentences(a, settings), _sentences(b, settings)
    if not left or not right:
        return
    scores = similarity_matrix(
        [s.letters for s in left], [s.letters for s in right], settings.related
    )
    best_row, best_column = scores.max(axis=1), scores.max(axis=0)
    for row, column in np.argwhere(scores > 0):
        one, other = left[int(row)], right[int(column)]
        score = round(float(scores[row, column]), 1)
        found = grade(one.letters, other.letters, score, settings)
        is_best = scores[row, column] in (best_row[row], best_column[column])
        if found is Grade.RELATED and not is_best:
            continue
        yield SentencePair(
            a=sentence_passage(one, a, sources),
            b=sentence_passage(other, b, sources),
            a_sentence=one.id,
            b_sentence=other.id,
            score=score,
            grade=found,
            differences=differences(one.text, other.text, lexicon),
        )
