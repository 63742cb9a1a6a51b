"""Describe a file as it was read: its raw text, untouched, and where its lines begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one file that was read.

    `text` is the decoded file exactly as it stands, without a byte-order mark; every offset of
    every later stage points into it. `line_starts` are the offsets at which its lines begin.
    """

    id: str
    path: str
    sha256: str
    format: str
    encoding: str | None
    text: str
    line_starts: tuple[int, ...]

    def line(self, offset: int) -> int:
        """Return the number of the line, from 1, that holds the code point at `offset`."""
        return bisect_right(self.line_starts, offset)

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
    starts = [0]
    starts.extend(index + 1 for index, character in enumerate(text) if character == "\n")
    return tuple(starts)
