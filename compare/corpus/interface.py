"""Say what a store of read files and runs is, wherever it keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from compare.model.corpus import Entry, Listed, Outline, ReadFile, Run
from compare.model.findings import Findings
from compare.model.source import Skipped


class Store(Protocol):
    """Keep files as they were read, corrections by hand, and runs.

    Each method that changes something does all of it or nothing. Files come in the order of their
    paths, folder by folder, as a folder is read; what a file holds keeps its order in the file.
    Methods of a store in a file raise `CorpusError`.
    """

    def known(self) -> Mapping[str, str]:
        """Return the key of every file by its path, of those that could not be read too."""
        ...

    def put(self, files: Iterable[ReadFile]) -> None:
        """Keep files in place of what was there under their paths."""
        ...

    def remove(self, paths: Iterable[str]) -> None:
        """Forget files with all that was read from them; corrections stay."""
        ...

    def outlines(self) -> Sequence[Outline]:
        """Return what every document is, without its text."""
        ...

    def files(self, paths: Iterable[str]) -> Sequence[ReadFile]:
        """Return files with all that was read from them; unknown paths are passed over."""
        ...

    def results(self) -> Sequence[Entry | Skipped]:
        """Return all that was read, and what could not be, file by file."""
        ...

    def entries(self, sources: Iterable[str]) -> Sequence[Entry]:
        """Return the entries of sources, by the paths of these; unknown paths are passed over."""
        ...

    def skipped(self) -> Mapping[str, tuple[Skipped, ...]]:
        """Return what could not be read, by the path of the file it belongs to."""
        ...

    def corrections(self) -> Mapping[str, str]:
        """Return the corrections that were put in, as text of a side file, by path of the file."""
        ...

    def correct(self, path: str, text: str | None) -> None:
        """Keep the correction of a file, or forget it; what was read of the file stays as it is."""
        ...

    def told(self) -> Mapping[str, Listed]:
        """Return what manifests tell, by path of the file, which need not be in the store."""
        ...

    def tell(self, rows: Mapping[str, Listed]) -> None:
        """Keep what a manifest tells of files, in place of what was told before.

        What was read of the files stays as it is; without fields nothing is told any more.
        """
        ...

    def runs(self) -> Mapping[str, Run]:
        """Return the runs by their names."""
        ...

    def record(self, run: Run, findings: Findings) -> None:
        """Keep a run with the tables of its findings, in place of one of the same name."""
        ...

    def forget(self, runs: Iterable[str]) -> None:
        """Forget runs with their findings, by their names."""
        ...
