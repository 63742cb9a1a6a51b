from __future__ import annotations

import sys

import pytest

from compare.errors import OutputError
from compare.model.source import Skipped
from compare.results import choose_formats, render
from compare.settings import OutputSettings, Settings
from tests.mining.support import compare_seeds


def settings(*formats: str) -> Settings:
    return Settings(output=OutputSettings(formats=formats))


def silent(stage: str, done: int, total: int) -> None:
    pass


@pytest.fixture
def bare(monkeypatch):
    """Take the libraries away that only the extras bring."""
    for name in ("xlsxwriter", "duckdb"):
        monkeypatch.setitem(sys.modules, name, None)


def test_the_usual_formats():
    choice = choose_formats(settings())
    assert (choice.formats, choice.left_out) == (("pdf", "docx", "html", "xlsx"), ())


def test_asked_formats_come_once_and_in_order():
    asked = settings("csv", "json", "pdf", "csv")
    assert choose_formats(asked).formats == ("pdf", "csv")
    assert choose_formats(settings("json")).formats == ()


def test_a_usual_workbook_is_left_out_where_its_library_is_missing(bare):
    choice = choose_formats(settings())
    assert choice.formats == ("pdf", "docx", "html")
    (reason,) = choice.left_out
    assert reason.startswith("briefing.xlsx: ")
    assert 'pip install "compare-reports[workbook]"' in reason


@pytest.mark.parametrize(("name", "extra"), [("xlsx", "workbook"), ("parquet", "parquet")])
def test_what_is_asked_for_by_name_is_not_left_out(bare, name, extra):
    with pytest.raises(OutputError, match=rf'pip install "compare-reports\[{extra}\]"'):
        choose_formats(settings("pdf", name))


def test_only_what_is_asked_for_is_made():
    findings = compare_seeds()
    assert set(render(findings, settings(), (), silent)) == {"findings.json"}
    files = render(findings, settings(), ("csv", "parquet"), silent)
    names = {name.partition(".")[0] for name in files} - {"findings"}
    assert {f"{name}.csv" for name in names} | {f"{name}.parquet" for name in names} == set(
        files
    ) - {"findings.json"}
    assert "tables/formula_occurrences" in names


def test_the_workbook_leads_to_the_page_only_where_there_is_one():
    findings, stages = compare_seeds(), []
    alone = render(findings, settings(), ("xlsx",), lambda *stage: stages.append(stage))
    with_page = render(findings, settings(), ("html", "xlsx"), silent)
    assert alone["briefing.xlsx"] != with_page["briefing.xlsx"]
    assert stages == [("write the workbook", 0, 1)]


def test_a_skipped_input_does_not_stop_the_tables():
    from dataclasses import replace

    odd = Skipped("\udcff.txt", "=cmd")
    files = render(replace(compare_seeds(), skipped=(odd,)), settings(), ("csv", "xlsx"), silent)
    assert files["tables/skipped.csv"].decode("utf-8-sig") == "path,reason\r\n?.txt,'=cmd\r\n"
