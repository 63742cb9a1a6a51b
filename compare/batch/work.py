"""Do a batch: take in files, plan the sets, write those that are not up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from compare.batch.progress import Clock
from compare.batch.runs import Outcome, Runner, State
from compare.batch.sets import SERIES, Plan, ReportSet, plan_sets
from compare.batch.summary import Summary, write_summary
from compare.batch.take import Taken, find_files, take_files
from compare.corpus import Store
from compare.errors import InputError
from compare.lexicon import Lexicon
from compare.model.corpus import Listed
from compare.output import check_folder
from compare.progress import Progress
from compare.results import choose_formats
from compare.settings import Settings

_NOTHING = Listed("", ())


@dataclass(frozen=True, slots=True)
class Order:
    """Say what a batch is to do: with which files, and with what the corpus has already.

    `rows` are those of a manifest, by path; `leave` are files and folders among the paths that are
    no reports, such as the manifest and the results. `retry` reads again what could not be read
    before, of the paths or of the whole corpus; `remove_missing` takes out of the corpus what lies
    in the given folders no more; `series` also writes each district over its years.
    """

    paths: tuple[Path, ...] = ()
    rows: Mapping[str, Listed] = field(default_factory=dict)
    leave: tuple[Path, ...] = ()
    retry: bool = False
    remove_missing: bool = False
    series: bool = False


def run_batch(
    store: Store, order: Order, output: Path, settings: Settings, progress: Progress
) -> Summary:
    """Bring a corpus and the folders of its sets up to date.

    Whatever happens, what is done stays done, and the next batch goes on from there. Raises
    `InputError` where a path is nothing or the corpus stays empty, `TemplateError`, `OutputError`
    and `CorpusError`.
    """
    choice = choose_formats(settings)
    check_folder(output)
    clock = Clock(progress)
    taken, removed = take(store, order, settings, clock.reading)
    outlines = store.outlines()
    if not outlines:
        raise _nothing_kept(taken)
    plan = plan_sets(outlines, Lexicon(settings.lexicon.folder), order.series)
    runner = Runner(store, output, settings, choice)
    outcomes = _brought_up_to_date(plan.sets, runner, clock)
    for name in _outdated(store, plan):
        runner.withdraw(name)
    undated = tuple((each.source, each.title) for each in plan.undated)
    summary = Summary(taken, removed, outcomes, undated, choice.left_out)
    output.mkdir(parents=True, exist_ok=True)
    write_summary(summary, output)
    return summary


def take(
    store: Store, order: Order, settings: Settings, progress: Progress
) -> tuple[Taken, tuple[str, ...]]:
    """Read what is new or changed into the corpus; return what was done and what was removed."""
    paths = list(order.paths)
    if order.retry and not paths and not order.rows:
        paths = [Path(path) for path in store.skipped() if Path(path).exists()]
    wanted = find_files(store, paths, order.rows, settings, order.leave)
    told = store.told()
    if any(told.get(path, _NOTHING).fields != row.fields for path, row in order.rows.items()):
        store.tell(order.rows)
    taken = take_files(
        store,
        wanted,
        folders=[path for path in paths if path.is_dir()],
        settings=settings,
        progress=progress,
        retry=order.retry,
    )
    removed = taken.missing if order.remove_missing else ()
    store.remove(removed)
    return taken, removed


def _brought_up_to_date(
    sets: Sequence[ReportSet], runner: Runner, clock: Clock
) -> tuple[Outcome, ...]:
    """Write the sets that are not current, in order; return what became of each."""
    due = [each for each in sets if not runner.is_current(each)]
    done = {each.name: outcome for each, outcome in zip(due, runner.run(due, clock), strict=True)}
    return tuple(
        done.get(each.name) or Outcome(each.name, State.REUSED, len(each.documents))
        for each in sets
    )


def _outdated(store: Store, plan: Plan) -> list[str]:
    """Return the runs for which there is no set any more; series count where they are planned."""
    names = {each.name for each in plan.sets}
    with_series = any(name.startswith(f"{SERIES}/") for name in names)
    return [
        name
        for name in store.runs()
        if name not in names and (with_series or not name.startswith(f"{SERIES}/"))
    ]


def _nothing_kept(taken: Taken) -> InputError:
    error = InputError(
        "the corpus holds no report",
        remedy="give folders or a manifest with reports that can be read",
    )
    for skipped in taken.skipped:
        error.add_note(f"skipped {skipped.path}: {skipped.reason}")
    return error
