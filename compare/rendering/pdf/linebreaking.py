"""Find where lines may break, and break a paragraph into lines.

Pure: text and advance widths in, index ranges out. UAX #14 (uniseg) decides beside Latin text,
numbers and signs; between Chinese characters the short rules of `punctuation` give the same
result much faster. Kinsoku rules are applied on top of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from uniseg.linebreak import line_break_boundaries

from compare.rendering.pdf.punctuation import (
    NOT_FIRST,
    NOT_LAST,
    NUMBER_SIGNS,
    NUMBERED,
    OPENING,
    TRAILING_BLANK,
    UNBROKEN_PAIRS,
    is_full_width,
    is_han,
)

EPSILON = 0.01
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SAME_CLASS = str.maketrans(dict.fromkeys("0123456789", "0") | dict.fromkeys(_LETTERS, "a"))


@dataclass(frozen=True, slots=True)
class LineRange:
    """Hold one line: characters `start` to `end`, its natural width, and what was squeezed off.

    `end_squeeze` is the blank half of a final mark that had to go for the line to fit.
    """

    start: int
    end: int
    width: float
    end_squeeze: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold a paragraph's text with the advance width and the size of each character in points.

    `glued` lists the positions before which no line may break.
    """

    text: str
    widths: Sequence[float]
    sizes: Sequence[float]
    glued: frozenset[int] = frozenset()


def may_break(text: str, glued: frozenset[int] = frozenset()) -> list[bool]:
    """Return for each position whether a line may break before it; the first is False."""
    result = [False] * len(text)
    latin = _boundaries_beside_latin(text)
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if index in glued or not _kinsoku_allows(before, after) or not _may_end(text, index):
            continue
        result[index] = (
            index in latin or _opens_a_place(before, after)
            if not (is_full_width(before) and is_full_width(after))
            else True
        )
    return result


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
    index = 0
    while index < len(text):
        if is_full_width(text[index]):
            index += 1
            continue
        start = max(index - 1, 0)
        while index < len(text) and not is_full_width(text[index]):
            index += 1
        end = min(index + 1, len(text))
        result.update(start + place for place in _uax14(_classes(text[start:end])))
    return result


def _classes(stretch: str) -> str:
    """Return a stretch with one ideograph, digit and letter for all of them: UAX #14 tells classes.

    Far fewer stretches differ then, and each is looked at once.
    """
    return "".join("中" if is_han(one) else one for one in stretch.translate(_SAME_CLASS))


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
    for index in range(1, len(text)):
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
    allowed = may_break(measured.text, measured.glued)
    moves = squeezes(measured)
    lines: list[LineRange] = []
    start = 0
    while start < len(measured.text):
        width = other if lines else first
        line = _next_line(measured, allowed, moves, start, max(width, 1.0))
        lines.append(line)
        start = line.end
    return lines


def _next_line(
    measured: Measured, allowed: list[bool], moves: list[float], start: int, room: float
) -> LineRange:
    """Return the longest line from `start` that fits; an over-long word is broken at last."""
    text, widths = measured.text, measured.widths
    best: LineRange | None = None
    forced: LineRange | None = None
    dashed: LineRange | None = None
    used = visible = 0.0
    for index in range(start, len(text)):
        used += widths[index] - (moves[index] if index > start else 0.0)
        if not text[index].isspace():
            visible = used
        end = index + 1
        line = _fitted(measured, start, end, visible, room)
        if line is None:
            if used - room > max(measured.sizes[index], widths[index]):
                break
            continue
        if end == len(text) or allowed[end]:
            best = line
        elif _may_force(text, end):
            forced = line
        elif _is_before_dash(text, end):
            dashed = line
    return best or forced or dashed or _desperate(measured, moves, start, room)


def _fitted(
    measured: Measured, start: int, end: int, visible: float, room: float
) -> LineRange | None:
    """Return the line if it fits, with its final mark squeezed if that makes it fit."""
    if visible <= room + EPSILON:
        return LineRange(start, end, visible)
    last = end - 1
    if measured.text[last] in TRAILING_BLANK:
        half = measured.widths[last] - measured.sizes[last] / 2
        if half > 0 and visible - half <= room + EPSILON:
            return LineRange(start, end, visible - half, half)
    return None


def _may_force(text: str, end: int) -> bool:
    return text[end] not in NOT_FIRST and _may_end(text, end)


def _is_before_dash(text: str, end: int) -> bool:
    """Tell whether a dash or dots begin here whole: a lesser fault than a closing mark would be."""
    return text[end] in UNBROKEN_PAIRS and text[end - 1] != text[end] and _may_end(text, end)


def _desperate(measured: Measured, moves: list[float], start: int, room: float) -> LineRange:
    """Break where the room ends, against every rule, because nothing else fits."""
    used = measured.widths[start]
    end = start + 1
    while end < len(measured.text):
        more = measured.widths[end] - moves[end]
        if used + more > room:
            break
        used += more
        end += 1
    return LineRange(start, end, used)
