"""Build paragraphs from lines, leave out what repeats, turn pages that lie on their side."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from compare.reading.pdf import PdfReader
from compare.rendering.fonts import Face
from compare.rendering.pdf import render_pdf
from compare.settings import ReadingSettings
from compare.text import letters_of
from tests.reading.pdf import layouts
from tests.reading.pdf.layouts import Frame, Mark, headline
from tests.support.sample_briefing import sample_briefing

LONG = "过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议，得到采纳落实。"


def read(marks: list[Mark], **options: object) -> list[str]:
    data = layouts.drawn(marks, **options)
    return PdfReader().read(data, "报告.pdf", ReadingSettings()).text.splitlines()


def test_headings_stand_on_their_own_line():
    texts = ["一、主要工作", LONG * 3, "（一）服务大局", LONG * 2, "二、来年打算", LONG * 4]
    marks = list(layouts.fill([Frame(0, 70, 760, 450, 700)], texts, 16))
    assert read(marks) == texts


def test_a_page_end_within_a_paragraph_is_closed():
    texts = [LONG * 30, LONG * 30]
    frames = [Frame(page, 70, 740, 450, 600) for page in range(4)]
    marks = list(layouts.fill(frames, texts, 16))
    marks += layouts.heads_and_numbers(max(mark.page for mark in marks) + 1)
    assert read(marks) == texts


def test_a_title_of_two_lines_is_one_and_its_subtitle_another():
    lines = ["某某县政协第十届委员会常务", "委员会工作报告", "（2023年1月5日）"]
    marks = [headline(0, 0, 595, 780 - 30 * n, text, 22) for n, text in enumerate(lines[:2])]
    marks.append(headline(0, 0, 595, 715, lines[2], 14))
    marks += layouts.fill([Frame(0, 70, 690, 450, 600)], [LONG * 3, LONG * 4], 14)
    assert read(marks) == [lines[0] + lines[1], lines[2], LONG * 3, LONG * 4]


@pytest.mark.parametrize("pages", [2, 3, 8])
def test_heads_feet_and_numbers_are_left_out(pages):
    signs = "甲乙丙丁戊己庚辛"
    texts = [LONG.replace("，", f"{sign}，") * 12 for sign in signs[:pages]]
    marks = [
        m
        for n, text in enumerate(texts)
        for m in layouts.fill([Frame(n, 70, 740, 450, 600)], [text], 12)
    ]
    marks += layouts.heads_and_numbers(pages)
    assert read(marks) == texts


@pytest.mark.parametrize("number", ["1", "— 1 —", "- 1 -", "第1页 共9页", "·1·", "1 / 9"])
def test_a_number_on_a_single_page_is_left_out(number):
    marks = [
        *layouts.fill([Frame(0, 70, 740, 450, 600)], [LONG * 9], 12),
        headline(0, 0, 595, 40, number, 10),
    ]
    assert read(marks) == [LONG * 9]


def test_a_year_at_the_foot_stays():
    marks = [
        *layouts.fill([Frame(0, 70, 740, 450, 600)], [LONG * 9], 12),
        headline(0, 0, 595, 40, "2023", 10),
    ]
    assert read(marks)[-1] == "2023"


def test_a_turned_page_is_read():
    texts = ["一、主要工作", LONG * 8]
    marks = list(layouts.fill([Frame(0, 70, 540, 700, 450)], texts, 14))
    assert read(marks, size=layouts.A4[::-1], rotation=90) == texts


def test_a_watermark_across_the_page_is_left_out():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=layouts.A4)
    for mark in layouts.fill([Frame(0, 70, 740, 450, 600)], [LONG * 9], 12):
        layouts.draw(canvas, mark, layouts.A4, 0)
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.setFont(layouts.FACES.names[Face.HEI], 60)
    canvas.drawString(0, 0, "内部资料")
    canvas.save()
    text = PdfReader().read(stream.getvalue(), "报告.pdf", ReadingSettings()).text
    assert text == LONG * 9 + "\n"


def test_a_table_is_read_row_by_row():
    rows = [
        ("指标", "数值", "单位"),
        ("提案", "395", "件"),
        ("信息", "121", "篇"),
        ("视察", "36", "次"),
    ]
    marks = [*layouts.fill([Frame(0, 70, 740, 450, 200)], [LONG * 4], 12)]
    for number, row in enumerate(rows):
        marks += [
            Mark(0, 90 + 140 * n, 500 - 20 * number, cell, 12, Face.SONG)
            for n, cell in enumerate(row)
        ]
    assert read(marks) == [LONG * 4, *("\t".join(row) for row in rows)]


def test_words_of_an_alphabet_keep_their_spaces():
    marks = [Mark(0, 70, 700, "学习 artificial intelligence 与", 12, Face.SONG)]
    marks += layouts.fill([Frame(0, 70, 690, 450, 600)], [LONG * 4], 12)
    assert "artificial intelligence" in read(marks)[0]


def test_the_project_s_own_briefing_is_read():
    data = render_pdf(sample_briefing())
    lines = PdfReader().read(data, "简报.pdf", ReadingSettings()).text.splitlines()
    assert len(letters_of("".join(lines))) > 500
    assert not [line for line in lines if line.startswith("— ")]
