"""Describe what a survey found as tables, as findings are, with what every column holds."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from importlib.resources import files

from compare.archive.results import Results, Row, cells
from compare.export.tables.definition import Column, Kind, Table
from compare.export.tables.files import csv_files, database_type, parquet_files

DICTIONARY = "dictionary.csv"
_KINDS = {
    "integer": Kind.INTEGER,
    "year": Kind.YEAR,
    "number": Kind.NUMBER,
    "share": Kind.SHARE,
    "flag": Kind.FLAG,
    "long": Kind.LONG,
    "code": Kind.CODE,
    "text": Kind.TEXT,
}


def table_files(results: Results) -> dict[str, bytes]:
    """Return each table as CSV and Parquet by its file name, and what their columns hold."""
    words = _words()
    found: dict[str, Callable[[], list[Row]]] = {
        "documents": results.documents,
        "counts": results.counts,
        "shares": results.shares,
        "wordings": results.wordings,
        "wording_years": results.wording_years,
        "spread_sentences": results.spread,
        "alike_documents": results.alike,
    }
    tables = [_table(name, rows, words) for name, rows in found.items()]
    dictionary = csv_files([_dictionary(tables, words)])
    return {**csv_files(tables), **parquet_files(tables), **dictionary}


def _table(name: str, rows: Callable[[], list[Row]], words: dict[str, dict[str, str]]) -> Table:
    columns = tuple(
        Column(column, _KINDS[words["kind"].get(_base(column), "text")])
        for column in words["columns"][name].split()
    )
    names = tuple(column.name for column in columns)
    return Table(name, columns, lambda: cells(rows(), names))


def _dictionary(tables: list[Table], words: dict[str, dict[str, str]]) -> Table:
    def rows() -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for table in tables:
            found.append((table.name, "", "", words["tables"][table.name]))
            found += [
                (table.name, c.name, database_type(c.kind), meaning_of(c.name, words))
                for c in table.columns
            ]
        return found

    columns = tuple(map(partial(Column), ("table", "column", "type", "meaning")))
    return Table(DICTIONARY.removesuffix(".csv"), columns, rows)


def meaning_of(name: str, words: dict[str, dict[str, str]] | None = None) -> str:
    """Return what a column holds."""
    known = words or _words()
    base = _base(name)
    side = known["prefix"].get(name.removesuffix(base), "")
    return known["meaning"][name] if name in known["meaning"] else known["meaning"][base] + side


def _base(name: str) -> str:
    """Return the name of a column without the side that it is of."""
    words = _words()
    if name in words["meaning"]:
        return name
    return next((name.removeprefix(p) for p in words["prefix"] if name.startswith(p)), name)


def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "columns.toml").read_text(encoding="utf-8"))
