"""Pair sentences of different districts by their wording."""

from __future__ import annotations

from collections.abc import Sequence

from compare.aligning.matches import SentenceMatch
from compare.lexicon import Lexicon
from compare.model.findings import Grade, SentencePair
from compare.model.report import Document
from compare.model.source import Source
from compare.passages import sentence_passage
from compare.scoring.differences import differences


def pair_sentences(
    matches: Sequence[SentenceMatch],
    documents: Sequence[Document],
    sources: dict[str, Source],
    lexicon: Lexicon,
) -> tuple[SentencePair, ...]:
    """Return the pairs worth showing with their differing words, closest first.

    One sentence may answer to several; of merely related pairs only each sentence's best partner in
    a document is kept.
    """
    by_id = {document.id: document for document in documents}
    pairs = [
        SentencePair(
            a=sentence_passage(match.a, by_id[match.a.document], sources),
            b=sentence_passage(match.b, by_id[match.b.document], sources),
            a_sentence=match.a.id,
            b_sentence=match.b.id,
            score=match.score,
            grade=match.grade,
            differences=differences(match.a.text, match.b.text, lexicon),
        )
        for match in matches
        if match.is_best or match.grade is not Grade.RELATED
    ]
    pairs.sort(key=lambda pair: (-pair.score, pair.a_sentence, pair.b_sentence))
    return tuple(pairs)
