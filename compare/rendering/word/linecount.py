"""Count the lines that Word will set a paragraph in."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache

from compare.rendering.pdf.punctuation import is_full_width

# Times New Roman, in em; Chinese characters are one em wide.
_DIGIT, _SMALL, _CAPITAL, _NARROW = 0.5, 0.46, 0.68, 0.28
_CLOSING = frozenset("，。、；：？！）》〉」』】〕”’％…·")
_HANGING = frozenset("，。")
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

    Commas and full stops hang over the edge, other closing marks take along what stands before
    them, opening ones go down with what they open; numbers and Latin words stay whole.
    """
    given = list(pieces)
    if first + sum(map(_most, given)) <= width:
        return 1
    lines, used, opened, before = 1, first, 0.0, 0.0
    for text, length in _tokens(given):
        if text == "\n":
            lines, used, opened, before = lines + 1, 0.0, 0.0, 0.0
            continue
        room = width + 0.01 + (length if text in _HANGING else 0.0)
        if used + length > room and used > opened:
            lines += 1
            used = before if text in _CLOSING else opened
        used += length
        if used > width and length > width:
            extra = int(used // width)
            lines, used = lines + extra, used - extra * width
        opened = opened + length if text in _OPENING else 0.0
        before = length
    return lines


def spare_width(text: str, size: float, width: float) -> float:
    """Return by how much lines may be narrower so that as many of them are about equally long."""
    pieces = [Piece(text, size)]
    count = line_count(pieces, width)
    low, high = width / 2, width
    if count < 2:
        return 0.0
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if line_count(pieces, middle) <= count else (middle, high)
    # A character's room is left, for faces and programs differ a little.
    return max(width - high - size, 0.0)


def _most(piece: Piece) -> float:
    """Return a length that a piece does not exceed, beyond any width if it breaks its line."""
    if "\n" in piece.text:
        return math.inf
    return len(piece.text) * (piece.size * (1 + _GAP) + max(piece.spacing, 0.0))


def _tokens(pieces: Iterable[Piece]) -> Iterator[tuple[str, float]]:
    before = none = _Writing.NONE
    for piece in pieces:
        size, spacing = piece.size, piece.spacing
        for token in _TOKEN.findall(piece.text):
            ems, first, last = _known(token)
            if before is not first and before is not none and first is not none:
                ems += _GAP
            before = last
            yield token, ems * size + spacing * len(token)


class _Writing(Enum):
    """Name to which writing a character belongs."""

    NONE = auto()
    LATIN = auto()
    CHINESE = auto()


@lru_cache(maxsize=16_384)
def _known(token: str) -> tuple[float, _Writing, _Writing]:
    """Return how many em a token is wide, and to which writings its ends belong."""
    return sum(map(_character, token)), _writing(token[0]), _writing(token[-1])


@cache
def _writing(character: str) -> _Writing:
    if not character.isalnum():
        return _Writing.NONE
    return _Writing.LATIN if character.isascii() else _Writing.CHINESE


@cache
def _character(character: str) -> float:
    if is_full_width(character):
        return 1.0
    if character.isdigit():
        return _DIGIT
    if character.isalpha():
        return _CAPITAL if character.isupper() else _SMALL
    return _NARROW
