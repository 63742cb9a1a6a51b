from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from compare.briefing.document import Briefing, Cell, Column, Reader, Row, Run, Table
from compare.rendering.html import render_html
from tests.rendering.html.browser import Browser
from tests.rendering.html.conftest import TEMPLATES

pytestmark = pytest.mark.browser

VIEWS = ("view-briefing", "view-compare", "view-originals", "view-search")
IN_SIGHT = "(e => e && e.getBoundingClientRect().top >= 0 && e.getBoundingClientRect().bottom <= innerHeight)(document.querySelector('.arrived'))"


def test_two_documents_stand_side_by_side(browser: Browser) -> None:
    browser.open("#view-compare")
    Select(browser.one("#compare-left")).select_by_value("D2")
    Select(browser.one("#compare-right")).select_by_value("D3")
    assert browser.texts("#compare-sides a") == ["乙水县", "丙原区"]
    left, right = browser.all(".topic:nth-child(2) .row:first-child .cell")
    assert "〔2·3〕" in left.text
    assert "无对应" in right.text
    assert left.rect["y"] == right.rect["y"]
    assert left.rect["x"] < right.rect["x"]


def test_swap_exchanges_the_sides(browser: Browser) -> None:
    browser.open("#view-compare?left=D2&right=D3")
    browser.one("#compare-swap").click()
    assert browser.texts("#compare-sides a") == ["丙原区", "乙水县"]
    assert "left=D3" in browser.driver.current_url


@pytest.mark.parametrize(
    ("name", "value"), [("role", "工作安排"), ("theme", "协商议政"), ("presence", "both")]
)
def test_filters_leave_what_was_asked_for(browser: Browser, name: str, value: str) -> None:
    browser.open("#view-compare?left=D2&right=D3")
    assert len(browser.all(".topic")) == 3
    browser.one(".filters summary").click()
    chip = browser.one(f"#filter-{name} [data-value='{value}']")
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    assert browser.texts(".topic .badge.role") == ["工作安排"]
    browser.one("#compare-reset").click()
    assert len(browser.all(".topic")) == 3


def test_districts_narrow_the_choice(browser: Browser) -> None:
    browser.open("#view-compare?left=D1&right=D2")
    browser.one(".filters summary").click()
    for district in ("乙水县", "丙原区"):
        browser.one(f"#filter-district [data-value='{district}']").click()
    assert set(browser.texts("#compare-sides a")) == {"乙水县", "丙原区"}
    assert len(browser.all("#compare-left option")) == 2


def test_a_formula_leads_to_all_its_places_and_from_there_to_its_entry(browser: Browser) -> None:
    browser.open("#view-compare")
    browser.one(".cell a.inner").click()
    browser.until("document.querySelectorAll('#search-results .group').length === 3")
    assert set(browser.texts(".hit")) == {"把方向、管大局、保落实"}
    assert "18" in browser.one("#search-count").text
    browser.one("#search-count a").click()
    browser.until("document.querySelector('.arrived')?.id === 'formula-F1'")
    assert browser.view() == ["view-briefing"]
    assert browser.one("#formula-F1").is_displayed()
    browser.until(IN_SIGHT)


def test_search_crosses_punctuation_and_leads_to_the_original(browser: Browser) -> None:
    browser.open("#view-search")
    browser.one("#search-query").send_keys("管大局 保落实")
    browser.until("document.querySelectorAll('#search-results .group').length === 3")
    assert browser.texts(".hit")[0] == "管大局、保落实"
    assert "18" in browser.one("#search-count").text
    assert browser.texts("#search-districts .number") == ["6", "6", "6"]
    browser.run("arguments[0].click()", browser.all(".group:last-child li a")[-1])
    browser.until("document.querySelector('.arrived')?.id === 'D3-5'")
    assert browser.view() == ["view-originals"]
    browser.until(IN_SIGHT)
    assert (
        browser.run("return getComputedStyle(document.querySelector('.arrived')).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    browser.driver.back()
    browser.until("!document.getElementById('view-search').hidden")
    assert len(browser.all("#search-results .group")) == 3


def test_search_crosses_the_end_of_a_sentence(browser: Browser) -> None:
    browser.open("#view-search?query=断开")
    assert browser.texts(".hit") == ["断，开"]
    assert browser.texts("#search-districts .number") == ["1", "0", "0"]


def test_search_without_a_hit_says_so(browser: Browser) -> None:
    browser.open("#view-search?query=子虚乌有")
    assert "子虚乌有" in browser.one("#search-count").text
    assert browser.all("#search-results .group") == []


def test_a_citation_says_in_full_where_it_stands_once_asked(browser: Browser) -> None:
    browser.open()
    label = browser.one("#view-briefing a.citation")
    assert not label.get_attribute("title")
    browser.run("arguments[0].focus()", label)
    title = label.get_attribute("title") or ""
    assert title.startswith("第1号文本《甲山区政协工作报告》，甲山.txt，“")


def test_tables_sort_up_down_and_back(browser: Browser) -> None:
    browser.open("#table-sort")
    head = browser.all("#table-sort th")[1]
    printed = ["9", "12", "—"]
    for order, numbers in (
        ("ascending", ["9", "12", "—"]),
        ("descending", ["12", "9", "—"]),
        ("none", printed),
    ):
        head.find_element("css selector", "button").click()
        assert head.get_attribute("aria-sort") == order
        assert browser.texts("#table-sort tbody td:nth-child(2)") == numbers


def test_a_long_table_is_narrowed_to_rows_with_some_words(
    browser: Browser, briefing: Briefing, tmp_path: Path
) -> None:
    rows = tuple(
        Row((Cell(((Run(f"第{number}项"),),)), Cell(((Run("乡村" if number % 5 else "城市"),),))))
        for number in range(1, 31)
    )
    table = Table("表1", "长表", (Column("项"), Column("题")), rows, "table-long")
    part = replace(briefing.parts[0], blocks=(table,))
    path = tmp_path / "long.html"
    path.write_text(render_html(replace(briefing, parts=(part,)), TEMPLATES), "utf-8")
    long = Browser(browser.driver, path.as_uri())
    long.open()
    long.one("#table-long .narrow").send_keys("城市 第1")
    long.until("document.querySelector('.rows-left').textContent === '2／30 行'")
    shown = [row.text for row in long.all("#table-long tbody tr") if row.is_displayed()]
    assert shown == ["第10项 城市", "第15项 城市"]
    long.one("#table-long .narrow").clear()
    long.one("#table-long .narrow").send_keys(" ")
    long.until("document.querySelectorAll('#table-long tbody tr[hidden]').length === 0")


def test_shades_sort_by_meaning(browser: Browser) -> None:
    browser.open()
    browser.run("document.querySelectorAll('#table-表1 th button')[1].click()")
    assert browser.texts("#table-表1 tbody td:nth-child(2)") == ["●", "●", "◐", "◐", "—", "—"]


def test_a_table_is_copied_for_a_spreadsheet(browser: Browser) -> None:
    browser.open("#table-sort")
    browser.run(
        "window.copied = ''; Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}})"
    )
    browser.run("document.querySelector('#table-sort .copy').click()")
    browser.until("window.copied")
    assert browser.run("return window.copied").split("\n")[:2] == [
        "提法\t次数",
        "把方向、管大局、保落实\t9",
    ]
    browser.until("document.querySelector('#table-sort .copy').textContent.startsWith('已复制')")


def test_tabs_by_keyboard(browser: Browser) -> None:
    browser.open()
    for view in (*VIEWS[1:], VIEWS[0]):
        browser.run("document.querySelector('.tabs a[aria-current]').focus()")
        browser.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
        browser.until(f"!document.getElementById('{view}').hidden")
        assert browser.view() == [view]
        assert browser.run("return document.activeElement.getAttribute('aria-current')") == "page"


def test_the_first_stop_skips_to_the_content(browser: Browser) -> None:
    browser.open()
    browser.one("body").send_keys(Keys.TAB)
    assert browser.run("return document.activeElement.className") == "skip"
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    browser.until("document.activeElement.id === 'main'")
    assert browser.view() == ["view-briefing"]


@pytest.mark.parametrize(
    ("fragment", "view"),
    [
        ("", "view-briefing"),
        ("#view-compare?left=D3&right=D1&role=工作安排", "view-compare"),
        ("#view-originals?document=D2", "view-originals"),
        ("#view-search?query=坚持", "view-search"),
        ("#D2-3", "view-originals"),
        ("#section-D3.2", "view-originals"),
        ("#annex-2-1", "view-briefing"),
        ("#nowhere", "view-briefing"),
        ("#view-constructor", "view-briefing"),
        ("#%E0%A4%A", "view-briefing"),
    ],
)
def test_a_deep_link_opens_its_view(browser: Browser, fragment: str, view: str) -> None:
    browser.open(fragment)
    assert browser.view() == [view]
    assert browser.one(".tabs a[aria-current]").get_attribute("data-view") == view.removeprefix(
        "view-"
    )


def test_a_deep_link_restores_the_comparison(browser: Browser) -> None:
    browser.open("#view-compare?left=D3&right=D1&role=工作安排")
    assert browser.texts("#compare-sides a") == ["丙原区", "甲山区"]
    assert browser.texts(".topic .badge.role") == ["工作安排"]


def test_an_original_shows_what_was_removed_and_doubted(browser: Browser) -> None:
    browser.open("#view-originals?document=D2")
    panel = browser.one("#originals-findings").text
    for word in ("第1行", "图片说明", "区政协协商会现场。", "第2行", "句子残缺"):
        assert word in panel
    browser.one("[data-form=clean]").click()
    assert len(browser.all("#originals-text .sentence")) == 6
    assert browser.texts("#originals-text .sign") == ["疑"]


def test_hostile_text_runs_nothing(browser: Browser) -> None:
    for fragment in ("#D1-x0", "#view-search?query=粗"):
        browser.open(fragment)
        assert browser.run("return window.broken ?? null") is None
        assert browser.all("main b") == []


@pytest.mark.parametrize(
    "fragment",
    ["", "#annex-1", "#annex-2", "#annex-3", "#view-compare", "#D1-x0", "#view-search?query=坚持"],
)
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, fragment: str) -> None:
    browser.open(fragment, width=360)
    assert browser.run("return document.documentElement.scrollWidth") <= 360


def test_closed_annexes_are_printed(browser: Browser) -> None:
    browser.open()
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    assert browser.all("#view-briefing details:not([open])") == []
    browser.run("window.dispatchEvent(new Event('afterprint'))")
    assert len(browser.all("#view-briefing .annex[open]")) == 0


def test_without_scripts_the_briefing_is_readable(browser: Browser) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open()
        assert browser.one("h1").is_displayed()
        assert browser.one("#table-表1").is_displayed()
        assert [each.is_displayed() for each in browser.all(".notice")] == [True] * 3
        assert not browser.one("#compare-left").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_briefing_without_originals_opens_every_view(
    browser: Browser, briefing: Briefing, tmp_path: Path
) -> None:
    path = tmp_path / "empty.html"
    path.write_text(render_html(replace(briefing, reader=Reader((), ())), TEMPLATES), "utf-8")
    empty = Browser(browser.driver, path.as_uri())
    for view in VIEWS:
        empty.open(f"#{view}")
        assert empty.view() == [view]
