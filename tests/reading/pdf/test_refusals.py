"""Refuse PDF files that hold no readable text, each with a reason and a remedy."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from compare.errors import InputError
from compare.reading.pdf import PdfReader, characters
from compare.settings import ReadingSettings
from tests.reading.pdf import layouts

TEXT = [
    "县政协工作报告",
    *["过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议。" * 3] * 9,
]
LONG = "过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议。"
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
        read(data, ocr="off")
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


def test_a_file_that_only_forbids_changes_is_read():
    marks = layouts.fill([layouts.Frame(0, 70, 700, 400, 600)], TEXT, 10)
    locked = StandardEncryption("", ownerPassword="geheim", canCopy=0, canPrint=0)
    assert read(layouts.drawn(marks, encrypt=locked)).splitlines() == TEXT


def pages_of(count: int) -> list[str]:
    return [LONG.replace("，", f"{'甲乙丙丁'[page]}，") * 3 for page in range(count)]


def with_damaged_page(broken: int, count: int = 3) -> bytes:
    """Return a PDF of which one page is no page."""
    marks = [
        mark
        for page, text in enumerate(pages_of(count))
        for mark in layouts.fill([layouts.Frame(page, 70, 700, 400, 600)], [text], 10)
    ]
    data = layouts.drawn(marks, pageCompression=0)
    kids = [int(one) for one in re.search(rb"/Kids \[([^]]*)\]", data)[1].split()[::3]]
    start = data.index(b"\n%d 0 obj" % kids[broken])
    end = data.index(b"endobj", start)
    return data[:start] + data[start:end].replace(b"/Type /Page\n", b"/Type /Pixx\n") + data[end:]


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_a_damaged_page_does_not_lose_the_others(broken):
    raw = PdfReader().read(with_damaged_page(broken), "报告.pdf", ReadingSettings())
    kept = [text for page, text in enumerate(pages_of(3)) if page != broken]
    assert raw.text.splitlines() == kept
    (damage,) = raw.dropped
    assert (damage.reason, damage.page) == ("damaged_page", broken + 1)


def test_a_scanned_page_between_others_is_recorded():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=layouts.A4, invariant=1)
    for page in range(3):
        if page == 1:
            picture = ImageReader(Image.new("L", (60, 80), 200))
            canvas.drawImage(picture, 0, 0, *layouts.A4)
        else:
            for mark in layouts.fill(
                [layouts.Frame(page, 70, 700, 400, 600)], [pages_of(3)[page]], 10
            ):
                layouts.draw(canvas, mark, layouts.A4, 0)
        canvas.showPage()
    canvas.save()
    raw = PdfReader().read(stream.getvalue(), "报告.pdf", ReadingSettings(ocr="off"))
    assert raw.text.splitlines() == [pages_of(3)[0], pages_of(3)[2]]
    assert [(one.reason, one.page) for one in raw.dropped] == [("picture_of_text", 2)]


def test_glyphs_without_characters_are_refused():
    marks = layouts.fill([layouts.Frame(0, 70, 700, 400, 600)], TEXT, 10)
    data = layouts.drawn(marks, pageCompression=0)
    nameless = data.replace(b"/ToUnicode", b"/NoUnicode")
    with pytest.raises(InputError, match="which characters its glyphs are"):
        read(nameless, ocr="off")


@pytest.mark.parametrize("size", [(14_400, 14_400), (1e6, 1e6), (3, 3)])
def test_pages_of_any_size_are_read_or_refused(size):
    marks = list(layouts.fill([layouts.Frame(0, 70, 700, 400, 600)], TEXT, 10))
    try:
        assert read(layouts.drawn(marks, size)).splitlines() == TEXT
    except InputError as error:
        assert error.remedy
        assert max(size) < 10


def test_links_and_scripts_leave_no_trace():
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=layouts.A4, invariant=1)
    for mark in layouts.fill([layouts.Frame(0, 70, 700, 400, 600)], TEXT, 10):
        layouts.draw(canvas, mark, layouts.A4, 0)
    canvas.linkURL("https://example.org/", (70, 600, 300, 700))
    canvas.bookmarkPage("秘密")
    canvas.addOutlineEntry("目录里的字", "秘密")
    canvas.save()
    data = stream.getvalue().replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert) >>"
    )
    assert read(data).splitlines() == TEXT


def test_a_page_with_more_characters_than_any_is_damaged(monkeypatch):
    monkeypatch.setattr(characters, "MOST_CHARACTERS", 100)
    with pytest.raises(InputError, match="damaged on each page"):
        read(GOOD)
