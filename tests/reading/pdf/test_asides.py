"""Keep footnotes, captions and boxes from breaking the text that goes on past them."""

from __future__ import annotations

import pytest

from compare.reading.pdf import PdfReader
from compare.rendering.fonts import Face
from compare.settings import ReadingSettings
from tests.reading.pdf import layouts
from tests.reading.pdf.layouts import A4, Frame, Mark, fill, headline, heads_and_numbers
from tests.reading.pdf.newspapers import Page, drawn, rectangle

LONG = "过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议，得到采纳落实。"
NOTES = [
    "①“十四五”：指国民经济和社会发展第十四个五年规划。",
    "②“两会”：指人民代表大会和政治协商会议。",
]


def read(data: bytes):
    return PdfReader().read(data, "报告.pdf", ReadingSettings())


def two_pages(*, ruled: bool) -> bytes:
    """Set one paragraph over two pages, with two notes at the foot of the first."""
    marks = list(fill([Frame(0, 70, 740, 450, 500), Frame(1, 70, 740, 450, 500)], [LONG * 30], 14))
    marks += heads_and_numbers(2)
    foot = [Mark(0, 70, 200 - 14 * n, note, 9, Face.SONG) for n, note in enumerate(NOTES)]
    first = tuple(mark for mark in marks if mark.page == 0)
    second = tuple(mark for mark in marks if mark.page == 1)
    rules = ((70, 214, 200, 214),) if ruled else ()
    return drawn([Page((*first, *foot), rules), Page(second)], A4)


@pytest.mark.parametrize("ruled", [True, False], ids=["below a rule", "by their marks"])
def test_footnotes_come_behind_the_text(ruled):
    raw = read(two_pages(ruled=ruled))
    assert raw.text.splitlines() == [LONG * 30, "注释", *NOTES]
    last = raw.places[-1]
    assert last.page == 1
    assert raw.text[last.start : last.end] == NOTES[1]


def test_small_print_that_ends_a_report_is_no_note():
    marks = [
        *fill([Frame(0, 70, 740, 450, 500)], [LONG * 9], 14),
        Mark(0, 70, 300, "本报告由县政协办公室印发。", 10, Face.SONG),
    ]
    assert read(layouts.drawn(marks)).text.splitlines() == [LONG * 9, "本报告由县政协办公室印发。"]


def test_a_caption_does_not_cut_the_paragraph_around_its_picture():
    frames = [
        Frame(0, 70, 740, 220, 200),
        Frame(0, 70, 380, 220, 300),
        Frame(0, 310, 740, 220, 680),
    ]
    marks = list(fill(frames, [LONG * 24], 11))
    caption = headline(0, 70, 220, 395, "图为委员视察现场。", 9)
    page = Page((*marks, caption), (), ((70, 410, 220, 120),))
    assert read(drawn([page], A4)).text.splitlines() == [LONG * 24, "图为委员视察现场。"]


def test_a_box_is_read_apart():
    words = "本报讯昨日召开专题协商会，就加快民营经济发展建言献策。" * 4
    frames = [
        Frame(0, 60, 740, 150, 600),
        Frame(0, 225, 740, 150, 300),
        Frame(0, 390, 740, 150, 300),
    ]
    page = Page(tuple(fill(frames, [LONG * 18], 11)))
    page += rectangle(225, 150, 540, 400)
    page += Page(tuple(fill([Frame(0, 235, 390, 295, 200)], [words], 11)))
    assert read(drawn([page], A4)).text.splitlines() == [LONG * 18, words]
