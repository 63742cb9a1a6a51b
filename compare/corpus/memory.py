"""Keep read files and runs in memory, for as long as the program runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compare.corpus.order import in_order
from compare.model.corpus import Entry, Listed, Outline, ReadFile, Run
from compare.model.findings import Findings
from compare.model.report import Document
from compare.model.source import Skipped


class MemoryStore:
    """Hold a corpus in memory."""

    def __init__(self) -> None:
        self._files: dict[str, ReadFile] = {}
        self._corrections: dict[str, str] = {}
        self._told: dict[str, Listed] = {}
        self._runs: dict[str, Run] = {}

    def known(self) -> Mapping[str, str]:
        """Return the key of every file by its path."""
        return {file.path: file.key for file in self._in_order()}

    def put(self, files: Iterable[ReadFile]) -> None:
        """Keep files in place of what was there under their paths."""
        self._files |= {file.path: file for file in files}

    def remove(self, paths: Iterable[str]) -> None:
        """Forget files with all that was read from them."""
        for path in paths:
            self._files.pop(path, None)

    def outlines(self) -> Sequence[Outline]:
        """Return what every document is, without its text."""
        return [
            _outline(file, entry, document)
            for file in self._in_order()
            for entry in file.entries
            for document in entry.documents
        ]

    def files(self, paths: Iterable[str]) -> Sequence[ReadFile]:
        """Return files with all that was read from them."""
        wanted = set(paths)
        return [file for file in self._in_order() if file.path in wanted]

    def results(self) -> Sequence[Entry | Skipped]:
        """Return all that was read, and what could not be, file by file."""
        return [result for file in self.files(self.known()) for result in file.results]

    def entries(self, sources: Iterable[str]) -> Sequence[Entry]:
        """Return the entries of sources, by the paths of these."""
        wanted = set(sources)
        found = (entry for file in self._in_order() for entry in file.entries)
        return [entry for entry in found if entry.source.path in wanted]

    def skipped(self) -> Mapping[str, tuple[Skipped, ...]]:
        """Return what could not be read, by the path of the file it belongs to."""
        return {file.path: file.skipped for file in self._in_order() if file.skipped}

    def corrections(self) -> Mapping[str, str]:
        """Return the corrections that were put in, by path of the file."""
        return {path: self._corrections[path] for path in in_order(self._corrections)}

    def correct(self, path: str, text: str | None) -> None:
        """Keep the correction of a file, or forget it."""
        if text is None:
            self._corrections.pop(path, None)
        else:
            self._corrections[path] = text

    def told(self) -> Mapping[str, Listed]:
        """Return what manifests tell, by path of the file."""
        return {path: self._told[path] for path in in_order(self._told)}

    def tell(self, rows: Mapping[str, Listed]) -> None:
        """Keep what a manifest tells of files, in place of what was told before."""
        self._told = {p: row for p, row in {**self._told, **rows}.items() if row.fields}

    def runs(self) -> Mapping[str, Run]:
        """Return the runs by their names."""
        return {name: self._runs[name] for name in sorted(self._runs)}

    def record(self, run: Run, findings: Findings) -> None:  # noqa: ARG002 - they are not kept
        """Keep a run in place of one of the same name."""
        self._runs[run.name] = run

    def forget(self, runs: Iterable[str]) -> None:
        """Forget runs, by their names."""
        for name in runs:
            self._runs.pop(name, None)

    def _in_order(self) -> Iterator[ReadFile]:
        return (self._files[path] for path in in_order(self._files))


def _outline(file: ReadFile, entry: Entry, document: Document) -> Outline:
    return Outline(
        file=file.path,
        source=entry.source.path,
        key=entry.key,
        document=document.id,
        title=document.title,
        author=document.author,
        identity=document.identity,
        comparable=document.comparable,
        letters=sum(len(sentence.letters) for sentence in document.sentences),
    )
