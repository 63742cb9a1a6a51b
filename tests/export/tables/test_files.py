"""Data files hold what the tables hold, in the way programs read it."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import OutputError
from compare.export.tables import Column, Kind, Table
from compare.export.tables import files as files_module
from compare.export.tables.files import csv_files, parquet_files

FORMULA_STARTS = "=+-@\t\r＝＋－＠"
text = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


def table(*rows: tuple, kinds: tuple[Kind, ...] = (Kind.TEXT,)) -> Table:
    columns = tuple(Column(f"c{number}", kind) for number, kind in enumerate(kinds))
    return Table("sample", columns, lambda: iter(rows))


def read_csv(made: Table) -> list[list[str]]:
    data = csv_files([made])["sample.csv"]
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def read_parquet(made: Table, folder: Path) -> list[tuple]:
    path = folder / "sample.parquet"
    path.write_bytes(parquet_files([made])["sample.parquet"])
    with duckdb.connect(":memory:") as connection:
        return connection.execute(f"SELECT * FROM '{path}'").fetchall()


def test_csv_opens_in_a_spreadsheet_program():
    data = csv_files([table(("甲，“乙”\n丙",), ('a "b", c',))])["sample.csv"]
    assert data == '\ufeffc0\r\n"甲，“乙”\n丙"\r\n"a ""b"", c"\r\n'.encode()


def test_csv_writes_kinds_plainly():
    kinds = (Kind.FLAG, Kind.LIST, Kind.INTEGER, Kind.NUMBER, Kind.TEXT)
    rows = [(True, ("甲", "乙"), 3, 1.5, None), (False, (), None, -2.0, "")]
    assert read_csv(table(*rows, kinds=kinds))[1:] == [
        ["true", "甲;乙", "3", "1.5", ""],
        ["false", "", "", "-2.0", ""],
    ]


@given(text)
def test_csv_keeps_every_text_and_no_formula(value):
    _, (found,) = read_csv(table((value,))) if value else ([], [""])
    assert found.removeprefix("'") == value.removeprefix("'")
    assert not found.startswith(tuple(FORMULA_STARTS))


def test_an_empty_table_has_its_heads(tmp_path):
    assert read_csv(table(kinds=(Kind.TEXT, Kind.YEAR))) == [["c0", "c1"]]
    assert read_parquet(table(kinds=(Kind.TEXT, Kind.YEAR)), tmp_path) == []


def test_parquet_keeps_kinds_lists_and_nothing(tmp_path):
    kinds = (Kind.FLAG, Kind.LIST, Kind.INTEGER, Kind.NUMBER, Kind.TEXT, Kind.LONG)
    rows = [(True, ("甲", "乙"), 3, 1.5, None, "=1+1"), (None, (), None, None, "", "一\r\n二\t“”")]
    assert read_parquet(table(*rows, kinds=kinds), tmp_path) == [
        (True, ["甲", "乙"], 3, 1.5, None, "=1+1"),
        (None, [], None, None, "", "一\r\n二\t“”"),
    ]


@pytest.mark.parametrize(
    "value", ["\x00", "a\x01b", "\ud800", "𬭎", "{'a': 1}", "\u2028", "1e5", "null"]
)
def test_parquet_takes_any_text(tmp_path, value):
    ((found,),) = read_parquet(table((value,)), tmp_path)
    assert found == value.encode("utf-8", "replace").decode()


def test_the_same_tables_give_the_same_bytes():
    rows = [(f"第{number}行",) for number in range(3000)]
    for write in (csv_files, parquet_files):
        assert write([table(*rows)]) == write([table(*rows)])


def test_a_missing_library_says_how_to_install_it(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(files_module, "import_module", missing)
    with pytest.raises(OutputError, match=r'pip install "compare-reports\[parquet\]"'):
        parquet_files([])
