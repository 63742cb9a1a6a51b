from __future__ import annotations

import shutil
import sys

import pytest

from compare import api
from compare.errors import InputError, NothingToCompareError, OutputError
from compare.settings import OutputSettings, Settings


def test_read_returns_documents_and_what_was_skipped(two, tmp_path):
    stages = []
    reports = api.read(
        [two, tmp_path / "none.txt"], progress=lambda stage, done, total: stages.append(stage)
    )
    assert {document.speaker for document in reports.documents} == {"渝中区", "南川区"}
    assert [item.path for item in reports.reading.skipped] == [(tmp_path / "none.txt").as_posix()]
    assert any(stage.startswith("read ") for stage in stages)


def test_compare_gives_the_findings_of_the_command_line(finished, monkeypatch):
    from compare.export import findings_json

    monkeypatch.chdir(finished)
    written = (finished / "output" / "findings.json").read_text("utf-8")
    assert findings_json(api.compare(["seeds"])) == written


def test_brief_does_what_the_command_line_does(finished, tmp_path, monkeypatch):
    monkeypatch.chdir(finished)
    result = api.brief(["seeds"], tmp_path / "output", Settings())
    assert [file.path.name for file in result.written] == [
        "findings.json",
        "briefing.pdf",
        "briefing.docx",
        "briefing.html",
        "briefing.xlsx",
    ]
    for file in result.written:
        assert file.path.read_bytes() == (finished / "output" / file.path.name).read_bytes()
        assert file.size == file.path.stat().st_size
    assert result.skipped == ()
    assert len(result.findings.documents) == 11


def test_a_run_goes_on_without_the_workbook_and_says_so(two, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = api.brief([two], tmp_path / "output")
    assert "briefing.xlsx" not in {file.path.name for file in result.written}
    (reason,) = result.left_out
    assert 'pip install "compare-reports[workbook]"' in reason
    assert api.verify(tmp_path / "output").passed


def test_a_workbook_that_is_asked_for_stops_the_run_before_the_work(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    settings = Settings(output=OutputSettings(formats=("xlsx",)))
    with pytest.raises(OutputError, match="xlsxwriter"):
        api.brief([tmp_path / "none.txt"], tmp_path / "output", settings)
    assert not (tmp_path / "output").exists()


def test_verify_counts_every_file(finished, monkeypatch):
    monkeypatch.chdir(finished)
    report = api.verify("output")
    assert report.passed
    assert report.failed == 0
    assert all(check.checked > 50 for check in report.files)


def test_nothing_to_compare_says_what_was_skipped(two):
    shutil.copy(two / "渝中.txt", two / "副本.txt")
    with pytest.raises(NothingToCompareError) as caught:
        api.compare([two / "渝中.txt", two / "副本.txt"])
    (note,) = caught.value.__notes__
    assert "副本.txt: has the same text as" in note


def test_nothing_read(tmp_path):
    with pytest.raises(InputError, match=r"none\.txt: no such file Remedy: check the path"):
        api.read([tmp_path / "none.txt"])
    with pytest.raises(InputError, match="none of the 2 files") as caught:
        api.read([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert len(caught.value.__notes__) == 2
    with pytest.raises(InputError, match="folder with no file"):
        api.read([tmp_path])


def test_a_bad_output_folder_is_told_before_the_work(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        api.brief([tmp_path / "none.txt"], tmp_path / "file")


@pytest.mark.parametrize(
    ("module", "function", "formats"),
    [
        # Both are made by the run itself, the workbook while others are printed beside it.
        ("compare.rendering.html", "render_html", ("html",)),
        ("compare.rendering.workbook", "render_workbook", ("pdf", "docx", "xlsx")),
    ],
)
def test_a_renderer_that_fails_leaves_no_trace(
    two, tmp_path, monkeypatch, module, function, formats
):
    def fail(*_):
        raise RuntimeError("broken")

    monkeypatch.setattr(f"{module}.{function}", fail)
    settings = Settings(output=OutputSettings(formats=formats))
    with pytest.raises(RuntimeError):
        api.brief([two], tmp_path / "output", settings)
    assert not (tmp_path / "output").exists()
