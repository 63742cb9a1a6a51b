"""The comparison: what corresponds stands side by side, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from compare.rendering.html import render_html
from tests.rendering.html.browser import FAINT, Browser
from tests.rendering.html.compared import SAME, compared_briefing, pair_briefing
from tests.rendering.html.conftest import TEMPLATES

pytestmark = pytest.mark.browser

BOTH = "#view-compare?left=D2&right=D3"
NEVER_COMPARED = "#view-compare?left=D1&right=D3"
WHOLE = f"{BOTH}&layout=whole"
SIDE_TEXTS = "return [...document.querySelectorAll(arguments[0])].map((row) => [...row.querySelectorAll('.cell')].map((cell) => [...cell.querySelectorAll('.prose > .sentence')].map((each) => each.firstChild.parentElement.textContent.replace(/〔.*/, '')).join('')))"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("compared") / "page.html"
    path.write_text(render_html(compared_briefing(), TEMPLATES), "utf-8")
    return path


@pytest.fixture
def compare(chromium: webdriver.Chrome, page: Path) -> Iterator[Browser]:
    browser = Browser(chromium, page.as_uri())
    yield browser
    assert browser.complaints() == []


def rows(browser: Browser, selector: str = ".row") -> list[list[str]]:
    found: list[list[str]] = browser.run(SIDE_TEXTS, selector)
    return found


def test_corresponding_sentences_stand_side_by_side(compare: Browser) -> None:
    compare.open(BOTH)
    assert rows(compare, ".row.paired") == [
        [SAME, SAME],
        ["新增规上企业30家，总数达到210家。", "新增规上企业45家，总数达到360家。"],
    ]
    for row in compare.all(".row.paired"):
        left, right = (
            row.find_element("css selector", f".cell.{side} .sentence")
            for side in ("left", "right")
        )
        assert left.rect["y"] == right.rect["y"]
        assert left.rect["x"] < right.rect["x"]
    assert compare.texts(".row.paired .grade") == ["逐字相同", "变体"]


def test_only_the_differing_words_are_marked(compare: Browser) -> None:
    compare.open(BOTH)
    first, second = compare.all(".row.paired")
    assert first.find_elements("css selector", ".difference") == []
    marked = [each.text for each in second.find_elements("css selector", ".difference")]
    assert marked == ["30", "210", "45", "360"]


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("学习贯彻习近平总书记讲话", "贯彻落实习近平总书记讲话", ["学习", "落实"]),
        ("增长5.3%，总量居前", "增长5.8%，总量居前", ["5.3", "5.8"]),
        ("发展总体平稳、稳中有进", "发展稳中有进、进中提质", ["总体平稳", "进中提质"]),
        ("推进养老服务全覆盖", "推进养老服务全覆盖。", []),
    ],
)
def test_a_difference_begins_and_ends_where_the_wording_does(
    chromium: webdriver.Chrome, tmp_path: Path, one: str, other: str, marked: list[str]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render_html(pair_briefing(one, other), TEMPLATES), "utf-8")
    browser = Browser(chromium, path.as_uri())
    browser.open("#view-compare?left=D1&right=D2")
    assert browser.texts(".row.paired .difference") == marked


def test_what_has_no_counterpart_stands_alone(compare: Browser) -> None:
    compare.open(BOTH)
    loose = rows(compare, ".topic:nth-child(2) .row:not(.paired)")
    assert loose == [["我县独有的一句话说在这里。", "区里另有一句不相干的话。"]]


def test_a_moved_sentence_says_where_its_counterpart_stands(compare: Browser) -> None:
    compare.open(BOTH)
    told = compare.one(".cell.left .counterpart")
    assert "逐字相同" in told.text
    assert "移位" in told.text
    assert "右侧见“二、扩大开放”" in told.text
    told.find_element("css selector", "summary").send_keys(Keys.ENTER)
    assert "推进养老服务全覆盖。" in told.text
    back = compare.one(".cell.right .counterpart summary").text
    assert "左侧见“二、民生改善”" in back


def test_what_only_one_side_has_is_called_so(compare: Browser) -> None:
    compare.open(BOTH)
    absent = [topic.text for topic in compare.all(".topic") if "无对应" in topic.text]
    assert [text.splitlines()[:2] for text in absent] == [
        ["工作安排", "民生"],
        ["工作安排", "开放"],
    ]


def test_an_opening_stands_in_no_topic_but_is_shown_first(compare: Browser) -> None:
    compare.open(BOTH)
    assert compare.texts(".topic:first-child .badge") == ["引言"]
    assert rows(compare, ".topic:first-child .row") == [["各位代表：", "各位代表、同志们："]]


def test_a_section_of_two_topics_stands_once(compare: Browser) -> None:
    compare.open(BOTH)
    assert compare.one("#compare-rows").text.count("我县独有的一句话") == 1


def test_the_count_says_how_much_corresponds(compare: Browser) -> None:
    compare.open(BOTH)
    count = compare.one("#compare-count").text
    assert "共 4 题：两边皆有 2，仅左侧有 1，仅右侧有 1。" in count
    assert "相应语句 3 对：逐字相同 2，变体 1，同题异述 0；其中移位 1。" in count


@pytest.mark.parametrize(
    ("kind", "paired", "shown"),
    [
        ("verbatim", 1, "推进养老服务全覆盖。"),
        ("variant", 1, "总数达到360家。"),
        ("moved", 0, "推进养老服务全覆盖。"),
        ("alone", 0, "我县独有的一句话说在这里。"),
    ],
)
def test_sentences_are_filtered_by_how_they_correspond(
    compare: Browser, kind: str, paired: int, shown: str
) -> None:
    compare.open(BOTH)
    compare.one(".filters summary").click()
    compare.one(f"#filter-sentence [data-value='{kind}']").click()
    assert len(compare.all(".row.paired")) == paired
    assert shown in compare.one("#compare-rows").text
    assert (SAME in compare.one("#compare-rows").text) == (kind == "verbatim")
    assert f"sentence={kind}" in compare.driver.current_url


def test_reports_of_one_district_are_told_apart_by_year(compare: Browser) -> None:
    compare.open(BOTH)
    names = [option.text for option in Select(compare.one("#compare-left")).options]
    assert names == ["1　甲山县（2024年）", "2　甲山县（2025年）", "3　乙水区"]


def test_the_years_of_one_district_are_compared(compare: Browser) -> None:
    compare.open("#view-compare?left=D1&right=D2")
    assert rows(compare, ".row.paired")[0] == [
        "新增规上企业20家，总数达到180家。",
        "新增规上企业30家，总数达到210家。",
    ]


def test_the_page_adds_to_the_years_what_it_matches_and_says_so(compare: Browser) -> None:
    compare.open("#view-compare?left=D1&right=D2")
    assert "其中1对" in compare.one("#compare-here").text
    assert rows(compare, ".row.paired")[1:] == [["推进养老服务全覆盖。", "推进养老服务全覆盖。"]]
    compare.open(BOTH)
    assert not compare.one("#compare-here").is_displayed()


def test_years_narrow_the_choice(compare: Browser) -> None:
    compare.open("#view-compare?left=D1&right=D2")
    compare.one(".filters summary").click()
    compare.one("#filter-year [data-value='2025']").click()
    assert [option.text[0] for option in Select(compare.one("#compare-left")).options] == ["2", "3"]
    assert "甲山县（2025年）" in compare.one("#compare-sides").text


def test_search_is_narrowed_to_a_year(compare: Browser) -> None:
    compare.open("#view-search?query=养老服务")
    assert len(compare.all("#search-results .group")) == 3
    Select(compare.one("#search-year")).select_by_visible_text("2024年")
    assert compare.texts("#search-results h3") == ["甲山县（2024年） 1 处"]
    assert "year=2024" in compare.driver.current_url


def test_what_was_never_compared_is_matched_here_and_says_so(compare: Browser) -> None:
    compare.open(NEVER_COMPARED)
    assert compare.one("#compare-here").is_displayed()
    assert "推进养老服务全覆盖。" in compare.one(".counterpart").get_attribute("textContent")
    assert ["新增规上企业20家，总数达到180家。", "新增规上企业45家，总数达到360家。"] in rows(
        compare, ".row.paired"
    )


def test_the_page_begins_with_two_districts_of_the_present_year(compare: Browser) -> None:
    compare.open("#view-compare")
    assert compare.texts("#compare-sides a") == ["甲山县（2025年）", "乙水区"]


def test_a_document_beside_itself_breaks_nothing(compare: Browser) -> None:
    compare.open("#view-compare?left=D2&right=D2")
    assert compare.all(".row.paired") == []
    assert not compare.one("#compare-here").is_displayed()


def test_the_reader_steps_from_pair_to_pair_by_keyboard(compare: Browser) -> None:
    compare.open(BOTH)
    compare.run("document.querySelector('.step.next').focus()")
    seen = []
    for key in (Keys.ENTER, Keys.ENTER, Keys.ENTER):
        compare.driver.switch_to.active_element.send_keys(key)
        seen += compare.texts(".row.arrived .cell.left .sentence")
    assert [text[:4] for text in seen] == ["坚持把发", "新增规上", "新增规上"]
    compare.one(".step.previous").click()
    assert compare.texts(".row.arrived .grade") == ["逐字相同"]


def test_the_whole_texts_stand_beside_each_other(compare: Browser) -> None:
    compare.open(BOTH)
    compare.one("button[data-layout=whole]").click()
    assert "layout=whole" in compare.driver.current_url
    assert [SAME in pane.text for pane in compare.all(".pane")] == [True, True]
    compare.open(WHOLE)
    assert compare.one("button[data-layout=whole]").get_attribute("aria-pressed") == "true"
    assert len(compare.all(".pane")) == 2


def stretched(browser: Browser) -> None:
    """Leave room above a sentence on the right, so that the panes have something to make up for."""
    browser.run(
        "const sheet = new CSSStyleSheet();"
        "sheet.replaceSync('.panes {height: 200px; min-height: 0} .pane .prose {margin-block: 90px}"
        " #pane-right .prose {margin-block: 150px}');"
        "document.adoptedStyleSheets = [sheet]; window.dispatchEvent(new Event('resize'));"
    )


TOP = "document.getElementById('pane-right-2').getBoundingClientRect().top - document.getElementById('pane-left-2').getBoundingClientRect().top"


def test_the_panes_scroll_together_by_what_corresponds(compare: Browser) -> None:
    compare.open(WHOLE)
    stretched(compare)
    before = compare.run("return document.getElementById('pane-right').scrollTop")
    compare.run(
        "const left = document.getElementById('pane-left');"
        "left.scrollTop += document.getElementById('pane-left-2').getBoundingClientRect().top"
        " - left.getBoundingClientRect().top - left.clientHeight / 3"
    )
    compare.until(f"document.getElementById('pane-right').scrollTop > {before}")
    assert abs(compare.run(f"return {TOP}")) < 5


def test_panes_scroll_apart_on_demand(compare: Browser) -> None:
    compare.open(WHOLE)
    stretched(compare)
    compare.one("#compare-sync").click()
    compare.run("document.getElementById('pane-left').scrollTop = 300")
    compare.run("return new Promise((done) => setTimeout(done, 200))")
    assert compare.run("return document.getElementById('pane-right').scrollTop") == 0


def test_panes_are_scrolled_by_keyboard(compare: Browser) -> None:
    compare.open(WHOLE)
    stretched(compare)
    compare.run("document.getElementById('pane-left').focus({preventScroll: true})")
    compare.driver.switch_to.active_element.send_keys(Keys.END)
    compare.until("document.getElementById('pane-right').scrollTop > 100")


def test_a_sentence_meets_its_counterpart_with_the_differing_words_marked(compare: Browser) -> None:
    compare.open(WHOLE)
    stretched(compare)
    compare.run("document.querySelector('#pane-left-2 button').focus()")
    compare.driver.switch_to.active_element.send_keys(Keys.ENTER)
    compare.until("document.querySelectorAll('.met').length === 2")
    assert abs(compare.run(f"return {TOP}")) < 5
    assert compare.texts(".met .difference") == ["30", "210", "45", "360"]
    compare.run("document.querySelector('#pane-left-1 button').click()")
    assert compare.texts(".pane .difference") == []


def test_a_counterpart_that_a_filter_leaves_out_is_met_in_its_original(compare: Browser) -> None:
    compare.open(f"{WHOLE}&theme=民生")
    compare.run("document.querySelector('#pane-left-5 button').click()")
    compare.until("!document.getElementById('view-originals').hidden")
    compare.until("document.querySelector('.arrived')?.id === 'D3-4'")


def test_on_paper_stands_the_comparison_that_is_open(compare: Browser) -> None:
    compare.open(BOTH)
    compare.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert compare.one("#compare-rows").is_displayed()
        assert not compare.one(".controls").is_displayed()
        assert not compare.one("#view-briefing").is_displayed()
    finally:
        compare.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("fragment", [BOTH, NEVER_COMPARED, WHOLE])
def test_a_phone_shows_one_column(compare: Browser, fragment: str) -> None:
    compare.open(fragment, width=360)
    assert compare.run("return document.documentElement.scrollWidth") <= 360
    names = compare.all(".row.paired .cell-name")
    assert all(each.is_displayed() for each in names)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", [BOTH, NEVER_COMPARED, WHOLE])
def test_text_and_marks_stand_out_from_their_ground(
    compare: Browser, scheme: str, fragment: str
) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    compare.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        compare.open(fragment)
        compare.run(
            "for (const each of document.querySelectorAll('.filters, .counterpart')) each.open = true;"
            "document.querySelector('.pane button, .step.next').click();"
        )
        assert compare.run(FAINT, "view-compare") == []
    finally:
        compare.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("fragment", [BOTH, WHOLE])
def test_every_control_has_a_name_and_is_reached_in_the_order_of_the_page(
    compare: Browser, fragment: str
) -> None:
    compare.open(fragment)
    controls = (
        "[...document.querySelectorAll('#view-compare :is(a, button, select, input, summary, [tabindex])')]"
        ".filter((each) => each.checkVisibility() && !each.disabled)"
    )
    assert (
        compare.run(
            f"return {controls}.filter((each) => !(each.ariaLabel || each.labels?.[0]?.textContent.trim()"
            " || each.textContent.trim())).length"
        )
        == 0
    )
    assert compare.run(f"return {controls}.filter((each) => each.tabIndex > 0).length") == 0
