"""A corpus is exported as Parquet or CSV and imported again without loss."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus import open_store
from compare.corpus.exchange import export_files, import_files
from compare.corpus.separated import parted, separated
from compare.errors import CompareError, InputError
from compare.output import write_files
from tests.corpus.support import file_of, run_of, seed_files, seed_findings

FORMS = pytest.mark.parametrize("form", ["csv", "parquet"])


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Return a store with all kinds of rows in it; do not change it."""
    with open_store(tmp_path_factory.mktemp("full") / "corpus.duckdb") as opened:
        opened.put(seed_files())
        opened.put([file_of('奇,"名\r\n.txt', words="\0"), file_of("\udcb1.txt", words="'=1+1")])
        opened.correct("a.txt", "line = 1\n")
        opened.record(run_of(seed_findings()), seed_findings())
        yield opened


@pytest.fixture(scope="module")
def exports(store):
    """Return the export in each form."""
    return {form: export_files(store, form) for form in ("csv", "parquet")}


@pytest.fixture
def other(database):
    """Return an empty store to import into."""
    return database


@FORMS
def test_what_is_exported_and_imported_is_the_same_and_exports_the_same_bytes(
    exports, store, other, tmp_path, form
):
    exported = exports[form]
    write_files(tmp_path / "export", exported)
    import_files(other, tmp_path / "export")
    assert other.files(other.known()) == store.files(store.known())
    assert other.corrections() == store.corrections()
    assert other.runs() == store.runs()
    assert export_files(other, form) == exported


@FORMS
def test_an_import_takes_the_place_of_files_and_runs_of_its_names(
    exports, store, other, tmp_path, form
):
    write_files(tmp_path / "export", exports[form])
    first = seed_files()[0]
    other.put([replace(first, key="old", results=()), file_of("own.txt")])
    other.record(run_of(seed_findings(), key="old"), seed_findings())
    other.record(run_of(seed_findings(), name="own"), seed_findings())
    for _ in range(2):
        import_files(other, tmp_path / "export")
    assert set(other.known()) == {*store.known(), "own.txt"}
    assert other.files([first.path]) == [first]
    assert other.runs() == {**store.runs(), "own": run_of(seed_findings(), name="own")}


@FORMS
def test_the_dictionary_describes_every_file(exports, form):
    exported = exports[form]
    rows = [*parted(exported["dictionary.csv"], {})]
    tables = {row["table"] for row in rows} - {"schema_version"}
    assert {f"{table.replace('.', '/')}.{form}" for table in tables} | {
        "corpus.json",
        "dictionary.csv",
    } == set(exported)
    assert all(row["comment"] for row in rows)


def test_other_programs_read_the_files(exports, store, tmp_path):
    for form in ("csv", "parquet"):
        write_files(tmp_path, exports[form])
        found = duckdb.execute(
            f"SELECT district, count(*) FROM '{tmp_path}/documents.{form}' "
            "WHERE district IS NOT NULL GROUP BY district ORDER BY district"
        ).fetchall()
        expected = [o.identity.district for o in store.outlines() if o.identity.district]
        assert found == [(name, expected.count(name)) for name in sorted(set(expected))]


def damaged(folder, name, change):
    file = folder / name
    file.write_bytes(change(file.read_bytes()))


@pytest.mark.parametrize(
    ("form", "name", "change"),
    [
        ("csv", "corpus.json", lambda data: b"{}"),
        ("csv", "corpus.json", lambda data: data.replace(b'"schema": ', b'"schema": 9')),
        ("csv", "dictionary.csv", lambda data: data.replace(b'"VARCHAR"', b'"INTEGER; DROP"')),
        ("csv", "sentences.csv", lambda data: data[:-20]),
        ("csv", "sentences.csv", lambda data: data.replace("。".encode(), b"", 1)),
        ("csv", "documents.csv", lambda data: data.replace(b",true,", b",maybe,")),
        ("csv", "sections.csv", lambda data: data.replace(b'"review"', b'"view"')),
        ("parquet", "sentences.parquet", lambda data: data[: len(data) // 2]),
    ],
)
def test_a_damaged_export_changes_nothing(exports, other, tmp_path, form, name, change):
    write_files(tmp_path / "export", exports[form])
    damaged(tmp_path / "export", name, change)
    other.put([file_of("own.txt")])
    with pytest.raises(CompareError) as caught:
        import_files(other, tmp_path / "export")
    assert caught.value.remedy
    assert list(other.known()) == ["own.txt"]


@pytest.mark.parametrize("name", ["corpus.json", "dictionary.csv", "sources.csv"])
def test_an_export_with_a_file_missing_is_refused(exports, other, tmp_path, name):
    write_files(tmp_path / "export", exports["csv"])
    (tmp_path / "export" / name).unlink()
    with pytest.raises(InputError):
        import_files(other, tmp_path / "export")
    assert not other.known()


@given(st.lists(st.fixed_dictionaries({"a": st.none() | st.text(), "b": st.lists(st.text())})))
def test_rows_come_back_from_csv(rows):
    assert [*parted(separated(("a", "b"), rows), {"b": "VARCHAR[]"})] == rows
