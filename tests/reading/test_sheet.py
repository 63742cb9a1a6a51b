"""Read tables that hold a report in each row."""

from __future__ import annotations

import importlib
import io
import zipfile

import openpyxl
import pytest

from compare.cleaning import clean_source
from compare.errors import InputError
from compare.reading import read_paths
from compare.reading.rows import row_texts
from compare.reading.sheet import SeparatedReader, SheetReader
from compare.segmenting import segment_sources
from compare.settings import ReadingSettings, StructureSettings
from tests.support.reports import LEXICON

BODY = "一、2024年工作回顾\n" + "过去一年，坚持服务中心大局，深入调研视察，提出意见建议。\n" * 12
OTHER = BODY.replace("调研视察", "民主监督")
HEADER = ("序号", "区县", "年份", "标题", "正文")
ROWS = (
    (1, "唐县", 2025, "政府工作报告", BODY),
    (2, "易县", "2025年", "易县2025年政府工作报告", OTHER),
)


def workbook(**sheets: tuple) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts(data: bytes, name: str = "a.xlsx"):
    reader = SheetReader() if name.endswith("xlsx") else SeparatedReader()
    return reader.read(data, name, ReadingSettings()).parts


def test_each_row_is_a_source_with_its_place(tmp_path):
    path = tmp_path / "报告 汇编.xlsx"
    path.write_bytes(workbook(说明=[("本表由各县报送",)], 报告=[HEADER, *ROWS]))
    reading = read_paths([path], ReadingSettings())
    assert not reading.skipped
    assert [source.path.partition("#")[2] for source in reading.sources] == ["报告!2", "报告!3"]
    first, second = reading.sources
    assert first.text == "唐县2025年政府工作报告\n" + BODY.strip()
    assert second.text == "易县2025年政府工作报告\n" + OTHER.strip()
    assert {source.format for source in reading.sources} == {"xlsx"}
    cleans = [clean_source(source, LEXICON) for source in reading.sources]
    documents = segment_sources(cleans, StructureSettings(), LEXICON)
    assert [document.identity.district for document in documents] == ["唐县", "易县"]
    assert [document.identity.review_year for document in documents] == [2024, 2024]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_separated_values_in_any_encoding(encoding, name, separator):
    lines = [separator.join(HEADER)]
    lines += [separator.join([*map(str, row[:4]), f'"{row[4]}"']) for row in ROWS]
    found = parts("\r\n".join(lines).encode(encoding), name)
    assert [part.member for part in found] == ["#2", "#3"]
    assert found[0].text == "唐县2025年政府工作报告\n" + BODY.strip()
    assert found[0].encoding in ("utf-8", "gb18030", "utf-16-le")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("", BODY)], [""]),
        ([("标题", "内容"), ("", BODY), ("工作报告", BODY)], ["", "工作报告"]),
        ([("各县报告汇编", ""), ("区县", "内容"), ("唐县", BODY)], ["唐县"]),
        ([("标题", "内容"), ("工作报告", "工作报告\n" + BODY)], [""]),
        ([("年度", "内容"), ("2024", "2025年工作报告\n" + BODY)], [""]),
        ([("地区名称", "内容"), ("唐县", BODY)], ["唐县"]),
        ([("甲", "乙"), ("丙", BODY)], [""]),
        ([(), ("内容",), (BODY,), ("",), (BODY,)], ["", ""]),
    ],
)
def test_title_lines(rows, expected):
    found = list(row_texts(rows, 60))
    longest = [max(row, key=len).strip() for row in rows if any(len(cell) > 100 for cell in row)]
    assert [row.text for row in found] == [
        f"{title}\n{text}" if title else text for title, text in zip(expected, longest, strict=True)
    ]


def test_a_text_longer_than_a_cell_goes_on_in_the_next():
    long = (BODY * 300)[:70_000]
    (part,) = parts(
        workbook(表=[("内容", "续一", "续二"), (long[:32_000], long[32_000:64_000], long[64_000:])])
    )
    assert part.text == long
    (part,) = parts(workbook(表=[("内容", "备注"), (BODY, "已核")]))
    assert part.text == BODY.strip()


def test_a_table_without_texts_says_so():
    assert list(row_texts([("区县", "人口"), ("唐县", "50")], 60)) == []
    with pytest.raises(InputError, match="no column") as caught:
        parts(workbook(表=[("区县", "人口"), ("唐县", 50)]))
    assert "one cell" in caught.value.remedy


def test_escaped_characters_of_excel():
    (part,) = parts(workbook(表=[("内容",), ("甲_x000D_\n_xD800__x0000_" + BODY,)]))
    assert part.text.startswith("甲\n一、")
    part.text.encode("utf-8")


def test_formulas_are_not_run_and_show_the_value_they_had():
    (part,) = parts(workbook(表=[("标题", "内容"), ('=WEBSERVICE("http://a.example")', BODY)]))
    assert part.text == BODY.strip()


def test_without_openpyxl_the_message_says_how_to_get_it(monkeypatch):
    def refuse(name: str):
        raise ImportError(name)

    data = workbook(表=[("内容",), (BODY,)])
    monkeypatch.setattr(importlib, "import_module", refuse)
    with pytest.raises(InputError, match="needs openpyxl") as caught:
        parts(data)
    assert "compare-reports[sheets]" in caught.value.remedy


def changed(member: str, old: str, new: str) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(workbook(表=[("内容",), (BODY,)])))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name in source.namelist():
            text = source.read(name).decode("utf-8")
            file.writestr(name, text.replace(old, new) if name == member else text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: b"", "cut short"),
        (lambda: workbook(表=[("内容",), (BODY,)])[:-40], "cut short"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "password"),
        (
            lambda: changed(
                "xl/workbook.xml", "<workbook", '<!DOCTYPE a [<!ENTITY e "e">]><workbook'
            ),
            "document type",
        ),
        (lambda: changed("xl/workbook.xml", "</workbook>", ""), "damaged workbook"),
        (lambda: changed("xl/worksheets/sheet1.xml", "</sheetData>", " " * 60_000_000), "bytes"),
    ],
)
def test_bad_workbooks_say_what_is_wrong(make, problem):
    with pytest.raises(InputError, match=problem) as caught:
        parts(make())
    assert caught.value.remedy


def test_a_row_number_that_is_far_too_large_ends():
    data = changed("xl/worksheets/sheet1.xml", 'r="2"', 'r="999999999"')
    with pytest.raises(InputError):
        parts(data)


def test_a_field_without_end_says_so():
    with pytest.raises(InputError, match="separated values"):
        parts(('标题,内容\n甲,"' + BODY * 500).encode(), "a.csv")


def test_each_text_knows_its_row():
    (first, second) = parts(workbook(报告=[HEADER, (), *ROWS]))
    assert [(place.start, place.end, place.row) for place in first.places] == [
        (0, len(first.text), 3)
    ]
    assert second.places[0].row == 4
    (only,) = parts(f'标题,正文\n报告,"{BODY}"\n'.encode(), "a.csv")
    assert only.places[0].row == 2


def hidden(row: int | None = None, sheet: str = "") -> bytes:
    """Hide a row of the first sheet, or another sheet."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(报告=[HEADER, *ROWS], 旧=[HEADER, ROWS[0]])))
    if row:
        book["报告"].row_dimensions[row].hidden = True
    if sheet:
        book[sheet].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_rows_and_sheets_that_do_not_show_are_left_out_and_recorded():
    found = parts(hidden(2, "旧"))
    assert [part.member for part in found] == ["#报告!3"]
    records = [(record.reason, record.text[:6]) for record in found[0].dropped]
    assert records == [("hidden", "#报告!2:"), ("hidden", "#旧!2: ")]


def test_a_workbook_that_shows_nothing_is_refused():
    book = openpyxl.load_workbook(io.BytesIO(workbook(报告=[HEADER, ROWS[0]])))
    book["报告"].row_dimensions[2].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(InputError, match="hidden"):
        parts(stream.getvalue())
