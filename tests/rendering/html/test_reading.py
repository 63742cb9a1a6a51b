"""The reading report beside the original: each entry leads to its place, each mark back to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from compare.analysis import Reports
from compare.briefing.reading_page import build_reading_page
from compare.model.report import Conflict, Doubt
from compare.model.source import Box, Dropped, Place, Reading, Skipped
from compare.rendering.html import render_reading
from compare.settings import Settings
from tests.rendering.html.browser import FAINT, Browser
from tests.rendering.html.conftest import TEMPLATES
from tests.support.reports import ReadFile, read_seeds, read_text

pytestmark = pytest.mark.browser

# Two characters beyond the basic plane: offsets are code points, a script counts otherwise.
TEXT = """记者 张三 摄
米易县政协2023年工作报告
一、2023年工作回顾
一年来,县政协坚持把方 向、管大局、保落实,𬭎业可期,𠮷祥如意,认真履行政治协商、民主监督、参政议政职能,提案办理满意
率达95%。围绕中心工作开展调研视察30余次,形成调研报告5篇,报送社情民意信息200篇,得到县委、县政府重视。

二、2024年工作安排
提高提案质量,办理满意率保持在95%以上。加强委员队伍建设和机关建设,完善制度,改进作风,提升履职能力和服务水平。
"""
SHOWN = "return [...document.querySelectorAll('.line')].map((line) => [...line.querySelectorAll('.line-text .stretch')].map((each) => each.textContent).join(''))"
SCROLLED = "(e => e && e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().bottom <= innerHeight)(document.querySelector('.arrived'))"


def page(made: ReadFile, skipped: tuple[Skipped, ...] = ()) -> str:
    reports = Reports(Reading((made.source,), skipped), made.documents)
    return render_reading(build_reading_page(reports, Settings()), TEMPLATES)


@pytest.fixture(scope="module")
def made() -> ReadFile:
    """Read a small text, with pages, a doubt, a contradiction and things left out."""
    read = read_text(TEXT)
    second = TEXT.index("围绕中心")
    places = (
        Place(0, second, page=1, box=Box(72, 90, 500, 300)),
        Place(second, len(TEXT), page=2, box=Box(72, 80, 500, 200)),
    )
    dropped = (Dropped("page_head", "米易年鉴", 2),)
    at = TEXT.index("形成调研报告")
    doubt = Doubt(at, at + 6, "形成调研报告", "形成报告", "doubled", 0.6)
    conflict = Conflict("district", "米易县", "米易县政协", "title", "高唐县", "县政协坚持", "body")
    document = read.only
    changed = replace(
        document,
        doubts=(doubt,),
        identity=replace(document.identity, conflicts=(conflict,)),
        corrected=("district",),
    )
    return ReadFile(replace(read.source, places=places, dropped=dropped), read.clean, (changed,))


@pytest.fixture
def reading(chromium: webdriver.Chrome, made: ReadFile, tmp_path: Path) -> Iterator[Browser]:
    path = tmp_path / "reading.html"
    path.write_text(page(made, (Skipped("坏.pdf", "is encrypted"),)), "utf-8")
    browser = Browser(chromium, path.as_uri())
    yield browser
    assert browser.complaints() == []


def arrived(browser: Browser) -> str:
    nodes = "[...document.querySelectorAll('.arrived')]"
    browser.until(f"{nodes}.length")
    return browser.run(f"return {nodes}.map((each) => each.textContent).join('')")


def test_the_raw_text_stands_there_line_by_line(reading: Browser) -> None:
    reading.open()
    assert reading.run(SHOWN) == TEXT.split("\n")
    numbers = [str(n) for n in range(1, TEXT.count("\n") + 2)]
    assert reading.texts(".line-number") == numbers


def test_a_damaged_newspaper_stands_there_too(chromium: webdriver.Chrome, tmp_path: Path) -> None:
    damaged = next(m for name, m in read_seeds().items() if name.startswith("000"))
    path = tmp_path / "damaged.html"
    path.write_text(page(damaged), "utf-8")
    browser = Browser(chromium, path.as_uri())
    browser.open()
    assert browser.run(SHOWN) == damaged.source.text.split("\n")


@pytest.mark.parametrize(
    ("kind", "words"),
    [("removed", "记者 张三 摄"), ("doubts", "形成调研报告"), ("sections", "一、2023年工作回顾")],
)
def test_an_entry_leads_to_its_place_and_the_mark_back(
    reading: Browser, kind: str, words: str
) -> None:
    reading.open()
    reading.run(f"document.querySelector('.list.{kind} .place').click()")
    assert words in arrived(reading)
    reading.until(SCROLLED)
    reading.run(f"document.querySelector('.to-report.{kind}').click()")
    reading.until("document.querySelector('.entry.arrived')")
    assert reading.run(
        f"return document.querySelector('.entry.arrived').closest('.{kind}') !== null"
    )
    assert reading.run("return document.activeElement.classList.contains('entry')")


def test_a_join_is_marked_where_the_line_was_cut(reading: Browser) -> None:
    reading.open()
    reading.run("document.querySelector('.list.joined .place').click()")
    reading.until("document.querySelector('.to-report.joined.arrived')")
    assert reading.run(
        "return document.querySelector('.to-report.joined').closest('.line').id"
    ).endswith("-4")


def test_a_contradiction_leads_to_both_wordings(reading: Browser) -> None:
    reading.open()
    places = reading.texts(".list.conflicts .place")
    assert places == ["标题 · 第2行 · 第1页", "正文 · 第4行 · 第1页"]
    reading.run("document.querySelectorAll('.list.conflicts .place')[1].click()")
    assert arrived(reading) == "县政协坚持"


def test_pages_are_marked_where_they_begin(reading: Browser) -> None:
    reading.open()
    assert reading.texts(".page-head") == ["第1页"]
    assert [e.get_attribute("data-sign") for e in reading.all(".page-inside")] == ["第2页"]
    place = reading.one(".list.doubts .place")
    assert place.text == "第5行 · 第2页"
    assert "距上80至200磅" in place.get_attribute("title")


def test_what_was_left_out_corrected_and_skipped_is_told(reading: Browser) -> None:
    reading.open()
    panel = reading.one("#originals-findings").get_attribute("textContent")
    for words in ("米易年鉴", "页眉", "人工更正", "text.txt.reading.toml"):
        assert words in panel
    assert "坏.pdf" in reading.one("#originals-skipped").text


def test_marks_are_reached_and_followed_by_keyboard(reading: Browser) -> None:
    reading.open()
    reading.run("document.querySelector('.to-report.doubts').focus()")
    reading.driver.switch_to.active_element.send_keys(Keys.ENTER)
    reading.until("document.querySelector('.list.doubts .entry.arrived')")
    reading.driver.switch_to.active_element.send_keys(Keys.TAB)
    assert reading.run("return document.activeElement.className") == "place"
    reading.driver.switch_to.active_element.send_keys(Keys.ENTER)
    reading.until("document.querySelector('.stretch.arrived')")
    assert arrived(reading) == "形成调研报告"


def test_every_mark_has_a_name(reading: Browser) -> None:
    reading.open()
    for mark in reading.all(".to-report"):
        assert "见阅读报告" in (mark.get_attribute("aria-label") or "")


def test_the_text_can_be_read_cleaned(reading: Browser) -> None:
    reading.open()
    reading.one("[data-form=clean]").click()
    assert reading.one("[data-form=clean]").get_attribute("aria-pressed") == "true"
    text = reading.one("#originals-text").text
    assert "坚持把方向、管大局" in text
    assert "张三" not in text
    reading.run("document.querySelector('.list.removed .place').click()")
    assert "张三" in arrived(reading)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "#entry-S1-0", "#at-S1-0-8"])
def test_text_and_marks_stand_out_from_their_ground(
    reading: Browser, scheme: str, fragment: str
) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    reading.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    reading.open(fragment)
    assert reading.run(FAINT, "view-originals") == []
    reading.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_paper_shows_the_open_report_and_hides_what_only_a_screen_needs(
    reading: Browser,
) -> None:
    reading.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    reading.open()
    report, text = reading.one("#originals-findings"), reading.one("#originals-text")
    assert report.rect["y"] < text.rect["y"]
    assert not reading.one(".documents").is_displayed()
    assert not reading.one("[data-form=clean]").is_displayed()
    reading.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("fragment", ["", "#entry-S1-0", "#at-S1-0-8", "#view-search?query=提案"])
def test_a_phone_needs_no_sideways_scrolling(reading: Browser, fragment: str) -> None:
    reading.open(fragment, width=360)
    assert reading.run("return document.documentElement.scrollWidth") <= 360


def test_on_a_phone_the_report_stands_before_the_text(reading: Browser) -> None:
    reading.open(width=360)
    report, text = reading.one("#originals-findings"), reading.one("#originals-text")
    assert report.rect["y"] < text.rect["y"]


@pytest.mark.parametrize("fragment", ["#at-S9-0-4", "#entry-S1-999", "#line-S1-9999", "#nowhere"])
def test_an_address_that_leads_nowhere_opens_the_page(reading: Browser, fragment: str) -> None:
    reading.open(fragment)
    assert reading.view() == ["view-originals"]
    assert reading.all(".line")


def test_the_page_alone_has_two_views_and_no_outside_address(made: ReadFile) -> None:
    tree = html.document_fromstring(page(made))
    assert tree.xpath("//main/section/@id") == ["view-originals", "view-search"]
    assert tree.xpath("//meta[@http-equiv]/@content")[0].startswith("default-src 'none'")
    assert {href for href in tree.xpath("//@href") if not href.startswith("#")} == {"data:,"}
    assert len(tree.xpath("//h1")) == 1


def test_the_same_reading_gives_the_same_page(made: ReadFile) -> None:
    assert page(made) == page(made)
