"""Survey a corpus: from its documents to tables and one page, step by step."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from compare import __version__
from compare.archive import alike, copied, counts, near, sentences, uses, wordings
from compare.archive.bench import SPILLED, Bench, load_library
from compare.archive.page import page
from compare.archive.results import Results
from compare.archive.sentences import Choice
from compare.archive.steps import Steps, key_of
from compare.archive.tables import table_files
from compare.batch.progress import TimeLeft, in_words
from compare.corpus import open_store
from compare.errors import NothingToCompareError, OutputError
from compare.intake.keys import fingerprint
from compare.lexicon import Lexicon
from compare.output import TABLES, WrittenFile, check_folder, write_files
from compare.progress import Progress, silent
from compare.settings import Settings

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

WORK = "work"
PAGE = "survey.html"
SUMMARY = "summary.json"
TAKE = "take the sentences out of the corpus"
TEXTS = "gather the distinct sentences"
PAIRS = "find near-copies"
FAMILIES = "group near-copies"
SPREAD = "find sentences that spread"
WHOLE = "find documents that are alike as a whole"
COPIES = "choose those most alike"
COMMON = "find sentences that few documents share"
ALIKE = "find documents that are alike"
COUNT = "count documents"
SHARES = "count what is shared"
REPEATS = "find repeated wordings"
CHOSEN = "choose the most widely used"
SCAN = "find their places"
EXAMPLES = "choose examples"
JUDGE = "judge wordings"
PLACES = "find all places of wordings"
USES = "count who uses them"
YEARS = "count them by year"
WRITE = "write tables and page"
# What the steps take beside each other, measured; only the time that is left depends on it.
_STEPS: Mapping[str, float] = {
    TAKE: 4,
    TEXTS: 2,
    PAIRS: 20,
    FAMILIES: 2,
    SPREAD: 2,
    WHOLE: 6,
    COPIES: 0.1,
    COMMON: 2,
    ALIKE: 2,
    COUNT: 0.1,
    SHARES: 1,
    REPEATS: 30,
    CHOSEN: 0.1,
    SCAN: 10,
    EXAMPLES: 5,
    JUDGE: 20,
    PLACES: 10,
    USES: 4,
    YEARS: 2,
    WRITE: 2,
}


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
    shutil.rmtree(work / SPILLED, ignore_errors=True)
    clock = _Clock(progress)
    run = _Run(corpus, partial(Bench, work, chosen, session), work, selected, clock)
    run.all(chosen)
    with run.bench() as bench:
        clock.start(WRITE)
        results = Results(bench, run.unread)
        summary = results.summary()
        told = {**summary, "choice": asdict(selected), "settings": chosen.archive.model_dump()}
        files = {
            **{f"{TABLES}/{name}": made for name, made in table_files(results).items()},
            SUMMARY: (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(),
            PAGE: page(results, chosen, selected),
        }
        written = write_files(output, files)
    return Survey(summary, written, tuple(run.steps.reused))


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

    def __init__(self, progress: Progress) -> None:
        self._progress, self._left = progress, TimeLeft()
        self._names = list(_STEPS)
        self._done = 0

    def start(self, step: str) -> None:
        """Say that a step begins, and that those before it are done."""
        number = self._names.index(step)
        for name in self._names[self._done : number]:
            self._left.expect(sum(_STEPS[n] for n in self._names[self._names.index(name) :]))
            self._left.finish(_STEPS[name])
        self._done = number
        left = in_words(self._left.seconds())
        self._progress(f"{step}, {left}" if left else step, number, len(self._names))


class _Run:
    """Do the steps of one survey."""

    def __init__(
        self, corpus: Path, bench: Callable[[], Bench], work: Path, choice: Choice, clock: _Clock
    ) -> None:
        self._corpus, self.bench, self._choice, self._clock = corpus, bench, choice, clock
        with open_store(corpus, write=False) as store:
            self.unread = sentences.unread(store.database)
            key = key_of(sentences.fingerprint(store.database), asdict(choice), __version__)
        self.steps = Steps(work, key)

    def all(self, settings: Settings) -> None:
        """Do all steps that are not done yet; each depends on those before."""
        archive, joining, formulas = settings.archive, settings.joining, settings.formulas
        fewest = archive.fewest_districts
        self._step(TAKE, ("documents", "sentences"), self._take)
        self._refuse_nothing()
        self._step(TEXTS, ("texts",), near.find_texts, archive.shortest_sentence)
        likeness = (archive.similarity, archive.leaders, joining.recall)
        self._step(PAIRS, ("pairs",), near.find_pairs, *likeness)
        self._step(FAMILIES, ("families", "shared"), near.find_families)
        self._step(SPREAD, ("spread",), near.find_spread, fewest, archive.sentences)
        whole = (archive.copied, archive.fewest_shared, archive.stock_documents)
        self._step(WHOLE, ("laid_out", "near"), copied.find_near_documents, *whole)
        self._step(COPIES, ("copies",), copied.find_copies, archive.pairs)
        self._step(COMMON, ("common",), alike.find_common, archive.stock_documents)
        listed = (archive.fewest_shared, archive.pairs)
        self._step(ALIKE, ("alike",), alike.find_alike, *listed)
        self._step(COUNT, ("by_kind",), counts.count_documents)
        self._step(SHARES, ("shares",), counts.count_shares)
        self._step(REPEATS, ("repeats",), wordings.find_repeats, fewest, formulas.settled)
        self._step(CHOSEN, ("chosen",), wordings.choose, archive.candidates)
        scan = partial(wordings.find_places, of="chosen", order="number")
        self._step(SCAN, ("scanned",), scan)
        self._step(EXAMPLES, ("examples",), wordings.find_examples, archive.examples)
        judged = (formulas.model_dump(), fingerprint(settings, Lexicon(settings.lexicon.folder)))
        self._step(JUDGE, ("wordings",), wordings.find_wordings, *judged)
        scan = partial(wordings.find_places, of="wordings", order="wording")
        self._step(PLACES, ("places",), scan)
        self._step(USES, ("uses",), uses.count_uses)
        self._step(YEARS, ("years",), uses.count_years)

    def _step(
        self, name: str, files: tuple[str, ...], work: Callable[..., None], *wanted: object
    ) -> None:
        def on_bench(*paths: Path) -> None:
            with self.bench() as bench:
                work(bench, *paths)

        self._clock.start(name)
        self.steps.run(name.replace(" ", "-"), files, on_bench, *wanted)

    def _take(self, bench: Bench, documents: Path, rows: Path) -> None:
        joining = bench.settings.joining
        with open_store(self._corpus, write=False) as store:
            sentences.take(store.database, self._choice, joining, documents, rows)

    def _refuse_nothing(self) -> None:
        with self.bench() as bench:
            (row,) = bench.rows("SELECT count(*) AS number FROM {documents}")
        if not row["number"]:
            raise NothingToCompareError(
                "has no document of this choice",
                place=self._corpus,
                remedy="give another --year, --body or --level; `corpus list` shows what it holds",
            )
