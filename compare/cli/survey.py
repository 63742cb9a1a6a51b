"""Survey: the command that says what an archive of very many reports holds and repeats."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.cli.options import Quiet, SettingsFile, chosen_settings, errors_explained

if TYPE_CHECKING:
    from compare.settings import Settings


class Engine(StrEnum):
    """Name what the bulk work runs on."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def survey(  # noqa: PLR0917 - an argument for each option
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS", help="Corpus that `corpus add` or `batch` filled.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results.")
    ] = Path("survey"),
    years: Annotated[
        list[int] | None,
        typer.Option("--year", metavar="YEAR", help="Only reports that look back on YEAR."),
    ] = None,
    bodies: Annotated[
        list[str] | None, typer.Option("--body", metavar="NAME", help="Only reports of 政府, …")
    ] = None,
    levels: Annotated[
        list[str] | None, typer.Option("--level", metavar="NAME", help="Only those of 县, 区, …")
    ] = None,
    engine: Annotated[
        Engine | None, typer.Option("--engine", help="In place of joining.engine.")
    ] = None,
    settings: SettingsFile = None,
    quiet: Quiet = False,
) -> None:
    """Say what the reports in CORPUS repeat and when: tables and one page, for very many reports.

    What was done is kept in DIR/work: started again, a survey goes on from there.
    """
    from compare import terminal
    from compare.archive import Choice
    from compare.archive import survey as survey_corpus

    choice = Choice(tuple(years or ()), tuple(bodies or ()), tuple(levels or ()))
    with errors_explained():
        chosen = _on(engine, chosen_settings(settings))
        with terminal.progress_bars(quiet) as progress:
            found = survey_corpus(corpus, output, chosen, progress, choice)
    if not quiet:
        for name, number in found.summary.items():
            typer.echo(f"{name.replace('_', ' ')}: {number}")
        for file in found.written:
            if file.path.parent == output:
                typer.echo(f"wrote {file.path.as_posix()}")


def _on(engine: Engine | None, settings: Settings) -> Settings:
    """Return the settings with the engine of the command line, if one is given."""
    if engine is None:
        return settings
    joining = settings.joining.model_copy(update={"engine": engine.value})
    return settings.model_copy(update={"joining": joining})
