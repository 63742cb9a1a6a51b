"""Write one table into one sheet, row by row, so that a large table needs no room in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from compare.export.tables import Column, Table, Use, Value
from compare.export.tables.definition import Row
from compare.rendering.workbook.cells import Labels, Shown, fitting, shown
from compare.rendering.workbook.looks import Format, Looks, height_of, width_of
from compare.rendering.workbook.package import Body
from compare.rendering.workbook.rows import Rows, letters_of_column, look_of

Sheet: TypeAlias = Any
"""A worksheet of xlsxwriter, which has no types of its own."""

_A3, _A4 = 8, 9
# A page of A4 on its side holds about so many letters at the smallest size that is read with ease.
_WIDEST_ON_A4 = 190.0
_HEAD_HEIGHT = 30
_MARGIN = 0.4


@dataclass(frozen=True, slots=True)
class Target:
    """Hold the sheet of the library, the body for its rows, and what is needed to write them."""

    sheet: Sheet
    body: Body
    looks: Looks
    labels: Labels
    most_rows: int


@dataclass(frozen=True, slots=True)
class Written:
    """Say how many rows a sheet has, and how many found no room."""

    rows: int
    left_out: int


def write_table(table: Table, target: Target, title: str) -> Written:
    """Write a table with its heads and as many rows as a sheet is to hold."""
    columns = table.columns_for(Use.WORKBOOK)
    widths = [width_of(table.name, column) for column in columns]
    _set_up(target, columns, widths, table, title)
    rows = table.rows_for(Use.WORKBOOK)
    last = _write_rows(islice(rows, target.most_rows), columns, widths, target)
    if last:
        target.sheet.autofilter(0, 0, last, len(columns) - 1)
    else:
        reasons = target.labels["sheet_empty"]
        target.sheet.write_string(1, 0, reasons.get(table.name, reasons["any"]), target.looks.note)
    return Written(last, sum(1 for _ in rows))


def _write_rows(
    rows: Iterable[Row], columns: Sequence[Column], widths: Sequence[float], target: Target
) -> int:
    """Write rows and return how many there are.

    The library is given the last one, so that it knows how far the sheet goes, and of the others
    the first cell of each look, so that it knows all looks.
    """

    def first_use(row: int, column: int, look: Format) -> None:
        target.sheet.write_blank(row, column, None, look)

    body = target.body
    made = Rows(
        tuple(zip(columns, widths, strict=True)), body.links, target.looks, target.labels, first_use
    )
    number = 0
    waiting: Row = ()
    for number, row in enumerate(rows, 1):
        if waiting:
            body.rows.write(made.row(number - 1, waiting).encode())
        waiting = row
    if waiting:
        _write_last(number, waiting, columns, widths, target)
    return number


def _write_last(
    number: int, row: Row, columns: Sequence[Column], widths: Sequence[float], target: Target
) -> None:
    cells = [
        shown(value, column, target.labels) for value, column in zip(row, columns, strict=True)
    ]
    texts = (
        (text, width) for text, width in zip(cells, widths, strict=True) if isinstance(text, str)
    )
    target.sheet.set_row(number, height_of(texts))
    for place, cell in enumerate(zip(cells, row, columns, strict=True)):
        _write(target, (number, place), *cell)


def _set_up(
    target: Target, columns: Sequence[Column], widths: Sequence[float], table: Table, title: str
) -> None:
    """Write the heads and set widths, frozen panes and the page."""
    sheet = target.sheet
    sheet.set_row(0, _HEAD_HEIGHT)
    for number, column in enumerate(columns):
        head = head_of(table.name, column, target.labels)
        sheet.write_string(0, number, head, target.looks.head)
        sheet.set_column(number, number, widths[number])
    sheet.freeze_panes(1, table.leading)
    set_page(sheet, sum(widths), title)


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


def _write(
    target: Target, cell: tuple[int, int], content: Shown, value: Value, column: Column
) -> None:
    """Write one cell; a text is never taken for a formula, a number or a link."""
    links = target.body.links
    link = links.lead(value, column)
    look = look_of(target.looks, column, value, content, link=link)
    if link:
        links.add(f"{letters_of_column(cell[1])}{cell[0] + 1}", value, content)
        target.sheet.write_string(*cell, str(content), look)
    elif content is None:
        target.sheet.write_blank(*cell, None, look)
    elif isinstance(content, str):
        target.sheet.write_string(*cell, content, look)
    else:
        target.sheet.write_number(*cell, content, look)
