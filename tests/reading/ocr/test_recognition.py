"""Real recognition of small pictures: the text, its order, where it stands and how sure it is."""

import socket

import numpy as np
import pytest
from PIL import Image

from compare.errors import InputError
from compare.reading.ocr import engine
from compare.reading.ocr.reader import PictureReader
from compare.reading.pdf import PdfReader
from compare.settings import ReadingSettings
from tests.reading.ocr.scans import (
    NOISY,
    Wear,
    as_pdf,
    lines_as_picture,
    pictures_of,
    saved,
    sealed,
    worn,
)
from tests.reading.pdf import layouts

pytest.importorskip("rapidocr", reason='needs pip install "compare-reports[ocr]"')

SETTINGS = ReadingSettings()
LINES = [
    "坚持稳中求进工作总基调，",
    "地区生产总值增长5.8%，城镇",
    "新增就业1.2万人。",
]
# Six lines in two columns, a paragraph in each.
PARAGRAPHS = [
    "聚焦主责主业，组织委员围绕乡村振兴、生态保护、民生改善开展视察调研，提出意见建议三十六条。",
    "完善制度机制，推动提案办理由答复型向落实型转变，办复率和满意率都有新的提高，群众得到实惠。",
]


def read(picture: Image.Image, settings: ReadingSettings = SETTINGS):
    return PictureReader().read(saved(picture, "PNG", dpi=(200, 200)), "page.png", settings)


def letters(raw) -> str:
    return "".join(raw.text.split())


def two_columns(dpi: float = 200) -> Image.Image:
    """Return the upper part of a page with a paragraph in each of two columns."""
    frames = layouts.columns(0, 70, 800, 455, 200, 2, 24)
    marks = [
        mark
        for frame, text in zip(frames, PARAGRAPHS, strict=True)
        for mark in layouts.fill([frame], [text], 14)
    ]
    [page] = pictures_of(layouts.drawn(marks), dpi)
    return page.crop((0, 0, page.width, round(3 * dpi)))


def test_a_picture_is_read_letter_by_letter():
    assert letters(read(lines_as_picture(LINES))) == "".join(LINES)


def test_a_noisy_scan_is_read():
    assert letters(read(worn(lines_as_picture(LINES), NOISY))) == "".join(LINES)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_may_lie_on_its_side_or_stand_on_its_head(degrees):
    turned = lines_as_picture(LINES).rotate(degrees, expand=True)
    assert letters(read(turned)) == "".join(LINES)


@pytest.mark.parametrize("skew", [-2.0, 0.5, 5.0])
def test_columns_of_a_sloping_page_are_read_one_after_the_other(skew):
    raw = read(worn(two_columns(), Wear(skew=skew)))
    assert raw.text.splitlines() == PARAGRAPHS


def test_a_seal_over_the_text_does_not_disturb_it():
    page = lines_as_picture(LINES * 3)
    assert letters(read(sealed(page, 250, 200))) == "".join(LINES * 3)


def test_a_scanned_pdf_is_read_like_one_with_text():
    pages = [two_columns(), lines_as_picture(LINES)]
    raw = PdfReader().read(as_pdf(pages), "scan.pdf", SETTINGS)
    assert letters(raw) == "".join(PARAGRAPHS + LINES)
    assert raw.text.splitlines()[:2] == PARAGRAPHS
    assert {place.page for place in raw.places} == {1, 2}


@pytest.mark.parametrize("dpi", [100, 200])
def test_places_are_boxes_around_the_ink_in_points(dpi):
    picture = lines_as_picture(LINES, size=36)
    raw = PictureReader().read(saved(picture, "PNG", dpi=(dpi, dpi)), "page.png", SETTINGS)
    dots = np.asarray(picture.convert("L")) < 128
    assert len(raw.places) >= len(LINES)
    for place in raw.places:
        assert place.page == 1
        box = [
            round(side * dpi / 72)
            for side in (place.box.left, place.box.top, place.box.right, place.box.bottom)
        ]
        inside = dots[box[1] : box[3], box[0] : box[2]]
        assert inside.any()
        dots[max(0, box[1] - 4) : box[3] + 4, max(0, box[0] - 12) : box[2] + 12] = False
    assert not dots.any()


def test_a_smudged_character_is_known_by_its_confidence():
    picture = lines_as_picture(LINES[:1])
    dots = np.array(picture)
    dots[44:92, 88 + 44 * 5 + 10 : 88 + 44 * 5 + 40] = 120
    raw = read(Image.fromarray(dots))
    unsure = [place for place in raw.places if place.confidence < SETTINGS.ocr_sure]
    assert unsure
    assert sum(place.end - place.start for place in unsure) <= 3
    assert all(place.start in range(3, 8) for place in unsure)


def test_a_character_the_models_do_not_know_is_not_lost_silently():
    raw = read(lines_as_picture(["新的一年我们要勠力同心团结奋斗"]))
    around = raw.text.index("力") - 1
    assert any(p.confidence < 0.5 for p in raw.places if p.start <= around < p.end)


def test_specks_are_left_out_and_recorded():
    dots = np.full((400, 900, 3), 255, dtype=np.uint8)
    dots[100:160, 100:800] = np.random.default_rng(2).integers(0, 255, (60, 700, 1))
    raw = read(Image.fromarray(dots), ReadingSettings(ocr_least_confidence=0.99))
    assert not raw.text.strip()


def test_the_same_picture_gives_the_same_text_and_places():
    picture = worn(lines_as_picture(LINES), NOISY)
    assert read(picture) == read(picture)


def test_nothing_reaches_out_of_the_machine(monkeypatch):
    def refused(*_):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    engine._engine.cache_clear()
    assert letters(read(lines_as_picture(LINES[:1]))) == LINES[0]


def test_a_model_that_is_missing_is_not_downloaded():
    engine._refuse_downloads()
    from rapidocr.utils.download_file import DownloadFile

    with pytest.raises(ImportError, match="nothing is downloaded"):
        DownloadFile.run(None)


def test_a_page_that_takes_too_long_is_refused():
    with pytest.raises(InputError, match="page 1") as caught:
        read(lines_as_picture(LINES), ReadingSettings(ocr_seconds=1e-9))
    assert "reading.ocr_seconds" in caught.value.remedy


def test_an_empty_page_is_no_error():
    assert not read(Image.new("RGB", (800, 600), "white")).text.strip()
