"""Tell on which page Word will put each bookmark, so that the contents need no update.

The rules of Word are repeated for what this document uses: lines of exact height, two lines left
together at a break, what is kept with the next, rows that are not split, repeated heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from docx.oxml.ns import qn

from compare.rendering.word import measures
from compare.rendering.word.linecount import Piece, line_count
from compare.rendering.word.looks import Lines, Look
from compare.rendering.word.nodes import Node

_EMU = 12700.0
_SINGLE = 1.3
"""Height of a line whose height is not given, in em."""
_BORDER = 0.5
_PROPERTIES, _STYLE, _VALUE = qn("w:pPr"), qn("w:pStyle"), qn("w:val")
_SECTION, _PARAGRAPH, _TABLE, _CONTROL = qn("w:sectPr"), qn("w:p"), qn("w:tbl"), qn("w:sdt")
_NAME = qn("w:name")
_BOOKMARK, _EXTENT = qn("w:bookmarkStart"), qn("wp:extent")
_RUN, _TEXT, _BREAK = qn("w:r"), qn("w:t"), qn("w:br")
_RUN_PROPERTIES, _RUN_STYLE = qn("w:rPr"), qn("w:rStyle")
_KEEP_NEXT, _NEW_PAGE = qn("w:keepNext"), qn("w:pageBreakBefore")
_SPACING, _ROW, _CELL = qn("w:spacing"), qn("w:tr"), qn("w:tc")
_CELL_WIDTH = f"{qn('w:tcPr')}/{qn('w:tcW')}"
_name = cache(qn)


@dataclass(slots=True)
class _Item:
    """Hold a paragraph or a row of a table; heights are points."""

    lines: list[float]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    new_page: bool = False
    whole: bool = False
    names: list[str] = field(default_factory=list)
    head: float = 0.0
    """Height of the table head that a new page repeats above the row."""

    @property
    def first(self) -> float:
        """Return the least height that begins on a page."""
        if self.whole or len(self.lines) < 4:
            return sum(self.lines)
        return sum(self.lines[:2])


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold the type area of a section, in points."""

    width: float
    height: float


def bookmark_pages(body: Sequence[Node], looks: Sequence[Look]) -> dict[str, int]:
    """Return the page of each bookmark in a finished body, counted from 1."""
    styles = _Styles(looks)
    pages: dict[str, int] = {}
    page = 0
    for elements, sheet in _sections(body):
        items = [item for element in elements for item in _items(element, sheet, styles)]
        page = _fill(items, sheet, page + 1, pages)
    return pages


def _fill(items: list[_Item], sheet: Sheet, page: int, pages: dict[str, int]) -> int:
    """Put items on pages and note the bookmarks; return the last page."""
    used, height = 0.0, sheet.height + 0.01
    chained, after = False, 0.0
    for index, item in enumerate(items):
        # Of the spaces below one paragraph and above the next, the larger counts.
        before = max(item.before - after, 0.0) if used else 0.0
        needed = before + (item.first if chained else _together(items, index))
        if used and (item.new_page or used + min(needed, height) > height):
            page, used, before = page + 1, item.head, 0.0
        for name in item.names:
            pages.setdefault(name, page)
        used += before
        page, used = _set_lines(item, page, used, height)
        used += item.after
        chained, after = item.keep_next, item.after
    return page


def _together(items: Sequence[_Item], index: int) -> float:
    """Return the height from an item to the beginning of the first that may be left alone."""
    total = 0.0
    while index < len(items) and items[index].keep_next:
        item = items[index]
        total += sum(item.lines) + item.after
        index += 1
        if index < len(items):
            total += max(items[index].before - item.after, 0.0)
    return total + (items[index].first if index < len(items) else 0.0)


def _set_lines(item: _Item, page: int, used: float, height: float) -> tuple[int, float]:
    total = sum(item.lines)
    if item.whole or used + total <= height:
        return page, used + total
    rest = list(item.lines)
    while rest:
        fitting = 0
        room = height - used
        while fitting < len(rest) and rest[fitting] <= room:
            room -= rest[fitting]
            fitting += 1
        if fitting == len(rest):
            return page, used + sum(rest)
        # Two lines at least go over to the next page.
        fitting = max(min(fitting, len(rest) - 2), 1)
        rest = rest[fitting:]
        page, used = page + 1, item.head
    return page, used


def _sections(body: Sequence[Node]) -> Iterator[tuple[list[Node], Sheet]]:
    elements: list[Node] = []
    for element in body:
        if element.tag == _SECTION:
            yield elements, _sheet(element)
            elements = []
            continue
        elements.append(element)
        section = element.find(f"{_PROPERTIES}/{_SECTION}")
        if section is not None:
            yield elements, _sheet(section)
            elements = []


def _sheet(section: Node) -> Sheet:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
    # A negative margin holds whatever the header needs.
    height = _twips(size, "h") - abs(_twips(margins, "top")) - abs(_twips(margins, "bottom"))
    return Sheet(width, height)


def _twips(element: Node, name: str) -> float:
    return float(element.get(_name(f"w:{name}")) or 0) / 20


@dataclass(frozen=True, slots=True)
class _Manner:
    """Hold how the paragraphs of a style are set."""

    lines: Lines
    size: float
    spacing: float


class _Styles:
    """Look up styles by their identifier, and the size that each gives, if any."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self._looks = {look.id: look for look in looks}
        self._sizes = {look.id: self._size(look) for look in looks}
        self._manners: dict[str, _Manner] = {}

    def manner(self, style: str) -> _Manner:
        """Return how paragraphs of a style are set; one that is not ours gives nothing."""
        if style not in self._manners:
            look = self._looks.get(style)
            size = self.size(style) or measures.BODY_SIZE
            spacing = measures.BODY_SPACING if size == measures.BODY_SIZE else 0.0
            self._manners[style] = _Manner((look and look.lines) or Lines(), size, spacing)
        return self._manners[style]

    def size(self, style: str) -> float | None:
        """Return the size of a style or of what it is based on, None where neither gives one."""
        return self._sizes.get(style)

    def _size(self, look: Look | None) -> float | None:
        while look is not None and look.letters.size is None:
            look = self._looks.get(look.base)
        return None if look is None else look.letters.size


def _items(element: Node, sheet: Sheet, styles: _Styles) -> Iterator[_Item]:
    if element.tag == _PARAGRAPH:
        yield _paragraph(element, sheet.width, styles)
    elif element.tag == _CONTROL:
        for child in element.find(qn("w:sdtContent")):
            yield from _items(child, sheet, styles)
    elif element.tag == _TABLE:
        yield from _rows(element, styles)
    elif element.tag == _BOOKMARK:
        yield _Item([], names=[element.get(_NAME)])


def _paragraph(element: Node, width: float, styles: _Styles) -> _Item:
    found = element.find(_PROPERTIES)
    properties = {} if found is None else {each.tag: each for each in found}
    named, own = properties.get(_STYLE), properties.get(_SPACING)
    manner = styles.manner("" if named is None else named.get(_VALUE))
    lines, size = manner.lines, manner.size
    pieces: list[Piece] = []
    pictures: list[float] = []
    names: list[str] = []
    for part in element.iter(_RUN, _BOOKMARK, _EXTENT):
        if part.tag == _RUN:
            pieces.append(_piece(part, manner, styles))
        elif part.tag == _BOOKMARK:
            names.append(part.get(_NAME))
        else:
            pictures.append(int(part.get("cy")) / _EMU)
    if pictures:
        heights = [max(pictures)]
    else:
        character = size + manner.spacing
        pitch = _own_line(own) or lines.line or size * _SINGLE
        room = width - (lines.left + lines.right) * character
        printed = [piece for piece in pieces if piece.text]
        heights = [pitch] * line_count(printed, max(room, size), lines.first * character)
    if lines.rule:
        heights[-1] += measures.RULE_SPACE + measures.RULE_WIDTH
    before, after = _around(own, lines.before, lines.after)
    return _Item(
        heights,
        before,
        after,
        keep_next=lines.keep_next or _KEEP_NEXT in properties,
        new_page=_NEW_PAGE in properties,
        names=names,
    )


def _around(spacing: Node, before: float, after: float) -> tuple[float, float]:
    """Return the space above and below, where the paragraph says so instead of its style."""
    if spacing is None:
        return before, after
    above, below = spacing.get(_name("w:before")), spacing.get(_name("w:after"))
    return (
        before if above is None else int(above) / 20,
        after if below is None else int(below) / 20,
    )


def _own_line(spacing: Node) -> float | None:
    """Return the distance of lines, where the paragraph says so instead of its style."""
    line = None if spacing is None else spacing.get(_name("w:line"))
    return None if line is None else int(line) / 20


def _has(properties: Node, name: str) -> bool:
    return properties is not None and properties.find(_name(f"w:{name}")) is not None


def _piece(printed: Node, manner: _Manner, styles: _Styles) -> Piece:
    """Return what a run prints, and how."""
    own, text = None, ""
    for child in printed:
        if child.tag == _TEXT:
            text += child.text or ""
        elif child.tag == _BREAK:
            text += "\n"
        elif child.tag == _RUN_PROPERTIES:
            style = child.find(_RUN_STYLE)
            own = None if style is None else styles.size(style.get(_VALUE))
    size = manner.size
    return Piece(text, own or size, manner.spacing if own in (None, size) else 0.0)


def _rows(table: Node, styles: _Styles) -> Iterator[_Item]:
    placed = table.find(f"{qn('w:tblPr')}/{qn('w:tblpPr')}")
    if placed is not None:
        # Stands at the foot of the page, or of a page of its own if there is no room.
        rows = sum(sum(_row(row, styles).lines) for row in table.findall(_ROW))
        yield _Item([rows], before=_twips(placed, "topFromText"), whole=True)
        return
    head = 0.0
    for number, row in enumerate(table.findall(_ROW)):
        properties = row.find(qn("w:trPr"))
        item = _row(row, styles)
        if number == 0 and item.lines:
            # Each row brings the rule below it, the first one that above it as well.
            item.lines[0] += _BORDER
        item.whole = _has(properties, "cantSplit")
        if _has(properties, "tblHeader"):
            item.keep_next = True
            head += sum(item.lines)
        else:
            item.head = head
        yield item


def _row(row: Node, styles: _Styles) -> _Item:
    padding = 2 * measures.to_points(measures.CELL_TOP) + _BORDER
    side = 2 * measures.to_points(measures.CELL_SIDE)
    tallest: list[float] = []
    names: list[str] = []
    keep = False
    for cell in row.findall(_CELL):
        width = _twips(cell.find(_CELL_WIDTH), "w") - side
        paragraphs = [_paragraph(each, width, styles) for each in cell.findall(_PARAGRAPH)]
        lines = [line for item in paragraphs for line in item.lines]
        names += [name for item in paragraphs for name in item.names]
        keep = keep or all(item.keep_next for item in paragraphs)
        if sum(lines) > sum(tallest):
            tallest = lines
    if tallest:
        tallest[0] += padding
    return _Item(tallest, keep_next=keep, names=names)


def fill_page_references(body: Iterable[Node], pages: dict[str, int]) -> None:
    """Write the pages of bookmarks into the fields that refer to them."""
    for element in body:
        for instruction in element.iter(qn("w:instrText")):
            words = (instruction.text or "").split()
            if words[:1] != ["PAGEREF"]:
                continue
            # instruction, separator, result: see `fields.page_reference`.
            result = instruction.getparent().getnext().getnext()
            text = result.find(_TEXT)
            if text is not None and words[1] in pages:
                text.text = str(pages[words[1]])
