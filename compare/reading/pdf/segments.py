"""Gather characters into stretches without a gap: the smallest pieces that columns are cut in."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from compare.reading.pdf.characters import Character
from compare.text import is_han

# A gap this wide, in em, may be the room between columns. The blank around punctuation belongs to
# the characters and is none.
GAP = 0.75
# Base lines this close, in points, are one.
_SAME_BASE = 0.5
# The same character drawn again within this part of its size makes it bold.
_AGAIN = 0.2
# Above and below the base line, in em, that a line of text takes.
_ASCENT = 0.8
_DESCENT = 0.12
# A gap this wide, in em, between letters of an alphabet is a space.
_WORD_GAP = 0.13


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold a stretch of one line: its edges, base line and size in points, faces at both ends."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first_face: str
    last_face: str

    @property
    def top(self) -> float:
        """Return the upper edge; heights grow upwards."""
        return self.base + _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.base - _DESCENT * self.size


def segments_of(characters: Iterable[Character]) -> list[Segment]:
    """Return the stretches of a page, from top to bottom and from left to right."""
    rows: dict[int, list[Character]] = defaultdict(list)
    for character in characters:
        rows[round(character.base / _SAME_BASE)].append(character)
    found: list[Segment] = []
    for _, row in sorted(rows.items(), reverse=True):
        found.extend(_segment(part) for part in _parts(sorted(row, key=lambda one: one.left)))
    return found


def _parts(row: Sequence[Character]) -> Iterator[list[Character]]:
    part: list[Character] = []
    for character in row:
        if part and _is_again(part[-1], character):
            continue
        if part and character.left - part[-1].right > GAP * max(character.size, part[-1].size):
            yield part
            part = []
        part.append(character)
    if part:
        yield part


def _is_again(before: Character, character: Character) -> bool:
    return before.text == character.text and (
        character.left - before.left < _AGAIN * character.size
    )


def _segment(part: Sequence[Character]) -> Segment:
    pieces = [part[0].text]
    for before, character in itertools.pairwise(part):
        gap = character.left - before.right
        if gap > _WORD_GAP * character.size and needs_space(before.text, character.text):
            pieces.append(" ")
        pieces.append(character.text)
    return Segment(
        "".join(pieces),
        part[0].left,
        max(character.right for character in part),
        median(character.base for character in part),
        _size(part),
        part[0].face,
        part[-1].face,
    )


def needs_space(before: str, after: str) -> bool:
    """Tell whether two characters, with room between them, are letters of two words."""
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def _size(part: Sequence[Character]) -> float:
    """Return the most frequent size, of Chinese characters where there are any."""
    sizes = [one.size for one in part if is_han(one.text)] or [one.size for one in part]
    return Counter(round(size, 1) for size in sizes).most_common(1)[0][0]
