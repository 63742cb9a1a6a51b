"""Walk through a Word file in the order of its text and give it line by line."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from compare.reading.word.numbering import Numbering
from compare.reading.word.runs import is_prompt, read_line, shown_children
from compare.reading.word.styles import Styles
from compare.reading.word.xml import W, value
from compare.text import TERMINALS

_PARAGRAPH = W + "p"
_TABLE = W + "tbl"
_LEFT_OUT = frozenset(W + name for name in ("del", "moveFrom", "sectPr", "sdtPr", "tblPr", "tcPr"))
_CONTENTS = "Table of Contents"


class Walker:
    """Give the lines of a body; a walker is used once, for it counts the lists."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self._numbering = numbering
        self._styles = styles
        # Text whose paragraph mark was deleted flows into the next paragraph.
        self._carried = ""

    def lines(self, container: Element) -> Iterator[str]:
        """Yield the lines inside a body, a cell, a text box or a note."""
        for element in shown_children(container):
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                yield from self._table(element)
            elif not _is_left_out(element):
                yield from self.lines(element)
        if self._carried and container.tag in (W + "body", W + "tc", W + "txbxContent"):
            yield self._carried
            self._carried = ""

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        properties = paragraph.find(W + "pPr")
        line = read_line(paragraph, self._styles)
        text = "".join(line.text)
        for box in line.before:
            yield from self._box(box)
        if properties is not None and _lost_mark(properties):
            self._carried += text
        else:
            # An empty paragraph counts, but a number alone would look like a heading.
            label = self._numbering.label(properties)
            flowing = self._carried + text
            self._carried = ""
            yield label + flowing if flowing.strip() else flowing
        for box in line.after:
            yield from self._box(box)

    def _box(self, box: Element) -> Iterator[str]:
        kept, self._carried = self._carried, ""
        yield from self.lines(box)
        self._carried = kept

    def _table(self, table: Element) -> Iterator[str]:
        for row in _below(table, W + "tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                yield from self._row(row)

    def _row(self, row: Element) -> Iterator[str]:
        """Yield a row of figures and labels as one line, cells with sentences one by one."""
        cells = [list(self.lines(cell)) for cell in _below(row, W + "tc") if not _is_deleted(cell)]
        filled = [lines for lines in cells if "".join(lines).strip()]
        if all(_is_short(lines) for lines in filled):
            yield "\t".join(lines[0] for lines in filled)
        else:
            for lines in filled:
                yield from lines


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Yield rows or cells, also those inside content controls."""
    for child in shown_children(element):
        if child.tag == tag:
            yield child
        elif not _is_left_out(child):
            yield from _below(child, tag)


def _is_left_out(element: Element) -> bool:
    """Tell whether an element shows no text of the author: deleted, or made by Word."""
    if element.tag in _LEFT_OUT or is_prompt(element):
        return True
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery) == _CONTENTS


def _is_deleted(cell: Element) -> bool:
    return cell.find(f"{W}tcPr/{W}cellDel") is not None


def _lost_mark(properties: Element) -> bool:
    """Tell whether the end of a paragraph was deleted or moved away."""
    marks = (properties.find(f"{W}rPr/{W}{name}") for name in ("del", "moveFrom"))
    return any(mark is not None for mark in marks)


def _is_short(lines: list[str]) -> bool:
    """Tell whether a cell is one line without the end of a sentence."""
    return len(lines) == 1 and "\n" not in lines[0] and not set(lines[0]) & set(TERMINALS + "；")
