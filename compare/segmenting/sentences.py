"""Split clean text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model.report import CleanText
from compare.text import TERMINALS, has_letters

# A stop with all stops and closing marks behind it.
_STOP = re.compile(f"[{TERMINALS}][{TERMINALS}”’」』）)】》]*")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence; closing marks behind a stop belong to it.

    A stop inside an open quotation or bracket ends a sentence only if the mark closes right behind
    it or the quotation itself is long; a quoted slogan stays in one piece.
    """
    start = 0
    for stop in _STOP.finditer(text):
        if has_letters(text[start : stop.end()]):
            yield start, stop.end()
            start = stop.end()
    if has_letters(text[start:]):
        yield start, len(text)


def sentences_of(text: CleanText) -> list[CleanText]:
    """Return the sentences of a clean text, each with its own map."""
    return [text.slice(start, end) for start, end in sentence_spans(text.text)]
