"""Say where cells lead: to the raw text in the page beside, or to a row of another sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, TypeAlias
from urllib.parse import quote

from compare.export.tables import Column, Kind, Link, Place, Table, Value
from compare.export.tables.definition import Original
from compare.rendering.workbook.cells import Shown

Url: TypeAlias = Any
"""A link of xlsxwriter, which has no types of its own."""

# Excel takes no more in one sheet.
MOST_LINKS = 65_530
# Of cells there are very many: a tuple is asked sooner than a union, which is made each time.
_PLACES = (Place, Original)
_quoted = cache(quote)


@dataclass(frozen=True)
class Links:
    """Make the links of a workbook, each once.

    `sheets` are the names of the sheets by their tables, `page` is the page beside, if there is
    one; rows from `most_rows` on are not written, and nothing leads there.
    """

    sheets: Mapping[str, str]
    page: str | None
    most_rows: int
    _made: dict[tuple[str, str], Url] = field(default_factory=dict)

    def of(self, value: Value, content: Shown) -> Url | None:
        """Return the link of a value that shows a content, None where it leads nowhere."""
        address = self._address(value)
        if address is None:
            return None
        key = (address, str(content))
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = import_module("xlsxwriter.url").Url(address)
            made.text = key[1]
        return made

    def _address(self, value: Value) -> str | None:
        if isinstance(value, _PLACES):
            anchor = f"at-{_quoted(value.source)}-{value.start}-{value.end}"
            return f"external:{self.page}#{anchor}" if self.page else None
        if isinstance(value, Link) and self._has_row(value):
            return inside(self.sheets[value.table], value.row + 2)
        return None

    def _has_row(self, link: Link) -> bool:
        """Tell whether the row that a link leads to stands in the workbook."""
        return link.table in self.sheets and link.row < self.most_rows


def inside(sheet: str, row: int = 1) -> str:
    """Return the address of a row, from 1, of a sheet of the same workbook."""
    return "internal:'{}'!A{}".format(sheet.replace("'", "''"), row)


def leads(column: Column, table: Table) -> bool:
    """Tell whether a column leads on: of very many rows none leads twice to what is beside.

    Of a pair only the places do. Where a quotation leads to its place, that names the document, and
    the sentence around it stands there too.
    """
    has_places = any(other.kind is Kind.PLACE for other in table.columns)
    if has_places and column.name.endswith("document_number"):
        return False
    is_side = column.name.startswith(("a_", "b_")) and column.kind is not Kind.PLACE
    return not is_side and column.name != "sentence_place"
