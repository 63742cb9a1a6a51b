"""Charts, tables and search answer to a reader, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from compare.briefing.document import Briefing, Chart, HeatMap
from compare.rendering.html import render_html
from tests.rendering.html.browser import Browser
from tests.rendering.html.conftest import TEMPLATES

pytestmark = pytest.mark.browser


def reopened(browser: Browser, briefing: Briefing, folder: Path) -> Browser:
    path = folder / "other.html"
    path.write_text(render_html(briefing, TEMPLATES), "utf-8")
    return Browser(browser.driver, path.as_uri())


def press(browser: Browser, chart: str, row: int, column: int) -> None:
    cell = f"#{chart} [data-row='{row}'][data-column='{column}']"
    browser.run(
        "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))", browser.one(cell)
    )


def test_a_cell_of_the_heat_map_opens_both_districts_side_by_side(browser: Browser) -> None:
    browser.open()
    press(browser, "chart-1", 0, 1)
    browser.until("!document.getElementById('view-compare').hidden")
    assert browser.texts("#compare-sides a") == ["甲山区", "乙水县"]
    assert browser.texts(".topic .badge.role") == ["工作回顾"]


def test_the_diagonal_opens_the_original(browser: Browser) -> None:
    browser.open()
    press(browser, "chart-1", 2, 2)
    browser.until("!document.getElementById('view-originals').hidden")
    assert "document=D3" in browser.driver.current_url


@pytest.mark.parametrize(("column", "districts"), [(0, 1), (1, 1), (2, 3)])
def test_a_cell_of_the_formula_matrix_opens_the_places(
    browser: Browser, column: int, districts: int
) -> None:
    browser.open()
    press(browser, "chart-2", 0, column)
    browser.until("!document.getElementById('view-search').hidden")
    assert len(browser.all("#search-results .group")) == districts
    assert set(browser.texts(".hit")) == {"把方向、管大局、保落实"}


def test_a_part_of_a_bar_opens_the_theme(browser: Browser) -> None:
    browser.open()
    press(browser, "chart-3", 1, 0)
    browser.until("!document.getElementById('view-compare').hidden")
    assert browser.texts("#compare-sides a")[0] == "乙水县"
    assert browser.texts(".topic .badge.theme") == ["协商议政"]


def test_a_bar_opens_the_source_of_its_figure(browser: Browser) -> None:
    browser.open("#chart-figures")
    press(browser, "chart-figures", 0, 0)
    browser.until("document.querySelector('.arrived')?.id === 'D2-1'")
    assert browser.view() == ["view-originals"]


def test_a_finger_meets_a_cell_of_a_large_chart(
    browser: Browser, briefing: Briefing, tmp_path: Path
) -> None:
    names = tuple(f"区{number}" for number in range(31))
    data = HeatMap(names, names, tuple((0.5,) * 31 for _ in names), "比例")
    part = replace(briefing.parts[0], blocks=(Chart("图1", "相近", "相近", data, "chart-1"),))
    other = reopened(browser, replace(briefing, parts=(part,)), tmp_path)
    other.open("#chart-1", width=390)
    cell = other.one("#chart-1 [data-row] .cell")
    assert cell.rect["width"] >= 24
    assert other.run("return document.documentElement.scrollWidth") <= 390


def test_a_chart_is_one_stop_and_arrow_keys_move_within(browser: Browser) -> None:
    browser.open()
    assert len(browser.all("#chart-1 [tabindex='0'][data-row]")) == 1
    browser.run("document.querySelector('#chart-1 [data-row]').focus()")
    for key in (Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_DOWN):
        browser.driver.switch_to.active_element.send_keys(key)
    assert browser.run("return document.activeElement.getAttribute('aria-label')").startswith(
        "丙原区 × 乙水县"
    )
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    browser.until("!document.getElementById('view-compare').hidden")
    assert browser.texts("#compare-sides a") == ["丙原区", "乙水县"]


def test_the_way_back_from_a_chart_leads_to_the_briefing(browser: Browser) -> None:
    browser.open()
    press(browser, "chart-1", 0, 1)
    browser.until("!document.getElementById('view-compare').hidden")
    browser.driver.back()
    browser.until("!document.getElementById('view-briefing').hidden")


def test_a_formula_in_the_annex_leads_to_all_its_places(browser: Browser) -> None:
    browser.open("#formula-F1")
    browser.run("document.querySelector('#formula-F1 a.places').click()")
    browser.until("!document.getElementById('view-search').hidden")
    assert len(browser.all("#search-results .group")) == 3


def test_a_formula_without_an_entry_leads_to_all_its_places(
    browser: Browser, briefing: Briefing, tmp_path: Path
) -> None:
    parts = tuple(part for part in briefing.parts if part.anchor != "annex-3")
    other = reopened(browser, replace(briefing, parts=parts), tmp_path)
    other.open("#view-compare")
    other.one(".cell a.inner").click()
    other.until("document.querySelectorAll('#search-results .group').length === 3")
    assert "把方向、管大局、保落实" in other.one("#search-count").text
    assert other.all("#search-count a") == []


def test_a_formula_within_a_longer_one_has_its_places(
    browser: Browser, briefing: Briefing, tmp_path: Path
) -> None:
    first, *others = briefing.reader.documents
    section, *rest = first.sections
    sentence = replace(section.sentences[0], hidden=((2, 5, "formula-F2"),))
    section = replace(section, sentences=(sentence, *section.sentences[1:]))
    document = replace(first, sections=(section, *rest))
    reader = replace(briefing.reader, documents=(document, *others))
    other = reopened(browser, replace(briefing, reader=reader), tmp_path)
    other.open("#view-search?mark=formula-F2")
    assert other.texts(".hit") == ["把方向"]


def test_documents_that_were_not_aligned_stand_by_role_and_theme(
    browser: Browser, briefing: Briefing, tmp_path: Path
) -> None:
    reader = replace(briefing.reader, topics=())
    other = reopened(browser, replace(briefing, reader=reader), tmp_path)
    other.open("#view-compare?left=D2&right=D3")
    assert other.texts(".topic .badge.role") == ["工作回顾", "工作安排"]
    assert other.all(".cell.absent") == []


@pytest.mark.parametrize(
    ("name", "value", "hits"),
    [("district", "乙水县", 6), ("role", "工作安排", 6), ("theme", "", 18)],
)
def test_search_is_narrowed(browser: Browser, name: str, value: str, hits: int) -> None:
    browser.open("#view-search?query=管大局")
    Select(browser.one(f"#search-{name}")).select_by_value(value)
    assert len(browser.all(".hit")) == hits
    assert (f"{name}=" in browser.driver.current_url) == bool(value)


def test_a_district_of_the_result_narrows_it_and_widens_it_again(browser: Browser) -> None:
    browser.open("#view-search?query=管大局")
    for hits in (6, 18):
        browser.one(".chooser[data-value='丙原区']").click()
        assert len(browser.all(".hit")) == hits


def test_typing_leaves_the_places_of_a_formula(browser: Browser) -> None:
    browser.open("#view-search?mark=formula-F1")
    browser.one("#search-query").send_keys("第2项")
    browser.until("document.querySelectorAll('.hit').length === 3")
    assert "mark=" not in browser.driver.current_url


def test_rows_that_continue_keep_their_district_when_sorted_and_copied(browser: Browser) -> None:
    browser.open("#table-continued")
    assert browser.one("#table-continued tbody tr:nth-child(2) td").text == ""
    head = browser.all("#table-continued th button")[1]
    head.click()
    assert [cell.text for cell in browser.all("#table-continued td:first-child")] == [
        "甲山区",
        "乙水县",
        "甲山区",
    ]
    browser.run(
        "window.copied = ''; Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}})"
    )
    browser.run("document.querySelector('#table-continued .copy').click()")
    browser.until("window.copied")
    assert browser.run("return window.copied") == "区县\t次数\n甲山区\t1\n乙水县\t2\n甲山区\t3"


@pytest.mark.parametrize("view", ["briefing", "compare", "originals", "search"])
def test_every_view_has_one_head_and_every_control_a_name(browser: Browser, view: str) -> None:
    browser.open(f"#view-{view}")
    heads = browser.all("h1, [role=heading][aria-level='1']")
    assert [head.is_displayed() for head in heads].count(True) == 1
    nameless = browser.run(
        "return [...document.querySelectorAll('a, button, select, input, [role=link]')]"
        ".filter((each) => each.checkVisibility())"
        ".filter((each) => !(each.textContent.trim() || each.ariaLabel || each.labels?.length || each.dataset.sign))"
        ".map((each) => each.outerHTML)"
    )
    assert nameless == []


def test_documents_of_one_name_are_told_apart_by_their_titles(
    browser: Browser, briefing: Briefing, tmp_path: Path
) -> None:
    first, second, third = briefing.reader.documents
    second = replace(second, name=first.name, title="甲山区协商综述", comparable=False)
    reader = replace(briefing.reader, documents=(first, second, third))
    other = reopened(browser, replace(briefing, reader=reader), tmp_path)
    other.open("#view-originals")
    assert [each.text.split("\n") for each in other.all("#originals-list li")] == [
        ["1", "甲山区", "甲山区政协工作报告"],
        ["2", "甲山区", "甲山区协商综述", "不参与比对"],
        ["3", "丙原区"],
    ]
    options = Select(other.one("#originals-document")).options
    assert (
        options[1].get_attribute("textContent") or ""
    ) == "2　甲山区　甲山区协商综述（不参与比对）"
