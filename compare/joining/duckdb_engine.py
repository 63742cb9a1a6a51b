"""Run the join in this process on DuckDB, which goes to disk where memory is short."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb
import pyarrow as pa

from compare.errors import EngineError
from compare.joining.batches import Mapping
from compare.joining.schemas import schema_of

Config = dict[str, str | bool | int | float | list[str]]

_BATCH = 32_768
_WORKERS = 2
_REMEDY = "raise joining.memory, or free space in the folder for temporary files (TMPDIR)"


class DuckdbEngine:
    """Keep tables in a database of this process; use as a context manager."""

    keys_at_once = 1 << 27
    keys_together = 1 << 24

    def __init__(self, memory: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="joining-")
        settings: Config = {
            "temp_directory": self._folder.name,
            "preserve_insertion_order": "false",
        }
        if memory:
            settings["memory_limit"] = memory
        try:
            self._connection = duckdb.connect(":memory:", config=settings)
        except duckdb.Error as error:
            self._folder.cleanup()
            raise EngineError(
                f"DuckDB does not start: {error}",
                place="joining.memory",
                remedy='give an amount such as "8GB"',
            ) from error
        self._names = (f"step_{number}" for number in count())

    def __enter__(self) -> DuckdbEngine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._connection.close()
        self._folder.cleanup()
        if isinstance(error, duckdb.Error):
            problem = str(error).splitlines()[0]
            raise EngineError(f"DuckDB gave up: {problem}", remedy=_REMEDY) from error

    def given(self, source: pa.Table | str) -> str:
        """Return a table of texts, or a Parquet file or pattern of files, as part of a query."""
        if isinstance(source, str):
            quoted = source.replace("'", "''")
            return f"read_parquet('{quoted}')"
        self._connection.register("given_texts", source)
        return "given_texts"

    def keep(self, query: str) -> str:
        """Keep the rows of a query as a table, and return its name."""
        name = next(self._names)
        self._run(f"CREATE TABLE {name} AS {query}")
        return name

    def keep_mapped(self, query: str, function: Mapping, columns: tuple[str, ...]) -> str:
        """Keep what a row-wise function makes of the rows of a query, and return its name."""
        name, schema = next(self._names), schema_of(columns)
        with self._connection.cursor() as reading, ThreadPoolExecutor(_WORKERS) as pool:
            rows = reading.sql(query).to_arrow_reader(_BATCH)
            made = pa.RecordBatchReader.from_batches(schema, _mapped(rows, function, pool))
            self._connection.register("made", made)
            self._run(f"CREATE TABLE {name} AS SELECT * FROM made")
            self._connection.unregister("made")
        return name

    def key_columns(self, keys: str, columns: Sequence[str]) -> tuple[str, Sequence[str]]:
        """Return the table as it is: the keys of one column at a time stay in the cache."""
        return keys, columns

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self._run(f"SELECT count(*) FROM {table}")[0][0])

    def drop(self, *tables: str) -> None:
        """Let go of tables."""
        for table in tables:
            self._run(f"DROP TABLE {table}")

    def exclusive_or(self, a: str, b: str) -> str:
        """Return how DuckDB writes the exclusive or of two columns."""
        return f"xor({a}, {b})"

    def each(self, count: str) -> str:
        """Return how DuckDB makes a row of each number from 0 to below a count."""
        return f"unnest(range({count}))"

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement).fetchall()

    def write(self, query: str, file: Path) -> None:
        """Write the rows of a query as a Parquet file, in their order."""
        target = file.as_posix().replace("'", "''")
        self._run(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")

    def fetch(self, query: str) -> pa.Table:
        """Return the rows of a query."""
        return self._connection.sql(query).to_arrow_table()


def _mapped(
    batches: Iterable[pa.RecordBatch], function: Mapping, pool: ThreadPoolExecutor
) -> Iterator[pa.RecordBatch]:
    """Yield what the function makes of each batch, in order, with few under way."""
    under_way: deque[Future[list[pa.RecordBatch]]] = deque()
    for batch in batches:
        under_way.append(pool.submit(lambda given: list(function([given])), batch))
        if len(under_way) > _WORKERS:
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()
