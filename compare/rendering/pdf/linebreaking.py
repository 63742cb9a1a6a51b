"""Find where lines may break, and break a paragraph into lines.

Pure: text and advance widths in, index ranges out. UAX #14 (uniseg) decides beside Latin text,
numbers and signs; between Chinese characters the short rules of `punctuation` give the same
result much faster. Kinsoku rules are applied on top of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TypeAlias

from uniseg.linebreak import line_break_boundaries

from compare.rendering.pdf.punctuation import (
    FULL_WIDTH_MARKS,
    HAN,
    NOT_FIRST,
    NOT_LAST,
    NUMBER_SIGNS,
    NUMBERED,
    OPENING,
    TRAILING_BLANK,
    UNBROKEN_PAIRS,
    is_full_width,
)

EPSILON = 0.01
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SAME_CLASS = str.maketrans(dict.fromkeys("0123456789", "0") | dict.fromkeys(_LETTERS, "a"))

_RUN = re.compile(r"(.)(?:(?<=[0a])\1+)?", re.DOTALL)
_IDEOGRAPH = re.compile(f"[{HAN}]")
_NOT_HAN = re.compile(f"[^{HAN}]")
_NOT_FULL_WIDTH = re.compile(f"[^{HAN}{re.escape(FULL_WIDTH_MARKS)}]+")
_MARKS = "".join(sorted(TRAILING_BLANK | OPENING))
_TWO_MARKS = re.compile(f"[{_MARKS}](?=[{_MARKS}])")
_Fitting: TypeAlias = tuple[int, float, float]
"""The end of a line, its width, and what is squeezed off its final mark."""


@dataclass(frozen=True, slots=True)
class LineRange:
    """Hold one line: characters `start` to `end`, its natural width, and what was squeezed off.

    `end_squeeze` is the blank half of a final mark that had to go for the line to fit.
    """

    start: int
    end: int
    width: float
    end_squeeze: float = 0.0


@dataclass(frozen=True)
class Measured:
    """Hold a paragraph's text with the advance width and the size of each character in points.

    `glued` lists the positions before which no line may break.
    """

    text: str
    widths: Sequence[float]
    sizes: Sequence[float]
    glued: frozenset[int] = frozenset()

    @cached_property
    def allowed(self) -> list[bool]:
        """Tell for each position whether a line may break before it."""
        return may_break(self.text, self.glued)

    @cached_property
    def moves(self) -> list[float]:
        """Return for each character by how much it moves towards the one before it."""
        return squeezes(self)

    @cached_property
    def widest(self) -> float:
        """Return a width that no character exceeds, more than nothing."""
        widest = max(self.widths)
        return max(widest, EPSILON)

    @cached_property
    def advances(self) -> list[float]:
        """Return by how much each character lengthens a line that it does not begin."""
        return [width - move for width, move in zip(self.widths, self.moves, strict=True)]


def may_break(text: str, glued: frozenset[int] = frozenset()) -> list[bool]:
    """Return for each position whether a line may break before it; the first is False."""
    # Between ideographs a line may always break; only beside anything else the rules are asked.
    result = [index > 0 for index in range(len(text))]
    latin = _boundaries_beside_latin(text)
    others = [found.start() for found in _NOT_HAN.finditer(text)]
    beside = {*others, *(index + 1 for index in others)} - {0, len(text)}
    for index in beside:
        result[index] = _may_break_at(text, index, latin)
    for index in glued:
        result[index] = False
    return result


def _may_break_at(text: str, index: int, latin: set[int]) -> bool:
    before, after = text[index - 1], text[index]
    if not _kinsoku_allows(before, after) or not _may_end(text, index):
        return False
    if is_full_width(before) and is_full_width(after):
        return True
    return index in latin or _opens_a_place(before, after)


def _kinsoku_allows(before: str, after: str) -> bool:
    if after in NOT_FIRST or after.isspace():
        return False
    if before == after and after in UNBROKEN_PAIRS:
        return False
    if before in NUMBERED and after.isdigit():
        return False
    return not (before.isdigit() and after in NUMBER_SIGNS)


def _may_end(text: str, end: int) -> bool:
    """Tell whether a line may end here: its last visible character must not be an opening mark."""
    place = end - 1
    while place > 0 and text[place].isspace():
        place -= 1
    return text[place] not in NOT_LAST


def _opens_a_place(before: str, after: str) -> bool:
    """Allow what UAX #14 forbids because it cannot tell Chinese marks from Latin quotes."""
    return before in TRAILING_BLANK - {"’"} or after in OPENING - {"‘"}


def _boundaries_beside_latin(text: str) -> set[int]:
    """Return the positions that UAX #14 allows in and beside stretches that are not Chinese."""
    result: set[int] = set()
    for found in _NOT_FULL_WIDTH.finditer(text):
        start, end = max(found.start() - 1, 0), min(found.end() + 1, len(text))
        classes = _classes(text[start:end])
        runs = [run.start() for run in _RUN.finditer(classes)]
        allowed = _uax14(_RUN.sub(r"\1", classes))
        result.update(start + runs[place] for place in allowed)
    return result


def _classes(stretch: str) -> str:
    """Return a stretch with one ideograph, digit and letter for all of them: UAX #14 tells classes.

    It breaks no run of digits or letters, however long. Far fewer stretches differ then, and each
    is looked at once.
    """
    return _IDEOGRAPH.sub("中", stretch.translate(_SAME_CLASS))


@lru_cache(maxsize=4096)
def _uax14(stretch: str) -> tuple[int, ...]:
    return tuple(place for place in line_break_boundaries(stretch) if 0 < place < len(stretch))


def pair_squeeze(before: str, after: str, size_before: float, size_after: float) -> float:
    """Return how much closer two neighbouring full-width marks stand than their widths say."""
    if before in TRAILING_BLANK and (after in TRAILING_BLANK or after in OPENING):
        return size_before / 2
    if before in OPENING and after in OPENING:
        return size_after / 2
    return 0.0


def squeezes(measured: Measured) -> list[float]:
    """Return for each character by how much it moves towards the one before it."""
    text, widths, sizes = measured.text, measured.widths, measured.sizes
    result = [0.0] * len(text)
    for found in _TWO_MARKS.finditer(text):
        index = found.start() + 1
        mark = index - 1 if text[index - 1] in TRAILING_BLANK else index
        if widths[mark] > 0.9 * sizes[mark]:
            result[index] = pair_squeeze(
                text[index - 1], text[index], sizes[index - 1], sizes[index]
            )
    return result


def break_lines(measured: Measured, first: float, other: float) -> list[LineRange]:
    """Break into lines of at most `first` points for the first line and `other` for the rest."""
    if not measured.text:
        return []
    lines: list[LineRange] = []
    start = 0
    while start < len(measured.text):
        width = other if lines else first
        line = _next_line(measured, start, max(width, 1.0))
        lines.append(line)
        start = line.end
    return lines


def _next_line(measured: Measured, start: int, room: float) -> LineRange:
    """Return the longest line from `start` that fits; an over-long word is broken at last."""
    for may_end in (_breaks, _may_force, _is_before_dash):
        for found in _fitting(measured, start, room):
            if may_end(measured, found[0]):
                return LineRange(start, *found)
    return _desperate(measured, start, room)


def _fitting(measured: Measured, start: int, room: float) -> Iterator[_Fitting]:
    """Yield what fits, the longest first."""
    # So many characters fit for sure, most of a line: their widths are only added up.
    sure = min(start + int(room / measured.widest), len(measured.text))
    advances = measured.advances[start + 1 : sure]
    lengths = list(accumulate(advances, initial=measured.widths[start])) if sure > start else []
    yield from reversed(_longer(measured, start, lengths, room))
    for end in range(sure, start, -1):
        yield end, _visible(measured.text, start, end, lengths), 0.0


def _longer(
    measured: Measured, start: int, lengths: Sequence[float], room: float
) -> list[_Fitting]:
    """Return what fits and is longer than the characters that fit for sure."""
    text, widths, advances = measured.text, measured.widths, measured.advances
    sure = start + len(lengths)
    used = lengths[-1] if lengths else 0.0
    visible = _visible(text, start, sure, lengths)
    result: list[_Fitting] = []
    for index in range(sure, len(text)):
        used += advances[index] if index > start else widths[index]
        if not text[index].isspace():
            visible = used
        half = 0.0
        if visible > room + EPSILON:
            half = _blank_half(measured, index)
            if half <= 0 or visible - half > room + EPSILON:
                if used - room > max(measured.sizes[index], widths[index]):
                    break
                continue
        result.append((index + 1, visible - half, half))
    return result


def _visible(text: str, start: int, end: int, lengths: Sequence[float]) -> float:
    """Return the length up to the last character that is no blank."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return lengths[end - start - 1] if end > start else 0.0


def _breaks(measured: Measured, end: int) -> bool:
    return end == len(measured.text) or measured.allowed[end]


def _blank_half(measured: Measured, index: int) -> float:
    """Return what can be squeezed off a final mark."""
    if measured.text[index] not in TRAILING_BLANK:
        return 0.0
    return measured.widths[index] - measured.sizes[index] / 2


def _may_force(measured: Measured, end: int) -> bool:
    return measured.text[end] not in NOT_FIRST and _may_end(measured.text, end)


def _is_before_dash(measured: Measured, end: int) -> bool:
    """Tell whether a dash or dots begin here whole: a lesser fault than a closing mark would be."""
    text = measured.text
    return text[end] in UNBROKEN_PAIRS and text[end - 1] != text[end] and _may_end(text, end)


def _desperate(measured: Measured, start: int, room: float) -> LineRange:
    """Break where the room ends, against every rule, because nothing else fits."""
    used = measured.widths[start]
    end = start + 1
    while end < len(measured.text):
        more = measured.widths[end] - measured.moves[end]
        if used + more > room:
            break
        used += more
        end += 1
    return LineRange(start, end, used)
