"""Parse the command line, call the API, map errors to exit codes."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare import __version__
from compare.errors import CompareError, VerificationError

if TYPE_CHECKING:
    from compare.settings import Settings

NAME = "compare-reports"
INTERRUPTED = 130
app = typer.Typer(
    name=NAME,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compare Chinese work reports district by district and write the briefing.",
    epilog="Exit codes: 0 done, 2 wrong use, 3 no input can be read, 4 nothing to compare, "
    "5 settings, 6 templates, 7 output, 8 a quotation does not occur in its source.",
)
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", "-s", metavar="FILE", help="Settings file (TOML)."),
]


def main() -> None:
    """Run the command line."""
    from compare.terminal import forgive_characters

    forgive_characters()
    try:
        app(prog_name=NAME)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Take the options that belong to no command."""


@app.command()
def brief(  # noqa: PLR0917 - an argument for each option
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATHS...", help="Files or folders with reports.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results.")
    ] = Path("output"),
    settings: SettingsFile = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="Title of the briefing.")
    ] = None,
    formats: Annotated[
        str | None,
        typer.Option(
            "--formats",
            "-f",
            metavar="LIST",
            help="What to write, such as pdf,docx,html,xlsx,csv,parquet.",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print only what went wrong.")
    ] = False,
) -> None:
    """Compare reports and write findings.json and the briefing as PDF, DOCX, HTML and XLSX."""
    from compare import api, terminal

    with _errors_explained():
        chosen = _with_formats(_titled(_settings(settings), title), formats)
        with terminal.progress_bars(quiet) as progress:
            result = api.brief(paths, output, chosen, progress)
    if not quiet:
        terminal.print_summary(result)
    terminal.print_left_out(result.left_out)
    terminal.print_skipped(result.skipped)


@app.command()
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

    with _errors_explained():
        chosen = _settings(settings)
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


@app.command()
def verify(
    output: Annotated[
        Path, typer.Argument(metavar="[OUTPUT]", help="Folder with the results of `brief`.")
    ] = Path("output"),
) -> None:
    """Check that every quotation in the results occurs in its source."""
    from compare import api, terminal

    with _errors_explained():
        report = api.verify(output)
    terminal.print_verification(report)
    if not report.passed:
        raise typer.Exit(VerificationError.exit_code)


@contextmanager
def _errors_explained() -> Iterator[None]:
    """Print an error of ours with its remedy and leave with its exit code."""
    try:
        yield
    except CompareError as error:
        from compare.terminal import print_error

        print_error(error)
        raise typer.Exit(error.exit_code) from error


def _settings(path: Path | None) -> Settings:
    from compare.settings import load_settings

    return load_settings(path)


def _titled(settings: Settings, title: str | None) -> Settings:
    """Return the settings with the title of the command line, if one is given."""
    if title is None:
        return settings
    briefing = settings.briefing.model_copy(update={"title": title})
    return settings.model_copy(update={"briefing": briefing})


def _with_formats(settings: Settings, formats: str | None) -> Settings:
    """Return the settings with the formats of the command line, if there are any."""
    if formats is None:
        return settings
    from pydantic import ValidationError

    from compare.settings import OutputSettings

    names = tuple(name for name in formats.lower().replace(",", " ").split() if name)
    try:
        chosen = OutputSettings.model_validate({"formats": names})
    except ValidationError as error:
        unknown = error.errors()[0]
        raise typer.BadParameter(
            f"{unknown['input']}: {unknown['msg']}", param_hint="--formats"
        ) from error
    return settings.model_copy(update={"output": chosen})
