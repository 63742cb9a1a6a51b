"""Turn a page until its text is upright: by quarters first, then by the slope of its lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

import numpy as np

from compare.reading.ocr.engine import Corners

# A line counts for the slope of the page from this many times its height on.
_LONG = 5.0
# A box is tall from this many times its width on; a single character is about as tall as wide.
_TALL = 1.5


def size_of(corners: Corners) -> tuple[float, float]:
    """Return the width and the height of a line in pixels."""
    top, side = corners[1] - corners[0], corners[3] - corners[0]
    return float(np.hypot(*top)), float(np.hypot(*side))


def lies_on_its_side(lines: Sequence[Corners]) -> bool:
    """Tell whether most of what is written, by length, runs up or down the page."""
    tall = wide = 0.0
    for corners in lines:
        width, height = np.ptp(corners[:, 0]), np.ptp(corners[:, 1])
        if height > _TALL * width:
            tall += height
        else:
            wide += width
    return tall > wide


def slope_of(lines: Sequence[Corners]) -> float:
    """Return the angle of the lines in radians, growing clockwise, 0 where no line is long.

    The median of the long lines, so that a stamp or a signature does not turn the page.
    """
    slopes = [_slope(corners) for corners in lines if _is_long(corners)]
    return median(slopes) if slopes else 0.0


def _is_long(corners: Corners) -> bool:
    width, height = size_of(corners)
    return width > _LONG * height


def _slope(corners: Corners) -> float:
    along = corners[1] + corners[2] - corners[0] - corners[3]
    return math.atan2(along[1], along[0])
