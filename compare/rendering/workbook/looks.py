"""Say how cells look: formats by kind, widths by kind and by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any, TypeAlias

from compare.briefing.document import Shade
from compare.export.tables import Column, Kind
from compare.rendering.charts.colours import SHADES

Format: TypeAlias = Any
"""A format of xlsxwriter, which has no types of its own."""

FONT = "宋体"
HEAD_FONT = "黑体"
_TEXT: Mapping[str, object] = {"font_name": FONT, "font_size": 10, "valign": "top"}
_EDGES: Mapping[str, object] = {"border": 1, "border_color": "#C8CDD3"}
_BASE: Mapping[str, object] = {**_TEXT, **_EDGES}
_LINK = {"font_color": "#1F4E9E", "underline": 1}
_CENTERED = {"align": "center"}
_WRAPPED = {"text_wrap": True}
_BY_KIND: Mapping[Kind, Mapping[str, object]] = {
    Kind.TEXT: _WRAPPED,
    Kind.LONG: _WRAPPED,
    Kind.LIST: _WRAPPED,
    Kind.CODE: {**_WRAPPED, **_CENTERED},
    Kind.FLAG: _CENTERED,
    Kind.INTEGER: {"num_format": "#,##0", **_CENTERED},
    Kind.YEAR: {"num_format": "0", **_CENTERED},
    Kind.NUMBER: {"num_format": "#,##0.######"},
    Kind.SCORE: {"num_format": "0.0", **_CENTERED},
    Kind.SHARE: {"num_format": "0%", **_CENTERED},
    Kind.PLACE: _CENTERED,
}
_FILLS = {shade.value: SHADES[shade] for shade in (Shade.VERBATIM, Shade.VARIANT)}
_WIDTHS: Mapping[Kind, float] = {
    Kind.TEXT: 13,
    Kind.LONG: 54,
    Kind.LIST: 26,
    Kind.CODE: 10,
    Kind.FLAG: 7,
    Kind.INTEGER: 8,
    Kind.YEAR: 8,
    Kind.NUMBER: 15,
    Kind.SCORE: 9,
    Kind.SHARE: 7,
    Kind.PLACE: 13,
}
# In letters of the normal font, where the kind alone would be too wide or too narrow.
_OWN_WIDTHS: Mapping[str, float] = {
    "title": 32,
    "path": 32,
    "kind": 12,
    "theme": 17,
    "heading": 26,
    "name": 24,
    "reason": 22,
    "section": 9,
    "formula": 9,
    "formula_text": 30,
    "slots": 30,
    "unit": 9,
    "approximation": 7,
    "number": 7,
    "document_number": 7,
    "level": 7,
    "code": 9,
    "format": 12,
    "heading_kind": 11,
    "changed_words": 40,
    "expected": 30,
    "wording_doubts.text": 30,
    "foreign_names.text": 18,
    "role": 10,
    "foreign_names.name": 14,
    "formula_occurrences.text": 30,
    "brands.text": 30,
    "initiatives.score": 9,
    "indicators.text": 18,
    "indicator_groups.text": 18,
}
_USE_WIDTH = 6.5
# Letters that the edges of a cell take away, and points.
_INSIDE = 1.0
_LINE = 14.2
_ABOVE_AND_BELOW = 3.0
_HIGHEST = 409.0
_PREFIXES = ("a_", "b_", "nearest_", "evidence_", "upper_", "own_")


def width_of(table: str, column: Column) -> float:
    """Return the width of a column of a table in letters of the normal font."""
    if column.words == "symbol_meaning":
        return _USE_WIDTH
    name = column.name
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    own = _OWN_WIDTHS.get(f"{table}.{name}", _OWN_WIDTHS.get(name))
    return _WIDTHS[column.kind] if own is None else own


def height_of(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height in points that wrapped texts need in columns of these widths.

    Written down for each row, since not every program measures rows when it opens a file.
    """
    return height_of_lines(max((lines_of(text, width) for text, width in texts), default=1))


def height_of_lines(lines: int) -> float:
    """Return the height in points of a row of so many lines."""
    return min(lines * _LINE + _ABOVE_AND_BELOW, _HIGHEST)


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of this width."""
    if 2 * len(text) < width and "\n" not in text:
        return 1
    room = width - _INSIDE
    return sum(max(ceil(_letters(line) / room), 1) for line in text.split("\n"))


def _letters(text: str) -> float:
    """Return how wide a text is, in letters of the normal font: three bytes make two of them."""
    return (len(text) + len(text.encode())) / 2


class Looks:
    """Make the formats of a workbook, each once."""

    def __init__(self, workbook: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Format] = {}
        self.head = workbook.add_format(
            {
                **_BASE,
                **_CENTERED,
                **_WRAPPED,
                "font_name": HEAD_FONT,
                "bold": True,
                "valign": "vcenter",
                "bg_color": "#E4EAF1",
            }
        )
        # Of empty cells: a sheet has very many, and so none of them needs to be written.
        self.edges = workbook.add_format(_EDGES)
        self.note = workbook.add_format({"font_name": FONT, "font_size": 10, "italic": True})
        self.strong = workbook.add_format(
            {**_BASE, **_WRAPPED, "font_name": HEAD_FONT, "bold": True}
        )

    def cell(self, column: Column, code: object = None, *, link: bool = False) -> Format:
        """Return the format of a cell; uses of formulas are tinted, links are blue."""
        fill = _FILLS.get(str(code)) if column.words == "symbol_meaning" else None
        return self._format(column.kind, fill, link=link, whole=isinstance(code, int))

    def blank(self, column: Column) -> Format:
        """Return the format of a column where no cell is written.

        It has no edges, which would go on below the last row.
        """
        key = (column.kind,)
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**_TEXT, **_BY_KIND[column.kind]})
        return self._made[key]

    def plain(self, *, link: bool = False) -> Format:
        """Return the format of a text, or of a link."""
        return self._format(Kind.LONG, None, link=link, whole=False)

    def _format(self, kind: Kind, fill: str | None, *, link: bool, whole: bool) -> Format:
        key = (kind, fill, link, whole)
        if key not in self._made:
            look = {**_BASE, **_BY_KIND[kind]}
            if kind is Kind.NUMBER and whole:
                look["num_format"] = "#,##0"
            if fill:
                look["bg_color"] = fill
            if link:
                look.update(_LINK)
            self._made[key] = self._workbook.add_format(look)
        return self._made[key]
