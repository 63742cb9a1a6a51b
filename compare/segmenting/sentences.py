"""Split clean text into sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.model.report import CleanText
from compare.text import TERMINALS, has_letters

# A stop with all stops and closing marks behind it.
_STOP = re.compile(f"[{TERMINALS}][{TERMINALS}”’」』）)】》]*")
# More than one document has; several steps ask for the sentences of each.
_KEPT = 1 << 10


@lru_cache(maxsize=_KEPT)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence; closing marks behind a stop belong to it.

    A stop inside an open quotation or bracket ends a sentence only if the mark closes right behind
    it or the quotation itself is long; a quoted slogan stays in one piece.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if has_letters(text[start : stop.end()]):
            spans.append((start, stop.end()))
            start = stop.end()
    if has_letters(text[start:]):
        spans.append((start, len(text)))
    return tuple(spans)


def sentences_of(text: CleanText) -> list[CleanText]:
    """Return the sentences of a clean text, each with its own map."""
    return [text.slice(start, end) for start, end in sentence_spans(text.text)]
