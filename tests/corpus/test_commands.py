"""The commands of `corpus`, as a person gives them."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from compare.cli import app
from tests.correcting.support import REPORT

pytestmark = pytest.mark.usefixtures("folder")
REPORTS = {"2024/甘谷县.txt": REPORT, "2024/清水县.txt": REPORT.replace("甘谷县", "清水县")}


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    """Return a folder with two reports and a corpus of them; do not change it."""
    folder = tmp_path_factory.mktemp("filled")
    with contextlib.chdir(folder):
        Path("2024").mkdir()
        for name, text in REPORTS.items():
            Path(name).write_text(text, "utf-8")
        done = corpus("add", "2024")
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def folder(filled, tmp_path, monkeypatch) -> None:
    """Run the commands in a copy of that folder."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def corpus(command: str, *arguments: str, file: str = "x.duckdb") -> Result:
    return CliRunner().invoke(app, ["corpus", command, file, *arguments])


def listed(*arguments: str, file: str = "x.duckdb") -> str:
    done = corpus("list", *arguments, file=file)
    assert done.exit_code == 0, done.output
    return done.output


def test_reports_are_added_once():
    done = corpus("add", "2024")
    assert "0 new" in done.output
    assert "2 unchanged" in done.output


def test_the_list_says_who_speaks_in_which_file():
    Path("空.txt").write_text("")
    corpus("add", "空.txt")
    found = listed()
    assert "2024/甘谷县.txt" in found
    assert "D1  甘谷县  县  政府  2024–2025" in found
    assert "2 documents in 3 files, 0 runs" in found
    assert "空.txt: is empty" in found


def test_a_field_is_set_without_the_file():
    Path("2024/甘谷县.txt").unlink()
    done = corpus(
        "correct", "2024/甘谷县.txt", "--set", "district=武山县", "--set", "review_year=2023"
    )
    assert "武山县" in done.output
    assert "set by a person: district, review_year" in done.output
    assert "2024/甘谷县.txt, corrected" in listed()


def test_a_reading_is_written_edited_and_obeyed_and_forgotten():
    corpus("correct", "2024/甘谷县.txt", "--write", "reading.toml")
    text = Path("reading.toml").read_text("utf-8")
    Path("reading.toml").write_text(text.replace('"甘谷县"', '"武山县"'), "gb18030")
    done = corpus("correct", "2024/甘谷县.txt", "--read", "reading.toml")
    assert done.exit_code == 0, done.output
    assert "武山县" in listed()
    assert corpus("correct", "2024/甘谷县.txt", "--forget").exit_code == 0
    assert "武山县" not in listed()


def test_a_reading_does_not_replace_a_file():
    Path("reading.toml").write_text("mine")
    assert corpus("correct", "2024/甘谷县.txt", "--write", "reading.toml").exit_code == 7
    assert Path("reading.toml").read_text() == "mine"


@pytest.mark.parametrize(
    "options", [(), ("--forget", "--set", "district=武山县"), ("--set", "district")]
)
def test_what_is_to_be_corrected_must_be_clear(options):
    assert corpus("correct", "2024/甘谷县.txt", *options).exit_code == 2


def test_a_folder_is_removed_with_all_in_it():
    done = corpus("remove", "2024/")
    assert done.output.splitlines() == ["removed 2024/清水县.txt", "removed 2024/甘谷县.txt"]
    assert "0 documents in 0 files" in listed()
    assert corpus("remove", "2024").exit_code == 3


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_an_export_is_imported_elsewhere(form):
    assert corpus("export", "out", "--form", form).exit_code == 0
    assert Path("out", f"sentences.{form}").is_file()
    done = corpus("import", "out", file="other.duckdb")
    assert done.output == "2 files and 0 runs are in other.duckdb\n"
    assert listed(file="other.duckdb") == listed()


def test_a_corpus_that_cannot_be_opened_has_an_exit_code_of_its_own():
    done = corpus("list", file="none.duckdb")
    assert done.exit_code == 9
    assert "no such corpus" in done.output
    assert not Path("none.duckdb").exists()
