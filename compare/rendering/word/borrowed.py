"""Give the pages of a letterhead: its own upright page, and the same page turned."""

from __future__ import annotations

from copy import deepcopy

from docx.oxml.ns import qn

from compare.rendering.word.nodes import Node, node
from compare.rendering.word.sections import Area

_ENDING = f"{qn('w:pPr')}/{qn('w:sectPr')}"
_MILLIMETRES = 25.4 / 1440
# What turning a sheet to the left makes of its margins.
_TURNED = {"top": "left", "left": "bottom", "bottom": "right", "right": "top"}


class BorrowedSheets:
    """Repeat the section of a letterhead in which the briefing stands.

    What holds for the first page only (a header of its own, where numbers start) is given to the
    first section that the briefing ends, and taken from those behind it.
    """

    def __init__(self, governing: Node) -> None:
        self._governing = governing
        self._ended = False

    def area(self, landscape: bool) -> Area:
        """Return the type area of upright or turned pages."""
        return Area(landscape, _inner(_turned(self._governing) if landscape else self._governing))

    def section(self, landscape: bool) -> Node:
        """Make a section like that of the letterhead; a turned one is a page turned."""
        made: Node = deepcopy(self._governing)
        if not self._ended:
            self._ended = True
            _make_later(self._governing)
        return _turned(made) if landscape else made


def _make_later(section: Node) -> None:
    """Take from a section what holds for the first page only, and let it start on a new one."""
    numbers = section.find(qn("w:pgNumType"))
    if numbers is not None and numbers.get(qn("w:start")) is not None:
        del numbers.attrib[qn("w:start")]
    for name in ("w:titlePg", "w:type"):
        found = section.find(qn(name))
        if found is not None:
            section.remove(found)
    section.find(qn("w:pgSz")).addprevious(node("w:type", {"w:val": "nextPage"}))


def _turned(section: Node) -> Node:
    made: Node = deepcopy(section)
    size, margins = made.find(qn("w:pgSz")), made.find(qn("w:pgMar"))
    if _length(size, "w") > _length(size, "h"):
        return made
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
    old = {side: margins.get(qn(f"w:{side}")) for side in _TURNED}
    for side, other in _TURNED.items():
        margins.set(qn(f"w:{other}"), str(abs(int(old[side]))))
    return made


def _inner(section: Node) -> tuple[float, float]:
    """Return width and height of the type area in millimetres."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width = _length(size, "w") - _length(margins, "left") - _length(margins, "right")
    height = _length(size, "h") - abs(_length(margins, "top")) - abs(_length(margins, "bottom"))
    return width * _MILLIMETRES, height * _MILLIMETRES


def _length(element: Node, name: str) -> int:
    return int(element.get(qn(f"w:{name}")) or 0)


def governing_section(body: Node, place: int) -> Node:
    """Return the section in which the position of a body lies: the first that ends behind it."""
    for element in body[place:]:
        found = element if element.tag == qn("w:sectPr") else element.find(_ENDING)
        if found is not None:
            return found
    return body.find(qn("w:sectPr"))
