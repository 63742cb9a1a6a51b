"""Write where the cells of a sheet lead: lines of the page's raw text, rows of other sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote
from xml.sax.saxutils import escape

from compare.export.tables import Column, Link, Place, Value
from compare.export.tables.definition import Original

# Excel takes no more in one sheet.
MOST_LINKS = 65_530
_RELATION = (
    '<Relationship Id="rId{}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
    'Target="{}" TargetMode="External"/>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)
_quoted = cache(quote)
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#xA;"}


@dataclass
class Links:
    """Hold the links of one sheet; `page` is the page beside the workbook, if there is one.

    `sheets` are the printed names of the tables that have a sheet of `most_rows` rows at most.
    """

    page: str | None
    sheets: Mapping[str, str]
    most_rows: int
    _made: list[str] = field(default_factory=list)
    _outside: int = 0

    def lead(self, value: Value, column: Column) -> bool:
        """Tell whether a cell with this value leads anywhere and a sheet still takes a link."""
        if len(self._made) >= MOST_LINKS:
            return False
        if isinstance(value, Link):
            return self._has_row(value) and not _is_side(column)
        return self.page is not None and isinstance(value, (Place, Original))

    def add(self, cell: str, value: Value, shown: object) -> None:
        """Let the cell of this address lead to where its value stands."""
        if isinstance(value, Link):
            name = self.sheets[value.table].replace("'", "''")
            place = _attribute(f"'{name}'!A{value.row + 2}")
            words = _attribute(str(shown))
            self._made.append(f'<hyperlink ref="{cell}" location="{place}" display="{words}"/>')
        elif isinstance(value, (Place, Original)):
            self._outside += 1
            anchor = f"at-{_quoted(value.source)}-{value.start}-{value.end}"
            self._made.append(
                f'<hyperlink ref="{cell}" r:id="rId{self._outside}" location="{anchor}"/>'
            )

    def xml(self) -> str:
        """Return the links as they stand in a sheet, "" where there is none."""
        return f"<hyperlinks>{''.join(self._made)}</hyperlinks>" if self._made else ""

    def relations(self) -> str:
        """Return the part that says to which files the links lead, "" where none leads outside."""
        if not self._outside:
            return ""
        target = quote(self.page or "")
        made = (_RELATION.format(number, target) for number in range(1, self._outside + 1))
        return f"{_RELATIONS}{''.join(made)}</Relationships>"

    def _has_row(self, link: Link) -> bool:
        """Tell whether the row that a link leads to stands in the workbook."""
        return link.table in self.sheets and link.row < self.most_rows


def _is_side(column: Column) -> bool:
    """Tell whether a column is one side of a pair: of many pairs only the places are linked."""
    return column.name.startswith(("a_", "b_"))


def _attribute(text: str) -> str:
    return escape(text, _IN_ATTRIBUTES)
