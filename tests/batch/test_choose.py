"""Brief what a corpus holds: all of it as loose files are, or what is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare import api
from compare.errors import InputError, NothingToCompareError
from compare.settings import Settings
from tests.batch.results import results

TABLES = Settings.model_validate({"output": {"formats": ["csv"]}})


@pytest.fixture
def corpus(reports, batch) -> Path:
    (reports / "2022" / "坏.txt").write_text("no report", "utf-8")
    batch(reports)
    return Path("output/corpus.duckdb")


def test_a_whole_corpus_gives_what_its_files_give(corpus, reports):
    api.brief([reports], "loose", TABLES)
    api.brief_corpus(corpus, "kept", TABLES)
    assert results("kept") == results("loose")


@pytest.mark.parametrize(
    ("wish", "spoken"),
    [
        ({"years": [2021]}, {("甘谷县", 2021), ("秦安县", 2021)}),
        ({"districts": ["秦安县"]}, {("秦安县", 2021), ("秦安县", 2022)}),
        ({"districts": ["天水市秦安县"]}, {("秦安县", 2021), ("秦安县", 2022)}),
        ({"bodies": ["政府"], "years": [2022]}, {("甘谷县", 2022), ("秦安县", 2022)}),
    ],
)
def test_what_is_chosen_is_briefed(corpus, wish, spoken):
    findings = api.brief_corpus(corpus, "chosen", TABLES, **wish).findings
    identities = [document.identity for document in findings.documents]
    assert {(each.district, each.review_year) for each in identities} == spoken


@pytest.mark.parametrize("wish", [{"years": [1999]}, {"districts": ["某县"]}, {"bodies": ["政协"]}])
def test_what_the_corpus_does_not_have_is_said(corpus, wish):
    with pytest.raises(InputError, match="holds no report of") as caught:
        api.brief_corpus(corpus, "chosen", TABLES, **wish)
    assert "corpus list" in caught.value.remedy


def test_one_report_alone_is_nothing_to_compare(corpus):
    with pytest.raises(NothingToCompareError):
        api.brief_corpus(corpus, "chosen", TABLES, years=[2021], districts=["秦安县"])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["reports", "--corpus", "c.duckdb"],
        ["reports", "--year", "2022"],
    ],
)
def test_the_command_wants_files_or_a_corpus(run, arguments):
    done = run("brief", *arguments)
    assert done.returncode == 2
    assert "corpus" in done.stderr


def test_the_commands_work_together(reports, run):
    done = run("batch", "reports", "-f", "csv", cwd=Path.cwd())
    assert done.returncode == 0, done.stderr
    assert "4  new files" in done.stdout
    assert "2022/政府-区县" in done.stdout
    arguments = ("--corpus", "output/corpus.duckdb", "--year", "2022", "-f", "csv", "-o", "one")
    done = run("brief", *arguments, cwd=Path.cwd())
    assert done.returncode == 0, done.stderr
    assert Path("one/findings.json").exists()
