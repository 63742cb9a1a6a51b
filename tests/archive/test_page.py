"""The page opens in a browser, says what the tables say, and where each text stands."""

from __future__ import annotations

import shutil

import pytest
from lxml import html
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from compare import corpora
from compare.archive import survey
from tests.archive.support import settings
from tests.batch.reports import report

PARTS = ["语料概况", "通用表述及其起落", "传播较广的语句", "高度雷同的文本对", "说明与局限"]


@pytest.fixture(scope="module")
def page(corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    survey(corpus, folder, settings())
    return folder / "survey.html"


def test_every_text_has_its_source(page):
    tree = html.fromstring(page.read_bytes())
    assert [each.text for each in tree.iter("h2")] == PARTS
    rows = tree.xpath("//td[@class='text']/parent::tr")
    assert rows
    for row in rows:
        assert ".txt，D1-" in row.text_content()


def test_what_a_report_says_is_never_markup(corpus, tmp_path):

    copy = tmp_path / "copy.duckdb"
    shutil.copy(corpus, copy)
    file = tmp_path / "<b>粗<b>.txt"
    file.write_text(report("镇原县", 2019), "utf-8")
    corpora.add(copy, [file])
    survey(copy, tmp_path / "out", settings())
    shown = (tmp_path / "out" / "survey.html").read_text("utf-8")
    assert "&lt;b&gt;粗" in shown
    assert "<b>" not in shown


@pytest.mark.browser
def test_the_page_opens_without_a_network_and_without_errors(page):
    options = webdriver.ChromeOptions()
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, Service())
    try:
        driver.get(page.as_uri())
        assert driver.title == "工作报告语料概览"
        assert [each.text for each in driver.find_elements("tag name", "h2")] == PARTS
        assert not driver.get_log("browser")
        wide = driver.execute_script(
            "return document.documentElement.scrollWidth - window.innerWidth"
        )
        assert wide <= 0
    finally:
        driver.quit()
