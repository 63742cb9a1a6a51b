"""Open the file of a corpus, and move rows in and out of its tables.

Rows travel as JSON, whole tables at once: one by one they would take a thousand times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from compare.corpus.characters import given, kept
from compare.corpus.failures import corpus_error, explained
from compare.errors import CorpusError

INSTALL = 'pip install "compare-reports[corpus]"'
Row = Mapping[str, Any]
_ROWS_AT_ONCE = 20_000
_HEADERS = 3 * 4096


class Database:
    """Hold the open file of a corpus; its methods raise `CorpusError`."""

    def __init__(self, path: Path, write: bool) -> None:
        library = load_library(path)
        self.path = path
        with explained(path):
            self._connection = library.connect(str(path), read_only=not write)
        try:
            self._refuse_cut_file()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file; what was committed is kept, whatever happens now."""
        with suppress(CorpusError), explained(self.path):
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is done within, or nothing of it."""
        self.execute("BEGIN")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # After a failed commit there may be nothing left to take back.
            with suppress(CorpusError):
                self.execute("ROLLBACK")
            raise

    def execute(self, statement: str, *values: object, place: Path | None = None) -> None:
        """Run a statement that gives no rows; `place` is another file that it is about."""
        with explained(place or self.path):
            self._connection.execute(statement, [_kept_value(value) for value in values])

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """Return what a query finds, each row by the names of its columns."""
        with explained(self.path):
            found = self._connection.execute(
                f"SELECT to_json(found)::VARCHAR FROM ({query}) AS found",
                [_kept_value(value) for value in values],
            ).fetchall()
        return [json.loads(given(text)) for (text,) in found]

    def insert(self, table: str, rows: Iterable[Row], place: Path | None = None) -> None:
        """Add rows to a table, all with the same columns; those they do not name are null."""
        columns = self.columns(table)
        remaining = iter(rows)
        while batch := list(islice(remaining, _ROWS_AT_ONCE)):
            names = ", ".join(f'"{name}"' for name in batch[0])
            types = ", ".join(f'"{name}" {columns.get(name, "VARCHAR")}' for name in batch[0])
            self.execute(
                f"INSERT INTO {table} ({names}) SELECT unnest(row) "
                f"FROM (SELECT unnest(CAST(CAST(? AS JSON) AS STRUCT({types})[])) AS row)",
                json.dumps(batch, ensure_ascii=False),
                place=place,
            )

    def columns(self, table: str) -> dict[str, str]:
        """Return the types of a table's columns by their names, in order; none without it."""
        schema, _, name = table.rpartition(".")
        found = self.rows(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ? "
            "AND table_name = ? AND NOT internal ORDER BY column_index",
            schema or "main",
            name,
        )
        return {row["column_name"]: row["data_type"] for row in found}

    def _refuse_cut_file(self) -> None:
        """Raise where blocks of tables are missing; the library would notice only much later."""
        tables = self.rows("SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal")
        if not tables:
            return
        names = (f"{row['schema_name']}.{row['table_name']}" for row in tables)
        segments = " UNION ALL ".join(
            f"SELECT block_id, additional_block_ids FROM pragma_storage_info('{name}')"
            for name in names
        )
        (found,) = self.rows(
            "SELECT block_size, (SELECT max(greatest(block_id, list_max(additional_block_ids))) "
            f"FROM ({segments})) AS last FROM pragma_database_size()"
        )
        last = -1 if found["last"] is None else int(found["last"])
        with explained(self.path):
            actual = self.path.stat().st_size
        if actual < _HEADERS + (last + 1) * int(found["block_size"]):
            raise corpus_error("corrupt", self.path)


def load_library(path: Path) -> Any:  # noqa: ANN401 - loaded only where it is asked for
    """Return the database library; raise `CorpusError` where it is missing."""
    try:
        return import_module("duckdb")
    except ImportError as error:
        raise CorpusError(
            "a corpus needs a library that is not installed (duckdb)", place=path, remedy=INSTALL
        ) from error


def _kept_value(value: object) -> object:
    """Return a value as the database takes it."""
    if isinstance(value, str):
        return kept(value)
    if isinstance(value, Sequence):
        return [_kept_value(item) for item in value]
    return value
