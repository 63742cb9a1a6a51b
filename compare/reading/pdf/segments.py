"""Gather characters into stretches without a gap: the smallest pieces that columns are cut in."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from compare.reading.pdf.characters import Character
from compare.reading.pdf.frame import Bounds
from compare.text import is_han

# A gap this wide, in em, may be the room between columns. The blank around punctuation belongs to
# the characters and is none.
GAP = 0.75
# Base lines this close are one: in points, or for large letters in em.
_SAME_BASE = 0.5
_SAME_BASE_EM = 0.06
# Characters that follow each other in the file stand on one line if their bases, in em, and their
# edges are this close; recognised text jitters.
_JITTER = 0.3
_BACKWARDS = 0.5
# The same character drawn again within this part of its size makes it bold.
_AGAIN = 0.2
# Above and below the base line, in em, that a line of text takes when lines are told apart.
_ASCENT = 0.8
_DESCENT = 0.12
# Above and below the base line, in em, that a letter may reach.
_REACH_UP = 0.88
_REACH_DOWN = 0.16
_MIDDLE = (_REACH_UP - _REACH_DOWN) / 2
# A gap this wide, in em, between letters of an alphabet is a space.
_WORD_GAP = 0.13


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold a stretch of one line: its edges, base line and size in points, faces at both ends.

    `confidences` are those of its characters where it was recognised in a picture, else none.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first_face: str
    last_face: str
    confidences: tuple[float, ...] = ()

    @property
    def confidence(self) -> float | None:
        """Return the confidence of the least sure character, None where nothing says it."""
        return min(self.confidences, default=None)

    @property
    def top(self) -> float:
        """Return the upper edge; heights grow upwards."""
        return self.base + _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.base - _DESCENT * self.size

    @property
    def middle(self) -> tuple[float, float]:
        """Return the middle of the letters."""
        return (self.left + self.right) / 2, self.base + _MIDDLE * self.size

    @property
    def bounds(self) -> Bounds:
        """Return the rectangle that holds all of the letters."""
        below, above = self.base - _REACH_DOWN * self.size, self.base + _REACH_UP * self.size
        return self.left, below, self.right, above


def rows_of(characters: Iterable[Character]) -> tuple[list[list[Character]], str]:
    """Return the rows of a page, from the top, each from the left, and what is drawn again.

    A character drawn twice at one place, as for a bold face, counts once.
    """
    levels: dict[float, list[Character]] = {}
    for character in _levelled(characters):
        levels.setdefault(round(character.base * 4) / 4, []).append(character)
    rows: list[list[Character]] = []
    again: list[str] = []
    first = size = 0.0
    for base, found in sorted(levels.items(), reverse=True):
        if rows and first - base <= max(_SAME_BASE, _SAME_BASE_EM * size):
            rows[-1].extend(found)
        else:
            rows.append(found)
            first, size = base, max(one.size for one in found)
    for number, row in enumerate(rows):
        row.sort(key=lambda one: one.left)
        rows[number] = list(_once(row, again))
    return rows, "".join(again)


def _levelled(characters: Iterable[Character]) -> Iterator[Character]:
    """Yield the characters, those on one base that follow each other to the right nearly on it."""
    run: list[Character] = []
    for character in characters:
        if run and not _follows(run[-1], character):
            yield from _on_one_base(run)
            run = []
        run.append(character)
    yield from _on_one_base(run)


def _follows(before: Character, character: Character) -> bool:
    size = max(before.size, character.size)
    return (
        abs(character.base - before.base) <= _JITTER * size
        and -_BACKWARDS * size < character.left - before.right < GAP * size
    )


def _on_one_base(run: list[Character]) -> list[Character]:
    if len({character.base for character in run}) < 2:
        return run
    base = median(character.base for character in run)
    return [character._replace(base=base) for character in run]


def _once(row: Sequence[Character], again: list[str]) -> Iterator[Character]:
    last: list[Character] = []
    for character in row:
        while last and character.left - last[0].left >= _AGAIN * character.size:
            last.pop(0)
        if any(one.text == character.text for one in last):
            again.append(character.text)
            continue
        last.append(character)
        yield character


def segments_of(rows: Iterable[Sequence[Character]], rules: Sequence[Bounds] = ()) -> list[Segment]:
    """Return the stretches of rows, from top to bottom and from left to right.

    No stretch reaches across an upright rule.
    """
    return [
        segment(piece)
        for row in rows
        for part in parts_of(row, GAP)
        for piece in (_cut(part, rules) if rules else (part,))
    ]


def _cut(part: Sequence[Character], rules: Sequence[Bounds]) -> Iterator[Sequence[Character]]:
    """Yield the stretches between the rules that pass a stretch."""
    height = part[0].base + _MIDDLE * part[0].size
    cuts = [(rule[0] + rule[2]) / 2 for rule in rules if rule[1] <= height <= rule[3]]
    start = 0
    for index in range(1, len(part)):
        left, right = ((one.left + one.right) / 2 for one in part[index - 1 : index + 1])
        if any(left < cut < right for cut in cuts):
            yield part[start:index]
            start = index
    yield part[start:]


def parts_of(row: Sequence[Character], gap: float) -> Iterator[list[Character]]:
    """Yield the stretches of a row between which there is a wider gap, in em."""
    part: list[Character] = []
    for character in row:
        if part and character.left - part[-1].right > gap * max(character.size, part[-1].size):
            yield part
            part = []
        part.append(character)
    if part:
        yield part


def segment(part: Sequence[Character]) -> Segment:
    """Return the stretch that characters of one row make."""
    pieces, confidences = [part[0].text], _confidences(part[0])
    for before, character in itertools.pairwise(part):
        gap = character.left - before.right
        blank = gap > _WORD_GAP * character.size and needs_space(before.text, character.text)
        pieces.append(" " * blank + character.text)
        confidences += _confidences(character) * (1 + blank)
    return Segment(
        "".join(pieces),
        part[0].left,
        max(character.right for character in part),
        median(character.base for character in part),
        _size(part),
        part[0].face,
        part[-1].face,
        tuple(confidences),
    )


def _confidences(character: Character) -> list[float]:
    return [] if character.confidence is None else [character.confidence] * len(character.text)


def needs_space(before: str, after: str) -> bool:
    """Tell whether two characters, with room between them, are letters of two words."""
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def _size(part: Sequence[Character]) -> float:
    """Return the most frequent size, of Chinese characters where there are any."""
    sizes = [one.size for one in part if is_han(one.text)] or [one.size for one in part]
    return Counter(round(size, 1) for size in sizes).most_common(1)[0][0]
