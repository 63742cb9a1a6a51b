"""Count the lines that Word will set a paragraph in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compare.rendering.pdf.punctuation import is_full_width

# Times New Roman, in em; Chinese characters are one em wide.
_DIGIT, _SMALL, _CAPITAL, _NARROW = 0.5, 0.46, 0.68, 0.28
_CLOSING = frozenset("，。、；：？！）》〉」』】〕”’％…·")
_OPENING = frozenset("（《〈「『【〔“‘")
_GAP = 0.22
"""The room, in em, that Word leaves between Chinese and Latin letters or digits."""
_TOKEN = re.compile(r"[0-9A-Za-z.,%+\-/#&@']+|\n|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold text of one size; `spacing` is added to each character, both in points."""

    text: str
    size: float
    spacing: float = 0.0


def line_count(pieces: Iterable[Piece], width: float, first: float = 0.0) -> int:
    """Return the number of lines for a width in points; `first` indents the first line.

    Closing marks may hang over the edge, opening ones go down with what they open, and numbers
    and Latin words stay whole, as Word does.
    """
    lines, used, carried = 1, first, 0.0
    for text, natural in _tokens(pieces):
        length = natural
        if text == "\n":
            lines, used, carried = lines + 1, 0.0, 0.0
            continue
        if used + length > width + 0.01 and used > carried and text[0] not in _CLOSING:
            lines += 1
            used = carried
            if length > width:
                extra = int(length // width)
                lines, length = lines + extra, length - extra * width
        used += length
        carried = carried + length if text in _OPENING else 0.0
    return lines


def _tokens(pieces: Iterable[Piece]) -> Iterator[tuple[str, float]]:
    before = ""
    for piece in pieces:
        for token in _TOKEN.findall(piece.text):
            widths = sum(map(_character, token))
            if before and _meet(before, token[0]):
                widths += _GAP
            before = token[-1]
            yield token, widths * piece.size + piece.spacing * len(token)


def _meet(before: str, after: str) -> bool:
    """Tell whether Chinese writing and Latin writing meet between two characters."""
    if not (before.isalnum() and after.isalnum()):
        return False
    return before.isascii() != after.isascii()


def _character(character: str) -> float:
    if is_full_width(character):
        return 1.0
    if character.isdigit():
        return _DIGIT
    if character.isalpha():
        return _CAPITAL if character.isupper() else _SMALL
    return _NARROW
