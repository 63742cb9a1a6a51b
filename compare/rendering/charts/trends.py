"""Lay out figures over the years as lines, one small diagram for each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.briefing.document import Trends, ValueBar, ValueGroup
from compare.rendering.charts.labels import FACE, fitting_size, wrap
from compare.rendering.charts.shapes import (
    INK,
    MUTED,
    PAPER,
    RULE,
    Anchor,
    DataCell,
    Line,
    Rect,
    Shape,
    Text,
)
from compare.rendering.charts.values import SOLID
from compare.rendering.fonts import FaceSet

COLUMNS = 2
COLUMN_GAP = 22.0
TITLE = 9.5
TITLE_LINES = 2
TITLE_LINE = 12.0
PLOT_HEIGHT = 62.0
LABEL = 7.5
"""The size of values and years."""
SMALLEST = 5.5
"""The smallest size at which a value is read with ease."""
LABEL_ROOM = 11.0
ROW_GAP = 10.0
POINT = 4.4
SIDE = 22.0
"""Room at the sides for half a value."""
LINE_WIDTH = 1.4
DASHES = 9


@dataclass(frozen=True, slots=True)
class TrendsLayout:
    """Hold the shapes of the diagrams and their lower edge."""

    shapes: tuple[Shape, ...]
    bottom: float


def lay_out_trends(data: Trends, width: float, faces: FaceSet) -> TrendsLayout:
    """Return the diagrams in two columns, row by row, all over the same years."""
    years = sorted({int(bar.name) for group in data.groups for bar in group.bars})
    room = (width - (COLUMNS - 1) * COLUMN_GAP) / COLUMNS
    shapes: list[Shape] = []
    top = 1.0
    for first in range(0, len(data.groups), COLUMNS):
        row = data.groups[first : first + COLUMNS]
        titles = [wrap(group.label, room, TITLE, TITLE_LINES, faces) for group in row]
        height = TITLE_LINE * max(len(lines) for lines in titles)
        for column, (group, lines) in enumerate(zip(row, titles, strict=True)):
            left = column * (room + COLUMN_GAP)
            shapes += (
                Text(left, top + TITLE * 0.9 + n * TITLE_LINE, line, TITLE, role="row-label")
                for n, line in enumerate(lines)
            )
            place = (left, top + height, room)
            shapes += _diagram(group, first + column, years, place, faces)
        top += height + LABEL_ROOM + PLOT_HEIGHT + LABEL_ROOM + ROW_GAP
    return TrendsLayout(tuple(shapes), top - ROW_GAP)


def _diagram(
    group: ValueGroup,
    index: int,
    years: Sequence[int],
    place: tuple[float, float, float],
    faces: FaceSet,
) -> Iterator[Shape]:
    left, top, width = place
    base = top + LABEL_ROOM + PLOT_HEIGHT
    step = (width - 2 * SIDE) / max(years[-1] - years[0], 1)
    yield Line(left, base, left + width, base, RULE, 0.5)
    for year in _ticks(years, step, faces):
        x = left + SIDE + (year - years[0]) * step
        yield Text(x, base + LABEL_ROOM - 2, str(year), LABEL, Anchor.MIDDLE, MUTED, role="tick")
    points = [
        (left + SIDE + (int(bar.name) - years[0]) * step, base - height)
        for bar, height in zip(group.bars, _heights(group.bars), strict=True)
    ]
    for (bar, after), (start, end) in zip(pairwise(group.bars), pairwise(points), strict=True):
        if not after.marked and int(after.name) == int(bar.name) + 1:
            yield Line(*start, *end, SOLID, LINE_WIDTH)
        elif not after.marked:
            yield from _dashes(start, end)
    # Where values have no room beside each other the first, the last and the highest are printed.
    widest = max(step - 3, LABEL)
    is_tight = any(faces.measure(bar.text, FACE, SMALLEST) > widest for bar in group.bars)
    high = max(range(len(group.bars)), key=lambda row: group.bars[row].value)
    printed = {0, len(group.bars) - 1, high} if is_tight else set(range(len(group.bars)))
    for row, (bar, (x, y)) in enumerate(zip(group.bars, points, strict=True)):
        fill = PAPER if bar.marked else SOLID
        box = Rect(x - POINT / 2, y - POINT / 2, POINT, POINT, fill, INK, 0.5, role="part")
        size = LABEL if is_tight else fitting_size(bar.text, widest, LABEL, faces)
        text = Text(x, y - POINT, bar.text, size, Anchor.MIDDLE, role="legend")
        label = text if row in printed else None
        yield DataCell(box, label, index, row, f"{group.label} × {bar.name}：{bar.text}")


def _ticks(years: Sequence[int], step: float, faces: FaceSet) -> list[int]:
    """Return the years whose numbers have room on an axis with so much for each year."""
    needed = faces.measure(str(years[0]), FACE, LABEL) + 3
    shown: list[int] = []
    for year in years:
        if not shown or (year - shown[-1]) * step >= needed:
            shown.append(year)
    return shown


def _heights(bars: Sequence[ValueBar]) -> list[float]:
    """Return how high above the base each value stands; the scale begins at zero."""
    values = [bar.value for bar in bars]
    low, high = min([*values, 0.0]), max([*values, 0.0])
    if high == low:
        return [PLOT_HEIGHT / 2 for _ in values]
    return [PLOT_HEIGHT * (value - low) / (high - low) for value in values]


def _dashes(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Line]:
    """Yield a broken line between years that have others between them."""
    for piece in range(0, DASHES, 2):
        first, last = (_between(start, end, (piece + n) / DASHES) for n in (0, 1))
        yield Line(*first, *last, SOLID, LINE_WIDTH * 0.7)


def _between(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> tuple[float, float]:
    return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
