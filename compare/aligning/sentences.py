"""Pair sentences of different districts by their wording."""

from __future__ import annotations

from collections.abc import Sequence

from compare.aligning.clusters import clusters_of, moves_of
from compare.aligning.matches import SentenceMatch
from compare.lexicon import Lexicon
from compare.model.findings import Grade, Passage, SentencePair
from compare.model.report import Document, Sentence
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
    a document is kept, and what is nearly as good.
    """
    by_id = {document.id: document for document in documents}
    shown = [match for match in matches if match.is_best or match.grade is not Grade.RELATED]
    passages: dict[str, Passage] = {}

    def passage(sentence: Sentence) -> Passage:
        if sentence.id not in passages:
            document = by_id[sentence.document]
            passages[sentence.id] = sentence_passage(sentence, document, sources)
        return passages[sentence.id]

    told = zip(shown, clusters_of(shown), moves_of(shown), strict=True)
    pairs = [
        SentencePair(
            a=passage(match.a),
            b=passage(match.b),
            a_sentence=match.a.id,
            b_sentence=match.b.id,
            score=match.score,
            grade=match.grade,
            differences=differences(match.a.text, match.b.text, lexicon),
            moved=moved,
            cluster=cluster,
        )
        for match, cluster, moved in told
    ]
    pairs.sort(key=lambda pair: (-pair.score, pair.a_sentence, pair.b_sentence))
    return tuple(pairs)
