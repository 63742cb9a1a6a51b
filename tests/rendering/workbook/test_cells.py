"""Whatever a report says, a cell shows it as text, whole or with a mark."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from compare.export.tables import Column, Kind, Link, Place, Table
from compare.rendering.workbook.cells import CUT, LONGEST_CELL, fitting, sheet_names, shown
from compare.rendering.workbook.links import Links, leads
from compare.rendering.workbook.looks import Looks, height_of
from compare.rendering.workbook.making import Makers
from compare.rendering.workbook.sheet import write_table
from compare.rendering.xml_text import printable

LABELS = {
    "citation": {"label": "〔{number}·{line}〕", "range": "〔{number}·{line}—{last}〕"},
    "flag": {"true": "是", "false": "否"},
    "comparable": {"true": "", "false": "※"},
    "grade": {"variant": "变体"},
    "column": {"text": "原文", "own.text": "别名"},
    "sheet_empty": {"any": "没有。", "changes": "只有一年。"},
}


def written(*rows: tuple, kinds: tuple[Kind, ...] = (Kind.LONG,), name: str = "sample"):
    """Write a table as the workbook does and return its sheet as another library reads it."""
    columns = tuple(Column(f"c{number}", kind) for number, kind in enumerate(kinds))
    buffer = BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    makers = Makers(Looks(workbook), LABELS, Links({"other": "别's表"}, "p.html", 1_000))
    table = Table(name, columns, lambda: iter(rows))
    write_table(table, workbook.add_worksheet("表"), makers, "题&目")
    workbook.close()
    return load_workbook(buffer)["表"]


@settings(deadline=None)  # the first example loads the library
@given(st.text(max_size=60))
@example("=1+1")
@example("+86 23")
@example("-5%")
@example("@SUM(A1)")
@example("{=A1}")
@example("0012")
@example("1e5")
@example("_x0041_甲")
@example("https://example.org/")
@example("internal:A1")
@example(" 前后有空格 ")
@example("一\r\n二\x0c三\ud800\ufffe")
def test_a_text_stays_text(value):
    cell = written((value,))["A2"]
    expected = printable(value)
    # Excel reads _x005F_ as an underscore; this library leaves it to its user.
    assert unescape(cell.value or "") == expected
    assert cell.data_type == "s" or not expected
    assert cell.hyperlink is None


@settings(deadline=None)
@given(st.text("字a𬭎", min_size=1, max_size=6).map(lambda piece: piece * 12_000))
def test_no_cell_is_longer_than_its_limit(value):
    found = fitting(value)
    units = len(found.encode("utf-16-le")) // 2
    assert units <= LONGEST_CELL
    if found != value:
        assert found.endswith(CUT)
        assert value.startswith(found.removesuffix(CUT))
        assert units >= LONGEST_CELL - 1


@pytest.mark.parametrize(
    ("value", "column", "expected"),
    [
        (None, Column("c"), None),
        ("", Column("c"), None),
        ("variant", Column("c", Kind.CODE, words="grade"), "变体"),
        ("unheard", Column("c", Kind.CODE, words="grade"), "unheard"),
        ("variant", Column("c"), "variant"),
        (True, Column("c", Kind.FLAG), "是"),
        (True, Column("c", Kind.FLAG, words="comparable"), ""),
        (False, Column("c", Kind.FLAG, words="comparable"), "※"),
        (("甲", "乙"), Column("c", Kind.LIST), "甲；乙"),
        ((), Column("c", Kind.LIST), None),
        (Place(3, 17, 17, "S1", 0, 9), Column("c", Kind.PLACE), "〔3·17〕"),
        (Place(3, 17, 19, "S1", 0, 9), Column("c", Kind.PLACE), "〔3·17—19〕"),
        (Link(4, "documents", 3), Column("c", Kind.INTEGER), 4),
        (12.5, Column("c", Kind.NUMBER), 12.5),
    ],
)
def test_shows_values_in_words(value, column, expected):
    assert shown(value, column, LABELS) == expected


def test_figures_are_numbers_with_a_format():
    kinds = (Kind.NUMBER, Kind.NUMBER, Kind.YEAR, Kind.SHARE)
    sheet = written((12345.0, 0.25, 2024, 0.5), kinds=kinds)
    assert [cell.value for cell in sheet[2]] == [12345, 0.25, 2024, 0.5]
    assert [cell.number_format for cell in sheet[2]] == ["#,##0", "#,##0.######", "0", "0%"]


def test_places_lead_to_the_page_and_numbers_to_their_row():
    place, link = Place(3, 17, 17, "S1", 20, 31), Link(3, "other", 2)
    sheet = written((place, link), kinds=(Kind.PLACE, Kind.INTEGER))
    assert (sheet["A2"].hyperlink.target, sheet["A2"].hyperlink.location) == (
        "p.html",
        "at-S1-20-31",
    )
    assert sheet["B2"].hyperlink.location == "'别''s表'!A4"
    assert sheet["B2"].value in {3, "3"}


@pytest.mark.parametrize(
    ("name", "kind", "beside", "expected"),
    [
        ("place", Kind.PLACE, "quote", True),
        ("a_place", Kind.PLACE, "a_quote", True),
        ("sentence_place", Kind.PLACE, "place", False),
        ("document_number", Kind.INTEGER, "place", False),
        ("document_number", Kind.INTEGER, "share", True),
        ("formula", Kind.TEXT, "place", True),
        ("b_section", Kind.TEXT, "b_place", False),
    ],
)
def test_no_row_leads_twice_to_the_same(name, kind, beside, expected):
    other = Column(beside, Kind.PLACE if beside.endswith("place") else Kind.TEXT)
    table = Table("sample", (column := Column(name, kind), other), lambda: iter(()))
    assert leads(column, table) is expected


def test_what_leads_to_the_same_place_has_one_link():
    links = Links({"other": "表"}, "p.html", 1_000)
    places = [Place(3, 17, 17, "S1", 20, end) for end in (31, 31, 32)]
    made = [links.of(place, "〔3·17〕") for place in places]
    assert made[0] is made[1]
    assert made[0] is not made[2]
    assert links.of(Link(3, "other", 1_000), 3) is None


def test_no_more_cells_lead_on_than_a_sheet_takes(monkeypatch):
    monkeypatch.setattr("compare.rendering.workbook.sheet.MOST_LINKS", 3)
    place, link = Place(3, 17, 17, "S1", 20, 31), Link(3, "other", 2)
    sheet = written(*[(place, link)] * 3, kinds=(Kind.PLACE, Kind.INTEGER))
    linked = [cell.coordinate for row in sheet["A2:B4"] for cell in row if cell.hyperlink]
    assert linked == ["A2", "B2", "A3"]
    assert [cell.value for cell in sheet["A"][1:]] == ["〔3·17〕"] * 3
    assert [cell.value for cell in sheet["B"][2:]] == [3, 3]


def test_an_empty_cell_has_edges_and_the_look_of_its_column():
    sheet = written((None, "二"), ("一", None), kinds=(Kind.CODE, Kind.LONG))
    (rule,) = sheet.conditional_formatting["A2:B3"]
    assert rule.type == "containsBlanks"
    assert rule.dxf.border.left.style == sheet["B2"].border.left.style == "thin"
    assert rule.dxf.border.left.color.rgb == sheet["B2"].border.left.color.rgb
    column = sheet.column_dimensions["A"]
    assert (column.font.name, column.alignment.horizontal) == ("宋体", "center")
    assert column.border.left.style is None


def test_equal_values_of_other_types_are_told_apart():
    sheet = written((1,), (True,), (1.0,), kinds=(Kind.NUMBER,))
    assert [cell.value for cell in sheet["A"][1:]] == [1, "是", 1]


def test_an_empty_sheet_says_why():
    assert written()["A2"].value == "没有。"
    assert written(name="changes")["A2"].value == "只有一年。"


def test_a_row_is_as_high_as_its_longest_text():
    one, three = height_of([("短", 20)]), height_of([("短", 20), ("字" * 27, 20)])
    assert one < three < height_of([("一\n二\n三\n四\n五", 20)])
    assert height_of([("字" * 30_000, 20)]) == 409


def test_sheet_names_are_such_as_excel_takes():
    names = sheet_names(
        {
            "a": "指标/目标[全]",
            "b": "指标/目标[全]",
            "c": "",
            "d": "长" * 40,
            "e": "'史'",
            "f": "History",
        }
    )
    assert names["a"] == "指标·目标·全·"
    assert names["c"] == "c"
    assert names["e"] == "史"
    assert len({name.casefold() for name in names.values()} | {"history"}) == 7
    assert all(0 < len(name) <= 31 for name in names.values())
