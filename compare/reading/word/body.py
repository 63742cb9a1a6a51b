"""Walk through a Word file in the order of its text and give it line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from compare.model.source import Dropped, Part
from compare.reading.word.numbering import Numbering
from compare.reading.word.passages import ParagraphNumbers, Passage, Piece, text_of
from compare.reading.word.runs import is_prompt, read_line, shown_children
from compare.reading.word.styles import Styles
from compare.reading.word.xml import R, W, raw_text, value
from compare.text import TERMINALS

_PARAGRAPH = W + "p"
_TABLE = W + "tbl"
_CHUNK = W + "altChunk"
_DELETED = W + "del"
_LEFT_OUT = frozenset(W + name for name in ("del", "moveFrom", "sectPr", "sdtPr", "tblPr", "tcPr"))
_CONTENTS = "Table of Contents"
# Returns the lines of another document embedded in this one, by the name of its relation.
Chunks = Callable[[str], list[str]]


class Walker:
    """Give the lines of a body; a walker is used once, for it counts the lists.

    `dropped` holds what was left out of the lines given so far.
    """

    def __init__(
        self,
        numbering: Numbering,
        styles: Styles,
        paragraphs: ParagraphNumbers,
        part: Part = Part.BODY,
        chunks: Chunks = lambda _: [],
    ) -> None:
        self._numbering = numbering
        self._styles = styles
        self._paragraphs = paragraphs
        self._part = part
        self._chunks = chunks
        # Text whose paragraph mark was deleted flows into the next paragraph.
        self._carried: Passage = ()
        self.dropped: list[Dropped] = []

    def lines(self, container: Element) -> Iterator[Passage]:
        """Yield the lines inside a body, a cell, a text box or a note."""
        for element in shown_children(container):
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                yield from self._table(element)
            elif element.tag == _CHUNK:
                yield from ((Piece(line),) for line in self._chunks(element.get(R + "id") or ""))
            elif self._is_shown(element):
                yield from self.lines(element)
        if self._carried and container.tag in (W + "body", W + "tc", W + "txbxContent"):
            yield self._carried
            self._carried = ()

    def _paragraph(self, paragraph: Element) -> Iterator[Passage]:
        properties = paragraph.find(W + "pPr")
        line = read_line(paragraph, self._styles)
        self.dropped.extend(Dropped(reason, text) for reason, text in line.dropped)
        number = self._paragraphs.of(paragraph)
        text = "".join(line.text)
        for box in line.before:
            yield from self._box(box)
        if properties is not None and _lost_mark(properties):
            self._carried = (*self._carried, Piece(text, number, self._part))
        else:
            # An empty paragraph counts, but a number alone would look like a heading.
            label = self._numbering.label(properties)
            carried, self._carried = self._carried, ()
            flowing = (*carried, Piece(text, number, self._part))
            if label and text_of(flowing).strip():
                first = flowing[0]
                flowing = (Piece(label + first.text, first.paragraph, first.part), *flowing[1:])
            yield flowing
        for box in line.after:
            yield from self._box(box)

    def _box(self, box: Element) -> Iterator[Passage]:
        kept, self._carried = self._carried, ()
        yield from self._inside(Part.TEXT_BOX, box)
        self._carried = kept

    def _inside(self, part: Part, container: Element) -> Iterator[Passage]:
        """Yield the lines of a cell or a text box; those of a note stay those of a note."""
        outer = self._part
        self._part = outer if outer is Part.NOTE else part
        yield from self.lines(container)
        self._part = outer

    def _table(self, table: Element) -> Iterator[Passage]:
        for row in self._below(table, W + "tr"):
            if row.find(f"{W}trPr/{_DELETED}") is None:
                yield from self._row(row)
            else:
                self._drop("deleted", row)

    def _row(self, row: Element) -> Iterator[Passage]:
        """Yield a row of figures and labels as one line, cells with sentences one by one."""
        cells = [list(self._inside(Part.TABLE, cell)) for cell in self._kept_cells(row)]
        filled = [lines for lines in cells if any(text_of(line).strip() for line in lines)]
        if all(_is_short(lines) for lines in filled):
            yield _tabbed([lines[0] for lines in filled])
        else:
            for lines in filled:
                yield from lines

    def _kept_cells(self, row: Element) -> Iterator[Element]:
        for cell in self._below(row, W + "tc"):
            if cell.find(f"{W}tcPr/{W}cellDel") is None:
                yield cell
            else:
                self._drop("deleted", cell)

    def _below(self, element: Element, tag: str) -> Iterator[Element]:
        """Yield rows or cells, also those inside content controls."""
        for child in shown_children(element):
            if child.tag == tag:
                yield child
            elif self._is_shown(child):
                yield from self._below(child, tag)

    def _is_shown(self, element: Element) -> bool:
        """Tell whether an element shows text of the author; record what does not."""
        if element.tag in _LEFT_OUT or is_prompt(element):
            if element.tag == _DELETED:
                self._drop("deleted", element)
            return False
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        if value(gallery) == _CONTENTS:
            self._drop("contents", element)
            return False
        return True

    def _drop(self, reason: str, element: Element) -> None:
        self.dropped.append(Dropped(reason, raw_text(element)))


def _tabbed(cells: list[Passage]) -> Passage:
    """Return cells as one line, parted by tabs."""
    parted = [piece for cell in cells for piece in (Piece("\t"), *cell)]
    return tuple(parted[1:])


def _lost_mark(properties: Element) -> bool:
    """Tell whether the end of a paragraph was deleted or moved away."""
    marks = (properties.find(f"{W}rPr/{W}{name}") for name in ("del", "moveFrom"))
    return any(mark is not None for mark in marks)


def _is_short(lines: list[Passage]) -> bool:
    """Tell whether a cell is one line without the end of a sentence."""
    text = text_of(lines[0])
    return len(lines) == 1 and "\n" not in text and not set(text) & set(TERMINALS + "；")
