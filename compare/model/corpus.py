"""Describe what is read and kept: files, selections of them, and runs with what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.model.report import Document, Identity
from compare.model.source import Reading, Skipped, Source


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one source with the documents it was split into, as if it stood alone.

    Its source has the identifier "", its documents are numbered from 1 and name no source; a
    selection gives them their place among others. Entries of equal `key` are equal.
    """

    key: str
    source: Source
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Hold all that was read from one file, in its order, or the reasons why something was not.

    `path` is the path under which it was given; a sheet or an archive has several results. A
    file of the same path and `key` gives the same results and need not be read again.
    """

    path: str
    key: str
    results: tuple[Entry | Skipped, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return what could be read."""
        return tuple(result for result in self.results if isinstance(result, Entry))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return what could not be read, and why."""
        return tuple(result for result in self.results if isinstance(result, Skipped))


@dataclass(frozen=True, slots=True)
class Reports:
    """Hold what was read from the sources: the documents, before anything is compared."""

    reading: Reading
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold what a manifest tells of a file: its fields with their values, and its own path."""

    manifest: str
    fields: tuple[tuple[str, str | int], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold what a document is, without its text.

    `file` and `source` are the paths of its file and of its source in it, `key` is its entry's,
    `document` its identifier within the entry; `letters` counts those of its sentences.
    """

    file: str
    source: str
    key: str
    document: str
    title: str
    author: str | None
    identity: Identity
    comparable: bool
    letters: int


@dataclass(frozen=True, slots=True)
class RunDocument:
    """Say which document of the corpus a document of a run is: its source and place in it."""

    id: str
    source: str
    start: int


@dataclass(frozen=True, slots=True)
class RunFile:
    """Hold a file that a run wrote, by its name below the folder of the run."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """Hold what a run was made of and what it wrote.

    `name` names its results, such as the folder they lie in; a later run of that name replaces it.
    Runs of equal `key` have the same documents, settings and version, and write the same files.
    """

    name: str
    key: str
    version: str
    settings: Mapping[str, object]
    documents: tuple[RunDocument, ...]
    files: tuple[RunFile, ...]
