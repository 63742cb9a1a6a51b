"""Write one table into one sheet, row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any, TypeAlias

from compare.export.tables import Column, Table, Use, Value
from compare.rendering.workbook.cells import Labels, fitting
from compare.rendering.workbook.links import MOST_LINKS
from compare.rendering.workbook.looks import height_of_lines
from compare.rendering.workbook.making import NUMBER, STRING, URL, Maker, Makers

Sheet: TypeAlias = Any
"""A worksheet of xlsxwriter, which has no types of its own."""

_A3, _A4 = 8, 9
# A page of A4 on its side holds about so many letters at the smallest size that is read with ease.
_WIDEST_ON_A4 = 190.0
_HEAD_HEIGHT = 30
_MARGIN = 0.4
_lines = attrgetter("lines")


@dataclass(frozen=True, slots=True)
class Written:
    """Say how many rows a sheet has, and how many found no room."""

    rows: int
    left_out: int


def write_table(table: Table, sheet: Sheet, makers: Makers, title: str) -> Written:
    """Write a table with its heads and as many rows as a sheet is to hold."""
    columns = table.columns_for(Use.WORKBOOK)
    _set_up(sheet, table, makers, title)
    rows = table.rows_for(Use.WORKBOOK)
    writer = _RowWriter(sheet, [makers.of(table, column) for column in columns])
    last = 0
    for last, row in enumerate(islice(rows, makers.links.most_rows), 1):
        writer.write(last, row)
    if last:
        sheet.autofilter(0, 0, last, len(columns) - 1)
        edges = {"type": "blanks", "format": makers.looks.edges}
        sheet.conditional_format(1, 0, last, len(columns) - 1, edges)
    else:
        reasons = makers.labels["sheet_empty"]
        sheet.write_string(1, 0, reasons.get(table.name, reasons["any"]), makers.looks.note)
    return Written(last, sum(1 for _ in rows))


class _RowWriter:
    """Write the rows of a sheet, with links as long as it takes them."""

    def __init__(self, sheet: Sheet, makers: Sequence[Maker]) -> None:
        self._sheet = sheet
        self._makers = makers
        self._calls: dict[str, Callable[..., object]] = {
            name: getattr(sheet, name) for name in (STRING, NUMBER, URL)
        }
        self._links_left = MOST_LINKS

    def write(self, number: int, row: Sequence[Value]) -> None:
        """Write a row as high as its longest text; what is empty has the look of its column."""
        cells = [maker.cell(value) for maker, value in zip(self._makers, row, strict=True)]
        self._sheet.set_row(number, height_of_lines(max(map(_lines, cells))))
        calls = self._calls
        for place, (call, content, look, _, leads) in enumerate(cells):
            if leads and not self._links_left:
                alone = self._makers[place].alone(row[place])
                calls[alone.call](number, place, alone.content, alone.look)
            elif call:
                calls[call](number, place, content, look)
                self._links_left -= leads


def _set_up(sheet: Sheet, table: Table, makers: Makers, title: str) -> None:
    """Write the heads and set widths, frozen panes and the page."""
    sheet.set_row(0, _HEAD_HEIGHT)
    width = 0.0
    for number, column in enumerate(table.columns_for(Use.WORKBOOK)):
        maker = makers.of(table, column)
        head = head_of(table.name, column, makers.labels)
        sheet.write_string(0, number, head, makers.looks.head)
        sheet.set_column(number, number, maker.width, maker.blank())
        width += maker.width
    sheet.freeze_panes(1, table.leading)
    set_page(sheet, width, title)


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
