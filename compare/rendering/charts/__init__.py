"""Draw charts from one geometry: vector for the PDF, PNG for Word, SVG for the page."""

from compare.rendering.charts.layout import lay_out
from compare.rendering.charts.svg import svg

# What draws for paper loads the library of the PDF: `compare.rendering.charts.drawing`.
__all__ = ["lay_out", "svg"]
