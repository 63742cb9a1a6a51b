"""Describe the originals as the page shows them: sentences with their marks, topic by topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.briefing.original import ReaderFile
from compare.briefing.runs import Run


@dataclass(frozen=True, slots=True)
class ReaderSentence:
    """Hold one sentence of an original for reading.

    `runs` carry the marks; a run that is part of a formula or initiative has its anchor as target.
    `usable` is false where the text is damaged. `label` is its citation label. `hidden` are the
    (start, end, target) in its text of what has no run of its own, being within something longer.
    """

    anchor: str
    runs: tuple[Run, ...]
    label: str
    start: int
    end: int
    usable: bool
    starts_paragraph: bool
    hidden: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderSection:
    """Hold one section of an original for reading; `role` and `theme` are Chinese labels."""

    id: str
    level: int
    heading: str
    role: str
    theme: str
    sentences: tuple[ReaderSentence, ...]


@dataclass(frozen=True, slots=True)
class ReaderDocument:
    """Hold one original for reading; `file` is the id of the file it stands in.

    `name` is that of who speaks, `short` the one by which charts call its district. `year` is that
    of the report, "" if unknown; `is_earlier` tells that the district has a later report here.
    """

    id: str
    number: int
    name: str
    title: str
    facts: tuple[tuple[str, str], ...]
    comparable: bool
    sections: tuple[ReaderSection, ...]
    file: str
    short: str = ""
    year: str = ""
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class ReaderTopic:
    """Hold corresponding sections: for each document id the ids of its sections, or none."""

    role: str
    theme: str
    sections: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ReaderLink:
    """Hold two sentences that correspond, by their anchors, with their score from 0 to 100.

    `grade` is verbatim, variant or related; `is_moved` tells that one stands elsewhere in its text.
    """

    a: str
    b: str
    grade: str
    score: float
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class ReaderLinks:
    """Hold the corresponding sentences of two documents; there are none where `links` is empty."""

    a: str
    b: str
    links: tuple[ReaderLink, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold the originals, their alignment, and the files with their reading reports.

    `skipped` are (path, reason) of what could not be read. Documents without an entry in `links`
    were not compared with each other sentence by sentence.
    """

    documents: tuple[ReaderDocument, ...]
    topics: tuple[ReaderTopic, ...]
    files: tuple[ReaderFile, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    links: tuple[ReaderLinks, ...] = ()
