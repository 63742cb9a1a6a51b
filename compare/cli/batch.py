"""Batch: the command that keeps a corpus and its briefings up to date."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from compare.cli.options import Formats, Quiet, SettingsFile, chosen_settings, errors_explained

SETS_FAILED = 1


def batch(  # noqa: PLR0917 - an argument for each option
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATHS...]", help="Files or folders to take in.")
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", "-m", metavar="FILE", help="CSV that lists reports: path, …"),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results.")
    ] = Path("output"),
    corpus: Annotated[
        Path | None,
        typer.Option("--corpus", "-c", metavar="FILE", help="The corpus; else DIR/corpus.duckdb."),
    ] = None,
    settings: SettingsFile = None,
    formats: Formats = None,
    series: Annotated[
        bool, typer.Option("--series", help="Also write each district over its years.")
    ] = False,
    retry: Annotated[
        bool,
        typer.Option("--retry", help="Read again what could not be read: of PATHS, or all of it."),
    ] = False,
    remove_missing: Annotated[
        bool,
        typer.Option(
            "--remove-missing", help="Take out of the corpus what lies in the folders no more."
        ),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Read and compare only what is new or changed; write the briefing of each year and body.

    Without PATHS and manifest the results are brought up to date with the corpus as it is.
    """
    from compare import api, terminal

    with errors_explained():
        chosen = chosen_settings(settings, formats=formats)
        with terminal.progress_bars(quiet) as progress:
            summary = api.batch(
                paths or (),
                output,
                chosen,
                progress,
                corpus=corpus,
                manifest=manifest,
                retry=retry,
                series=series,
                remove_missing=remove_missing,
            )
    if not quiet:
        terminal.print_batch(summary)
    terminal.print_left_out(summary.left_out)
    terminal.print_skipped(summary.taken.skipped)
    if summary.failed:
        raise typer.Exit(SETS_FAILED)
