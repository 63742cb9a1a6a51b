"""The workbook holds the findings, and is set up for reading, sorting and printing."""

from __future__ import annotations

import sys
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree as Xml

import pytest

from compare.errors import OutputError
from compare.export.tables import Use, tables_of
from compare.rendering.workbook import document, render_workbook
from compare.settings import Settings
from tests.mining.support import compare_seeds
from tests.rendering.workbook.reading import cells, opened
from tests.support.sample_briefing import sample_briefing

NAMES = [
    "文本一览",
    "提法矩阵",
    "提法原文",
    "特色举措",
    "指标",
    "同项指标",
    "不足",
    "相近语句",
    "分节对照",
    "承诺与兑现",
    "提法变化",
    "疑误",
    "移除",
    "口径说明",
]

MOST = Settings().output.sheet_rows


def column(data: bytes, sheet: str, head: str) -> list[object]:
    heads, *rows = cells(data, sheet)
    return [row[heads.index(head)] for row in rows]


def test_there_is_a_sheet_for_everything(rendered):
    names = opened(rendered).sheetnames
    assert [name for name in names if name in NAMES] == NAMES
    assert names[-1] == "口径说明"


def test_every_table_has_its_rows(rendered, labels):
    book = opened(rendered)
    for table in tables_of(compare_seeds(), Use.WORKBOOK):
        sheet = book[labels["sheet"][table.name]]
        rows = len(list(table.rows_for(Use.WORKBOOK)))
        assert sheet.max_row == max(rows, 1) + 1, table.name
        assert sheet.max_column == len(table.columns_for(Use.WORKBOOK))


def test_a_sheet_holds_no_more_than_asked_for_and_says_what_is_left_out(labels):
    data = render_workbook(compare_seeds(), sample_briefing(), labels, "briefing.html", 3)
    book = opened(data)
    assert book["相近语句"].max_row == 4
    best = sorted((pair.score for pair in compare_seeds().sentence_pairs), reverse=True)[:3]
    assert column(data, "相近语句", "相近程度") == best
    said = {row[0]: row[1] for row in cells(data, "口径说明")[1:]}["相近语句"]
    assert said.startswith(f"3行，另有{len(compare_seeds().sentence_pairs) - 3}行未列入")
    links = [link.location for row in book["特色举措"] for c in row if (link := c.hyperlink)]
    rows = [int(link.rpartition("!A")[2]) for link in links if link and "!A" in link]
    assert rows == [row for row in rows if row <= 4]


def test_every_head_is_in_words(rendered, labels):
    districts = {document.speaker for document in compare_seeds().documents}
    years = {str(year) for line in compare_seeds().years.life_lines for year in line.years}
    known = set(labels["column"].values()) | districts | years
    for sheet in opened(rendered).worksheets[:-1]:
        assert {cell.value for cell in sheet[1]} <= known, sheet.title


def test_every_code_is_in_words(rendered, labels):
    for table in tables_of(compare_seeds(), Use.WORKBOOK):
        for position, shown in enumerate(table.columns_for(Use.WORKBOOK)):
            words = labels.get(shown.words, {})
            if shown.kind != "code" or shown.words in {"body", "format"}:
                continue
            codes = {row[position] for row in table.rows_for(Use.WORKBOOK)} - {None}
            assert codes <= words.keys(), (table.name, shown.name)


def test_the_figures_are_those_of_the_findings(rendered):
    items = compare_seeds().indicators
    assert column(rendered, "指标", "数值") == [item.value for item in items]
    assert column(rendered, "指标", "单位") == [item.unit or None for item in items]
    assert column(rendered, "指标", "原文") == [item.passage.text for item in items]


def test_the_quotations_are_those_of_the_findings(rendered):
    findings = compare_seeds()
    items = findings.initiatives
    assert column(rendered, "特色举措", "原文") == [item.passage.text for item in items]
    pairs = findings.sentence_pairs
    assert column(rendered, "相近语句", "乙方原文") == [pair.b.text for pair in pairs]
    assert column(rendered, "不足", "原文") == [i.passage.text for i in findings.self_criticism]


def test_heads_stay_in_sight_and_can_be_filtered(rendered):
    for sheet in opened(rendered).worksheets[:-1]:
        assert sheet.freeze_panes[1:] == "2" and sheet.freeze_panes[0] > "A"
        last = sheet.cell(sheet.max_row, sheet.max_column).coordinate
        filtered = sheet.auto_filter.ref
        is_empty = sheet.max_row == 2 and sheet["B2"].value is None
        assert filtered == (None if is_empty else f"A1:{last}"), sheet.title


def test_pages_lie_on_their_side_with_heads_on_each(rendered):
    for sheet in opened(rendered).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddHeader.right.text == "&A"
        assert "&P" in sheet.oddFooter.center.text


def test_long_texts_are_wrapped(rendered):
    sheet = opened(rendered)["特色举措"]
    assert sheet["D2"].alignment.wrap_text
    assert sheet.column_dimensions["D"].width > 40
    assert sheet.row_dimensions[2].height > 15


def test_places_lead_to_the_page_if_there_is_one(rendered, labels):
    heads, *_ = cells(rendered, "不足")
    place = opened(rendered)["不足"].cell(2, heads.index("出处") + 1)
    assert place.hyperlink.target == "briefing.html"
    assert place.hyperlink.location.startswith("at-S")
    alone = render_workbook(compare_seeds(), sample_briefing(), labels, None, MOST)
    assert opened(alone)["不足"].cell(2, heads.index("出处") + 1).hyperlink is None


def test_what_is_missing_is_explained(rendered):
    for name in ("承诺与兑现", "提法变化"):
        (reason,) = [value for value in cells(rendered, name)[1] if value]
        assert "相邻两年" in reason


def test_the_last_sheet_explains_everything(rendered):
    rows = {row[0]: row[1] for row in cells(rendered, "口径说明")[1:]}
    assert rows["程序"].startswith("compare-reports ")
    assert rows["文本一览"] == f"{len(compare_seeds().documents)}行"
    variant = Settings().similarity.variant
    assert rows["设置 similarity.variant"] == str(variant)
    assert f"{variant:.0f}分以上为变体" in rows["相近程度"]
    assert "计数单位" in rows


def test_properties_tell_title_office_and_a_fixed_date(rendered):
    properties = opened(rendered).properties
    briefing = sample_briefing()
    assert properties.title == briefing.title
    assert properties.creator == briefing.masthead.office
    assert isinstance(properties.created, datetime)
    assert properties.created.year <= 2026


def test_the_same_findings_give_the_same_bytes(rendered, labels):
    again = render_workbook(compare_seeds(), sample_briefing(), labels, "briefing.html", MOST)
    assert again == rendered


def test_nothing_in_the_package_depends_on_time_or_system(rendered):
    with zipfile.ZipFile(BytesIO(rendered)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in package.infolist()} == {3}
        for name in package.namelist():
            Xml.fromstring(package.read(name))
            assert b"<f>" not in package.read(name)


def test_hostile_names_do_no_harm(labels):
    findings = compare_seeds()
    first = replace(findings.documents[0], title='=HYPERLINK("http://x")\x0b\ud800')
    changed = replace(findings, documents=(first, *findings.documents[1:]))
    data = render_workbook(changed, sample_briefing(), labels, None, MOST)
    assert opened(data)["文本一览"]["C2"].value == '=HYPERLINK("http://x")␋\ufffd'
    assert opened(data)["文本一览"]["C2"].data_type == "s"


def test_a_missing_library_says_how_to_install_it(monkeypatch, labels):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(OutputError, match=r'pip install "compare-reports\[workbook\]"'):
        render_workbook(compare_seeds(), sample_briefing(), labels, None, MOST)
    with pytest.raises(OutputError):
        document.load_library()
