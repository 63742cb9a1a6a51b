"""Corpus: the commands that keep reports in one database file."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from compare.cli.options import Quiet, SettingsFile, chosen_settings, errors_explained

corpus = typer.Typer(
    no_args_is_help=True,
    help="Keep reports in one database file: add, list, correct, remove, export, import.",
)
Corpus = Annotated[Path, typer.Argument(metavar="CORPUS", help="Database file, such as x.duckdb.")]
InCorpus = Annotated[str, typer.Argument(metavar="PATH", help="Path as `corpus list` shows it.")]


class Form(StrEnum):
    """Name the forms of an export."""

    PARQUET = "parquet"
    CSV = "csv"


@corpus.command()
def add(  # noqa: PLR0917 - an argument for each option
    corpus: Corpus,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATHS...]", help="Files or folders with reports."),
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", "-m", metavar="FILE", help="CSV that lists reports: path, …"),
    ] = None,
    settings: SettingsFile = None,
    retry: Annotated[
        bool, typer.Option("--retry", help="Read again what could not be read.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Read reports that are new or changed into CORPUS, without comparing them."""
    from compare import contents, corpora, terminal

    with errors_explained():
        chosen = chosen_settings(settings)
        with terminal.progress_bars(quiet) as progress:
            taken = corpora.add(
                corpus, paths or (), chosen, progress, manifest=manifest, retry=retry
            )
    if not quiet:
        contents.print_taken(taken, terminal.output_console())
    terminal.print_skipped(taken.skipped)


@corpus.command("list")
def show(
    corpus: Corpus,
    runs: Annotated[bool, typer.Option("--runs", help="List the runs, not the reports.")] = False,
) -> None:
    """List the documents in CORPUS, what could not be read, and which files were corrected."""
    from compare import contents, corpora
    from compare.terminal import output_console

    with errors_explained():
        found = corpora.contents(corpus)
    if runs:
        contents.print_runs(found, output_console())
    else:
        contents.print_documents(found, output_console())


@corpus.command()
def correct(  # noqa: PLR0917 - an argument for each option
    corpus: Corpus,
    path: InCorpus,
    write: Annotated[
        Path | None,
        typer.Option("--write", "-w", metavar="FILE", help="Write the reading, to be corrected."),
    ] = None,
    read: Annotated[
        Path | None,
        typer.Option("--read", "-r", metavar="FILE", help="Obey a reading that was corrected."),
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Set a field, as district=某区."),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="D1", help="With --set: which document, if several."),
    ] = None,
    forget: Annotated[
        bool, typer.Option("--forget", help="Forget the correction of this file.")
    ] = False,
    settings: SettingsFile = None,
) -> None:
    """Correct how a file in CORPUS was read; the file itself is not needed.

    Write the reading, edit it and let it be read again, or set single fields. The next batch
    compares what has changed.
    """
    from compare import contents, corpora
    from compare.terminal import output_console

    if sum(map(bool, (write, read, fields, forget))) != 1:
        raise typer.BadParameter("give one of --write, --read, --set and --forget")
    told = _parted(fields or ())
    with errors_explained():
        chosen = chosen_settings(settings)
        if write:
            corpora.write_reading(corpus, path, write)
            return
        changed = (
            corpora.set_fields(corpus, path, told, document, chosen)
            if told
            else corpora.correct(corpus, path, read, chosen)
        )
    contents.print_file(changed, output_console())


@corpus.command()
def remove(
    corpus: Corpus,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, or folders with all in them.")
    ],
) -> None:
    """Forget files of CORPUS with all that was read from them; the files themselves stay."""
    from compare import corpora

    with errors_explained():
        gone = corpora.remove(corpus, paths)
    for path in gone:
        typer.echo(f"removed {path}")


@corpus.command()
def export(
    corpus: Corpus,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the tables.")],
    form: Annotated[Form, typer.Option("--form", help="Form of the tables.")] = Form.PARQUET,
) -> None:
    """Write all tables of CORPUS into DIR, with a data dictionary."""
    from compare import corpora

    with errors_explained():
        written = corpora.export(corpus, folder, form.value)
    typer.echo(f"wrote {len(written)} files into {folder.as_posix()}")


@corpus.command("import")
def take_in(
    corpus: Corpus,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder with an export.")],
) -> None:
    """Take what `corpus export` wrote into CORPUS, in place of files and runs of the same names."""
    from compare import corpora

    with errors_explained():
        found = corpora.take_in(corpus, folder)
    typer.echo(f"{len(found.files)} files and {len(found.runs)} runs are in {corpus.as_posix()}")


def _parted(fields: Iterable[str]) -> dict[str, str]:
    """Return fields by their names; raise `BadParameter` for what is no field with a value."""
    parted = {}
    for field in fields:
        name, mark, value = field.partition("=")
        if not mark:
            raise typer.BadParameter(f"{field}: write FIELD=VALUE", param_hint="--set")
        parted[name.strip()] = value.strip()
    return parted
