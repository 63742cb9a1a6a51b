"""Split clean text into sentences."""

from __future__ import annotations

from collections.abc import Iterator

from compare.model.report import CleanText
from compare.text import TERMINALS, letters_of

_CLOSERS = "”’」』）)】》"


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence; closing marks behind a stop belong to it.

    A stop inside an open quotation or bracket ends a sentence only if the mark closes right behind
    it or the quotation itself is long; a quoted slogan stays in one piece.
    """
    start = 0
    index = 0
    while index < len(text):
        if text[index] in TERMINALS and not _continues_stop(text, index):
            end = index + 1
            while end < len(text) and text[end] in _CLOSERS + TERMINALS:
                end += 1
            if letters_of(text[start:end]):
                yield start, end
                start = end
            index = end
        else:
            index += 1
    if start < len(text) and letters_of(text[start:]):
        yield start, len(text)


def _continues_stop(text: str, index: int) -> bool:
    """Tell whether a stop only goes on, as the first half of an ellipsis does."""
    return text[index] == "…" and index + 1 < len(text) and text[index + 1] == "…"


def sentences_of(text: CleanText) -> list[CleanText]:
    """Return the sentences of a clean text, each with its own map."""
    return [text.slice(start, end) for start, end in sentence_spans(text.text)]
