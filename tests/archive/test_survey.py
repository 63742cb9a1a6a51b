"""A survey of a small archive, where everything can be seen with the eye."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from compare import corpora
from compare.archive import Choice, survey
from compare.archive import wordings as finding
from compare.cli import app
from compare.corpus import open_store
from compare.errors import CorpusError, NothingToCompareError, OutputError
from tests.archive.support import COPIED, settings
from tests.joining.test_engines import session  # noqa: F401 - a fixture

FORMULA = "坚持稳中求进工作总基调"


@pytest.fixture(scope="module")
def output(corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("survey")
    survey(corpus, folder, settings())
    return folder


def table(folder, name):
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_summary_counts_what_is_there(output):
    told = json.loads((output / "summary.json").read_text("utf-8"))
    assert told["documents"] == 13
    assert told["districts"] == 5
    assert (told["first_year"], told["last_year"]) == (2020, 2022)
    assert told["repeated"] == told["undated"] == told["unread"] == 0
    assert sum(int(row["documents"]) for row in table(output, "counts")) == 13


def test_a_wording_of_all_is_counted_by_district_and_year(output):
    (row,) = [row for row in table(output, "wordings") if FORMULA in row["text"]]
    assert (row["districts"], row["documents"]) == ("5", "13")
    assert (row["first_year"], row["last_year"]) == ("2020", "2022")
    years = [r for r in table(output, "wording_years") if r["text"] == row["text"]]
    assert [(r["year"], r["documents"], r["of_documents"], r["share"]) for r in years] == [
        ("2020", "4", "4", "1.0"),
        ("2021", "4", "4", "1.0"),
        ("2022", "5", "5", "1.0"),
    ]


def test_sentences_that_spread_say_where_they_stand(output, corpus):
    rows = table(output, "spread_sentences")
    assert max(int(row["districts"]) for row in rows) == 5
    with open_store(corpus, write=False) as store:
        texts = {
            entry.source.path: entry.source.text
            for entry in store.entries(
                {row["path"] for row in rows} | {row["earliest_path"] for row in rows}
            )
        }
    for row in rows:
        raw = texts[row["path"]][int(row["start"]) : int(row["end"])]
        assert raw.replace("\n", "") == row["text"]
        assert row["first_year"] <= row["last_year"]


def test_the_report_that_copied_is_listed_and_common_stock_is_not(output):
    (row,) = table(output, "alike_documents")
    assert {row["a_speaker"], row["b_speaker"]} == {"甘谷县", "庄浪县"}
    assert row["same_district"] == "false"
    assert (row["sentences"], row["equal_sentences"]) == ("6", "5")
    assert row["run_sentences"] == "6"
    assert row["a_text"] == row["b_text"] == COPIED[0]


def test_of_documents_that_are_alike_as_a_whole_all_sentences_count(output, corpus, tmp_path):
    survey(corpus, tmp_path, settings(copied=0.6))
    pairs = {frozenset((r["a_path"], r["b_path"])): r for r in table(tmp_path, "alike_documents")}
    (known,) = table(output, "alike_documents")
    row = pairs[frozenset((known["a_path"], known["b_path"]))]
    # Beside what hardly any other has also what all reports of one of the years say.
    assert int(row["sentences"]) > int(known["sentences"])
    assert float(row["share"]) > float(known["share"])


def test_every_column_is_described(output):
    described = {(r["table"], r["column"]) for r in table(output, "dictionary") if r["meaning"]}
    for path in (output / "tables").glob("*.csv"):
        if path.stem != "dictionary":
            assert {(path.stem, column) for column in table(output, path.stem)[0]} <= described
        assert path.stem == "dictionary" or path.with_suffix(".parquet").exists()


def test_a_choice_leaves_the_others_out(corpus, tmp_path):
    found = survey(corpus, tmp_path, settings(), choice=Choice(years=(2021,), bodies=("政府",)))
    assert found.summary["documents"] == 4
    assert {row["year"] for row in table(tmp_path, "documents")} == {"2021"}


def test_a_choice_of_nothing_is_said(corpus, tmp_path):
    with pytest.raises(NothingToCompareError, match="no document of this choice"):
        survey(corpus, tmp_path, settings(), choice=Choice(levels=("省",)))


def test_a_survey_that_was_killed_goes_on_where_it_was(output, corpus, tmp_path, monkeypatch):
    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(finding, "repeats_of_files", killed)
        survey(corpus, tmp_path, settings())
    found = survey(corpus, tmp_path, settings())
    assert "find near-copies" in found.reused
    assert "find repeated wordings" not in found.reused
    for path in (output / "tables").iterdir():
        assert (tmp_path / "tables" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_second_survey_does_only_what_has_changed(corpus, tmp_path):
    survey(corpus, tmp_path, settings())
    found = survey(corpus, tmp_path, settings(pairs=7))
    assert "find near-copies" in found.reused
    assert "find documents that are alike" not in found.reused
    # What comes after it in time does not depend on it.
    assert "find repeated wordings" in found.reused


def test_two_surveys_do_not_share_a_folder(corpus, tmp_path):
    (tmp_path / "work").mkdir()
    other = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print(flush=True); input()"
    guard = tmp_path / "work" / "guard.duckdb"
    command = [sys.executable, "-c", other, str(guard)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        with pytest.raises(OutputError, match="in use"):
            survey(corpus, tmp_path, settings())
        process.stdin.close()
    assert survey(corpus, tmp_path, settings()).summary["documents"] == 13


def test_the_corpus_is_not_changed(corpus, tmp_path):
    before = corpus.read_bytes()
    survey(corpus, tmp_path, settings())
    assert corpus.read_bytes() == before


def test_a_folder_of_any_name_will_do_but_no_pattern(corpus, tmp_path):
    found = survey(corpus, tmp_path / "{甲}'乙 丙", settings())
    assert found.summary["documents"] == 13
    with pytest.raises(OutputError, match="stand for any letters"):
        survey(corpus, tmp_path / "a[1]", settings())


def test_a_corpus_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CorpusError, match="no such corpus"):
        survey(tmp_path / "none.duckdb", tmp_path / "out", settings())


def test_the_same_letters_twice_count_once(corpus, tmp_path):
    copy = tmp_path / "twice.duckdb"
    shutil.copy(corpus, copy)
    report = tmp_path / "again.txt"
    with open_store(copy, write=False) as store:
        entry = next(e for e in store.entries([o.source for o in store.outlines()][:1]))
    report.write_text(entry.source.text, "utf-8")
    corpora.add(copy, [report])
    found = survey(copy, tmp_path / "out", settings())
    assert found.summary["documents"] == 14
    assert found.summary["repeated"] == 1


@pytest.mark.spark
def test_spark_gives_the_same_tables(output, corpus, tmp_path, request):
    brought = request.getfixturevalue("session")
    survey(corpus, tmp_path, settings("spark"), session=brought)
    for path in sorted((output / "tables").glob("*.csv")):
        assert (tmp_path / "tables" / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_command_says_what_it_wrote(corpus, tmp_path):
    done = CliRunner().invoke(app, ["survey", str(corpus), "-o", str(tmp_path), "--year", "2022"])
    assert done.exit_code == 0, done.output
    assert "documents: 5" in done.output
    assert (tmp_path / "survey.html").exists()


def test_the_command_explains_an_error(tmp_path):
    done = CliRunner().invoke(app, ["survey", str(tmp_path / "none.duckdb"), "-o", str(tmp_path)])
    assert done.exit_code == CorpusError.exit_code
