"""The reading report in the terminal: short first, bounded, complete on demand."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from compare import api
from compare.analysis import Reports
from compare.errors import OutputError
from compare.inspection import MOST_ENTRIES, print_reports, where
from compare.model.source import Box, Dropped, Place, Reading
from compare.reading_report import locate
from compare.settings import Settings
from tests.support.reports import read_text, source_of

PARTS = 40
TEXT = "高唐县政协2023年工作报告\n一、2023年工作回顾\n" + "".join(
    f"{number}.做好第{number}项工作\n我们认真做好这一项工作,推动各项任务落到实处,取得了新的成效。\n"
    for number in range(1, PARTS + 1)
)


def printed(reports: Reports, show_all: bool = False) -> str:
    stream = io.StringIO()
    print_reports(reports, Settings(), Console(file=stream, width=100), show_all)
    return stream.getvalue()


@pytest.fixture(scope="module")
def reports() -> Reports:
    made = read_text(TEXT)
    dropped = tuple(Dropped("page_head", f"第{n}页眉", n) for n in range(1, PARTS + 1))
    document = replace(made.only, corrected=("district",))
    return Reports(Reading((replace(made.source, dropped=dropped),), ()), (document,))


def test_the_summary_stands_first(reports: Reports):
    first = " ".join(printed(reports).split("D1 ")[0].replace("│", "").split())
    said = ("1 document,", "characters changed,", " doubt", "40 left out by the reader")
    for words in (*said, "1 corrected by a person"):
        assert words in first


def test_long_lists_are_cut_unless_all_is_asked_for(reports: Reports):
    short, long = printed(reports), printed(reports, show_all=True)
    assert f"and {PARTS - MOST_ENTRIES} more (--all)" in short
    assert f"第{PARTS}页眉" not in short
    assert f"第{PARTS}页眉" in long
    assert "(--all)" not in long
    assert f"Left out by the reader: {PARTS}  page head {PARTS}" in short


def test_a_correction_names_its_side_file(reports: Reports):
    assert "district (in text.txt.reading.toml)" in printed(reports)


def test_places_of_the_format_are_named():
    places = (Place(0, 4, page=3, box=Box(72, 310, 200, 330)), Place(4, 8, paragraph=12, row=5))
    source = replace(source_of("一二三四五六七八"), places=places)
    assert where(locate(source, 0, 2)) == "line 1, page 3 at 72,310–200,330"
    assert where(locate(source, 5, 7)) == "line 1, paragraph 12, row 5"


def test_one_report_alone_gives_a_page(tmp_path: Path):
    (tmp_path / "高唐县.txt").write_text(TEXT, "utf-8")
    reports = api.read([tmp_path / "高唐县.txt"])
    written = api.write_reading_page(reports, tmp_path / "page.html")
    page = written.path.read_text("utf-8")
    assert "阅读报告：高唐县.txt" in page
    assert "view-compare" not in page.partition("<style>")[0] + page.partition("<body>")[2][:3000]
    assert written.size == len(page.encode())


def test_the_page_never_replaces_a_report(tmp_path: Path):
    path = tmp_path / "高唐县.txt"
    path.write_text(TEXT, "utf-8")
    reports = api.read([path])
    with pytest.raises(OutputError):
        api.write_reading_page(reports, path)
    assert path.read_text("utf-8") == TEXT
    with pytest.raises(OutputError):
        api.write_reading_page(reports, tmp_path / "none" / "page.html")
