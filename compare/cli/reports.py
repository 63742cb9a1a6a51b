"""Brief, inspect and verify: the commands on reports that lie in files."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compare.cli.options import (
    Formats,
    Quiet,
    SettingsFile,
    Title,
    chosen_settings,
    errors_explained,
)
from compare.errors import VerificationError


def brief(  # noqa: PLR0917 - an argument for each option
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATHS...", help="Files or folders with reports."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results.")
    ] = Path("output"),
    settings: SettingsFile = None,
    title: Title = None,
    formats: Formats = None,
    quiet: Quiet = False,
    corpus: Annotated[
        Path | None,
        typer.Option("--corpus", "-c", metavar="FILE", help="Take a corpus in place of PATHS."),
    ] = None,
    year: Annotated[
        list[int] | None,
        typer.Option("--year", metavar="YEAR", help="Of the corpus: reports that look back on it."),
    ] = None,
    district: Annotated[
        list[str] | None,
        typer.Option("--district", metavar="NAME", help="Of the corpus: reports of a district."),
    ] = None,
    body: Annotated[
        list[str] | None,
        typer.Option("--body", metavar="NAME", help="Of the corpus: reports of a body, as 政府."),
    ] = None,
) -> None:
    """Compare reports and write findings.json and the briefing as PDF, DOCX, HTML and XLSX."""
    from compare import api, terminal

    _require_one(paths, corpus, year, district, body)
    with errors_explained():
        chosen = chosen_settings(settings, title, formats)
        with terminal.progress_bars(quiet) as progress:
            if corpus is None:
                result = api.brief(paths or (), output, chosen, progress)
            else:
                result = api.brief_corpus(
                    corpus,
                    output,
                    chosen,
                    progress,
                    years=year or (),
                    districts=district or (),
                    bodies=body or (),
                )
    if not quiet:
        terminal.print_summary(result)
    terminal.print_upper_missing(result.findings.checks.upper_missing)
    terminal.print_left_out(result.left_out)
    terminal.print_skipped(result.skipped)


def inspect(  # noqa: PLR0917 - an argument for each option
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files to look at.")],
    settings: SettingsFile = None,
    write: Annotated[
        bool,
        typer.Option("--write", "-w", help="Write this reading beside each file, to be corrected."),
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="With --write: replace side files that exist.")
    ] = False,
    show_all: Annotated[
        bool, typer.Option("--all", "-a", help="Print long lists to their end.")
    ] = False,
    page: Annotated[
        Path | None,
        typer.Option("--page", "-p", metavar="FILE", help="Also write the report as an HTML page."),
    ] = None,
) -> None:
    """Show how files were read: documents, sections, what was removed and what is doubtful.

    With --write each FILE gets a side file FILE.reading.toml; edit it, and later runs obey.
    """
    from compare import api, terminal

    with errors_explained():
        chosen = chosen_settings(settings)
        with terminal.progress_bars(quiet=False) as progress:
            reports = api.read(files, chosen, progress)
        written = api.write_side_files(reports, replace) if write else ()
        made = api.write_reading_page(reports, page, chosen) if page else None
    from compare.inspection import print_reports, print_written

    print_reports(reports, chosen, terminal.output_console(), show_all)
    if made:
        print_written(made, terminal.output_console())
    terminal.print_skipped(reports.reading.skipped)
    if write:
        terminal.print_side_files(written)


def verify(
    output: Annotated[
        Path, typer.Argument(metavar="[OUTPUT]", help="Folder with the results of `brief`.")
    ] = Path("output"),
) -> None:
    """Check that every quotation in the results occurs in its source."""
    from compare import api, terminal

    with errors_explained():
        report = api.verify(output)
    terminal.print_verification(report)
    if not report.passed:
        raise typer.Exit(VerificationError.exit_code)


def _require_one(
    paths: list[Path] | None, corpus: Path | None, *filters: list[int] | list[str] | None
) -> None:
    """Refuse files together with a corpus, neither of them, and a choice without a corpus."""
    if paths and corpus:
        raise typer.BadParameter("give PATHS or --corpus, not both")
    if not paths and not corpus:
        raise typer.BadParameter("give files or folders with reports, or --corpus")
    if any(filters) and not corpus:
        raise typer.BadParameter("--year, --district and --body choose from a --corpus")
