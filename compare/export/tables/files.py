"""Write tables as data files: CSV for spreadsheet programs and scripts, Parquet for analysis."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from importlib import import_module
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from compare.errors import OutputError
from compare.export.tables.definition import Kind, Table, Use, Value, plain

INSTALL = 'pip install "compare-reports[parquet]"'
BETWEEN = ";"
# A cell that begins like this is taken for a formula by spreadsheet programs, also at full width.
_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
_MARK = "\ufeff"
_TYPES = {
    Kind.FLAG: "BOOLEAN",
    Kind.LIST: "VARCHAR[]",
    Kind.INTEGER: "INTEGER",
    Kind.YEAR: "INTEGER",
    Kind.NUMBER: "DOUBLE",
    Kind.SCORE: "DOUBLE",
    Kind.SHARE: "DOUBLE",
}


def csv_files(tables: Iterable[Table]) -> dict[str, bytes]:
    """Return each table as CSV (RFC 4180, UTF-8 with a byte-order mark) by its file name.

    What is not known is empty; several values stand between semicolons. A text that a spreadsheet
    program would take for a formula has an apostrophe before it.
    """
    return {f"{table.name}.csv": _csv(table) for table in tables}


def _csv(table: Table) -> bytes:
    buffer = BytesIO()
    stream = TextIOWrapper(buffer, "utf-8", errors="replace", newline="")
    stream.write(_MARK)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns_for(Use.DATA))
    for row in table.rows_for(Use.DATA):
        writer.writerow(map(_csv_value, row))
    stream.flush()
    return buffer.getvalue()


def _csv_value(value: Value) -> str | int | float:
    found = plain(value)
    if found is None:
        return ""
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, tuple):
        found = BETWEEN.join(found)
    if isinstance(found, str) and found.startswith(_FORMULA_STARTS):
        return "'" + found
    return found


def parquet_files(tables: Iterable[Table]) -> dict[str, bytes]:
    """Return each table as Parquet by its file name; lists stay lists, the unknown is null.

    Raises `OutputError` where the library is missing.
    """
    library = load_library()
    with TemporaryDirectory() as scratch, library.connect(":memory:") as connection:
        # The order of rows and row groups must not depend on the number of processors.
        connection.execute("SET threads = 1")
        return {
            f"{table.name}.parquet": _parquet(table, connection, Path(scratch)) for table in tables
        }


def database_type(kind: Kind) -> str:
    """Return the type of a column in a database."""
    return _TYPES.get(kind, "VARCHAR")


def load_library() -> Any:  # noqa: ANN401 - loaded only where it is asked for
    """Return the library that writes Parquet; raise `OutputError` where it is missing."""
    try:
        return import_module("duckdb")
    except ImportError as error:
        raise OutputError(
            "Parquet needs a library that is not installed (duckdb)",
            place="tables",
            remedy=f"{INSTALL}, or leave parquet out of --formats",
        ) from error


def _parquet(table: Table, connection: Any, scratch: Path) -> bytes:  # noqa: ANN401
    """Return a table by way of a file of lines, so that its rows need no room in memory."""
    lines, made = scratch / "rows.jsonl", scratch / "table.parquet"
    columns = table.columns_for(Use.DATA)
    names = [column.name for column in columns]
    with lines.open("w", encoding="utf-8", errors="replace") as stream:
        for row in table.rows_for(Use.DATA):
            record = dict(zip(names, map(plain, row), strict=True))
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    types = ", ".join(f"'{c.name}': '{database_type(c.kind)}'" for c in columns)
    source = f"read_json('{lines.as_posix()}', format = 'newline_delimited', columns = {{{types}}})"
    connection.execute(
        f"COPY (SELECT * FROM {source}) TO '{made.as_posix()}' (FORMAT parquet, COMPRESSION zstd)"
    )
    return made.read_bytes()
