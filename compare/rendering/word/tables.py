"""Print tables: caption above, repeated head, shaded cells, note below."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from compare.briefing.document import Align, Cell, Column, Row, Shade, Table
from compare.rendering.word import measures
from compare.rendering.word.captions import Captions
from compare.rendering.word.inlines import InlineWriter, has_text
from compare.rendering.word.looks import shade
from compare.rendering.word.measures import twips
from compare.rendering.word.nodes import Node, node, paragraph, run, val
from compare.rendering.word.sections import Area, length
from compare.rendering.word.styles import Style
from compare.rendering.xml_text import printable

FILLS = {
    Shade.VERBATIM: measures.VERBATIM_FILL,
    Shade.VARIANT: measures.VARIANT_FILL,
    Shade.RELATED: measures.RELATED_FILL,
    Shade.ABSENT: measures.ABSENT_FILL,
}
_SIDES = {Align.CENTER: "center", Align.RIGHT: "right"}


@dataclass(frozen=True, slots=True)
class _Print:
    """Hold the styles of a table and the size its lines are counted with."""

    head: Style
    text: Style
    size: float


_NORMAL = _Print(Style.TABLE_HEAD, Style.TABLE_TEXT, measures.TABLE_SIZE)
_DENSE = _Print(Style.DENSE_HEAD, Style.DENSE_TEXT, measures.DENSE_SIZE)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Hold what the rows of a table share; `with_next` keeps a row with the one below it."""

    columns: tuple[Column, ...]
    widths: list[int]
    manner: _Print
    with_next: bool


class TableWriter:
    """Turn tables into elements of the body."""

    def __init__(self, inlines: InlineWriter, captions: Captions) -> None:
        self._inlines = inlines
        self._captions = captions

    def write(self, table: Table, area: Area) -> list[Node]:
        """Make the caption, the table and its note."""
        caption = self._captions.content(table.number, table.caption)
        placed = self._inlines.bookmarks.wrap(table.anchor, caption)
        # Without a caption a hair of space keeps two neighbouring tables from becoming one.
        style = Style.TABLE_CAPTION if caption else Style.SEPARATOR
        made = [paragraph(style, placed), self._table(table, area)]
        if has_text(table.note):
            made.append(paragraph(Style.NOTE, self._inlines.content(table.note, in_table=True)))
        return made

    def _table(self, table: Table, area: Area) -> Node:
        widths = column_widths(table.columns, twips(area.width))
        dense = len(table.columns) > measures.MOST_PORTRAIT_COLUMNS
        manner = _DENSE if dense else _NORMAL
        rows: list[Node] = []
        if any(column.title for column in table.columns):
            rows.append(_head(table.columns, widths, manner))
        together = _is_small(table, widths, manner)
        for index, row in enumerate(table.rows, start=1):
            with_next = together and index < len(table.rows)
            rows.append(self._row(row, _Grid(table.columns, widths, manner, with_next)))
        grid = [node("w:gridCol", {"w:w": width}) for width in widths]
        return node(
            "w:tbl",
            None,
            [_properties(table, sum(widths)), node("w:tblGrid", None, grid), *rows],
        )

    def _row(self, row: Row, grid: _Grid) -> Node:
        cells: list[Node] = []
        for cell, column, width in zip(row.cells, grid.columns, grid.widths, strict=True):
            anchor = row.anchor if not cells else None
            head = _cell_properties(width, FILLS.get(cell.shade, ""))
            side = _side(column.align, width, grid.manner)
            lines = self._paragraphs(cell, anchor, side, grid)
            cells.append(node("w:tc", None, [head, *lines]))
        kept = _row_lines(row, grid.widths, grid.manner) <= measures.MOST_LINES_KEPT
        properties = [node("w:trPr", None, [node("w:cantSplit")])] if kept else []
        return node("w:tr", None, properties + cells)

    def _paragraphs(self, cell: Cell, anchor: str | None, side: str, grid: _Grid) -> list[Node]:
        made: list[Node] = []
        # Every cell must hold a paragraph, even if it prints nothing.
        for inlines in [item for item in cell.paragraphs if has_text(item)] or [()]:
            content = self._inlines.content(inlines, in_table=True)
            placed = self._inlines.bookmarks.wrap(anchor if not made else None, content)
            properties = [node("w:keepNext")] if grid.with_next else []
            if side != "left":
                properties.append(val("w:jc", side))
            made.append(paragraph(grid.manner.text, placed, properties))
        return made


def _side(align: Align, width: int, manner: _Print) -> str:
    if align in _SIDES:
        return _SIDES[align]
    justified = _line_characters(width, manner.size) >= measures.JUSTIFIED_CHARACTERS
    return "both" if justified else "left"


def column_widths(columns: tuple[Column, ...], total: int) -> list[int]:
    """Share a width in twips among columns; the last one takes what rounding leaves."""
    whole = sum(column.width for column in columns)
    widths = [int(total * column.width / whole) for column in columns]
    widths[-1] += total - sum(widths)
    return widths


def _properties(table: Table, width: int) -> Node:
    made = [
        val("w:tblStyle", Style.TABLE),
        node("w:tblW", {"w:w": width, "w:type": "dxa"}),
        val("w:jc", "center"),
        node("w:tblLayout", {"w:type": "fixed"}),
        node("w:tblLook", {"w:val": "0020", "w:firstRow": 1, "w:noVBand": 1, "w:noHBand": 1}),
    ]
    if table.caption:
        made.append(val("w:tblCaption", printable(table.caption)))
    return node("w:tblPr", None, made)


def _cell_properties(width: int, fill: str) -> Node:
    made = [node("w:tcW", {"w:w": width, "w:type": "dxa"})]
    if fill:
        made.append(shade(fill))
    return node("w:tcPr", None, made)


def _head(columns: tuple[Column, ...], widths: list[int], manner: _Print) -> Node:
    cells = [
        node(
            "w:tc",
            None,
            [
                _cell_properties(width, measures.HEAD_FILL),
                paragraph(manner.head, [run(column.title)] if column.title else []),
            ],
        )
        for column, width in zip(columns, widths, strict=True)
    ]
    properties = node("w:trPr", None, [node("w:cantSplit"), node("w:tblHeader")])
    return node("w:tr", None, [properties, *cells])


def _is_small(table: Table, widths: list[int], manner: _Print) -> bool:
    """Tell whether a table is so small that it should not be split between pages."""
    return len(table.rows) <= measures.MOST_ROWS_TOGETHER and all(
        _row_lines(row, widths, manner) <= 2 for row in table.rows
    )


def _row_lines(row: Row, widths: list[int], manner: _Print) -> int:
    return max(
        _line_count(cell, width, manner.size) for cell, width in zip(row.cells, widths, strict=True)
    )


def _line_count(cell: Cell, width: int, size: float) -> int:
    characters = _line_characters(width, size)
    return sum(max(1, ceil(length(inlines) / characters)) for inlines in cell.paragraphs)


def _line_characters(width: int, size: float) -> int:
    inner = width / 20 - measures.to_points(2 * measures.CELL_SIDE)
    return max(1, int(inner / size))
