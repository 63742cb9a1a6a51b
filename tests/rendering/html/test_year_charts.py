"""The charts of the years answer to a click: a formula's places, a theme's texts, a figure's source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selenium import webdriver

from compare.briefing.document import (
    BarGroup,
    Chart,
    ChartData,
    Citation,
    HeatMap,
    Part,
    PartKind,
    StackedBars,
    Trends,
    ValueBar,
    ValueGroup,
)
from compare.rendering.html import render_html
from tests.rendering.html.browser import Browser
from tests.rendering.html.compared import compared_briefing
from tests.rendering.html.conftest import TEMPLATES

pytestmark = pytest.mark.browser


def opened(chromium: webdriver.Chrome, folder: Path, data: ChartData) -> Browser:
    """Open a page with one chart."""
    chart = Chart("图1", "历年", "历年", data, "chart-years")
    part = Part(PartKind.BRIEFING, "", "", (chart,), "briefing")
    path = folder / "page.html"
    path.write_text(render_html(replace(compared_briefing(), parts=(part,)), TEMPLATES), "utf-8")
    browser = Browser(chromium, path.as_uri())
    browser.open()
    return browser


def press(browser: Browser, row: int, column: int) -> None:
    browser.run(
        "document.querySelector(`#chart-years [data-row='${arguments[0]}'][data-column='${arguments[1]}']`)"
        ".dispatchEvent(new MouseEvent('click', {bubbles: true}))",
        row,
        column,
    )


def test_a_year_of_a_formula_opens_its_places_of_that_year(
    chromium: webdriver.Chrome, tmp_path: Path
) -> None:
    data = HeatMap(
        ("讲政治",), ("2024", "2025"), ((0.5, 1.0),), "使用家数", targets=("formula-F2",)
    )
    browser = opened(chromium, tmp_path, data)
    press(browser, 0, 0)
    browser.until("!document.getElementById('view-search').hidden")
    assert "mark=formula-F2&year=2024" in browser.driver.current_url


def test_a_theme_of_a_year_opens_the_texts_of_that_year(
    chromium: webdriver.Chrome, tmp_path: Path
) -> None:
    groups = (BarGroup("2024", (0.6, 0.4)), BarGroup("2025", (0.5, 0.5)))
    browser = opened(chromium, tmp_path, StackedBars(("产业", "其他"), groups, "占比"))
    press(browser, 1, 0)
    browser.until("!document.getElementById('view-compare').hidden")
    assert set(browser.texts("#compare-sides a")) == {"甲山县（2025年）", "乙水区"}
    assert browser.texts(".topic .badge.theme") == ["产业"]


def test_a_point_of_a_trend_opens_its_source(chromium: webdriver.Chrome, tmp_path: Path) -> None:
    citation = Citation("〔1·2〕", "甲山县", "新增", "D1", "S1", 100, 120)
    bars = (ValueBar("2024", 20.0, "20家", citation=citation), ValueBar("2025", 30.0, "30家"))
    browser = opened(chromium, tmp_path, Trends((ValueGroup("规上企业", bars),), "口径有变"))
    assert len(browser.all("#chart-years [role=link]")) == 1
    press(browser, 0, 0)
    browser.until("document.querySelector('.arrived')?.id === 'D1-1'")
