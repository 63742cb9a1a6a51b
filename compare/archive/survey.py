"""Survey a corpus: from its documents to tables and one page, step by step."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from compare import __version__
from compare.archive import sentences
from compare.archive.bench import SPILLED, Bench, load_library
from compare.archive.course import steps_of
from compare.archive.page import page
from compare.archive.results import Results
from compare.archive.sentences import Choice
from compare.archive.steps import Steps, key_of
from compare.archive.tables import table_files
from compare.batch.progress import TimeLeft, in_words
from compare.corpus import open_store
from compare.errors import NothingToCompareError, OutputError
from compare.output import TABLES, WrittenFile, check_folder, write_files
from compare.progress import Progress, silent
from compare.settings import Settings

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

WORK = "work"
PAGE = "survey.html"
SUMMARY = "summary.json"
WRITE = "write tables and page"
_WRITING = 3
_GUARD = "guard.duckdb"


@dataclass(frozen=True, slots=True)
class Survey:
    """Hold what was found, in short, the files that were written, and which steps were reused."""

    summary: Mapping[str, int]
    written: tuple[WrittenFile, ...]
    reused: tuple[str, ...]


def survey(
    corpus: Path,
    output: Path,
    settings: Settings | None = None,
    progress: Progress = silent,
    choice: Choice | None = None,
    *,
    session: SparkSession | None = None,
) -> Survey:
    """Survey the comparable documents of a corpus and write tables and a page into `output`.

    What each step makes stays in `output`/work, so that a survey that was killed goes on there.
    `session` is a Spark session to be used. Raises `CorpusError`, `EngineError`, `OutputError`, and
    `NothingToCompareError` where no document is left.
    """
    chosen, selected = settings or Settings(), choice or Choice()
    load_library()
    _refuse_pattern(output)
    check_folder(output)
    work = output / WORK
    work.mkdir(parents=True, exist_ok=True)
    with _only_one(work):
        shutil.rmtree(work / SPILLED, ignore_errors=True)
        key, unread, take = _taken_from(corpus, selected, chosen)
        bench = partial(Bench, work, chosen, session)
        course = steps_of(chosen, take, lambda reads: bench(reads=reads))
        clock = _Clock(progress, {**{step.name: step.weight for step in course}, WRITE: _WRITING})
        steps = Steps(work, key)
        for step in course:
            clock.start(step.name)
            steps.run(step)
        clock.start(WRITE)
        with bench() as opened:
            summary, files = _files(Results(opened, unread), chosen, selected)
            written = write_files(output, files)
    return Survey(summary, written, tuple(steps.reused))


def _files(
    results: Results, settings: Settings, choice: Choice
) -> tuple[Mapping[str, int], dict[str, bytes]]:
    """Return what was found in short, and the content of every result file."""
    summary = results.summary()
    told = {**summary, "choice": asdict(choice), "settings": settings.archive.model_dump()}
    return summary, {
        **{f"{TABLES}/{name}": made for name, made in table_files(results).items()},
        SUMMARY: (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(),
        PAGE: page(results, settings, choice),
    }


@contextmanager
def _only_one(work: Path) -> Iterator[None]:
    """Keep other surveys out of a work folder; raise `OutputError` where one is in it.

    What guards it is the lock that the database library puts on an open file, on every system: it
    is gone with the process.
    """
    library = load_library()
    try:
        guard = library.connect(work / _GUARD)
    except library.IOException as error:
        raise OutputError(
            "is in use: another survey writes into it, or it cannot be written",
            place=work,
            remedy="wait for the other one, or choose another --output",
        ) from error
    with guard:
        yield


def _refuse_pattern(output: Path) -> None:
    """Raise `OutputError` for a folder that the engines would take for a pattern of names."""
    if set(output.as_posix()) & set("*?["):
        raise OutputError(
            "has *, ? or [ in its name, which stand for any letters here",
            place=output,
            remedy="choose another --output",
        )


class _Clock:
    """Report which step runs, with the time that is left for all of them."""

    def __init__(self, progress: Progress, weights: Mapping[str, float]) -> None:
        self._progress, self._left = progress, TimeLeft()
        self._weights = list(weights.items())
        self._done = 0

    def start(self, step: str) -> None:
        """Say that a step begins, and that those before it are done."""
        number = [name for name, _ in self._weights].index(step)
        for done in range(self._done, number):
            self._left.expect(sum(weight for _, weight in self._weights[done:]))
            self._left.finish(self._weights[done][1])
        self._done = number
        left = in_words(self._left.seconds())
        self._progress(f"{step}, {left}" if left else step, number, len(self._weights))


def _taken_from(
    corpus: Path, choice: Choice, settings: Settings
) -> tuple[str, int, Callable[[Path, Path], None]]:
    """Return the key of what is taken out of a corpus, how much was unread, and what takes it."""

    def take(documents: Path, rows: Path) -> None:
        with open_store(corpus, write=False) as store:
            taken = sentences.take(store.database, choice, settings.joining, documents, rows)
        if not taken:
            raise NothingToCompareError(
                "has no document of this choice",
                place=corpus,
                remedy="give another --year, --body or --level; `corpus list` shows what it holds",
            )

    with open_store(corpus, write=False) as store:
        key = key_of(sentences.fingerprint(store.database), asdict(choice), __version__)
        return key, sentences.unread(store.database), take
