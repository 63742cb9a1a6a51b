from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from compare.briefing.document import (
    Block,
    Briefing,
    Cell,
    Chart,
    Citation,
    Column,
    HeatMap,
    Paragraph,
    Part,
    PartKind,
    ReaderSection,
    ReaderSentence,
    Row,
    Run,
    SymbolMatrix,
    Table,
    ValueBar,
    ValueBars,
    ValueGroup,
)
from compare.rendering.html import render_html
from tests.rendering.html.browser import Browser
from tests.support.sample_briefing import sample_briefing

TEMPLATES = Path(__file__).parents[3] / "templates"
NASTY = "</script><script>window.broken=1</script><b>粗</b> & <!-- \u2028"
OPTIONS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--window-size=1280,900"
)


def nasty_section() -> ReaderSection:
    texts = (NASTY, "一句话在这里断，", "开又接着说完。")
    sentences = tuple(
        ReaderSentence(
            f"D1-x{place}",
            (Run(text),),
            f"〔1·{90 + place}〕",
            1000 + place * 100,
            1050 + place * 100,
            True,
            False,
        )
        for place, text in enumerate(texts)
    )
    return ReaderSection("D1.x", 1, f"标题{NASTY}", "其他", "其他", sentences)


def formula_annex() -> Part:
    """Hold the entry to which the originals' formulas lead, and a table to sort."""
    names = (
        ("formula-F1", "把方向、管大局、保落实", "9"),
        ("formula-F2", "讲政治", "12"),
        ("formula-F3", "空", "—"),
    )
    rows = tuple(
        Row(tuple(Cell(((Run(text),),)) for text in texts), anchor) for anchor, *texts in names
    )
    table = Table("表9", "提法总表", (Column("提法", 2.0), Column("次数")), rows, "table-sort")
    return Part(PartKind.ANNEX, "附件3", "提法总表", (table, Paragraph((Run(NASTY),))), "annex-3")


def answering(block: Block) -> Block:
    """Name what a chart's cells can open."""
    if isinstance(block, Chart) and isinstance(block.data, HeatMap):
        return replace(block, data=replace(block.data, role="工作回顾"))
    if isinstance(block, Chart) and isinstance(block.data, SymbolMatrix):
        return replace(block, data=replace(block.data, targets=("formula-F1", "formula-F2")))
    return block


def figures_chart() -> Chart:
    """Hold one bar whose source is the second sentence of the second document."""
    citation = Citation("〔2·4〕", "乙水县，第4行", "坚持", "D2", "S2", 20, 38)
    bars = (ValueBar("乙水县", 6.0, "6%", citation=citation),)
    data = ValueBars((ValueGroup("增长（%）", bars),), "可比", "不可比")
    return Chart("图9", "增长目标", "增长目标", data, "chart-figures")


def continued_annex() -> Part:
    """Hold a table in which a district goes on over several rows."""
    texts = (("甲山区", "3"), ("", "1"), ("乙水县", "2"))
    rows = tuple(Row(tuple(Cell(((Run(text),) if text else (),)) for text in row)) for row in texts)
    table = Table("表10", "各区县做法", (Column("区县"), Column("次数")), rows, "table-continued")
    return Part(PartKind.ANNEX, "附件4", "各区县做法", (table, figures_chart()), "annex-4")


@pytest.fixture(scope="package")
def briefing() -> Briefing:
    sample = sample_briefing()
    body, *annexes = sample.parts
    body = replace(body, blocks=tuple(answering(block) for block in body.blocks))
    first, *others = sample.reader.documents
    first = replace(first, sections=(*first.sections, nasty_section()))
    reader = replace(sample.reader, documents=(first, *others))
    parts = (body, *annexes, formula_annex(), continued_annex())
    return replace(sample, parts=parts, reader=reader)


@pytest.fixture(scope="package")
def text(briefing: Briefing) -> str:
    return render_html(briefing, TEMPLATES)


@pytest.fixture(scope="package")
def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


@pytest.fixture(scope="package")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for option in OPTIONS.split():
        options.add_argument(option)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(
        options=options, service=Service(executable_path="/usr/bin/chromedriver")
    )
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: webdriver.Chrome, text: str, tmp_path: Path) -> Iterator[Browser]:
    path = tmp_path / "page.html"
    path.write_text(text, "utf-8")
    browser = Browser(chromium, path.as_uri())
    yield browser
    assert browser.complaints() == []
