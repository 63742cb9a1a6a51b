"""Findings of runs are kept in the tables that the export describes, and can be asked with SQL."""

from __future__ import annotations

import pytest

from compare.corpus.findings_tables import ColumnDefinition as Column
from compare.corpus.findings_tables import Definition, add_tables, column_meaning
from compare.export.tables import Use, tables_of
from compare.export.tables.definition import plain
from tests.corpus.support import run_of, seed_files, seed_findings


@pytest.fixture
def store(database):
    return database


def test_every_table_and_column_says_what_it_holds(store):
    undescribed = store.database.rows(
        "SELECT table_name, NULL AS column_name, comment FROM duckdb_tables() UNION ALL "
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    )
    missing = [row for row in undescribed if not row["comment"]]
    assert not missing, "say in compare/corpus/schema/columns.toml what these columns hold"


def test_a_column_of_one_side_is_described_by_what_it_holds_and_the_side():
    assert column_meaning("a_text") == f"{column_meaning('text')}, of the one side"
    assert column_meaning("no_such_column") == ""


def test_a_run_has_the_rows_of_the_export(store):
    store.record(run_of(seed_findings()), seed_findings())
    for table in tables_of(seed_findings(), Use.DATA):
        names = [column.name for column in table.columns_for(Use.DATA)]
        kept = store.database.rows(f"SELECT * FROM findings.{table.name} ORDER BY position")
        expected = [[plain(value) for value in row] for row in table.rows_for(Use.DATA)]
        found = [[_value(row[name]) for name in names] for row in kept]
        assert found == expected, table.name
        assert {row["run"] for row in kept} <= {"2024/甲"}


def _value(value):
    return tuple(value) if isinstance(value, list) else value


def test_a_run_of_the_same_name_replaces_the_rows_of_the_one_before(store):
    for _ in range(2):
        store.record(run_of(seed_findings()), seed_findings())
    (row,) = store.database.rows("SELECT count(*) AS rows FROM findings.formulas")
    assert row["rows"] == len(seed_findings().formulas) > 0
    store.forget(["2024/甲"])
    (row,) = store.database.rows("SELECT count(*) AS rows FROM findings.formulas")
    assert row["rows"] == 0


def test_findings_lead_to_the_sentences_of_the_corpus(store):
    store.put(seed_files())
    store.record(run_of(seed_findings()), seed_findings())
    unmatched = store.database.rows(
        """SELECT found.text FROM findings.initiatives AS found
        JOIN run_documents AS taken ON taken.run = found.run AND taken.id = found.document
        LEFT JOIN sources ON sources.path = taken.source
        WHERE substring(sources.text, found.start + 1, found."end" - found.start)
            IS DISTINCT FROM found.quote"""
    )
    assert seed_findings().initiatives
    assert not unmatched


def test_a_column_that_the_export_gains_is_added_to_what_is_there(store):
    store.record(run_of(seed_findings()), seed_findings())
    gained = Definition("formulas", "", {"weight": Column("DOUBLE", "how much it weighs")})
    with store.database.transaction():
        add_tables(store.database, [gained])
    assert store.database.columns("findings.formulas")["weight"] == "DOUBLE"
    (row, *_) = store.database.rows("SELECT * FROM findings.formulas ORDER BY position")
    assert row["weight"] is None
    store.record(run_of(seed_findings()), seed_findings())
