"""Compare a set and write its files, unless they lie there as the same run has written them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from compare import __version__
from compare.analysis import compare_reports
from compare.batch.choose import entries_of
from compare.batch.progress import Clock
from compare.batch.sets import ReportSet
from compare.briefing.templates import bundled_folder
from compare.corpus import Store, select
from compare.errors import CompareError, NothingToCompareError
from compare.intake.keys import digest, files_below, fingerprint
from compare.lexicon import Lexicon
from compare.model.corpus import Run, RunDocument, RunFile
from compare.model.findings import Findings
from compare.output import remove_files, sweep, write_files
from compare.progress import Progress
from compare.results import Choice, Renderer
from compare.settings import Settings


class State(StrEnum):
    """Name what became of a set."""

    WRITTEN = "written"
    REUSED = "reused"
    NOTHING = "nothing to compare"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what became of a set, and why where nothing was written."""

    name: str
    state: State
    documents: int
    reason: str = ""


class Runner:
    """Bring the folders of sets up to date, one after the other."""

    def __init__(self, store: Store, output: Path, settings: Settings, choice: Choice) -> None:
        self._store = store
        self._output = output
        self._settings = settings
        self._choice = choice
        self._lexicon = Lexicon(settings.lexicon.folder)
        self._runs = store.runs()
        self._lasting = digest(*_lasting(settings, choice, self._lexicon))

    def is_current(self, report_set: ReportSet) -> bool:
        """Tell whether a run with the same key has written the files that lie in the folder."""
        run = self._runs.get(report_set.name)
        folder = self._output / report_set.name
        return (
            run is not None
            and run.key == self._key(report_set)
            and all(_is_there(folder, file) for file in run.files)
        )

    def run(self, sets: Sequence[ReportSet], clock: Clock) -> Iterator[Outcome]:
        """Compare sets and write what was found; one that fails leaves the others alone."""
        if not sets:
            return
        clock.expect_sets(sets)
        with Renderer(self._settings, self._choice.formats) as renderer:
            for report_set in sets:
                yield self._run(report_set, renderer, clock.comparing(report_set))
                clock.finish_set(report_set)

    def _run(self, report_set: ReportSet, renderer: Renderer, progress: Progress) -> Outcome:
        name, count = report_set.name, len(report_set.documents)
        try:
            reports = select(entries_of(self._store, report_set.documents), self._settings.reading)
            findings = compare_reports(
                reports, self._settings, self._lexicon, progress, renderer.beside
            )
        except NothingToCompareError as error:
            self.withdraw(name)
            return Outcome(name, State.NOTHING, count, error.problem.partition(": ")[2])
        except CompareError:
            raise
        except Exception as error:
            return Outcome(name, State.FAILED, count, f"{type(error).__name__}: {error}")
        files = renderer.render(findings, progress)
        folder = self._output / name
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        write_files(folder, files)
        self._store.record(self._record(report_set, findings, files), findings)
        return Outcome(name, State.WRITTEN, count)

    def withdraw(self, name: str) -> None:
        """Take away the files of a run that there is no set for any more, and forget it.

        A file that was changed since is somebody's own by now, and stays.
        """
        run = self._runs.get(name)
        if run is None:
            return
        folder = self._output / name
        remove_files(folder, [file.name for file in run.files if _is_there(folder, file)])
        self._store.forget([name])

    def _key(self, report_set: ReportSet) -> str:
        documents = sorted(f"{each.key} {each.document}" for each in report_set.documents)
        return digest(self._lasting, report_set.name, *documents)

    def _record(self, report_set: ReportSet, findings: Findings, files: dict[str, bytes]) -> Run:
        paths = {source.id: source.path for source in findings.sources}
        return Run(
            name=report_set.name,
            key=self._key(report_set),
            version=__version__,
            settings=findings.settings,
            documents=tuple(
                RunDocument(d.id, paths[d.source], d.start) for d in findings.documents
            ),
            files=tuple(
                RunFile(name, len(content), hashlib.sha256(content).hexdigest())
                for name, content in files.items()
            ),
        )


def _lasting(settings: Settings, choice: Choice, lexicon: Lexicon) -> Iterator[str | bytes]:
    """Yield all but the documents that the files of a run depend on."""
    yield fingerprint(settings, lexicon)
    yield settings.model_dump_json(exclude={"archive", "batch"})
    yield " ".join(choice.formats)
    own = settings.briefing
    for folder in (bundled_folder(), own.templates, own.faces):
        yield from files_below(folder)
    if own.letterhead is not None and own.letterhead.is_file():
        yield own.letterhead.read_bytes()


def _is_there(folder: Path, file: RunFile) -> bool:
    """Tell whether a file lies in its folder as it was written."""
    try:
        return hashlib.sha256((folder / file.name).read_bytes()).hexdigest() == file.sha256
    except OSError:
        return False
