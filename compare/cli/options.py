"""Hold what the commands share: options, the settings they make, errors with their remedies."""

# ruff: noqa: PLC0415 - heavy modules are imported where they are used, so that `--help` is quick.

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from compare.errors import CompareError

if TYPE_CHECKING:
    from compare.settings import Settings

SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", "-s", metavar="FILE", help="Settings file (TOML)."),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="Title of the briefing.")
]
Formats = Annotated[
    str | None,
    typer.Option(
        "--formats",
        "-f",
        metavar="LIST",
        help="What to write, such as pdf,docx,html,xlsx,csv,parquet.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only what went wrong.")]


@contextmanager
def errors_explained() -> Iterator[None]:
    """Print an error of ours with its remedy and leave with its exit code."""
    try:
        yield
    except CompareError as error:
        from compare.terminal import print_error

        print_error(error)
        raise typer.Exit(error.exit_code) from error


def chosen_settings(
    path: Path | None, title: str | None = None, formats: str | None = None
) -> Settings:
    """Return the settings of a file, with what the command line says in place of it.

    Raises `SettingsError`, and `BadParameter` for a format that is not known.
    """
    from compare.settings import load_settings

    return _with_formats(_titled(load_settings(path), title), formats)


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
