"""Point at the raw text behind a clean wording."""

from __future__ import annotations

from compare.model.findings import Passage
from compare.model.report import CleanText, Document, Sentence
from compare.model.source import Source


def passage_of(
    clean: CleanText, document: Document, sources: dict[str, Source], start: int, end: int
) -> Passage:
    """Return the passage of the clean slice from `start` to `end` with its literal raw text."""
    raw_start, raw_end = clean.raw_span(start, end)
    quote = sources[document.source].quote(raw_start, raw_end)
    return Passage(document.id, raw_start, raw_end, quote, clean.text[start:end])


def sentence_passage(sentence: Sentence, document: Document, sources: dict[str, Source]) -> Passage:
    """Return the passage of a whole sentence."""
    return passage_of(sentence.clean, document, sources, 0, len(sentence.clean))
