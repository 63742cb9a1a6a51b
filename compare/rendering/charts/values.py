"""Lay out figures of several districts as bars, one small diagram for each figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.briefing.document import ValueBars, ValueGroup
from compare.rendering.charts.hatching import hatching
from compare.rendering.charts.labels import FACE, fitting_size, shorten
from compare.rendering.charts.shapes import (
    ASCENT,
    INK,
    PAPER,
    RULE,
    Anchor,
    DataCell,
    Line,
    Rect,
    Shape,
    Text,
)
from compare.rendering.fonts import FaceSet

COLUMNS = (2, 3)
"""How many diagrams stand side by side, with few bars and with many."""
COLUMN_GAP = 18.0
TITLE = 9.5
TITLE_HEIGHT = 15.0
FEW = 12
"""Up to this many bars a diagram has room for the larger size."""
ROWS = ((14.0, 8.5), (9.4, 7.0))
"""The height of a row and the size of its text, with few bars and with many."""
LEGIBLE = 5.0
"""Smaller print is shortened instead; its whole stands in the title of the bar."""
BAR_SHARE = 0.62
NAME_SHARE = 0.36
VALUE_SHARE = 0.26
GROUP_GAP = 10.0
SOLID = "#7f9bb8"


@dataclass(frozen=True, slots=True)
class ValuesLayout:
    """Hold the shapes of the diagrams and their lower edge."""

    shapes: tuple[Shape, ...]
    bottom: float


def lay_out_values(data: ValueBars, width: float, faces: FaceSet) -> ValuesLayout:
    """Return the diagrams in columns, row by row; bars of one diagram share one scale."""
    many = any(len(group.bars) > FEW for group in data.groups)
    columns = COLUMNS[1] if many and len(data.groups) > COLUMNS[0] else COLUMNS[0]
    room = (width - (columns - 1) * COLUMN_GAP) / columns
    shapes: list[Shape] = []
    top = 1.0
    for first in range(0, len(data.groups), columns):
        heights = []
        for column, group in enumerate(data.groups[first : first + columns]):
            left = column * (room + COLUMN_GAP)
            made = list(_group(group, first + column, (left, top, room), faces))
            shapes += made
            heights.append(TITLE_HEIGHT + _row(group)[0] * len(group.bars))
        top += max(heights, default=0.0) + GROUP_GAP
    return ValuesLayout(tuple(shapes), top - GROUP_GAP)


def _row(group: ValueGroup) -> tuple[float, float]:
    return ROWS[0] if len(group.bars) <= FEW else ROWS[1]


def _group(
    group: ValueGroup, index: int, place: tuple[float, float, float], faces: FaceSet
) -> Iterator[Shape]:
    left, top, width = place
    height, size = _row(group)
    title = shorten(group.label, width, TITLE, faces)
    yield Text(left, top + TITLE * 0.9, title, TITLE, role="row-label")
    names = min(
        max((faces.measure(bar.name, FACE, size) for bar in group.bars), default=0.0),
        width * NAME_SHARE,
    )
    start = left + names + 4
    length = width - names - 4 - width * VALUE_SHARE
    largest = max((bar.value for bar in group.bars), default=0.0)
    y = top + TITLE_HEIGHT
    yield Line(start, y, start, y + height * len(group.bars), RULE, 0.5)
    for row, bar in enumerate(group.bars):
        middle = y + height / 2
        base = middle + size * ASCENT
        fitting = max(fitting_size(bar.name, names + 0.5, size, faces), LEGIBLE)
        name = shorten(bar.name, names + 0.6, fitting, faces)
        yield Text(start - 4, base, name, fitting, Anchor.END, role="row-label")
        share = max(bar.value, 0.0) / largest if largest > 0 else 0.0
        box = Rect(
            start,
            middle - height * BAR_SHARE / 2,
            max(share * length, 0.6),
            height * BAR_SHARE,
            PAPER if bar.marked else SOLID,
            INK,
            0.4,
            role="part",
        )
        label = Text(box.x + box.width + 3, base, bar.text, size, role="legend")
        yield DataCell(box, label, index, row, f"{group.label} × {bar.name}：{bar.text}")
        if bar.marked:
            yield from hatching(box)
        y += height


def signs(data: ValueBars) -> Sequence[tuple[bool, str]]:
    """Return what the legend explains: whether hatched, and the meaning, of what occurs."""
    marked = {bar.marked for group in data.groups for bar in group.bars}
    meanings = ((False, data.plain_meaning), (True, data.marked_meaning))
    return [(mark, meaning) for mark, meaning in meanings if mark in marked and meaning]
