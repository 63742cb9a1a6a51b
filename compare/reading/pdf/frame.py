"""Lead from the places of an upright text back to the page as a viewer shows it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from compare.model.source import Box

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top; heights grow upwards."""

_A4 = (0.0, 0.0, 595.0, 842.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold how a text was turned: what the page shows, and how that is turned for the text.

    `edges` are what a viewer shows of the page, and `rotation` is by how much it turns that
    clockwise, in degrees. `quarter` counts the turns, counterclockwise, in which the text runs on
    the unturned page, `slope` is the rest of its angle in radians.
    """

    edges: Bounds = _A4
    rotation: int = 0
    quarter: int = 0
    slope: float = 0.0

    def upright(self, bounds: Bounds) -> Bounds:
        """Return bounds on the unturned page as they are where the text is upright."""
        left, bottom, right, top = bounds
        if self.quarter == 1:
            return bottom, -right, top, -left
        if self.quarter == 2:
            return -right, -top, -left, -bottom
        if self.quarter == 3:
            return -top, left, -bottom, right
        return bounds

    def box(self, bounds: Bounds) -> Box:
        """Return the box that a viewer shows around bounds in the upright text."""
        corners = [self._shown(*self._on_page(x, y)) for x in bounds[::2] for y in bounds[1::2]]
        across, down = zip(*corners, strict=True)
        return Box(
            round(min(across), 2), round(min(down), 2), round(max(across), 2), round(max(down), 2)
        )

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        cosine, sine = math.cos(self.slope), math.sin(self.slope)
        x, y = x * cosine - y * sine, x * sine + y * cosine
        return ((x, y), (-y, x), (-x, -y), (y, -x))[self.quarter]

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.edges
        if self.rotation == 90:
            return y - bottom, x - left
        if self.rotation == 180:
            return right - x, y - bottom
        if self.rotation == 270:
            return top - y, right - x
        return x - left, top - y
