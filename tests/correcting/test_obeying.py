"""A person edits the side file of a report; the next reading obeys."""

from __future__ import annotations

import pytest

from compare import api
from compare.model.report import HeadingKind, Role
from tests.correcting.support import REPORT, edit, side_of, tables_of, write_report
from tests.support.reports import SEEDS


def entry(path, words):
    """Return the lines of the section entry that holds some words, as they stand in the file."""
    text = side_of(path).read_text(encoding="utf-8")
    blocks = [block for block in text.split("\n\n") if words in block]
    assert len(blocks) == 1, blocks
    return blocks[0]


def test_an_unedited_side_file_changes_nothing(tmp_path):
    files = [tmp_path / seed.name for seed in sorted(SEEDS.iterdir())]
    for file in files:
        file.write_bytes((SEEDS / file.name).read_bytes())
    found = api.read(files)
    assert len(api.write_side_files(found)) == len(files)
    assert api.read([tmp_path]).documents == found.documents


def test_identity_is_as_told_and_the_change_is_on_record(tmp_path):
    path = write_report(tmp_path)
    [document] = edit(path, 'district = "甘谷县"', 'district = "武山县"').documents
    assert document.identity.district == "武山县"
    assert document.identity.district_evidence == ()
    assert document.corrected == ("district",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_a_side_file_may_be_saved_as_editors_save_text(tmp_path, encoding, line_end):
    path = write_report(tmp_path)
    text = side_of(path).read_text(encoding="utf-8").replace('"甘谷县"', '"武山县"')
    side_of(path).write_bytes(text.replace("\n", line_end).encode(encoding))
    reports = api.read([path])
    assert not reports.reading.skipped
    assert [document.identity.district for document in reports.documents] == ["武山县"]


def test_an_empty_value_says_that_the_text_does_not_tell(tmp_path):
    path = write_report(tmp_path)
    [document] = edit(path, "plan_year = 2025", "plan_year = 0").documents
    assert document.identity.plan_year is None
    assert document.identity.review_year == 2024


def test_a_value_left_out_is_found_by_the_program(tmp_path):
    path = write_report(tmp_path)
    [document] = edit(path, "review_year = 2024\n", "").documents
    assert document.identity.review_year == 2024
    assert document.corrected == ()


def test_a_text_can_be_kept_out_of_the_comparison(tmp_path):
    path = write_report(tmp_path)
    [document] = edit(path, "comparable = true", "comparable = false").documents
    assert not document.comparable


def test_a_role_is_as_told_with_certainty(tmp_path):
    path = write_report(tmp_path)
    block = entry(path, "一、2024年工作回顾")
    [document] = edit(path, block, block.replace('"review"', '"other"')).documents
    section = next(s for s in document.sections if s.heading == "一、2024年工作回顾")
    assert (section.role, section.confidence) == (Role.OTHER, 1.0)
    assert document.corrected == ("sections",)


def test_a_deleted_section_joins_the_one_before(tmp_path):
    path = write_report(tmp_path)
    [before] = api.read([path]).documents
    [after] = edit(path, entry(path, "（二）坚持不懈") + "\n\n", "").documents
    assert len(after.sections) == len(before.sections) - 1
    moved = next(s for s in after.sentences if "坚持不懈增进民生福祉" in s.text)
    assert not moved.is_heading
    assert (after.section(moved.section).heading or "").startswith("（一）全力以赴")


def test_an_added_section_splits_even_inside_a_sentence(tmp_path):
    path = write_report(tmp_path)
    block = entry(path, "（二）城乡面貌")
    added = (
        '  [[source.document.section]]\n  line = 9\n  begins = "整治人居环境"\n'
        '  level = 2\n  role = "other"'
    )
    [document] = edit(path, block, f"{block}\n\n{added}").documents
    section = next(s for s in document.sections if s.role is Role.OTHER)
    assert REPORT[section.start : section.end] == "整治人居环境三百余处。"
    assert section.heading_kind is HeadingKind.NONE


def test_a_heading_that_was_missed_can_be_named(tmp_path):
    path = write_report(tmp_path)
    block = entry(path, "（二）城乡面貌")
    added = (
        '  [[source.document.section]]\n  line = 10\n  heading = "工作中还存在一些困难和问题"\n'
        '  level = 1\n  role = "self_criticism"'
    )
    entry(path, "工作中还存在")
    text = side_of(path).read_text(encoding="utf-8")
    kept = "\n\n".join(b for b in text.split("\n\n") if "工作中还存在" not in b)
    side_of(path).write_text(kept, encoding="utf-8")
    [document] = edit(path, block, f"{block}\n\n{added}").documents
    section = next(s for s in document.sections if s.role is Role.SELF_CRITICISM)
    assert section.heading == "工作中还存在一些困难和问题，"
    assert section.heading_kind is HeadingKind.RUN_IN


def test_documents_are_split_and_joined_as_told(tmp_path):
    path = write_report(tmp_path, REPORT + "\n" + REPORT.replace("甘谷", "武山"))
    assert len(tables_of(path)) == 2
    text = side_of(path).read_text(encoding="utf-8")
    first, second = text.split("\n[[source.document]]\n")[1:]
    joined = text.replace("\n[[source.document]]\n" + second, "")
    side_of(path).write_text(joined, encoding="utf-8")
    [document] = api.read([path]).documents
    assert document.end > len(REPORT)
    split = "[[source.document]]\nline = 11\nbegins = '二、2025年工作安排'\n"
    side_of(path).write_text(joined + "\n" + split, encoding="utf-8")
    assert [d.start for d in api.read([path]).documents] == [0, REPORT.index("二、2025")]
    assert first


def test_rows_of_a_sheet_share_one_side_file(tmp_path):
    path = tmp_path / "报告.csv"
    rows = [REPORT, REPORT.replace("甘谷", "武山")]
    path.write_text("".join(f'"{row}"\n' for row in rows), encoding="utf-8")
    [side] = api.write_side_files(api.read([path]))
    assert side.name == "报告.csv.reading.toml"
    text = side.read_text(encoding="utf-8").replace('"武山县"', '"漳县"')
    side.write_text(text, encoding="utf-8")
    assert [d.identity.district for d in api.read([path]).documents] == ["甘谷县", "漳县"]
