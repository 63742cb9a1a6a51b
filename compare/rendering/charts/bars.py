"""Lay out horizontal bars whose parts add up to the whole."""

from __future__ import annotations

import math
from dataclasses import dataclass

from compare.briefing.document import BarGroup, StackedBars
from compare.rendering.charts.colours import SERIES, ink_on
from compare.rendering.charts.labels import FACE, LINE, block, wrap
from compare.rendering.charts.matrix import label_size
from compare.rendering.charts.shapes import (
    ASCENT,
    MUTED,
    PAPER,
    Anchor,
    DataCell,
    Line,
    Rect,
    Shape,
    Text,
)
from compare.rendering.fonts import FaceSet

LABEL_SHARE = 0.3
STEPS = (11.0, 23.0)
"""The least and the greatest distance of bars."""
ROOM = 370.0
"""The height that many bars share, so that the chart fits below the title of its annex."""
BAR_SHARE = 0.74
GAP = 6.0
TICKS = 4
TEXT = 8.0
SMALLEST_TEXT = 6.0
RIGHT_ROOM = 12.0
"""Room for half of the last tick's label."""


@dataclass(frozen=True, slots=True)
class BarsLayout:
    """Hold the shapes of the bars and their lower edge."""

    shapes: tuple[Shape, ...]
    bottom: float


def series_sign(index: int) -> str:
    """Return the number that tells a series apart without colour: ① to ⑳, then plain numbers."""
    return chr(0x2460 + index) if index < 20 else str(index + 1)


def series_colour(index: int) -> str:
    """Return the colour of the series."""
    return SERIES[index % len(SERIES)]


def lay_out_bars(data: StackedBars, width: float, faces: FaceSet) -> BarsLayout:
    """Return one bar a group, labels at the left, an axis of per cent below."""
    size = label_size(len(data.groups))
    natural = max((faces.measure(group.label, FACE, size) for group in data.groups), default=0.0)
    label_width = min(natural + 2.0, width * LABEL_SHARE)
    start = label_width + GAP
    length = width - start - RIGHT_ROOM
    step = min(max(STEPS[0], ROOM / max(len(data.groups), 1)), STEPS[1])
    size = min(size, step / LINE)
    shapes: list[Shape] = []
    top = 2.0
    for row, group in enumerate(data.groups):
        lines = wrap(group.label, label_width, size, 2, faces)
        height = max(step * BAR_SHARE, len(lines) * size * LINE)
        shapes += block(lines, (label_width, top + height / 2), size, Anchor.END, "row-label")
        shapes += _bar(data, group, row, (start, top, length, height), faces)
        top += max(step, height + 2.0)
    bottom = _axis(shapes, start, length, top - step * (1 - BAR_SHARE) + 2)
    return BarsLayout(tuple(shapes), bottom)


def _bar(
    data: StackedBars,
    group: BarGroup,
    row: int,
    area: tuple[float, float, float, float],
    faces: FaceSet,
) -> list[DataCell]:
    start, top, length, height = area
    cells = []
    x = start
    for column, value in enumerate(group.values):
        part = max(value, 0.0) * length
        fill = series_colour(column)
        box = Rect(x, top, part, height, fill, PAPER, 0.8, role="part")
        number = math.floor(value * 100 + 0.5)
        label = _part_label(series_sign(column), number, box, faces)
        title = f"{group.label} × {data.series[column]}：{number}%"
        if part > 0:
            cells.append(DataCell(box, label, row, column, title))
        x += part
    return cells


def _part_label(sign: str, number: int, box: Rect, faces: FaceSet) -> Text | None:
    """Return the sign and the value, or the sign alone, or nothing, whichever fits the part."""
    middle = box.y + box.height / 2
    largest = min(TEXT, box.height * 0.86)
    smallest = min(SMALLEST_TEXT, largest)
    for text, size in ((f"{sign} {number}%", largest), (sign, largest), (sign, smallest)):
        if faces.measure(text, FACE, size) <= box.width - 1.5:
            x = box.x + box.width / 2
            y = middle + size * ASCENT
            return Text(x, y, text, size, Anchor.MIDDLE, ink_on(box.fill), role="value")
    return None


def _axis(shapes: list[Shape], start: float, length: float, y: float) -> float:
    """Append the axis and return its lower edge."""
    shapes.append(Line(start, y, start + length, y))
    for tick in range(TICKS + 1):
        x = start + length * tick / TICKS
        shapes.append(Line(x, y, x, y + 3))
        text = f"{100 * tick // TICKS}%"
        shapes.append(Text(x, y + 3 + TEXT, text, TEXT, Anchor.MIDDLE, MUTED, role="tick"))
    return y + 3 + TEXT * LINE
