"""Draw charts from one geometry: vector for the PDF, PNG for Word, SVG for the page."""

from compare.rendering.charts.drawing import drawing, png
from compare.rendering.charts.layout import lay_out
from compare.rendering.charts.svg import svg

__all__ = ["drawing", "lay_out", "png", "svg"]
