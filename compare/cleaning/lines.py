"""Split a raw text into lines that know their place and the gap before them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from compare.model.report import CleanText
from compare.model.source import Source

_BLANK = " \t\r\u3000\xa0\ufeff\u200b\x0b\x0c"


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line without the blanks around it; `gap` counts the blank lines before it.

    `indented` tells whether blanks stood before it, as they do where a paragraph begins.
    """

    text: CleanText
    gap: int
    indented: bool

    @property
    def start(self) -> int:
        """Return the raw offset of the first character."""
        return self.text.positions[0]

    @property
    def end(self) -> int:
        """Return the raw offset behind the last character."""
        return self.text.positions[-1] + 1


def split_lines(source: Source) -> list[Line]:
    """Return the lines that hold anything visible, in order."""
    lines: list[Line] = []
    gap = 0
    bounds = (*source.line_starts, len(source.text) + 1)
    for start, after in pairwise(bounds):
        raw = source.text[start : after - 1]
        kept = raw.strip(_BLANK)
        if not kept:
            gap += 1
            continue
        lead = len(raw) - len(raw.lstrip(_BLANK))
        first = start + lead
        text = CleanText(kept, tuple(range(first, first + len(kept))))
        lines.append(Line(text, gap, lead > 0))
        gap = 0
    return lines
