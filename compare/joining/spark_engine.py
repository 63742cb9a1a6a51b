"""Run the join on Apache Spark: in this process, on a cluster, or in a session that is given."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq
from py4j.protocol import Py4JError
from pyarrow import dataset
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from compare.errors import EngineError
from compare.joining.batches import MARKED, Mapping
from compare.joining.spark_watch import watch_of
from compare.settings import JoiningSettings

_BATCH = 32_768
# Parts of a table on one machine; Spark's own choice is made for clusters.
_PARTITIONS = 8
_NO_JAVA = "install Java 17 or newer (Debian: default-jre-headless), or set JAVA_HOME"
_NO_START = f"see that joining.spark names a master that answers; {_NO_JAVA}"
_CONCLUSIONS = "spark.sql.constraintPropagation.enabled"
_GONE = (
    "look at the log of Spark, then run again; "
    'with joining.engine = "duckdb" neither Java nor a cluster is needed'
)


class SparkEngine:
    """Keep tables as temporary views of a session; use as a context manager.

    A session that is given is used as it is and left open; its executors need this package.
    """

    keys_at_once = 1 << 62
    keys_together = 1 << 62

    def __init__(
        self, settings: JoiningSettings, memory: str, session: SparkSession | None = None
    ) -> None:
        self._own = session is None
        self._session = session or start_session(settings.spark, memory)
        self._patience = settings.patience
        self._watch = watch_of(self._session, self._patience)
        self._frames: dict[str, DataFrame] = {}
        self._names = (f"joining_step_{number}" for number in count())
        self._folder = Path(tempfile.mkdtemp(prefix="joining-"))

    def __enter__(self) -> SparkEngine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._watch is not None:
            self._watch.end()
            if self._watch.has_given_up:
                error = TimeoutError(f"it has had no machine to work on for {self._patience} s")
        try:
            if self._frames:
                self._session.conf.unset(_CONCLUSIONS)
            self.drop(*tuple(self._frames))
            if self._own:
                self._session.stop()
        except (PySparkException, Py4JError, OSError) as failed:
            error = error or failed
        if isinstance(error, (PySparkException, Py4JError, ConnectionError, TimeoutError)):
            problem = str(error).strip().splitlines()[0]
            raise EngineError(f"Spark gave up: {problem}", remedy=_GONE) from error

    def given(self, source: pa.Table | str) -> str:
        """Return a table of texts, or Parquet files that all machines can read, as a view."""
        # Spark cannot unite kept tables while it draws conclusions from how they were computed.
        self._session.conf.set(_CONCLUSIONS, "false")
        if not isinstance(source, str):
            path = self._folder / "texts.parquet"
            pq.write_table(source, path, row_group_size=_BATCH)
            source = path.as_uri()
        return self._named(self._session.read.parquet(source))

    def keep(self, query: str) -> str:
        """Keep the rows of a query as a view, and return its name."""
        return self._kept(self._session.sql(query))

    def keep_mapped(self, query: str, function: Mapping, columns: tuple[str, ...]) -> str:
        """Keep what a row-wise function makes of the rows of a query, and return its name."""
        types = {name: "double" if name == "score" else "bigint" for name in columns}
        written = ", ".join(f"{name} {kind}" for name, kind in types.items())
        return self._kept(self._session.sql(query).mapInArrow(function, written))

    def key_columns(self, keys: str, columns: Sequence[str]) -> tuple[str, Sequence[str]]:
        """Return a view with one row for each key, so that all bands are sought in one step."""
        marked = ", ".join(MARKED)
        listed = ", ".join(columns)
        return self.keep(f"SELECT {marked}, explode(array({listed})) AS key FROM {keys}"), ("key",)

    def count(self, table: str) -> int:
        """Return how many rows a view has."""
        return self._frames[table].count()

    def drop(self, *tables: str) -> None:
        """Let go of views."""
        for table in tables:
            frame = self._frames.pop(table, None)
            if frame is not None:
                frame.unpersist()
                self._session.catalog.dropTempView(table)

    def exclusive_or(self, a: str, b: str) -> str:
        """Return how Spark writes the exclusive or of two columns."""
        return f"({a} ^ {b})"

    def each(self, count: str) -> str:
        """Return how Spark makes a row of each number from 0 to below a count of at least 1."""
        return f"explode(sequence(0L, {count} - 1L))"

    def write(self, query: str, file: Path) -> None:
        """Write the rows of a query as a Parquet file, in their order.

        All machines must be able to write into its folder.
        """
        parts = file.with_suffix(".parts")
        self._session.sql(query).write.parquet(parts.absolute().as_uri())
        rows = dataset.dataset(parts, format="parquet")
        with pq.ParquetWriter(file, rows.schema, compression="zstd") as writer:
            for batch in rows.to_batches():
                writer.write_batch(batch)
        shutil.rmtree(parts)

    def fetch(self, query: str) -> pa.Table:
        """Return the rows of a query."""
        return self._session.sql(query).toArrow()

    def _kept(self, frame: DataFrame) -> str:
        """Compute the rows now, and forget how: plans would double with each step."""
        return self._named(frame.localCheckpoint(storageLevel=StorageLevel.MEMORY_AND_DISK))

    def _named(self, frame: DataFrame) -> str:
        name = next(self._names)
        frame.createOrReplaceTempView(name)
        self._frames[name] = frame
        return name


def start_session(master: str, memory: str) -> SparkSession:
    """Start Spark, or return the session that runs; raise `EngineError` where it does not start."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise EngineError("Spark needs Java, which is not here", remedy=_NO_JAVA)
    builder = SparkSession.builder.appName("compare-reports").master(master)
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", _BATCH)
    builder = builder.config("spark.ui.enabled", "false")
    builder = builder.config("spark.ui.showConsoleProgress", "false")
    if master.startswith("local"):
        # Spark asks the environment which Python runs beside it.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.config("spark.sql.shuffle.partitions", _PARTITIONS)
    if memory:
        builder = builder.config("spark.driver.memory", memory.lower().removesuffix("b"))
    try:
        return builder.getOrCreate()
    except (PySparkException, Py4JError, RuntimeError) as error:
        problem = str(error).strip().splitlines()[0]
        raise EngineError(
            f"Spark does not start: {problem}", place=master, remedy=_NO_START
        ) from error
