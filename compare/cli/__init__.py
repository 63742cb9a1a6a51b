"""Parse the command line, call the API, map errors to exit codes."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

import sys
from typing import Annotated

import typer

from compare import __version__
from compare.cli.batch import batch
from compare.cli.corpus import corpus
from compare.cli.reports import brief, inspect, verify
from compare.cli.survey import survey

NAME = "compare-reports"
INTERRUPTED = 130
app = typer.Typer(
    name=NAME,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compare Chinese work reports district by district and write the briefing.",
    epilog="Exit codes: 0 done, 1 a set of a batch failed, 2 wrong use, 3 no input can be read, "
    "4 nothing to compare, 5 settings, 6 templates, 7 output, "
    "8 a quotation does not occur in its source, 9 corpus.",
)
for _command in (brief, batch, survey, inspect, verify):
    app.command()(_command)
app.add_typer(corpus, name="corpus")


def main() -> None:
    """Run the command line."""
    from compare.processes.garbage import collect_seldom, look_no_more
    from compare.terminal import forgive_characters

    collect_seldom()
    forgive_characters()
    try:
        app(prog_name=NAME)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        look_no_more()


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
