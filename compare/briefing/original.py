"""Describe what the page shows of a file: its raw text, and the report on how it was read.

All words are chosen; offsets are code points into the raw text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawSentence:
    """Hold a sentence of the originals as it stands in the raw text.

    It is the displayed text of the sentence `anchor`, but that at each index of `patches` other
    characters stand, mostly one and a blank.
    """

    anchor: str
    patches: tuple[tuple[int, str], ...]


RawPiece = str | RawSentence


@dataclass(frozen=True, slots=True)
class ReaderPlace:
    """Lead to a place of the raw text; `detail` says more exactly where on the page, "" if not."""

    label: str
    start: int
    end: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ReaderEntry:
    """Hold one entry of a reading report; `level` indents it, `weak` lets it stand out.

    `sign` stands in the raw text instead of that of its list; `plain` leaves the text itself alone.
    """

    text: str
    places: tuple[ReaderPlace, ...] = ()
    quote: str = ""
    notes: tuple[str, ...] = ()
    level: int = 1
    weak: bool = False
    sign: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class ReaderList:
    """Hold the entries of one kind.

    `sign` stands in the raw text where an entry has its place, "" for nowhere. `total` is what is
    counted, `none` is said where there is no entry.
    """

    kind: str
    title: str
    total: int
    entries: tuple[ReaderEntry, ...]
    none: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class ReaderGroup:
    """Hold the report on one document, or on the file as a whole where `document` is empty."""

    document: str
    title: str
    lists: tuple[ReaderList, ...]


@dataclass(frozen=True, slots=True)
class ReaderFile:
    """Hold one file: its raw text and its reading report.

    `starts` are (offset, title) of its documents, `pages` (offset, name) of its pages, `margin`
    (line, name) of its paragraphs and rows. `summary` counts (name, number, whether it asks for a
    look).
    """

    id: str
    path: str
    facts: tuple[tuple[str, str], ...]
    summary: tuple[tuple[str, int, bool], ...]
    groups: tuple[ReaderGroup, ...]
    pieces: tuple[RawPiece, ...]
    starts: tuple[tuple[int, str], ...]
    pages: tuple[tuple[int, str], ...] = ()
    margin: tuple[tuple[int, str], ...] = ()
