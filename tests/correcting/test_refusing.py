"""A side file that cannot be obeyed is reported with a remedy, and the report is read without."""

from __future__ import annotations

import pytest

from compare import api
from compare.errors import OutputError
from tests.correcting.support import REPORT, edit, side_of, write_report


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('role = "review"\n\n  [[source.document.section]]\n  line = 8', "role = [", "line"),
        ("comparable = true", "comparable = 7", "comparable"),
        ("comparable = true", "compared = true", "compared"),
        ("review_year = 2024", 'review_year = "last"', "review_year"),
        ("review_year = 2024", "review_year = 24", "four digits"),
        ('path = "报告.txt"', 'path = "旧报告.txt"', "speaks of 旧报告.txt, not of 报告.txt"),
        ('heading = "一、2024年工作回顾"', 'heading = "九、没有这个标题"', "没有这个标题"),
        ("sha256 = ", 'sha256 = "0"\n# ', "has changed"),
    ],
)
def test_what_is_wrong_is_named_and_the_report_is_read_without_it(tmp_path, old, new, reason):
    path = write_report(tmp_path)
    [before] = api.read([path]).documents
    reports = edit(path, old, new)
    [skipped] = reports.reading.skipped
    assert skipped.path == side_of(path).as_posix()
    assert reason in skipped.reason
    assert "--write" in skipped.reason
    assert list(reports.documents) == [before]


def test_a_report_that_has_changed_is_not_read_by_an_old_side_file(tmp_path):
    path = write_report(tmp_path)
    path.write_text(REPORT.replace("十二户", "十三户"), encoding="utf-8")
    [skipped] = api.read([path]).reading.skipped
    assert "has changed since" in skipped.reason


def test_sections_out_of_order_are_refused(tmp_path):
    path = write_report(tmp_path)
    text = side_of(path).read_text(encoding="utf-8")
    blocks = text.rstrip("\n").split("\n\n")
    side_of(path).write_text("\n\n".join([*blocks[:-2], blocks[-1], blocks[-2]]), encoding="utf-8")
    [skipped] = api.read([path]).reading.skipped
    assert "stand in no order" in skipped.reason


def test_a_side_file_is_no_report(tmp_path):
    write_report(tmp_path)
    reports = api.read([tmp_path])
    assert len(reports.reading.sources) == 1
    assert reports.reading.skipped == ()


def test_side_files_that_exist_are_kept_unless_asked(tmp_path):
    path = write_report(tmp_path)
    side_of(path).write_text("# mine\n", encoding="utf-8")
    reports = api.read([path])
    assert api.write_side_files(reports) == ()
    assert api.write_side_files(reports, replace=True) == (side_of(path),)
    assert "[[source]]" in side_of(path).read_text(encoding="utf-8")


def test_a_folder_that_may_not_be_written_is_named(tmp_path, monkeypatch):
    path = write_report(tmp_path)
    reports = api.read([path])
    side_of(path).unlink()

    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)
    with pytest.raises(OutputError, match="copy the report into a folder of your own"):
        api.write_side_files(reports)


def test_a_wrong_value_is_named_with_the_entry_it_stands_in(tmp_path):
    path = write_report(tmp_path)
    text = side_of(path).read_text(encoding="utf-8")
    blocks = text.split("\n\n")
    wrong = [b.replace('"plan"', '"plans"') if "（二）坚持不懈" in b else b for b in blocks]
    side_of(path).write_text("\n\n".join(wrong), encoding="utf-8")
    [skipped] = api.read([path]).reading.skipped
    assert "role of the entry “（二）坚持不懈增进民生福祉。”" in skipped.reason


@pytest.mark.parametrize("text", ["", "# all gone\n"])
def test_a_side_file_that_says_nothing_is_reported(tmp_path, text):
    path = write_report(tmp_path)
    side_of(path).write_text(text, encoding="utf-8")
    [skipped] = api.read([path]).reading.skipped
    assert "names no source" in skipped.reason or "empty" in skipped.reason
