"""Fill a box with slanted lines, which tell it from others in black-and-white print."""

from __future__ import annotations

from collections.abc import Iterator

from compare.rendering.charts.shapes import INK, Line, Rect

HATCH_STEP = 4.0


def hatching(box: Rect) -> Iterator[Line]:
    """Yield slanted lines that fill a box."""
    offset = HATCH_STEP / 2
    while offset < box.width + box.height:
        low = max(0.0, offset - box.height)
        high = min(offset, box.width)
        yield Line(
            box.x + low,
            box.y + (offset - low),
            box.x + high,
            box.y + (offset - high),
            INK,
            0.35,
        )
        offset += HATCH_STEP
