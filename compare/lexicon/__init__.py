"""Load word lists and patterns, which are data, and lay a user's own over them.

Each TOML or text file of this folder may have a twin of the same name in the user's folder
(setting `lexicon.folder`): lists are appended, tables are merged, single values are replaced.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from compare.errors import LexiconError

Table = dict[str, Any]


@dataclass(frozen=True)
class Lexicon:
    """Hold the merged word lists; `table` and `words` return one file's content."""

    folder: Path | None = None

    def table(self, name: str) -> Table:
        """Return the content of `name`.toml; raise `LexiconError` where it cannot be parsed."""
        return _table(name, self.folder)

    def words(self, name: str) -> tuple[str, ...]:
        """Return the lines of `name`.txt without comments and blank lines."""
        return _words(name, self.folder)


@lru_cache(maxsize=64)
def _table(name: str, folder: Path | None) -> Table:
    base = tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    if folder is None or not (folder / f"{name}.toml").exists():
        return base
    path = folder / f"{name}.toml"
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise LexiconError(str(error), place=path, remedy="correct the file") from error
    return _merged(base, own, path)


@lru_cache(maxsize=64)
def _words(name: str, folder: Path | None) -> tuple[str, ...]:
    texts = [(files(__package__) / f"{name}.txt").read_text(encoding="utf-8")]
    if folder is not None and (folder / f"{name}.txt").exists():
        texts.append((folder / f"{name}.txt").read_text(encoding="utf-8"))
    lines = (line.strip() for text in texts for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _merged(base: Table, own: Table, path: Path) -> Table:
    """Return `base` with the user's values: lists appended, tables merged, the rest replaced."""
    result = dict(base)
    for key, value in own.items():
        old = base.get(key)
        if old is not None and type(old) is not type(value):
            raise LexiconError(
                f"{key!r} must be a {type(old).__name__}",
                place=path,
                remedy=f"write it as in the {path.name} of the package",
            )
        if isinstance(old, dict):
            result[key] = _merged(old, value, path)
        elif isinstance(old, list):
            result[key] = [*value, *old]
        else:
            result[key] = value
    return result


@lru_cache(maxsize=1)
def division_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the register of divisions, by the names of its columns."""
    text = (files(__package__) / "divisions.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=1024)
def pattern(expression: str) -> re.Pattern[str]:
    """Compile a pattern of a word list once; raise `LexiconError` where it is not valid."""
    try:
        return re.compile(expression)
    except re.error as error:
        raise LexiconError(
            f"not a regular expression: {expression!r} ({error})",
            place="lexicon",
            remedy="correct the pattern; a literal bracket needs a backslash",
        ) from error
