"""Say what a table is: a name, columns of known kinds, and rows that are made when they are read.

Names are machine-friendly English; codes stay codes. What is written for readers, the workbook,
puts both into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from itertools import compress


class Kind(StrEnum):
    """Name what the cells of a column hold."""

    TEXT = "text"
    """A name or another short text."""
    LONG = "long"
    """A sentence or more."""
    CODE = "code"
    """One of few codes; the column's `words` name the labels that put it into words."""
    FLAG = "flag"
    LIST = "list"
    """Several short texts."""
    INTEGER = "integer"
    YEAR = "year"
    NUMBER = "number"
    SCORE = "score"
    """From 0 to 100."""
    SHARE = "share"
    """From 0 to 1."""
    PLACE = "place"
    """Where the text in the column before stands."""


class Use(Enum):
    """Say which outputs have a table or a column."""

    BOTH = "both"
    WORKBOOK = "workbook"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Place:
    """Point at lines of a document by its printed number, and at raw text of its source."""

    number: int
    line: int
    last_line: int
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a short value that leads to a row, from 0, of another table."""

    value: str | int
    table: str
    row: int


@dataclass(frozen=True, slots=True)
class Original:
    """Hold a short text that leads to raw text of a source."""

    value: str
    source: str
    start: int
    end: int


Value = str | int | float | bool | tuple[str, ...] | Place | Link | Original | None
Row = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column: its name, what its cells hold, the labels for its codes, who shows it."""

    name: str
    kind: Kind = Kind.TEXT
    words: str = ""
    use: Use = Use.BOTH


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table; each call of `rows` makes all rows anew, one at a time.

    `leading` is the number of columns that stay in sight in the workbook.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Row]]
    leading: int = 1
    use: Use = Use.BOTH

    def columns_for(self, use: Use) -> tuple[Column, ...]:
        """Return the columns that the workbook or the data files show."""
        return tuple(column for column in self.columns if column.use in (Use.BOTH, use))

    def rows_for(self, use: Use) -> Iterator[tuple[Value, ...]]:
        """Yield the rows with the cells of these columns alone."""
        shown = [column.use in (Use.BOTH, use) for column in self.columns]
        for row in self.rows():
            yield tuple(compress(row, shown))


def plain(value: Value) -> str | int | float | bool | tuple[str, ...] | None:
    """Return a value as data; a link is what it shows, a place is none."""
    if isinstance(value, Link | Original):
        return value.value
    return None if isinstance(value, Place) else value
