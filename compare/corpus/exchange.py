"""Write all tables of a corpus as Parquet or CSV with a data dictionary, and take them in again."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, cast, get_args

from compare.corpus.database import Database
from compare.corpus.findings_tables import (
    FINDINGS,
    ColumnDefinition,
    Definition,
    add_tables,
    findings_tables,
)
from compare.corpus.migrations import version_of
from compare.corpus.separated import parted, separated
from compare.corpus.store import DatabaseStore
from compare.errors import InputError

Form = Literal["parquet", "csv"]
MANIFEST = "corpus.json"
DICTIONARY = "dictionary.csv"
# The tables of texts and runs, and the columns by which their rows are in order.
_ORDER = {
    "files": "path",
    "skipped": "file, position",
    "sources": "file, position",
    "documents": "source, position",
    "sections": "source, document, position",
    "sentences": "source, document, position",
    "corrections": "file",
    "told": "file, field",
    "runs": "name",
    "run_documents": "run, position",
    "run_files": "run, position",
}
_FINDINGS_ORDER = "run, position"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_KINDS = frozenset({"VARCHAR", "VARCHAR[]", "BOOLEAN", "INTEGER", "DOUBLE"})
_REMEDY = "give a folder that `corpus export` has written"


def export_files(store: DatabaseStore, form: Form) -> dict[str, bytes]:
    """Return all tables, a data dictionary and a note of the form, by the names of their files.

    The same content gives the same bytes.
    """
    database = store.database
    manifest = json.dumps({"schema": version_of(database), "form": form}) + "\n"
    made = {MANIFEST: manifest.encode(), DICTIONARY: _dictionary(database)}
    write = _as_csv if form == "csv" else _as_parquet
    with TemporaryDirectory() as scratch:
        for table, order in _tables(database):
            made[_file_name(table, form)] = write(database, table, order, Path(scratch))
    return made


def _tables(database: Database) -> Iterator[tuple[str, str]]:
    yield from _ORDER.items()
    for table in findings_tables(database):
        yield table, _FINDINGS_ORDER


def _file_name(table: str, form: Form) -> str:
    return f"{table.replace('.', '/')}.{form}"


def _as_csv(database: Database, table: str, order: str, _: Path) -> bytes:
    columns = list(database.columns(table))
    return separated(columns, database.rows(f"SELECT * FROM {table} ORDER BY {order}"))


def _as_parquet(database: Database, table: str, order: str, scratch: Path) -> bytes:
    made = scratch / "table.parquet"
    # The order of rows and row groups must not depend on the number of processors.
    database.execute("SET threads = 1")
    database.execute(
        f"COPY (SELECT * FROM {table} ORDER BY {order}) TO '{made.as_posix()}' "
        "(FORMAT parquet, COMPRESSION zstd)",
        place=made,
    )
    return made.read_bytes()


def _dictionary(database: Database) -> bytes:
    """Return what every table and column holds, as the comments of the schema say."""
    rows = database.rows(
        "SELECT if(schema_name = 'main', '', schema_name || '.') || table_name AS \"table\", "
        "'' AS \"column\", '' AS type, \"comment\", 0 AS place FROM duckdb_tables() UNION ALL "
        "SELECT if(schema_name = 'main', '', schema_name || '.') || table_name, column_name, "
        'data_type, "comment", column_index FROM duckdb_columns() WHERE NOT internal '
        'ORDER BY "table", place'
    )
    return separated(("table", "column", "type", "comment"), rows)


def import_files(store: DatabaseStore, folder: Path) -> None:
    """Take in what `export_files` returned, in place of files and runs of the same names.

    All of it is taken in or nothing. Raises `InputError` where the folder holds no whole export of
    this schema, and `CorpusError`.
    """
    database = store.database
    form = _form(folder, version_of(database))
    read = _from_csv if form == "csv" else _from_parquet
    with database.transaction():
        add_tables(database, _definitions(folder))
        found = {t: folder / _file_name(t, form) for t, _ in _tables(database)}
        staged = {table: f"imported_{table.replace('.', '_')}" for table in found}
        for table, file in found.items():
            database.execute(f"CREATE TEMP TABLE {staged[table]} AS FROM {table} LIMIT 0")
            if file.is_file():
                read(database, staged[table], file)
            elif table in _ORDER:
                raise InputError("no such file", place=file, remedy=_REMEDY)
        _replace(store, staged)
        for table, name in staged.items():
            database.execute(f"INSERT INTO {table} BY NAME FROM {name}")
        _check(store, folder, staged)
        for name in staged.values():
            database.execute(f"DROP TABLE {name}")


def _form(folder: Path, version: int) -> Form:
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        form, schema = told["form"], told["schema"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("is no export of a corpus", place=folder, remedy=_REMEDY) from error
    if schema != version or form not in get_args(Form):
        raise InputError(
            f"was exported with schema {schema} as {form}; this corpus has schema {version}",
            place=folder,
            remedy="open the corpus it comes from with this program and export it again",
        )
    return cast("Form", form)


def _definitions(folder: Path) -> Iterator[Definition]:
    """Yield the tables of findings of an export, which may know more columns than this corpus."""
    tables: dict[str, dict[str, ColumnDefinition]] = defaultdict(dict)
    meanings: dict[str, str] = {}
    for row in _parted(folder / DICTIONARY, {}):
        schema, _, name = str(row["table"]).rpartition(".")
        column, kind, meaning = (str(row[key] or "") for key in ("column", "type", "comment"))
        if schema != FINDINGS:
            continue
        if not _NAME.fullmatch(name) or (column and not _is_column(column, kind)):
            raise InputError(
                f"describes an unknown column {column} of {name}",
                place=folder / DICTIONARY,
                remedy=_REMEDY,
            )
        if column:
            tables[name][column] = ColumnDefinition(kind, meaning)
        else:
            meanings[name] = meaning
    for name, columns in tables.items():
        yield Definition(name, meanings.get(name, ""), columns)


def _is_column(name: str, kind: str) -> bool:
    return bool(_NAME.fullmatch(name)) and kind in _KINDS


def _from_csv(database: Database, table: str, file: Path) -> None:
    database.insert(table, _parted(file, database.columns(table)), place=file)


def _parted(file: Path, types: Mapping[str, str]) -> Iterator[dict[str, object]]:
    try:
        yield from parted(file.read_bytes(), types)
    except OSError as error:
        raise InputError("cannot be opened", place=file, remedy=_REMEDY) from error
    except ValueError as error:
        raise InputError(f"is damaged: {error}", place=file, remedy=_REMEDY) from error


def _from_parquet(database: Database, table: str, file: Path) -> None:
    database.execute(
        f"INSERT INTO {table} BY NAME FROM read_parquet(?)", file.as_posix(), place=file
    )


def _replace(store: DatabaseStore, staged: Mapping[str, str]) -> None:
    """Delete what the staged rows take the place of."""
    rows = store.database.rows
    store.delete_files([row["path"] for row in rows(f"SELECT path FROM {staged['files']}")])
    store.delete_runs([row["name"] for row in rows(f"SELECT name FROM {staged['runs']}")])
    for table in ("corrections", "told"):
        inside = f"(SELECT file FROM {staged[table]})"
        store.database.execute(f"DELETE FROM {table} WHERE file IN {inside}")


def _check(store: DatabaseStore, folder: Path, staged: Mapping[str, str]) -> None:
    """Raise `InputError` where rows do not make documents, as after an edit by hand."""
    paths = store.database.rows(f"SELECT path FROM {staged['sources']}")
    try:
        store.entries(row["path"] for row in paths)
    except ValueError as error:
        raise InputError(
            f"holds rows that make no document: {error}", place=folder, remedy=_REMEDY
        ) from error
