"""Find each line of the raw text again at its place on the page, as a viewer shows the page."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
import pytest

from compare.model.source import Box, Place
from compare.reading.interface import RawText
from compare.reading.pdf import PdfReader
from compare.settings import ReadingSettings
from compare.text import compact
from tests.reading.pdf import layouts
from tests.reading.pdf.layouts import Frame
from tests.reading.pdf.test_layouts import TEXTS

LONG = "过去一年，县政协坚持服务中心大局，深入调研视察，提出意见建议，得到采纳落实。"
Bounds = tuple[float, float, float, float]


def read(data: bytes) -> RawText:
    return PdfReader().read(data, "报告.pdf", ReadingSettings())


def changed(data: bytes, rotation: int = 0, crop: Bounds | None = None) -> bytes:
    """Return a PDF whose pages a viewer turns, and of which it shows a part."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(rotation)
        if crop:
            page.set_cropbox(*crop)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def on_page(page, box: Box) -> Bounds:
    """Return where a box, in points from the upper left corner of what is shown, is on the page."""
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom

    def unturned(x: float, y: float) -> tuple[float, float]:
        return {
            0: (left + x, top - y),
            90: (left + y, bottom + x),
            180: (right - x, bottom + y),
            270: (left + width - y, bottom + height - x),
        }[page.get_rotation()]

    corners = [unturned(box.left, box.top), unturned(box.right, box.bottom)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def read_back(data: bytes, raw: RawText) -> Iterator[tuple[Place, str]]:
    document = pypdfium2.PdfDocument(data)
    for place in raw.places:
        page = document[place.page - 1]
        text = page.get_textpage().get_text_bounded(*on_page(page, place.box))
        yield place, compact(text.replace("\x02", ""))


def assert_found_again(data: bytes) -> RawText:
    raw = read(data)
    assert raw.places
    for place, text in read_back(data, raw):
        assert text == compact(raw.text[place.start : place.end])
    return raw


def assert_in_order(raw: RawText) -> None:
    """Assert that the places cover the text, in order and without overlap, but for joints."""
    end = 0
    for place in raw.places:
        assert end <= place.start < place.end
        assert raw.text[end : place.start].strip() == ""
        end = place.end
    assert raw.text[end:].strip() == ""


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_box_of_each_line_holds_its_text(count):
    raw = assert_found_again(layouts.in_columns(TEXTS["004"], count, shuffled=True, size=9))
    assert_in_order(raw)
    assert len(raw.places) > len(raw.text.splitlines())


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 50, 560, 800)], ids=["whole", "cropped"])
def test_a_viewer_that_turns_and_crops_the_page_finds_it(rotation, crop):
    frames = [Frame(page, 70, 740, 450, 600) for page in range(2)]
    data = layouts.drawn(layouts.fill(frames, ["一、主要工作", LONG * 20], 16))
    raw = assert_found_again(changed(data, rotation, crop))
    assert {place.page for place in raw.places} == {1, 2}


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
def test_text_that_runs_in_any_direction_is_found(direction):
    frame = Frame(0, 70, 500, 450, 400)
    marks = layouts.fill([frame], ["一、主要工作", LONG * 4], 14)
    data = layouts.drawn(marks, (600, 600), direction=direction)
    raw = assert_found_again(data)
    assert raw.text == f"一、主要工作\n{LONG * 4}\n"


def test_boxes_count_from_the_upper_left_corner():
    raw = read(layouts.drawn([layouts.Mark(0, 100, 742, LONG, 10, layouts.Face.SONG)]))
    box = raw.places[0].box
    assert box.left == 100
    assert box.top < 100 < box.bottom < 104


def test_what_joins_two_lines_has_no_place():
    marks = [
        layouts.Mark(0, 70, 700, "推进工业化information", 12, layouts.Face.SONG),
        layouts.Mark(0, 70, 680, "technology建设，加快转型。", 12, layouts.Face.SONG),
    ]
    raw = read(layouts.drawn(marks))
    assert raw.text == "推进工业化information technology建设，加快转型。\n"
    first, second = raw.places
    assert raw.text[first.end : second.start] == " "
