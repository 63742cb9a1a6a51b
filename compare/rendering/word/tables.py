"""Print tables: caption above, repeated head, shaded cells, note below."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from math import ceil

from docx.oxml.ns import qn

from compare.briefing.document import Align, Cell, Column, Row, Shade, Table
from compare.rendering.pdf.columns import balanced_widths, column_widths
from compare.rendering.word import measures
from compare.rendering.word.captions import Captions
from compare.rendering.word.controls import ReviewControls
from compare.rendering.word.inlines import InlineWriter, has_text
from compare.rendering.word.looks import shade
from compare.rendering.word.measures import points
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
_DENSEST = _Print(Style.DENSEST_HEAD, Style.DENSEST_TEXT, measures.DENSEST_SIZE)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Hold what the rows of a table share; `with_next` keeps a row with the one below it."""

    columns: tuple[Column, ...]
    widths: list[int]
    manner: _Print
    with_next: bool
    merge: str = ""
    """Whether the first cell begins (restart) or continues a cell of several rows."""


class TableWriter:
    """Turn tables into elements of the body."""

    def __init__(self, inlines: InlineWriter, captions: Captions, controls: ReviewControls) -> None:
        self._inlines = inlines
        self._captions = captions
        self._controls = controls

    def write(
        self, table: Table, area: Area, review: bool = False, mark: Sequence[Node] = ()
    ) -> list[Node]:
        """Make the caption, the table and its note.

        With `review` each row that cites gets a control, in a column of its own: behind the words
        it would be broken between lines. `mark` goes with the caption.
        """
        caption = [*mark, *self._captions.content(table.number, table.caption)]
        placed = self._inlines.bookmarks.wrap(table.anchor, caption)
        # Without a caption a hair of space keeps two neighbouring tables from becoming one.
        style = Style.TABLE_CAPTION if caption else Style.SEPARATOR
        made = [paragraph(style, placed), self._table(table, area, review)]
        if has_text(table.note):
            note = self._inlines.content(table.note, in_table=True, refer=True)
            made.append(paragraph(Style.NOTE, note))
        return made

    def _table(self, table: Table, area: Area, review: bool) -> Node:
        manner = _manner(len(table.columns))
        review = review and self._controls.name is not None and any(map(_cites, table.rows))
        room = area.width - (measures.REVIEW_WIDTH if review else 0.0)
        widths = shared_widths(table, measures.to_points(room), manner.size)
        rows: list[Node] = []
        if any(column.title for column in table.columns):
            repeated = _head_share(table.columns, widths, manner, area) <= measures.HEAD_SHARE
            rows.append(_head(table.columns, widths, manner, repeated))
        together = _is_small(table, widths, manner)
        merged = _merges(table.rows)
        for index, row in enumerate(table.rows, start=1):
            with_next = together and index < len(table.rows)
            grid = _Grid(table.columns, widths, manner, with_next, merged[index - 1])
            made = self._row(row, grid)
            rows.append(made)
        if review:
            widths = [*widths, measures.twips(measures.REVIEW_WIDTH)]
            self._add_controls(rows, table.rows, manner)
        lines = [node("w:gridCol", {"w:w": width}) for width in widths]
        return node(
            "w:tbl",
            None,
            [_properties(table, sum(widths)), node("w:tblGrid", None, lines), *rows],
        )

    def _add_controls(self, made: list[Node], rows: Sequence[Row], manner: _Print) -> None:
        """Add the column of the controls, beneath the heads if there are any."""
        width = measures.twips(measures.REVIEW_WIDTH)
        heads, body = made[: -len(rows)], made[-len(rows) :]
        for element in heads:
            head = paragraph(manner.head, [run(self._controls.name or "")])
            properties = _cell_properties(width, measures.HEAD_FILL)
            element.append(node("w:tc", None, [properties, head]))
        for row, element in zip(rows, body, strict=True):
            control = self._controls.in_cell() if _cites(row) else []
            # What is kept with the next row is kept with all its cells.
            kept = (
                [node("w:keepNext")] if element.find(f".//{qn('w:keepNext')}") is not None else []
            )
            line = paragraph(manner.text, control, [*kept, val("w:jc", "center")])
            element.append(node("w:tc", None, [_cell_properties(width, ""), line]))

    def _row(self, row: Row, grid: _Grid) -> Node:
        cells: list[Node] = []
        for cell, column, width in zip(row.cells, grid.columns, grid.widths, strict=True):
            anchor = row.anchor if not cells else None
            merge = grid.merge if not cells else ""
            made = copy(_empty_cell(width, FILLS.get(cell.shade, ""), merge))
            side = _side(column.align, width, grid.manner)
            made.extend(self._paragraphs(cell, (anchor, row.anchor), side, grid))
            cells.append(made)
        kept = _row_lines(row, grid.widths, grid.manner) <= measures.MOST_LINES_KEPT
        properties = [node("w:trPr", None, [node("w:cantSplit")])] if kept else []
        return node("w:tr", None, properties + cells)

    def _paragraphs(
        self, cell: Cell, anchors: tuple[str | None, str | None], side: str, grid: _Grid
    ) -> list[Node]:
        """Make the paragraphs of a cell; `anchors` are the one to set here and the row's."""
        made: list[Node] = []
        anchor, source = anchors
        # Every cell must hold a paragraph, even if it prints nothing.
        for inlines in [item for item in cell.paragraphs if has_text(item)] or [()]:
            content = self._inlines.content(inlines, in_table=True, source=source)
            placed = self._inlines.bookmarks.wrap(anchor if not made else None, content)
            line = copy(_empty_line(grid.manner.text, grid.with_next, side))
            line.extend(placed)
            made.append(line)
        return made


def _cites(row: Row) -> bool:
    lines = (line for cell in row.cells for line in cell.paragraphs)
    return any(inline.citation is not None for line in lines for inline in line)


def _side(align: Align, width: int, manner: _Print) -> str:
    if align in _SIDES:
        return _SIDES[align]
    justified = _line_characters(width, manner.size) >= measures.JUSTIFIED_CHARACTERS
    return "both" if justified else "left"


def _manner(columns: int) -> _Print:
    if columns <= measures.MOST_NORMAL_COLUMNS:
        return _NORMAL
    return _DENSE if columns <= measures.MOST_DENSE_COLUMNS else _DENSEST


def shared_widths(table: Table, total: float, size: float) -> list[int]:
    """Share a width in points among columns, in twips; the last one takes what rounding leaves.

    The columns are those of the PDF, so that both are about equally long.
    """
    first = column_widths(table.columns, total, size)
    shares = balanced_widths(table.columns, table.rows, first, size)
    widths = [int(points(share)) for share in shares]
    widths[-1] += points(total) - sum(widths)
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


def _merges(rows: tuple[Row, ...]) -> list[str]:
    """Return for each row how its first cell takes part in a cell of several rows."""
    empty = [
        len(row.cells) > 1 and not any(has_text(line) for line in row.cells[0].paragraphs)
        for row in rows
    ]
    made = []
    for index, continues in enumerate(empty):
        begins = not continues and index + 1 < len(empty) and empty[index + 1]
        follows = continues and index > 0
        made.append("continue" if follows else "restart" if begins else "")
    return made


@cache
def _empty_line(style: str, with_next: bool, side: str) -> Node:
    """Return a paragraph of a cell without text, to be copied."""
    properties = [node("w:keepNext")] if with_next else []
    if side != "left":
        properties.append(val("w:jc", side))
    return paragraph(style, [], properties)


@cache
def _empty_cell(width: int, fill: str, merge: str) -> Node:
    """Return a cell without text, to be copied."""
    return node("w:tc", None, [_cell_properties(width, fill, merge)])


def _cell_properties(width: int, fill: str, merge: str = "") -> Node:
    made = [node("w:tcW", {"w:w": width, "w:type": "dxa"})]
    if merge:
        made.append(val("w:vMerge", merge))
    if fill:
        made.append(shade(fill))
    return node("w:tcPr", None, made)


def _head_share(
    columns: tuple[Column, ...], widths: list[int], manner: _Print, area: Area
) -> float:
    """Return about which part of the page's height the head takes."""
    lines = max(
        ceil(len(column.title) / _line_characters(width, manner.size))
        for column, width in zip(columns, widths, strict=True)
    )
    return lines * manner.size * 1.4 / measures.to_points(area.height)


def _head(columns: tuple[Column, ...], widths: list[int], manner: _Print, repeated: bool) -> Node:
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
    properties = [node("w:cantSplit")]
    if repeated:
        properties.append(node("w:tblHeader"))
    return node("w:tr", None, [node("w:trPr", None, properties), *cells])


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
