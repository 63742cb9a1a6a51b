"""Make the rows of a sheet as XML: of cells there are too many to ask a library for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from string import ascii_uppercase
from typing import NamedTuple
from xml.sax.saxutils import escape

from compare.export.tables import Column, Kind, Link, Place, Value
from compare.export.tables.definition import Original
from compare.rendering.workbook.cells import Labels, Shown, shown
from compare.rendering.workbook.links import Links
from compare.rendering.workbook.looks import Format, Looks, height_of_lines, lines_of

# What a reader of XML would take for something else, and blanks that it would take away.
_DELICATE = re.compile(r"[&<>]|_x[0-9a-fA-F]{4}_|^\s|\s$")
_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")

FirstUse = Callable[[int, int, Format], None]


class _Made(NamedTuple):
    """Hold what stands behind the address of a cell, the lines it takes, and what it shows."""

    rest: str
    lines: int
    content: Shown


_LINES = attrgetter("lines")
_LEADING = (Place, Link, Original)
_PIXEL = 0.75


@dataclass(slots=True)
class _Column:
    """Hold a column with all that its cells have shown."""

    column: Column
    number: int
    letters: str
    width: float
    known: dict[object, _Made] = field(default_factory=dict)


class Rows:
    """Make the rows of one sheet; what a column has shown before is not made again.

    `first_use` is told row, column and look where no cell of the workbook had that look before.
    """

    def __init__(
        self,
        columns: Sequence[tuple[Column, float]],
        links: Links,
        looks: Looks,
        labels: Labels,
        first_use: FirstUse,
    ) -> None:
        self._columns = [
            _Column(column, number, letters_of_column(number), width)
            for number, (column, width) in enumerate(columns)
        ]
        self._links = links
        self._looks = looks
        self._labels = labels
        self._first_use = first_use

    def row(self, number: int, values: Sequence[Value]) -> str:
        """Return the row of this number, counted from 0, which is that of the heads."""
        made = [
            column.known.get(value) or self._made(column, number, value, value)
            if value.__class__ is str or value is None
            else self._special(column, number, value)
            for column, value in zip(self._columns, values, strict=True)
        ]
        row = number + 1
        cells = zip(self._columns, made, strict=True)
        inside = "".join([f'<c r="{column.letters}{row}"{cell.rest}' for column, cell in cells])
        # Heights are whole pixels, as the library writes them.
        height = f"{round(height_of_lines(max(map(_LINES, made))) / _PIXEL) * _PIXEL:.16g}"
        return f'<row r="{row}" ht="{height}" customHeight="1">{inside}</row>'

    def _special(self, column: _Column, row: int, value: Value) -> _Made:
        """Make a cell that is no mere text, and lead from it to where its value stands."""
        link = isinstance(value, _LEADING) and self._links.lead(value, column.column)
        key = (link, _likeness(value))
        made = column.known.get(key) or self._made(column, row, value, key, link=link)
        if link:
            self._links.add(f"{column.letters}{row + 1}", value, made.content)
        return made

    def _made(
        self, column: _Column, row: int, value: Value, key: object, *, link: bool = False
    ) -> _Made:
        """Make a cell anew and remember it."""
        content = shown(value, column.column, self._labels)
        look = look_of(self._looks, column.column, value, content, link=link)
        number, is_new = self._looks.number(look)
        if is_new:
            self._first_use(row, column.number, look)
        if link:
            content = str(content)
        lines = lines_of(content, column.width) if isinstance(content, str) else 1
        made = column.known[key] = _Made(f' s="{number}"{_inside(content)}', lines, content)
        return made


def look_of(looks: Looks, column: Column, value: Value, content: Shown, *, link: bool) -> Format:
    """Return the format of a cell; a whole number has no decimals."""
    code = content if column.kind is Kind.NUMBER else value
    if isinstance(code, float) and code.is_integer():
        code = int(code)
    return looks.cell(column, code, link=link)


def letters_of_column(number: int) -> str:
    """Return the letters of a column, counted from 0: A, B, …, Z, AA."""
    letters = ""
    left = number + 1
    while left:
        left, rest = divmod(left - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def _likeness(value: Value) -> object:
    """Return what two values of a column have in common whose cells show the same."""
    if isinstance(value, Place):
        return value.number, value.line, value.last_line
    if isinstance(value, (Link, Original)):
        return value.__class__, value.value
    # Of 1, 1.0 and True each shows something else.
    return value.__class__, value


def _inside(content: Shown) -> str:
    """Return the rest of a cell behind its look; a text is never a formula, number or link."""
    if content is None:
        return "/>"
    if not isinstance(content, str):
        return f"><v>{content:.16G}</v></c>"
    if not _DELICATE.search(content):
        return f' t="inlineStr"><is><t>{content}</t></is></c>'
    text = escape(_ESCAPE.sub("_x005F_", content))
    space = ' xml:space="preserve"' if content[0].isspace() or content[-1].isspace() else ""
    return f' t="inlineStr"><is><t{space}>{text}</t></is></c>'
