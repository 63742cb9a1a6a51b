"""Make the cells of a workbook: columns that are alike have them in common, each made once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from compare.export.tables import Column, Kind, Value
from compare.rendering.workbook.cells import Labels, Shown, shown
from compare.rendering.workbook.links import Links, Url, is_side
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

    def of(self, table: str, column: Column) -> Maker:
        """Return who makes the cells of a column: the same for columns that are alike."""
        width = width_of(table, column)
        key = (column.kind, column.words, width, is_side(column))
        if key not in self._made:
            self._made[key] = Maker(self, column, width)
        return self._made[key]


class Maker:
    """Make the cells of columns that are alike; values that came before are not looked at again."""

    def __init__(self, makers: Makers, column: Column, width: float) -> None:
        self.width = width
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
        cell = self._alone(value)
        link = self._makers.links.of(value, self._column, cell.content)
        if link is None:
            return cell
        look = self._look(value, cell.content, link=True)
        return Cell(URL, link, look, cell.lines, leads=True)

    def _alone(self, value: Value) -> Cell:
        """Return the cell of a value where the sheet takes no more links."""
        content = shown(value, self._column, self._makers.labels)
        look = self._look(value, content, link=False)
        if isinstance(content, str):
            # A text is never taken for a formula, a number or a link.
            return Cell(STRING, content, look, lines_of(content, self.width), leads=False)
        return Cell("" if content is None else NUMBER, content, look, 1, leads=False)

    def _look(self, value: Value, content: Shown, *, link: bool) -> Format:
        """Return the format of a cell; a whole number has no decimals."""
        code = content if self._column.kind is Kind.NUMBER else value
        if isinstance(code, float) and code.is_integer():
            code = int(code)
        return self._makers.looks.cell(self._column, code, link=link)
