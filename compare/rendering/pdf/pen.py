"""Draw on a page with y running downwards, and keep bookmarks and links."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.lib.colors import HexColor

from compare.briefing.document import Mark
from compare.rendering.fonts import FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.setting import Piece, SetLine, Stretch

GROUNDS = {
    Mark.FORMULA: g.FORMULA_GROUND,
    Mark.INITIATIVE: g.INITIATIVE_GROUND,
    Mark.DOUBT: g.DOUBT_GROUND,
}
GROUND_TOP = 0.95
GROUND_BOTTOM = 0.22
_ink = cache(HexColor)
UNDERLINE = 0.17
"""How far the underline lies below the base line, in em."""
DESTINATION_ROOM = 6.0
"""How much is shown above the place that a link leads to."""


class Pen:
    """Draw the parts of one page after the other; `destinations` names every anchor that exists."""

    def __init__(
        self,
        canvas: Any,  # noqa: ANN401
        faces: FaceSet,
        destinations: Mapping[str, str],
        page_numbers: Mapping[str, int],
    ) -> None:
        self._canvas = canvas
        self._faces = faces
        self._destinations = destinations
        self._page_numbers = page_numbers
        self._reached: set[str] = set()
        self._shape = g.PORTRAIT
        self._level = -1

    def begin_page(self, shape: g.PageShape) -> None:
        """Set the size of the page that is drawn next."""
        self._shape = shape
        self._canvas.setPageSize((shape.paper_width, shape.paper_height))

    def end_page(self) -> None:
        """Finish the page."""
        self._canvas.showPage()

    def line(self, line: SetLine, x: float, base: float) -> None:
        """Draw a set line whose base line lies at `base`."""
        for stretch in line.marks:
            self._mark(stretch, x, base)
        for piece in line.pieces:
            self.text(piece, x, base)
        for link in line.links:
            self._link(link, x, base)

    def text(self, piece: Piece, x: float, base: float) -> None:
        """Draw a piece of text."""
        text = self._canvas.beginText(x + piece.x, self._up(base))
        text.setFont(self._faces.names[piece.face], piece.size)
        text.setFillColor(_ink(piece.colour))
        if piece.space:
            text.setCharSpace(piece.space)
        text.textOut(piece.text)
        if piece.space:
            text.setCharSpace(0)
        if piece.actual:
            # Whoever copies or searches gets the character that no face could show.
            words = f"\ufeff{piece.actual}".encode("utf-16-be").hex().upper()
            self._canvas.addLiteral(f"/Span <</ActualText <{words}>>> BDC")
        self._canvas.drawText(text)
        if piece.actual:
            self._canvas.addLiteral("EMC")

    def rect(self, x: float, top: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle."""
        self._canvas.setFillColor(_ink(fill))
        self._canvas.rect(x, self._up(top + height), width, height, stroke=0, fill=1)

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], width: float, ink: str
    ) -> None:
        """Draw a straight rule."""
        self._canvas.setStrokeColor(_ink(ink))
        self._canvas.setLineWidth(width)
        self._canvas.line(start[0], self._up(start[1]), end[0], self._up(end[1]))

    def dots(self, start: tuple[float, float], end: float) -> None:
        """Draw dots from a place to the right."""
        self._canvas.setDash(0.8, 2.4)
        self.rule(start, (end, start[1]), 0.8, g.MUTED_INK)
        self._canvas.setDash()

    def page_of(self, anchor: str) -> int | None:
        """Return the number of the page on which an anchor stands."""
        return self._page_numbers.get(anchor)

    def drawing(self, drawing: Any, x: float, top: float) -> None:  # noqa: ANN401
        """Draw a chart with its upper left corner at (x, top)."""
        scaled = drawing.height * getattr(drawing, "renderScale", 1)
        renderPDF.draw(drawing, self._canvas, x, self._up(top + scaled))

    def anchor(self, name: str | None, top: float) -> None:
        """Make this place the destination of links to `name`."""
        if name is None or name in self._reached or name not in self._destinations:
            return
        self._reached.add(name)
        key = self._destinations[name]
        above = min(self._up(top) + DESTINATION_ROOM, self._shape.paper_height)
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=above)

    def outline(self, name: str, text: str, level: int) -> None:
        """Add an entry to the outline that leads to the anchor `name`."""
        self._level = min(level, self._level + 1)
        self._canvas.addOutlineEntry(text, self._destinations[name], self._level, 0)

    def _up(self, y: float) -> float:
        return self._shape.paper_height - y

    def _link(self, stretch: Stretch, x: float, base: float) -> None:
        key = self._destinations.get(stretch.target or "")
        if key is None:
            return
        low = self._up(base + GROUND_BOTTOM * stretch.size)
        high = self._up(base - GROUND_TOP * stretch.size)
        self._canvas.linkAbsolute("", key, (x + stretch.left, low, x + stretch.right, high))

    def _mark(self, stretch: Stretch, x: float, base: float) -> None:
        """Draw ground and underline; each mark has its own line, for black-and-white print."""
        left, right, size = x + stretch.left, x + stretch.right, stretch.size
        if stretch.mark in GROUNDS:
            top = base - GROUND_TOP * size
            height = (GROUND_TOP + GROUND_BOTTOM) * size
            self.rect(left, top, right - left, height, GROUNDS[stretch.mark])
        y = base + UNDERLINE * size
        if stretch.mark is Mark.FORMULA:
            self.rule((left, y), (right, y), 0.7, g.FORMULA_LINE)
        elif stretch.mark is Mark.INITIATIVE:
            self.rule((left, y - 0.9), (right, y - 0.9), 0.45, g.INITIATIVE_LINE)
            self.rule((left, y + 0.9), (right, y + 0.9), 0.45, g.INITIATIVE_LINE)
        elif stretch.mark is Mark.DIFFERENCE:
            self._wave(left, right, y, size)
        elif stretch.mark is Mark.DOUBT:
            self._canvas.setDash(0.9, 1.6)
            self.rule((left, y), (right, y), 0.9, g.INK)
            self._canvas.setDash()

    def _wave(self, left: float, right: float, y: float, size: float) -> None:
        half = size / 8
        height = size / 12
        path = self._canvas.beginPath()
        path.moveTo(left, self._up(y))
        x, sign = left, 1
        while x < right - 0.1:
            step = min(half, right - x)
            crest = self._up(y) + sign * height
            path.curveTo(x + step / 3, crest, x + 2 * step / 3, crest, x + step, self._up(y))
            x += step
            sign = -sign
        self._canvas.setStrokeColor(_ink(g.DARK_RED))
        self._canvas.setLineWidth(0.6)
        self._canvas.drawPath(path)
