"""Keep the findings of runs in the tables that `export` describes, with the run before each row.

A table or a column that is not there yet is added, with a comment from `schema/columns.toml`: when
a corpus is opened for writing, and when a run is recorded, as some columns depend on its findings.
What `export` loses stays, for the runs that have it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from compare.corpus.database import Database
from compare.export.tables import TABLES, Table, Use, tables_of
from compare.export.tables.definition import plain
from compare.export.tables.files import database_type
from compare.model.findings import Findings

FINDINGS = "findings"
_FIRST = {
    "run": ("VARCHAR", "name of the run, as in runs"),
    "position": ("INTEGER", "place among the rows of the run, from 1"),
}
_NOTHING = Findings(
    settings={},
    sources=(),
    skipped=(),
    documents=(),
    alignments=(),
    section_pairs=(),
    sentence_pairs=(),
    formulas=(),
    initiatives=(),
    indicators=(),
    self_criticism=(),
    promises=(),
    changes=(),
    indicator_groups=(),
    brands=(),
    role_similarities=(),
)


def record_findings(database: Database, run: str, findings: Findings) -> None:
    """Add the rows of a run, within a transaction."""
    tables = tables_of(findings, Use.DATA)
    _make(database, tables)
    for table in tables:
        database.insert(f"{FINDINGS}.{table.name}", _rows(run, table))


def _rows(run: str, table: Table) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.columns_for(Use.DATA)]
    for position, row in enumerate(table.rows_for(Use.DATA), 1):
        cells = dict(zip(names, map(plain, row), strict=True))
        yield {"run": run, "position": position, **cells}


def findings_tables(database: Database) -> list[str]:
    """Return the tables of findings that a corpus has, in the order of their names."""
    rows = database.rows(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = ? ORDER BY table_name", FINDINGS
    )
    return [f"{FINDINGS}.{row['table_name']}" for row in rows]


def make_tables(database: Database) -> None:
    """Add the tables and columns that are missing in a corpus."""
    with database.transaction():
        _make(database, tables_of(_NOTHING, Use.DATA))


def _make(database: Database, tables: Iterable[Table]) -> None:
    rows = database.rows(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = ?", FINDINGS
    )
    present: dict[str, set[str]] = {}
    for row in rows:
        present.setdefault(row["table_name"], set()).add(row["column_name"])
    for table in tables:
        name = f"{FINDINGS}.{table.name}"
        if table.name not in present:
            first = ", ".join(f"{head} {kind} NOT NULL" for head, (kind, _) in _FIRST.items())
            database.execute(f"CREATE TABLE {name} ({first})")
            database.execute(f"COMMENT ON TABLE {name} IS {_literal(table_meaning(table.name))}")
            for head, (_, meaning) in _FIRST.items():
                _comment(database, f"{name}.{head}", meaning)
        for column in table.columns_for(Use.DATA):
            if column.name not in present.get(table.name, ()):
                kind = database_type(column.kind)
                database.execute(f'ALTER TABLE {name} ADD COLUMN "{column.name}" {kind}')
                _comment(database, f'{name}."{column.name}"', column_meaning(column.name))


def _comment(database: Database, column: str, comment: str) -> None:
    database.execute(f"COMMENT ON COLUMN {column} IS {_literal(comment)}")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def table_meaning(name: str) -> str:
    """Return what a table of findings holds, as the function that describes it says."""
    (function,) = (function for function in TABLES if function.__name__ == name)
    return (function.__doc__ or "").splitlines()[0].removeprefix("Return ").rstrip(".")


def column_meaning(name: str) -> str:
    """Return what a column of findings holds, "" where nobody has said so."""
    words = _words()
    if name in words["column"]:
        return words["column"][name]
    for prefix, meaning in words["year"].items():
        if name.startswith(prefix) and name.removeprefix(prefix).isdigit():
            return meaning
    for prefix, side in words["prefix"].items():
        rest = name.removeprefix(prefix)
        if rest != name and rest in words["column"]:
            return f"{words['column'][rest]}, {side}"
    return ""


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    text = (files(__package__) / "schema" / "columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
