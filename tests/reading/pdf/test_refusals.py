"""Refuse PDF files that hold no readable text, each with a reason and a remedy."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from compare.errors import InputError
from compare.reading.pdf import PdfReader
from compare.settings import ReadingSettings
from tests.reading.pdf import layouts

TEXT = [
    "县政协工作报告",
    *["过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议。" * 3] * 9,
]
GOOD = layouts.in_columns(TEXT, 1)


def read(data: bytes, **settings: object) -> str:
    return PdfReader().read(data, "报告.pdf", ReadingSettings(**settings)).text


def empty_document(pages: int = 0) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def scan(note: str = "") -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=layouts.A4)
    for _ in range(2):
        picture = ImageReader(Image.new("L", (60, 80), 200))
        canvas.drawImage(picture, 0, 0, *layouts.A4)
        canvas.drawString(300, 20, note)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def encrypted() -> bytes:
    marks = layouts.fill([layouts.Frame(0, 70, 700, 400, 600)], TEXT, 10)
    return layouts.drawn(marks, encrypt="geheim")


@pytest.mark.parametrize(
    ("data", "reason", "remedy"),
    [
        (encrypted(), "encrypted", "without one"),
        (GOOD[: len(GOOD) // 3], "damaged", "save it as PDF"),
        (b"%PDF-1.7", "damaged", "save it as PDF"),
        (b"", "damaged", "save it as PDF"),
        (b"\x00" * 5000, "damaged", "save it as PDF"),
        (empty_document(), "", "save it as PDF"),
        (empty_document(2), "no text", "OCR"),
        (scan(), "pictures", "OCR"),
        (scan("- 1 -"), "pictures", "OCR"),
    ],
    ids=["encrypted", "cut", "head", "empty", "nul", "no pages", "blank", "scan", "numbered scan"],
)
def test_refused_with_reason_and_remedy(data, reason, remedy):
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.place == "报告.pdf"
    assert reason in caught.value.problem
    assert remedy in caught.value.remedy


def test_too_many_pages():
    with pytest.raises(InputError, match=r"has 10000 pages, more than 1000.*reading\.most_pages"):
        read(empty_document(10_000))
    with pytest.raises(InputError, match="more than 1"):
        read(layouts.in_columns(TEXT * 9, 1), most_pages=1)


def test_any_cut_is_refused_or_read():
    for end in range(0, len(GOOD), max(1, len(GOOD) // 40)):
        try:
            read(GOOD[:end])
        except InputError as error:
            assert error.remedy


def test_damage_in_the_middle_is_refused_or_read():
    for at in range(100, len(GOOD), max(1, len(GOOD) // 40)):
        try:
            read(GOOD[:at] + b"\xff" * 40 + GOOD[at + 40 :])
        except InputError as error:
            assert error.remedy
