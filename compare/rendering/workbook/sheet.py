"""Write one table into one sheet, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any, TypeAlias
from urllib.parse import quote

from compare.export.tables import Column, Kind, Link, Place, Table, Use, Value
from compare.export.tables.definition import Original
from compare.rendering.workbook.cells import Labels, Shown, fitting, shown
from compare.rendering.workbook.looks import Format, Looks, height_of_lines, lines_of, width_of

Sheet: TypeAlias = Any
"""A worksheet of xlsxwriter, which has no types of its own."""

# Excel takes no more in one sheet.
MOST_LINKS = 65_530
_A3, _A4 = 8, 9
# A page of A4 on its side holds about so many letters at the smallest size that is read with ease.
_WIDEST_ON_A4 = 190.0
_HEAD_HEIGHT = 30
_MARGIN = 0.4
# Of cells there are very many: a tuple is asked sooner than a union, which is made each time.
_PLACES = (Place, Original)
_LEADING = (Place, Original, Link)
_quoted = cache(quote)


@dataclass
class Target:
    """Hold the sheet that is written, what it needs, and how many links it has left."""

    sheet: Sheet
    looks: Looks
    labels: Labels
    sheets: Mapping[str, str]
    page: str | None
    most_rows: int
    links_left: int = field(default=MOST_LINKS)


@dataclass(frozen=True, slots=True)
class Written:
    """Say how many rows a sheet has, and how many found no room."""

    rows: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Cell:
    """Hold what a cell shows, its format, and the lines it takes."""

    content: Shown
    look: Format
    lines: int


@dataclass(slots=True)
class _Column:
    """Make the cells of a column; plain values that came before are not looked at again."""

    column: Column
    width: float
    target: Target
    known: dict[tuple[type, Value], _Cell] = field(default_factory=dict)

    def plain(self, value: Value) -> _Cell:
        """Return the cell of a value that leads nowhere."""
        # Of 1, 1.0 and True each shows something else.
        key = (value.__class__, value)
        cell = self.known.get(key)
        if cell is None:
            cell = self.known[key] = self.made(value, link=False)
        return cell

    def made(self, value: Value, *, link: bool) -> _Cell:
        """Return the cell of a value; a whole number has no decimals."""
        content = shown(value, self.column, self.target.labels)
        code = content if self.column.kind is Kind.NUMBER else value
        if isinstance(code, float) and code.is_integer():
            code = int(code)
        look = self.target.looks.cell(self.column, code, link=link)
        lines = lines_of(content, self.width) if isinstance(content, str) else 1
        return _Cell(content, look, lines)


def write_table(table: Table, target: Target, title: str) -> Written:
    """Write a table with its heads and as many rows as a sheet is to hold."""
    columns = [
        _Column(column, width_of(table.name, column), target)
        for column in table.columns_for(Use.WORKBOOK)
    ]
    _set_up(target, columns, table, title)
    rows = table.rows_for(Use.WORKBOOK)
    last = 0
    for last, row in enumerate(islice(rows, target.most_rows), 1):
        _write_row(target.sheet, last, columns, row)
    if last:
        target.sheet.autofilter(0, 0, last, len(columns) - 1)
    else:
        reasons = target.labels["sheet_empty"]
        target.sheet.write_string(1, 0, reasons.get(table.name, reasons["any"]), target.looks.note)
    return Written(last, sum(1 for _ in rows))


def _write_row(sheet: Sheet, number: int, columns: Sequence[_Column], row: Sequence[Value]) -> None:
    """Write one row; a text is never taken for a formula, a number or a link."""
    cells: list[tuple[_Cell, str | None]] = []
    for column, value in zip(columns, row, strict=True):
        if isinstance(value, _LEADING):
            address = _address(value, column)
            cells.append((column.made(value, link=address is not None), address))
        else:
            cells.append((column.plain(value), None))
    sheet.set_row(number, height_of_lines(max(cell.lines for cell, _ in cells)))
    for place, (cell, address) in enumerate(cells):
        content, look = cell.content, cell.look
        if address is not None:
            sheet.write_url(number, place, address, look, string=str(content))
        elif content is None:
            sheet.write_blank(number, place, None, look)
        elif isinstance(content, str):
            sheet.write_string(number, place, content, look)
        else:
            sheet.write_number(number, place, content, look)


def _set_up(target: Target, columns: Sequence[_Column], table: Table, title: str) -> None:
    """Write the heads and set widths, frozen panes and the page."""
    sheet = target.sheet
    sheet.set_row(0, _HEAD_HEIGHT)
    for number, column in enumerate(columns):
        head = head_of(table.name, column.column, target.labels)
        sheet.write_string(0, number, head, target.looks.head)
        sheet.set_column(number, number, column.width)
    sheet.freeze_panes(1, table.leading)
    set_page(sheet, sum(column.width for column in columns), title)


def set_page(sheet: Sheet, width: float, title: str) -> None:
    """Print on its side, as wide as the paper, heads on each page."""
    sheet.set_landscape()
    sheet.set_paper(_A4 if width <= _WIDEST_ON_A4 else _A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(_MARGIN, _MARGIN, 2 * _MARGIN, 2 * _MARGIN)
    # Within a page head & is a sign of its own.
    sheet.set_header(f"&L{title.replace('&', '&&')[:80]}&R&A")
    sheet.set_footer("&C&P / &N")


def head_of(table: str, column: Column, labels: Labels) -> str:
    """Return the head of a column: that for this table alone, that for all, or its name."""
    heads = labels["column"]
    return fitting(heads.get(f"{table}.{column.name}", heads.get(column.name, column.name)))


def _address(value: Value, column: _Column) -> str | None:
    """Return where a cell leads: lines of the page's raw text, or a row of another sheet."""
    target = column.target
    if target.links_left <= 0:
        return None
    address = None
    if isinstance(value, _PLACES) and target.page:
        anchor = f"at-{_quoted(value.source)}-{value.start}-{value.end}"
        address = f"external:{target.page}#{anchor}"
    elif isinstance(value, Link) and _has_row(value, target) and not _is_side(column.column):
        name = target.sheets[value.table].replace("'", "''")
        address = f"internal:'{name}'!A{value.row + 2}"
    target.links_left -= address is not None
    return address


def _has_row(link: Link, target: Target) -> bool:
    """Tell whether the row that a link leads to stands in the workbook."""
    return link.table in target.sheets and link.row < target.most_rows


def _is_side(column: Column) -> bool:
    """Tell whether a column is one side of a pair: of many pairs only the places are linked."""
    return column.name.startswith(("a_", "b_"))
