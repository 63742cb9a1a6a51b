"""Lay out the legend below a chart, wrapped to its width and centred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.rendering.charts.colours import ink_on
from compare.rendering.charts.hatching import hatching
from compare.rendering.charts.labels import FACE, shorten
from compare.rendering.charts.shapes import ASCENT, RULE, Anchor, Rect, Shape, Text
from compare.rendering.fonts import FaceSet

SIZE = 8.5
BOX = 13.0
BOX_HEIGHT = 10.5
BOX_GAP = 3.0
ENTRY_GAP = 12.0
LINE_HEIGHT = 15.0


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry: the colour of its box, the sign in it, its meaning, and if it is hatched."""

    fill: str
    sign: str
    meaning: str
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class LegendLayout:
    """Hold the shapes of the legend and its lower edge."""

    shapes: tuple[Shape, ...]
    bottom: float


def lay_out_legend(
    entries: Sequence[Entry], scale: str, top: float, width: float, faces: FaceSet
) -> LegendLayout:
    """Return the meaning of the colours and behind it one box an entry, from `top` downwards."""
    items: list[tuple[Entry | None, str, float]] = []
    if scale:
        text = shorten(scale, width, SIZE, faces)
        items.append((None, text, faces.measure(text, FACE, SIZE)))
    for item in entries:
        text = shorten(item.meaning, width - BOX - BOX_GAP, SIZE, faces)
        items.append((item, text, BOX + BOX_GAP + faces.measure(text, FACE, SIZE)))
    shapes: list[Shape] = []
    for line in _lines(items, width):
        used = sum(item[2] for item in line) + ENTRY_GAP * (len(line) - 1)
        x = (width - used) / 2
        for entry, text, item_width in line:
            shapes += _item(entry, text, x, top)
            x += item_width + ENTRY_GAP
        top += LINE_HEIGHT
    return LegendLayout(tuple(shapes), top)


def _lines(
    items: list[tuple[Entry | None, str, float]], width: float
) -> list[list[tuple[Entry | None, str, float]]]:
    lines: list[list[tuple[Entry | None, str, float]]] = [[]]
    used = 0.0
    for item in items:
        if lines[-1] and used + item[2] > width:
            lines.append([])
            used = 0.0
        lines[-1].append(item)
        used += item[2] + ENTRY_GAP
    return lines


def _item(entry: Entry | None, text: str, x: float, top: float) -> list[Shape]:
    base = top + BOX_HEIGHT / 2 + SIZE * ASCENT
    if entry is None:
        return [Text(x, base, text, SIZE, role="legend")]
    box = Rect(x, top, BOX, BOX_HEIGHT, entry.fill, RULE, 0.4, role="legend-box")
    shapes: list[Shape] = [box, *(hatching(box) if entry.hatched else ())]
    if entry.sign:
        ink = ink_on(entry.fill)
        middle = x + BOX / 2
        shapes.append(Text(middle, base, entry.sign, SIZE, Anchor.MIDDLE, ink, role="legend-sign"))
    shapes.append(Text(x + BOX + BOX_GAP, base, text, SIZE, role="legend"))
    return shapes
