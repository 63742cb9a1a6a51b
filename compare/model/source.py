"""Describe a file as it was read: its raw text, untouched, and where its lines begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate


class Part(StrEnum):
    """Name where in a Word file a paragraph stands."""

    BODY = "body"
    TABLE = "table"
    TEXT_BOX = "text_box"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Box:
    """Hold a rectangle on a page, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Say where in its file the raw text from `start` to `end` stands.

    A PDF and a picture have a page, from 1, and a box for each line; a Word file has the number of
    the paragraph among all of the file, from 1, in the order of the file, and the part it is in; a
    sheet has the row, from 1. What was recognised in a picture has the confidence, from 0 to 1, of
    its least sure character. What a format does not have is None.
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None
    part: Part = Part.BODY
    row: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Record what a reader left out of the raw text, and why: a page head, navigation.

    `page` is the page it stood on, from 1, where the format has pages.
    """

    reason: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one file that was read.

    `text` is the decoded file exactly as it stands, without a byte-order mark; every offset of
    every later stage points into it. `line_starts` are the offsets at which its lines begin.
    `places` say, in order and without overlap, where the text stands in a file that is no plain
    text; `dropped` is what the reader left out of the text.
    """

    id: str
    path: str
    sha256: str
    format: str
    encoding: str | None
    text: str
    line_starts: tuple[int, ...]
    places: tuple[Place, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def line(self, offset: int) -> int:
        """Return the number of the line, from 1, that holds the code point at `offset`."""
        return bisect_right(self.line_starts, offset)

    def line_span(self, line: int) -> tuple[int, int]:
        """Return where a line, by its number from 1, begins and ends, without its line feed."""
        start = self.line_starts[line - 1]
        end = self.text.find("\n", start)
        return start, end if end >= 0 else len(self.text)

    def places_of(self, start: int, end: int) -> tuple[Place, ...]:
        """Return the places that hold the raw text from `start` to `end`, in order."""
        first = bisect_right(self.places, start, key=lambda place: place.end)
        last = bisect_left(self.places, end, key=lambda place: place.start)
        return self.places[first:last]

    def quote(self, start: int, end: int) -> str:
        """Return the raw text from `start` to `end`, literally."""
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Say that a path was left out, and why; a skipped input is a result, not an exception."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was read and what was left out of the paths of one run."""

    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of `text` begin; only line feeds end a line."""
    return tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))
