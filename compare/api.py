"""Do from Python what the command line does: read, compare, brief, verify, work off batches.

Each function stands for itself; heavy modules are imported only when one is called.
"""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import CompareError, InputError
from compare.progress import Progress, silent

if TYPE_CHECKING:
    from compare.batch.summary import Summary
    from compare.lexicon import Lexicon
    from compare.model.corpus import Reports
    from compare.model.findings import Findings
    from compare.model.report import Document
    from compare.model.source import Reading, Skipped, Source
    from compare.output import WrittenFile
    from compare.processes.beside import Beside
    from compare.settings import Settings
    from compare.verification import VerificationReport

PathLike = str | Path
CORPUS = "corpus.duckdb"


@dataclass(frozen=True, slots=True)
class BriefResult:
    """Hold what a run found, the files it wrote, the inputs and the files it left out, and why."""

    findings: Findings
    written: tuple[WrittenFile, ...]
    skipped: tuple[Skipped, ...]
    left_out: tuple[str, ...] = ()


def read(
    paths: Iterable[PathLike], settings: Settings | None = None, progress: Progress = silent
) -> Reports:
    """Read files and folders and split them into documents.

    Inputs that cannot be read are listed in the result. Raises `InputError` where none can.
    """
    from compare.corpus.select import select
    from compare.intake import read_in_order, wanted_files

    chosen = settings or _defaults()
    given = [Path(path) for path in paths]
    files = read_in_order(tuple(wanted_files(given, chosen)), chosen, progress)
    reports = select([result for file in files for result in file.results], chosen.reading)
    if not reports.reading.sources:
        raise _nothing_read(given, reports.reading)
    return reports


def write_side_files(reports: Reports, replace: bool = False) -> tuple[Path, ...]:
    """Write beside each file how it was read, for a person to correct; later runs obey.

    A side file that exists is kept unless `replace` is set. Raises `OutputError`.
    """
    from compare.correcting import report_of, side_file
    from compare.correcting.write import side_file_text
    from compare.output import write_beside

    by_file: dict[Path, list[tuple[Source, list[Document]]]] = {}
    for source in reports.reading.sources:
        documents = [document for document in reports.documents if document.source == source.id]
        by_file.setdefault(side_file(source.path)[0], []).append((source, documents))
    return tuple(
        path
        for path, sources in by_file.items()
        if write_beside(path, side_file_text(report_of(path), sources), replace)
    )


def write_reading_page(
    reports: Reports, path: PathLike, settings: Settings | None = None
) -> WrittenFile:
    """Write the reading reports as one page: what was found, removed, doubted, and where.

    Raises `OutputError`, also where the page would replace one of the reports, and `TemplateError`.
    """
    from compare.briefing.reading_page import build_reading_page
    from compare.briefing.templates import template_folder
    from compare.errors import OutputError
    from compare.output import WrittenFile, write_beside
    from compare.rendering.html import render_reading

    chosen, page, remedy = settings or _defaults(), Path(path), "choose another name for --page"
    if any(Path(source.path).resolve() == page.resolve() for source in reports.reading.sources):
        raise OutputError("is one of the reports", place=page, remedy=remedy)
    text = render_reading(build_reading_page(reports, chosen), template_folder(chosen.briefing))
    write_beside(page, text, replace=True, remedy=remedy)
    return WrittenFile(page, page.stat().st_size)


def compare(
    paths: Iterable[PathLike], settings: Settings | None = None, progress: Progress = silent
) -> Findings:
    """Compare the reports in files and folders.

    Raises `InputError` where nothing can be read and `NothingToCompareError` where fewer than two
    districts take part; the error's notes list the inputs that were left out.
    """
    chosen = settings or _defaults()
    return _compared(read(paths, chosen, progress), chosen, progress)


def brief(
    paths: Iterable[PathLike],
    output: PathLike = "output",
    settings: Settings | None = None,
    progress: Progress = silent,
) -> BriefResult:
    """Compare reports and write findings.json and the briefings that are asked for into `output`.

    All files are written or none: on an error `output` stays as it was. Raises what `compare`
    raises, `TemplateError` and `OutputError`.
    """
    chosen = settings or _defaults()
    return _briefed(lambda: read(paths, chosen, progress), Path(output), chosen, progress)


def brief_corpus(
    corpus: PathLike,
    output: PathLike = "output",
    settings: Settings | None = None,
    progress: Progress = silent,
    *,
    years: Iterable[int] = (),
    districts: Iterable[str] = (),
    bodies: Iterable[str] = (),
) -> BriefResult:
    """Do the same with what a corpus holds: all of it, or what is of some years, districts, bodies.

    Years are those that the reports look back on. Raises what `brief` raises, and `CorpusError`.
    """
    from compare.batch.choose import Filter, chosen_results
    from compare.corpus import open_store, select

    chosen = settings or _defaults()
    wish = Filter(tuple(years), tuple(districts), tuple(bodies))

    def selected() -> Reports:
        with open_store(Path(corpus), write=False) as store:
            return select(chosen_results(store, wish), chosen.reading)

    return _briefed(selected, Path(output), chosen, progress)


def batch(
    paths: Iterable[PathLike] = (),
    output: PathLike = "output",
    settings: Settings | None = None,
    progress: Progress = silent,
    *,
    corpus: PathLike | None = None,
    manifest: PathLike | None = None,
    retry: bool = False,
    series: bool = False,
    remove_missing: bool = False,
) -> Summary:
    """Bring a corpus up to date with files, folders or a manifest, and the folders of its sets.

    Only what is new or changed is read and compared. `corpus` is `corpus.duckdb` in `output` if not
    given. What the switches do says `compare.batch.work.Order`. Raises what `brief` raises, and
    `CorpusError`.
    """
    from compare.batch.manifest import load_manifest
    from compare.batch.work import Order, run_batch
    from compare.corpus import open_store
    from compare.output import check_folder

    chosen, folder = settings or _defaults(), Path(output)
    rows = load_manifest(Path(manifest), _lexicon(chosen)) if manifest else {}
    given = tuple(Path(path) for path in paths)
    leave = (folder, Path(manifest)) if manifest else (folder,)
    order = Order(given, rows, leave, retry, remove_missing, series)
    check_folder(folder)
    if corpus is None:
        folder.mkdir(parents=True, exist_ok=True)
    with open_store(Path(corpus or folder / CORPUS)) as store:
        return run_batch(store, order, folder, chosen, progress)


def verify(output: PathLike = "output") -> VerificationReport:
    """Check that every quotation in the files of `output` occurs in its source.

    Raises `VerificationError` where there is no findings.json to check.
    """
    from compare.verification import verify_folder

    return verify_folder(Path(output))


def _compared(
    reports: Reports, settings: Settings, progress: Progress, beside: Beside | None = None
) -> Findings:
    from compare.analysis import compare_reports

    try:
        return compare_reports(reports, settings, _lexicon(settings), progress, beside)
    except CompareError as error:
        _note_skipped(error, reports.reading.skipped)
        raise


def _briefed(
    selected: Callable[[], Reports], folder: Path, settings: Settings, progress: Progress
) -> BriefResult:
    """Compare the reports that are selected once it is sure that results can be written."""
    from compare.output import check_folder, write_files
    from compare.results import Renderer, choose_formats

    check_folder(folder)
    choice = choose_formats(settings)
    with Renderer(settings, choice.formats) as renderer:
        findings = _compared(selected(), settings, progress, renderer.beside)
        try:
            written = write_files(folder, renderer.render(findings, progress))
        except CompareError as error:
            _note_skipped(error, findings.skipped)
            raise
    return BriefResult(findings, written, findings.skipped, choice.left_out)


def _defaults() -> Settings:
    from compare.settings import Settings

    return Settings()


def _lexicon(settings: Settings) -> Lexicon:
    from compare.lexicon import Lexicon

    return Lexicon(settings.lexicon.folder)


def _nothing_read(paths: list[Path], reading: Reading) -> InputError:
    """Return the error for a run in which no input could be read."""
    if len(reading.skipped) == 1:
        problem, _, remedy = reading.skipped[0].reason.partition("; ")
        return InputError(problem, place=reading.skipped[0].path, remedy=remedy)
    if not reading.skipped:
        place = ", ".join(path.as_posix() for path in paths) or None
        return InputError("holds no file", place=place, remedy="give files or folders with reports")
    error = InputError(
        f"none of the {len(reading.skipped)} files can be read as a report",
        remedy="see the reason of each",
    )
    _note_skipped(error, reading.skipped)
    return error


def _note_skipped(error: CompareError, skipped: tuple[Skipped, ...]) -> None:
    """Add the inputs that were left out to an error, since they may be why it arose."""
    for item in skipped:
        error.add_note(f"skipped {item.path}: {item.reason}")
