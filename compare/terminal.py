"""Speak to the terminal: progress, summaries, errors.

Results go to standard output; progress, notices and errors go to standard error.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from compare.errors import CompareError
from compare.output import TABLES
from compare.progress import silent

if TYPE_CHECKING:
    from compare.api import BriefResult
    from compare.batch.summary import Summary
    from compare.model.source import Skipped
    from compare.output import WrittenFile
    from compare.progress import Progress as Report
    from compare.verification import VerificationReport

STAGES = {
    "formulas": "find shared formulas",
    "align": "align sections and sentences",
    "initiatives": "find initiatives",
    "indicators": "find figures and shortcomings",
    "checks": "check wording, copies and names",
}
MOST_FAILURES = 20


def output_console() -> Console:
    """Return the console for results."""
    return Console(highlight=False)


def error_console() -> Console:
    """Return the console for progress, notices and errors."""
    return Console(stderr=True, highlight=False)


def forgive_characters() -> None:
    """Let a terminal without Chinese characters show question marks instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


@contextmanager
def progress_bars(quiet: bool) -> Iterator[Report]:
    """Show the running stage with a bar, on a terminal only."""
    console = error_console()
    if quiet or not console.is_terminal:
        yield silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("", total=None)

        def report(stage: str, done: int, total: int) -> None:
            name = STAGES.get(stage, stage)
            bars.update(task, description=name, completed=done, total=total or None)

        yield report


def print_error(error: CompareError) -> None:
    """Print an error with its remedy, and the inputs that were left out."""
    console = error_console()
    line = Text("Error: ", style="bold red")
    line.append(f"{error.place}: " if error.place else "", style="bold")
    line.append(error.problem, style="not bold")
    console.print(line, soft_wrap=True)
    if error.remedy:
        console.print(Text(f"Remedy: {error.remedy}"), soft_wrap=True)
    for note in getattr(error, "__notes__", ()):
        console.print(Text(f"  {note}"), soft_wrap=True)


def print_skipped(skipped: tuple[Skipped, ...]) -> None:
    """List the inputs that were left out, with the reason and the remedy of each."""
    if not skipped:
        return
    console = error_console()
    noun = "input was" if len(skipped) == 1 else "inputs were"
    console.print(f"[bold yellow]{len(skipped)} {noun} skipped; the rest went on:[/]")
    for item in skipped:
        console.print(Text(f"  {item.path}: {item.reason}"), soft_wrap=True)


def print_left_out(reasons: tuple[str, ...]) -> None:
    """Say which usual files were not written, and how to get them."""
    console = error_console()
    for reason in reasons:
        console.print(Text(f"left out: {reason}"), soft_wrap=True)


def print_upper_missing(name: str) -> None:
    """Say that no report is that of the upper level which the settings name, if none is."""
    if name:
        words = (
            f"checking.upper: no report of {name} is given; nothing stands beside an upper level"
        )
        error_console().print(Text(words), soft_wrap=True)


def print_side_files(written: tuple[Path, ...]) -> None:
    """List the side files that were written, or say that all existed."""
    console = output_console()
    if not written:
        console.print("All side files exist already; --replace writes them anew.")
    for path in written:
        console.print(Text(f"wrote {path.as_posix()}"), soft_wrap=True)


def print_summary(result: BriefResult) -> None:
    """Print what a run read, found and wrote."""
    console = output_console()
    findings = result.findings
    taking_part = [document for document in findings.documents if document.comparable]
    districts = dict.fromkeys(document.speaker for document in taking_part)
    figures = Table.grid(padding=(0, 2))
    figures.add_column(justify="right", style="bold")
    figures.add_column()
    for count, what in (
        (len(findings.sources), "files read"),
        (len(findings.documents), f"documents, {len(taking_part)} of them compared"),
        (len(districts), f"districts: {'、'.join(districts)}"),
        (len(findings.formulas), "shared formulas"),
        (len(findings.initiatives), "distinctive initiatives"),
        (len(findings.indicators), "indicators"),
        (len(findings.self_criticism), "admitted shortcomings"),
        (len(result.skipped), "inputs skipped"),
    ):
        figures.add_row(str(count), escape(what))
    console.print(figures)
    files = Table.grid(padding=(0, 2))
    files.add_column(overflow="fold")
    files.add_column(justify="right", no_wrap=True)
    for name, size in _in_groups(result.written).items():
        files.add_row(escape(name), size_of(size))
    console.print("\n[bold]Written[/]")
    console.print(files)


def _in_groups(written: tuple[WrittenFile, ...]) -> dict[str, int]:
    """Return names and sizes; the many files of the tables are one entry for each format."""
    sizes: Counter[str] = Counter()
    for file in written:
        path = file.path
        in_tables = path.parent.name == TABLES
        sizes[(path.with_stem("*") if in_tables else path).as_posix()] += file.size
    return dict(sizes)


def size_of(size: int) -> str:
    """Return a size in bytes for reading."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def print_batch(summary: Summary) -> None:
    """Print what a batch has done with files and sets, and what stands in no set."""
    console = output_console()
    taken = summary.taken
    figures = Table.grid(padding=(0, 2))
    figures.add_column(justify="right", style="bold")
    figures.add_column()
    for count, what in (
        (len(taken.new), "new files"),
        (len(taken.changed), "files read again: changed, or to be retried"),
        (len(taken.unchanged), "files unchanged"),
        (len(summary.removed), "files removed: they lie in their folder no more"),
        (len(taken.missing) - len(summary.removed), "files missing in their folder, but kept"),
        (len(taken.skipped), "inputs that cannot be read"),
    ):
        figures.add_row(str(count), what)
    console.print(figures)
    sets = Table.grid(padding=(0, 2))
    for _ in range(3):
        sets.add_column(overflow="fold")
    for outcome in summary.sets:
        state = f"{outcome.state}: {outcome.reason}" if outcome.reason else str(outcome.state)
        sets.add_row(escape(outcome.name), f"{outcome.documents} documents", escape(state))
    console.print("\n[bold]Sets[/]")
    console.print(sets)
    for path, title in summary.undated:
        line = f"in no set, its year is not known: {path} “{shortened(title, 60)}”"
        console.print(Text(line), soft_wrap=True)


def print_verification(report: VerificationReport) -> None:
    """Print a line for each file, then what failed."""
    console = output_console()
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_column(justify="right")
    table.add_column()
    for check in report.files:
        verdict = "[green]passed[/]" if check.passed else "[bold red]failed[/]"
        counts = (f"{check.checked} checked", f"{len(check.failures)} failed")
        table.add_row(escape(check.file), *counts, verdict)
    console.print(table)
    for check in report.files:
        for failure in check.failures[:MOST_FAILURES]:
            quote = f" “{shortened(failure.quote, 60)}”" if failure.quote else ""
            line = f"{check.file}, {failure.place}:{quote} {shortened(failure.reason, 160)}"
            console.print(Text(line), soft_wrap=True)
        if len(check.failures) > MOST_FAILURES:
            console.print(Text(f"{check.file}: … {len(check.failures) - MOST_FAILURES} more"))


def shortened(text: str, longest: int) -> str:
    """Return a text in one line and at most `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
