"""Turn recognised lines into characters with places, as the text of a PDF has them.

Places found in pixels jitter; what is nearly the same is made the same here (base lines, sizes),
because columns and paragraphs are told apart by small differences.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from compare.reading.ocr.recognise import SeenLine, SeenPage
from compare.reading.ocr.upright import size_of, slope_of
from compare.reading.pdf.characters import Character
from compare.reading.pdf.frame import Frame
from compare.text import is_han

# From so many neighbouring Chinese characters on, their distance tells the size.
_MEASURED = 5
# Sizes within this share are one size.
_SAME_SIZE = 0.13
# The height of a short line tells its size so badly that it is that of the body within this share.
_LIKELY_BODY = 0.3
# Base lines within this part of the size are one.
_SAME_BASE = 0.35
# The base line lies this far, in em, below the middle of a line.
_BELOW_MIDDLE = 0.38
# Neighbours further apart than this, in em, have room for a blank between them.
_APART = 1.75
_FACE = "scan"
_POINTS = 72.0


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a line made level: its edges, the height of its middle, its own height and its size."""

    seen: SeenLine
    left: float
    right: float
    middle: float
    height: float
    size: float


def characters_of(
    page: SeenPage, resolution: float, sure: float = 0.0
) -> tuple[list[Character], Frame]:
    """Return the characters of a page in points where its text is upright, and how it was turned.

    Heights grow upwards, as in a PDF; the edges of the frame are those of the picture. Neighbours
    on the same side of the confidence `sure` share the least of theirs, so that they stay together.
    """
    scale = _POINTS / resolution
    frame = _frame(page, scale)
    lines = _sized([_level(line, page, frame, scale) for line in page.lines])
    found: list[Character] = []
    for line, base in zip(lines, _bases(lines), strict=True):
        found.extend(_characters(line, base, _shared(line.seen.read.confidences, sure)))
    return found, frame


def _frame(page: SeenPage, scale: float) -> Frame:
    """Return how the text of a page is turned on its picture; the clock's way counts down."""
    width, height = page.width * scale, page.height * scale
    if page.quarters % 2:
        width, height = height, width
    slope = -slope_of([line.corners for line in page.lines])
    return Frame((0.0, 0.0, width, height), 0, -page.quarters % 4, slope)


def _level(line: SeenLine, page: SeenPage, frame: Frame, scale: float) -> _Line:
    x, y = line.corners.mean(axis=0).tolist()
    x, y = _levelled(x * scale, (page.height - y) * scale, frame)
    width, height = (side * scale for side in size_of(line.corners))
    return _Line(line, x - width / 2, x + width / 2, y, height, _pitch(line, width))


def _levelled(x: float, y: float, frame: Frame) -> tuple[float, float]:
    """Return a point of the turned page as it is where the text of `frame` is upright."""
    width, height = frame.edges[2:]
    # The corner of the turned page that is the lower left one of the picture lies elsewhere.
    x -= (0.0, 0.0, width, height)[frame.quarter]
    y -= (0.0, width, height, 0.0)[frame.quarter]
    cosine, sine = math.cos(frame.slope), math.sin(frame.slope)
    return x * cosine + y * sine, y * cosine - x * sine


def _pitch(line: SeenLine, width: float) -> float:
    """Return the usual distance of Chinese characters in points, 0 where there are too few."""
    read = line.read
    steps = [
        (second - first) * width
        for (a, first), (b, second) in pairwise(zip(read.text, read.centres, strict=True))
        if is_han(a) and is_han(b)
    ]
    if len(steps) < _MEASURED:
        return 0.0
    usual = median(steps)
    close = [step for step in steps if abs(step - usual) < 0.5 * usual]
    return sum(close) / len(close)


def _sized(lines: Sequence[_Line]) -> list[_Line]:
    """Return lines with sizes, measured or told by their height, that are equal where alike."""
    shares = [line.size / line.height for line in lines if line.size]
    share = median(shares) if shares else 0.75
    sizes = [line.size or min(share * line.height, _room(line)) for line in lines]
    lengths = [len(line.seen.read.text) for line in lines]
    common = _common(sizes, lengths, [bool(line.size) for line in lines])
    return [
        _Line(line.seen, line.left, line.right, line.middle, line.height, size)
        for line, size in zip(lines, common, strict=True)
    ]


def _room(line: _Line) -> float:
    """Return the room that each character of a line has; the boxes of short lines are too high."""
    return (line.right - line.left) / sum(map(_breadth, line.seen.read.text))


def _common(
    sizes: Sequence[float], lengths: Sequence[int], measured: Sequence[bool]
) -> list[float]:
    """Return for each size that of its group; groups form around what most text is set in."""
    if not sizes:
        return []
    body = median(size for size, length in zip(sizes, lengths, strict=True) for _ in range(length))
    near = [
        body if not sure and abs(size - body) <= _LIKELY_BODY * body else size
        for size, sure in zip(sizes, measured, strict=True)
    ]
    groups = [body]
    for size in sorted(near):
        if not any(_is_alike(size, group) for group in groups):
            groups.append(size * (1 + _SAME_SIZE / 2))
    # The first that fits, so that the size of the body draws everything near it.
    return [round(next(one for one in groups if _is_alike(size, one)), 1) for size in near]


def _is_alike(size: float, group: float) -> bool:
    return abs(size - group) <= _SAME_SIZE * group


def _bases(lines: Sequence[_Line]) -> list[float]:
    """Return the base line of each line, the same for lines beside each other."""
    bases = [line.middle - _BELOW_MIDDLE * line.size for line in lines]
    order = sorted(range(len(lines)), key=lambda index: bases[index])
    rows: list[list[int]] = []
    for index in order:
        near = rows and bases[index] - bases[rows[-1][0]] <= _SAME_BASE * lines[index].size
        if near and not _overlaps(lines, rows[-1], index):
            rows[-1].append(index)
        else:
            rows.append([index])
    for row in rows:
        common = median(bases[index] for index in row)
        for index in row:
            bases[index] = common
    return bases


def _overlaps(lines: Sequence[_Line], row: Sequence[int], index: int) -> bool:
    """Tell whether a line lies over one of a row, so that it cannot stand beside it."""
    one = lines[index]
    return any(
        one.left < lines[other].right - one.size and one.right > lines[other].left + one.size
        for other in row
    )


def _shared(confidences: Sequence[float], sure: float) -> list[float]:
    """Return the confidences of a line, the sure ones all alike, and each run of unsure ones."""
    least = min((one for one in confidences if one >= sure), default=1.0)
    shared: list[float] = []
    for is_sure, run in groupby(confidences, key=lambda one: one >= sure):
        held = list(run)
        shared.extend([round(least if is_sure else min(held), 2)] * len(held))
    return shared


def _characters(line: _Line, base: float, confidences: Sequence[float]) -> Iterator[Character]:
    """Yield the characters of a line; they touch each other where there is no room for a blank."""
    read, width = line.seen.read, line.right - line.left
    centres = [line.left + centre * width for centre in read.centres]
    halves = [0.5 * line.size * _breadth(character) for character in read.text]
    for index, character in enumerate(read.text):
        left, right = centres[index] - halves[index], centres[index] + halves[index]
        if index and _touch(centres, halves, index, line.size):
            left = (centres[index - 1] + centres[index]) / 2
        if index + 1 < len(centres) and _touch(centres, halves, index + 1, line.size):
            right = (centres[index] + centres[index + 1]) / 2
        yield Character(character, left, right, base, line.size, _FACE, confidences[index])


def _touch(centres: Sequence[float], halves: Sequence[float], index: int, size: float) -> bool:
    step = centres[index] - centres[index - 1]
    return step - halves[index] - halves[index - 1] < (_APART - 1) * size


def _breadth(character: str) -> float:
    """Return the width of a character in em."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5
