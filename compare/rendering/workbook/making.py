"""Make the cells of a workbook: columns that are alike have them in common, each made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from compare.export.tables import Column, Kind, Table, Value
from compare.rendering.workbook.cells import Labels, Shown, shown
from compare.rendering.workbook.links import Links, Url, leads
from compare.rendering.workbook.looks import Format, Looks, lines_of, width_of

STRING, NUMBER, URL = "write_string", "write_number", "write_url"
"""The calls by which a sheet writes a cell."""


class Cell(NamedTuple):
    """Hold the call that writes a cell, nothing where it is empty, and what it is called with."""

    call: str
    content: Shown | Url
    look: Format
    lines: int
    leads: bool


@dataclass(frozen=True)
class Makers:
    """Hold what cells are made with, and who makes those of each column."""

    looks: Looks
    labels: Labels
    links: Links
    _made: dict[tuple[Kind, str, float, bool], Maker] = field(default_factory=dict)

    def of(self, table: Table, column: Column) -> Maker:
        """Return who makes the cells of a column: the same for columns that are alike."""
        width = width_of(table.name, column)
        key = (column.kind, column.words, width, leads(column, table))
        if key not in self._made:
            self._made[key] = Maker(self, column, width, leads=key[-1])
        return self._made[key]


class Maker:
    """Make the cells of columns that are alike; values that came before are not looked at again."""

    def __init__(self, makers: Makers, column: Column, width: float, *, leads: bool) -> None:
        self.width = width
        self._leads = leads
        self._makers = makers
        self._column = column
        # Of 1, 1.0 and True each shows something else.
        once = lru_cache(maxsize=None, typed=True)
        self.cell: Callable[[Value], Cell] = once(self._cell)
        self.alone: Callable[[Value], Cell] = once(self._alone)

    def blank(self) -> Format:
        """Return the look of what is empty."""
        return self._makers.looks.blank(self._column)

    def _cell(self, value: Value) -> Cell:
        """Return the cell of a value, with its link if it has one."""
        content = shown(value, self._column, self._makers.labels)
        link = self._makers.links.of(value, content) if self._leads else None
        return self._made(value, content, link)

    def _alone(self, value: Value) -> Cell:
        """Return the cell of a value where the sheet takes no more links."""
        return self._made(value, shown(value, self._column, self._makers.labels), None)

    def _made(self, value: Value, content: Shown, link: Url | None) -> Cell:
        look = self._look(value, content, link=link is not None)
        lines = lines_of(content, self.width) if isinstance(content, str) else 1
        if link is not None:
            return Cell(URL, link, look, lines, leads=True)
        # A text is never taken for a formula, a number or a link.
        call = STRING if isinstance(content, str) else NUMBER if content is not None else ""
        return Cell(call, content, look, lines, leads=False)

    def _look(self, value: Value, content: Shown, *, link: bool) -> Format:
        """Return the format of a cell; a whole number has no decimals."""
        code = content if self._column.kind is Kind.NUMBER else value
        if isinstance(code, float) and code.is_integer():
            code = int(code)
        return self._makers.looks.cell(self._column, code, link=link)
