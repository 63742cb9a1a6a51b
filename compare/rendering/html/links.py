"""Know what on the page can be led to: anchors of the briefing, sentences of the originals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from compare.briefing.document import (
    Block,
    Briefing,
    Citation,
    ReaderDocument,
    ReaderSentence,
    Table,
)


@dataclass(frozen=True, slots=True)
class Links:
    """Turn anchors and citations into addresses within the page.

    `anchors` are all that exist; `sentences` are each document's sentences, ordered by start.
    """

    anchors: frozenset[str]
    sentences: Mapping[str, tuple[ReaderSentence, ...]]

    def href(self, target: str | None) -> str | None:
        """Return the address of `target`, or None where the page has no such anchor."""
        return f"#{quote(target, safe='')}" if target in self.anchors and target else None

    def source(self, citation: Citation) -> str | None:
        """Return the address of the sentence that covers the citation's start, or None."""
        sentences = self.sentences.get(citation.document, ())
        position = bisect_right(sentences, citation.start, key=_start) - 1
        if position < 0 or citation.start >= sentences[position].end:
            return None
        return self.href(sentences[position].anchor)


def collect_links(briefing: Briefing) -> Links:
    """Collect every anchor of the briefing and of its originals."""
    documents = briefing.reader.documents
    anchors = {anchor for anchor in _briefing_anchors(briefing) if anchor}
    anchors.update(sentence.anchor for document in documents for sentence in _sentences(document))
    sentences = {
        document.id: tuple(sorted(_sentences(document), key=_start)) for document in documents
    }
    return Links(frozenset(anchors), sentences)


def _briefing_anchors(briefing: Briefing) -> Iterator[str | None]:
    for part in briefing.parts:
        yield part.anchor
        for block in part.blocks:
            yield from _block_anchors(block)


def _block_anchors(block: Block) -> Iterator[str | None]:
    yield block.anchor
    if isinstance(block, Table):
        yield from (row.anchor for row in block.rows)


def _sentences(document: ReaderDocument) -> Iterator[ReaderSentence]:
    for section in document.sections:
        yield from section.sentences


def _start(sentence: ReaderSentence) -> int:
    return sentence.start
