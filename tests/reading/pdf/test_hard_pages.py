"""Read pages whose text is drawn, turned, doubled or hidden in unusual ways."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from compare.reading.interface import RawText
from compare.reading.pdf import PdfReader
from compare.rendering.fonts import Face
from compare.settings import ReadingSettings
from tests.reading.pdf import layouts
from tests.reading.pdf.layouts import A4, Frame, Mark, fill, headline
from tests.reading.pdf.newspapers import Page, drawn, parted

LONG = "过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议，得到采纳落实。"
TEXTS = ["一、主要工作", LONG * 8, "（一）服务大局", LONG * 5]


def read(data: bytes) -> RawText:
    return PdfReader().read(data, "报告.pdf", ReadingSettings())


def marks_of(texts: list[str], size: float = 12) -> list[Mark]:
    return list(fill([Frame(0, 70, 740, 450, 700)], texts, size))


def paragraph(page: int) -> str:
    return LONG.replace("，", f"{'甲乙丙丁戊己'[page]}，") * 9


def dropped(raw: RawText, reason: str) -> list[str]:
    return [one.text for one in raw.dropped if one.reason == reason]


def test_characters_drawn_one_by_one():
    assert read(drawn([Page(tuple(marks_of(TEXTS)))], A4, single=True)).text.splitlines() == TEXTS


@pytest.mark.parametrize("shift", [(0.3, 0), (0.4, 0.4), (0, 0.3)])
def test_text_drawn_again_for_a_bold_face_counts_once(shift):
    marks = marks_of(TEXTS)
    across, up = shift
    again = [Mark(m.page, m.x + across, m.y + up, m.text, m.size, m.face, m.space) for m in marks]
    raw = read(layouts.drawn([*marks, *again]))
    assert raw.text.splitlines() == TEXTS


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
@pytest.mark.parametrize("shuffled", [False, True])
def test_pages_turned_by_quarters(direction, shuffled):
    frames = layouts.columns(0, 50, 560, 500, 500, 2, 20)
    marks = list(fill(frames, TEXTS, 11))
    data = layouts.drawn(marks, (600, 600), shuffled=shuffled, direction=direction)
    assert read(data).text.splitlines() == TEXTS


def test_a_turned_table_beside_upright_text_is_read_after_it():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for mark in marks_of(TEXTS):
        layouts.draw(canvas, mark, A4, 0)
    canvas.translate(560, 80)
    canvas.rotate(90)
    for mark in fill([Frame(0, 0, 20, 400, 60)], ["附表：" + LONG * 2], 9):
        layouts.draw(canvas, mark, A4, 0)
    canvas.save()
    assert read(stream.getvalue()).text.splitlines() == [*TEXTS, "附表：" + LONG * 2]


def test_what_stands_slanted_or_outside_is_recorded():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for mark in marks_of(TEXTS):
        layouts.draw(canvas, mark, A4, 0)
    layouts.draw(canvas, Mark(0, 700, 400, "裁切线外", 12, Face.SONG), A4, 0)
    canvas.translate(200, 300)
    canvas.rotate(45)
    layouts.draw(canvas, Mark(0, 0, 0, "内部资料", 60, Face.HEI), A4, 0)
    canvas.save()
    raw = read(stream.getvalue())
    assert raw.text.splitlines() == TEXTS
    assert dropped(raw, "slanted") == ["内部资料"]
    assert dropped(raw, "outside_page") == ["裁切线外"]


@pytest.mark.parametrize("degrees", [0.0, 0.8, -1.5])
def test_hidden_text_above_a_scan_is_read(degrees):
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 230)), 0, 0, *A4)
    canvas.rotate(degrees)
    jitter = random.Random(1)
    for mark in marks_of(TEXTS):
        for one in parted(mark):
            line = canvas.beginText(one.x, one.y + jitter.uniform(-0.8, 0.8))
            line.setFont(layouts.FACES.names[one.face], one.size)
            line.setTextRenderMode(3)
            line.textOut(one.text)
            canvas.drawText(line)
    canvas.save()
    assert read(stream.getvalue()).text.splitlines() == TEXTS


def test_heads_that_differ_on_left_and_right_pages_and_by_chapter():
    marks = []
    for page in range(6):
        marks += fill([Frame(page, 70, 740, 450, 600)], [paragraph(page)], 12)
        head = (
            "某某县年鉴"
            if page % 2
            else f"第{'一二三'[page // 2]}章 {'政治经济文化'[page : page + 2]}"
        )
        marks.append(headline(page, 0, 595, 790, head, 9))
        marks.append(Mark(page, 70 if page % 2 else 500, 40, str(page + 1), 9, Face.SONG))
    raw = read(layouts.drawn(marks))
    assert raw.text.splitlines() == [paragraph(page) for page in range(6)]
    assert len(dropped(raw, "page_head")) == 6
    assert dropped(raw, "page_number") == list("123456")


def test_a_vertical_page_is_read_from_the_right():
    marks = []
    texts = [LONG * 3, LONG * 5]
    x, y, top, bottom = 1100.0, 1500.0, 1500.0, 200.0
    for words in texts:
        for character in "　　" + words:
            if y - 11 < bottom:
                x, y = x - 19, top
            if character != "　":
                marks.append(Mark(0, x, y - 11, character, 11, Face.SONG))
            y -= 11
        x, y = x - 19, top
    marks.append(headline(0, 0, 1191, 1600, "某某日报第三版", 14))
    assert read(drawn([Page(tuple(marks))])).text.splitlines() == ["某某日报第三版", *texts]
