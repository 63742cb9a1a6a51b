"""Keep the findings of runs in the tables that `export` describes, with the run before each row.

A table or a column that is not there yet is added when a corpus is opened for writing, with a
comment from `schema/columns.toml`. What `export` loses stays, for the runs that have it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from compare.corpus.database import Database
from compare.export.tables import TABLES, Table, Use, tables_of
from compare.export.tables.definition import plain
from compare.export.tables.files import database_type
from compare.model.findings import Findings

FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class ColumnDefinition:
    """Hold the type of a column and what it holds."""

    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Definition:
    """Hold a table of findings: its name, what it holds, and its columns by name."""

    name: str
    meaning: str
    columns: Mapping[str, ColumnDefinition]


_FIRST = {
    "run": ColumnDefinition("VARCHAR", "name of the run, as in runs"),
    "position": ColumnDefinition("INTEGER", "place among the rows of the run, from 1"),
}
_NOTHING = Findings(settings={}, sources=(), skipped=(), documents=())


def record_findings(database: Database, run: str, findings: Findings) -> None:
    """Add the rows of a run, within a transaction."""
    for table in tables_of(findings, Use.DATA):
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
    """Add the tables and columns that every run has and a corpus has not."""
    with database.transaction():
        add_tables(database, map(_definition, tables_of(_NOTHING, Use.DATA)))


def _definition(table: Table) -> Definition:
    own = {
        column.name: ColumnDefinition(database_type(column.kind), column_meaning(column.name))
        for column in table.columns_for(Use.DATA)
    }
    return Definition(table.name, table_meaning(table.name), _FIRST | own)


def add_tables(database: Database, definitions: Iterable[Definition]) -> None:
    """Add the tables and columns that are missing, within a transaction."""
    rows = database.rows(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = ?", FINDINGS
    )
    present: dict[str, set[str]] = {}
    for row in rows:
        present.setdefault(row["table_name"], set()).add(row["column_name"])
    statements: list[str] = []
    for definition in definitions:
        name = f"{FINDINGS}.{definition.name}"
        if definition.name not in present:
            heads = ", ".join(f'"{head}" {c.kind}' for head, c in definition.columns.items())
            statements += [f"CREATE TABLE {name} ({heads})"]
            statements += [_comment(f"TABLE {name}", definition.meaning)]
        for head, column in definition.columns.items():
            if head in present.get(definition.name, ()):
                continue
            if definition.name in present:
                statements += [f'ALTER TABLE {name} ADD COLUMN "{head}" {column.kind}']
            statements += [_comment(f'COLUMN {name}."{head}"', column.meaning)]
    if statements:
        database.execute("; ".join(statements))


def _comment(thing: str, comment: str) -> str:
    literal = comment.replace("'", "''")
    return f"COMMENT ON {thing} IS '{literal}'"


def table_meaning(name: str) -> str:
    """Return what a table of findings holds, as the function that describes it says."""
    (function,) = (function for function in TABLES if function.__name__ == name)
    return (function.__doc__ or "").splitlines()[0].removeprefix("Return ").rstrip(".")


def column_meaning(name: str) -> str:
    """Return what a column of findings holds, "" where nobody has said so."""
    words = _words()
    if name in words["column"]:
        return words["column"][name]
    for prefix, side in words["prefix"].items():
        rest = name.removeprefix(prefix)
        if rest != name and rest in words["column"]:
            return f"{words['column'][rest]}, {side}"
    return ""


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    text = (files(__package__) / "schema" / "columns.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
