"""Set a chart and its caption as one box that is never split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compare.briefing.document import Chart
from compare.rendering.charts import drawing
from compare.rendering.fonts import FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.boxes import Box, LinesBox, lines_box
from compare.rendering.pdf.inline import plain
from compare.rendering.pdf.pen import Pen
from compare.rendering.pdf.styles import CAPTION


@dataclass(frozen=True, slots=True)
class FigureBox:
    """Hold a chart, scaled to the type area, with its caption below."""

    drawing: Any
    drawn_height: float
    indent: float
    caption: LinesBox
    anchor: str
    before: float = g.BLOCK_SPACE
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        """Return the height of drawing and caption."""
        return self.drawn_height + g.FIGURE_GAP + self.caption.height + g.FIGURE_GAP

    @property
    def minimum(self) -> float:
        """Return the whole height."""
        return self.height

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
        """Stay whole."""
        return (self, None) if fresh or room + 0.01 >= self.height else (None, self)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the chart and then its caption."""
        pen.anchor(self.anchor, top)
        pen.drawing(self.drawing, x + self.indent, top)
        self.caption.draw(pen, x, top + self.drawn_height + g.FIGURE_GAP)


def figure_box(chart: Chart, shape: g.PageShape, faces: FaceSet) -> FigureBox:
    """Draw a chart for pages of `shape`; one that is too tall is scaled down."""
    words = " ".join(part for part in (chart.number, chart.caption) if part)
    caption = lines_box(plain(words, CAPTION), CAPTION, shape.width, faces)
    picture = drawing(chart, shape.width, faces)
    room = shape.height - caption.height - 2 * g.FIGURE_GAP
    factor = min(1.0, room / picture.height)
    picture.renderScale = factor
    indent = (shape.width - picture.width * factor) / 2
    return FigureBox(picture, picture.height * factor, indent, caption, chart.anchor)
