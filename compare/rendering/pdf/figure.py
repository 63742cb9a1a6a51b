"""Set a chart and its caption as one box that is never split but may shrink."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from compare.briefing.document import Chart
from compare.rendering.charts.drawing import drawing
from compare.rendering.fonts import FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.boxes import Box, LinesBox, lines_box
from compare.rendering.pdf.inline import plain
from compare.rendering.pdf.pen import Pen
from compare.rendering.pdf.styles import CAPTION

SMALLEST = 0.78
"""How far a chart shrinks to fit what is left of a page; below, it goes to the next."""


@dataclass(frozen=True, slots=True)
class FigureBox:
    """Hold a chart with its caption below; `drawn` is its height before it is scaled."""

    drawing: Any
    drawn: float
    scale: float
    width: float
    caption: LinesBox
    anchor: str
    before: float = g.BLOCK_SPACE
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        """Return the height of drawing and caption."""
        return self.scale * self.drawn + self._below

    @property
    def minimum(self) -> float:
        """Return the height of the smallest chart that is still easy to read."""
        return self.scale * SMALLEST * self.drawn + self._below

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the anchor of the chart."""
        return (self.anchor,) if self.anchor else ()

    @property
    def _below(self) -> float:
        return self.caption.height + 2 * g.FIGURE_GAP

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
        """Stay whole, a little smaller where that saves a page."""
        if fresh or room + 0.01 >= self.height:
            return self, None
        if room + 0.01 < self.minimum:
            return None, self
        return replace(self, scale=(room - self._below) / self.drawn), None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the chart and then its caption."""
        pen.anchor(self.anchor, top)
        self.drawing.renderScale = self.scale
        pen.drawing(self.drawing, x + (self.width - self.drawing.width * self.scale) / 2, top)
        self.caption.draw(pen, x, top + self.scale * self.drawn + g.FIGURE_GAP)


def figure_box(chart: Chart, shape: g.PageShape, faces: FaceSet) -> FigureBox:
    """Draw a chart for pages of `shape`; one that is too tall is scaled down."""
    words = " ".join(part for part in (chart.number, chart.caption) if part)
    caption = lines_box(plain(words, CAPTION), CAPTION, shape.width, faces)
    picture = drawing(chart, shape.width, faces)
    room = shape.height - caption.height - 2 * g.FIGURE_GAP
    factor = min(1.0, room / picture.height)
    return FigureBox(picture, picture.height, factor, shape.width, caption, chart.anchor)
