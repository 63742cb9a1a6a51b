"""Turn a tree of elements into lines: one block a line, one row of a table a line."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from compare.reading.html.nodes import Event, Node, walk
from compare.reading.html.words import BLOCK_TAGS
from compare.text import han_count

_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
# A line break in the markup between Chinese characters is no space of the text.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3001-\u303f\u2014\u2018-\u201d\u2026\u00b7"
_WRAP = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_EDGES = " \t\r\n\f\v\xa0\u3000\ufeff\u200b"
# A cell with more Han characters, or with tables in it, belongs to the layout of a page.
_LONGEST_CELL = 200


@dataclass(slots=True)
class Block:
    """Hold one line while it is put together; `linked` counts its characters inside links."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """Return the line with its blanks settled."""
        joined = _WRAP.sub("", "".join(self.pieces))
        return _SPACE.sub(" ", joined).strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a finished line; `linked` tells that all of it is links."""

    text: str
    linked: bool


def lines_of(root: Node, without: Collection[int] = ()) -> list[Line]:
    """Return the lines of an element in the order of the markup, without those of some in it."""
    writer = _Writer()
    for event in walk(root, without):
        writer.take(event)
    writer.close()
    return writer.lines


class _Writer:
    """Collect lines; within a row of a data table cells are parted by tabs, not by lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._block = Block()
        self._rows: list[bool] = []

    def take(self, event: Event) -> None:
        """Take one event in."""
        tag = event.node.tag
        if event.kind == "text":
            self._add(event.node.text_content or "", event.in_link)
        elif tag == "tr":
            self._row(event)
        elif self._in_row:
            self._cell(tag, event.kind)
        elif (tag == "br" and event.kind == "start") or tag in BLOCK_TAGS:
            self.close()

    @property
    def _in_row(self) -> bool:
        return bool(self._rows) and self._rows[-1]

    def _row(self, event: Event) -> None:
        if event.kind == "start":
            if not self._in_row:
                self.close()
            self._rows.append(self._in_row or _is_data(event.node))
            return
        self._rows.pop()
        if not self._in_row:
            self.close()

    def _cell(self, tag: str, kind: str) -> None:
        """Part cells by a tab and blocks within a cell by a space."""
        if tag in ("td", "th") and kind == "end":
            self._block.pieces.append("\t")
        elif tag in BLOCK_TAGS or tag == "br":
            self._block.pieces.append(" ")

    def _add(self, text: str, in_link: bool) -> None:
        self._block.pieces.append(text)
        if in_link:
            self._block.linked += len("".join(text.split()))

    def close(self) -> None:
        """End the line."""
        block, self._block = self._block, Block()
        text = _cells(block) if "\t" in block.pieces else block.text
        if text:
            visible = len("".join(text.split()))
            self.lines.append(Line(text, block.linked >= visible))


def _cells(block: Block) -> str:
    """Return the cells of a row, parted by tabs."""
    cells: list[str] = [""]
    for piece in block.pieces:
        if piece == "\t":
            cells.append("")
        else:
            cells[-1] += piece
    tidy = (Block([cell]).text for cell in cells)
    return "\t".join(tidy).strip(_EDGES)


def _is_data(row: Node) -> bool:
    """Tell whether a row belongs to a table of data, not to the layout of the page."""
    cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
    if len(cells) < 2 or row.css_first("table") is not None:
        return False
    return all(han_count(cell.text() or "") <= _LONGEST_CELL for cell in cells)
