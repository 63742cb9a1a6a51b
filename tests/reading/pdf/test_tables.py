"""Read tables row by row, with and without rules; a cell of several lines stays one cell."""

from __future__ import annotations

import pytest

from compare.reading.pdf import PdfReader
from compare.rendering.fonts import Face
from compare.settings import ReadingSettings
from tests.reading.pdf import layouts
from tests.reading.pdf.layouts import Frame, Mark
from tests.reading.pdf.newspapers import Page, drawn

LONG = "过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议，得到采纳落实。"
ROWS = [
    ["指标", "内容", "数值"],
    ["提案", "全年共收到提案四百二十件，立案三百九十五件，办结率百分之百", "395"],
    ["社情民意信息", "编报社情民意信息一百二十一篇", "121"],
    ["视察", "组织委员围绕重点工程、民生实事和营商环境开展视察", "36"],
]
LEFTS, WIDTHS = (80, 160, 400), (70, 230, 70)
SIZE, LEAD, PADDING = 11, 15, 5


def table(rows: list[list[str]], top: float, *, ruled: bool, middle: bool = False) -> Page:
    """Set a table whose cells break their lines; `middle` centres them from top to bottom."""
    marks: list[Mark] = []
    levels = [top]
    for row in rows:
        cells = [
            list(layouts.wrapped(text, Face.SONG, SIZE, width - 8, 0))
            for text, width in zip(row, WIDTHS, strict=True)
        ]
        height = LEAD * max(map(len, cells))
        for lines, left in zip(cells, LEFTS, strict=True):
            lift = (height - LEAD * len(lines)) / 2 if middle else 0
            y = levels[-1] - PADDING - SIZE - lift
            marks += [
                Mark(0, left, y - LEAD * n, one, SIZE, Face.SONG) for n, one in enumerate(lines)
            ]
        levels.append(levels[-1] - height - 2 * PADDING)
    edges = [left - 4 for left in LEFTS] + [LEFTS[-1] + WIDTHS[-1]]
    rules = [(edges[0], y, edges[-1], y) for y in levels]
    rules += [(x, levels[0], x, levels[-1]) for x in edges]
    return Page(tuple(marks), tuple(rules) if ruled else ())


def read(*pages: Page) -> list[str]:
    whole = pages[0]
    for page in pages[1:]:
        whole += page
    data = drawn([whole], layouts.A4)
    return PdfReader().read(data, "报告.pdf", ReadingSettings()).text.splitlines()


def text(top: float, words: str = LONG * 3) -> Page:
    return Page(tuple(layouts.fill([Frame(0, 70, top, 450, 200)], [words], 12)))


@pytest.mark.parametrize("middle", [False, True], ids=["top", "middle"])
def test_a_ruled_table_is_read_by_its_cells(middle):
    found = read(text(760), table(ROWS, 620, ruled=True, middle=middle), text(360, LONG * 2))
    assert found == [LONG * 3, *("\t".join(row) for row in ROWS), LONG * 2]


def test_a_table_without_rules_is_read_by_its_rows():
    found = read(text(760), table(ROWS, 620, ruled=False), text(360, LONG * 2))
    assert found == [LONG * 3, *("\t".join(row) for row in ROWS), LONG * 2]


def test_cells_that_touch_across_a_rule_are_two():
    marks = [
        Mark(0, 80, 700, "工业增加值", 12, Face.SONG),
        Mark(0, 142, 700, "百分之八", 12, Face.SONG),
    ]
    marks += [
        Mark(0, 80, 680, "农业增加值", 12, Face.SONG),
        Mark(0, 142, 680, "百分之四", 12, Face.SONG),
    ]
    rules = [(78, y, 200, y) for y in (714, 695, 675)] + [(x, 714, x, 675) for x in (78, 141, 200)]
    found = read(text(600), Page(tuple(marks), tuple(rules)))
    assert found[:2] == ["工业增加值\t百分之八", "农业增加值\t百分之四"]


def test_a_merged_cell_comes_once():
    marks = [
        Mark(0, 80, 690, "经济", 12, Face.SONG),
        Mark(0, 150, 700, "生产总值", 12, Face.SONG),
        Mark(0, 250, 700, "增长百分之六", 12, Face.SONG),
        Mark(0, 150, 680, "财政收入", 12, Face.SONG),
        Mark(0, 250, 680, "增长百分之四", 12, Face.SONG),
    ]
    rules = [(78, 714, 350, 714), (140, 695, 350, 695), (78, 675, 350, 675)]
    rules += [(x, 714, x, 675) for x in (78, 140, 240, 350)]
    found = read(text(600), Page(tuple(marks), tuple(rules)))
    assert found[:2] == ["经济\t生产总值\t增长百分之六", "财政收入\t增长百分之四"]


def test_a_cell_with_sentences_is_a_paragraph():
    rows = [ROWS[0], ["提案", LONG * 3, "395"]]
    found = read(text(760), table(rows, 620, ruled=True))
    assert found == [LONG * 3, "\t".join(ROWS[0]), "提案", LONG * 3, "395"]
