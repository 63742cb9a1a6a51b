"""Run SQL over the files of a folder, within the memory that the settings allow."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any

from compare.errors import EngineError
from compare.joining.resources import half_of_memory
from compare.settings import JoiningSettings, Settings

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SPILLED = "spilled"
"""Folder for what has no room in memory."""
INSTALL = 'pip install "compare-reports[duckdb]"'
_NO_SPACE = re.compile("no space left|disk quota", re.IGNORECASE)
FORM = "(FORMAT parquet, COMPRESSION zstd)"
"""How files are written."""


class Bench:
    """Hold a database without tables that reads and writes Parquet; use as a context manager.

    `session` is a Spark session to be used. A query names a file of the folder in braces:
    `FROM {sentences}` reads sentences.parquet; where `reads` names files, no other can be read.
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        session: SparkSession | None = None,
        reads: Collection[str] | None = None,
    ) -> None:
        self.settings, self.session = settings, session
        self._reads = reads
        self._library = load_library()
        self._folder = folder
        limit = memory_of(settings.joining)
        config = {"temp_directory": str(folder / SPILLED), "memory_limit": limit}
        self._connection = self._library.connect(":memory:", config=config)

    def __enter__(self) -> Bench:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._connection.close()
        if isinstance(error, (self._library.OutOfMemoryException, self._library.IOException)):
            raise explained(error, self._folder) from error

    def file(self, name: str) -> Path:
        """Return a file of the folder by its name; raise `LookupError` for one not to be read."""
        if self._reads is not None and name not in self._reads:
            raise LookupError(f"{name} is not among what is read: {', '.join(self._reads)}")
        return self._folder / f"{name}.parquet"

    def write(self, query: str, file: Path, **more: object) -> None:
        """Write the rows of a query as Parquet."""
        self._connection.execute(f"COPY ({self._filled(query, more)}) TO {quoted(file)} {FORM}")

    def rows(self, query: str, **more: object) -> list[dict[str, Any]]:
        """Return the rows of a query by the names of their columns: for few rows."""
        found = self._connection.execute(self._filled(query, more))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def _filled(self, query: str, more: Mapping[str, object]) -> str:
        """Return a query with files, values and other queries in place of names."""
        return query.format_map(_Named(self, more))


class _Named(dict[str, object]):
    """Hold values by name, texts among them as queries of their own; what has none is a file."""

    def __init__(self, bench: Bench, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self._bench = bench

    def __getitem__(self, name: str) -> object:
        if name not in self:
            return f"read_parquet({quoted(self._bench.file(name))})"
        value = super().__getitem__(name)
        return value.format_map(self) if isinstance(value, str) else value


def load_library() -> ModuleType:
    """Return the database library; raise `EngineError` where it is missing."""
    try:
        import_module("pyarrow")
        return import_module("duckdb")
    except ImportError as error:
        raise EngineError(
            f"a survey needs a library that is not installed ({error.name})", remedy=INSTALL
        ) from error


def memory_of(settings: JoiningSettings) -> str:
    """Return the most memory that the settings allow, as the library takes it."""
    return settings.memory or f"{half_of_memory() // 1_000_000}MB"


def explained(error: Exception, folder: Path) -> EngineError:
    """Return what the database library complains of, with a remedy."""
    problem = str(error).splitlines()[0]
    if _NO_SPACE.search(problem):
        return EngineError(
            "has no space left on its disk",
            place=folder,
            remedy="free some space or choose another --output, then start again: "
            "steps that were done are kept",
        )
    return EngineError(
        f"DuckDB gave up: {problem}",
        place=folder,
        remedy="raise joining.memory, then start again: steps that were done are kept",
    )


def quoted(value: object) -> str:
    """Return a path or a text as a literal of SQL."""
    text = value.as_posix() if isinstance(value, Path) else str(value)
    return "'" + text.replace("'", "''") + "'"
