"""Picture files are opened page by page, in plain colours and at the resolution they have."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from compare.errors import InputError
from compare.reading.ocr.pictures import frames_of
from compare.settings import ReadingSettings
from tests.reading.ocr.scans import saved

SETTINGS = ReadingSettings()
PAPER = Image.new("RGB", (827, 1170), "white")


def opened(data: bytes, settings: ReadingSettings = SETTINGS):
    return list(frames_of(data, "page.png", settings))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_each_format_is_opened_as_plain_colours(form):
    [frame] = opened(saved(PAPER, form))
    assert frame.picture.mode == "RGB"
    assert frame.picture.size == PAPER.size


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16", "I", "F"])
def test_each_way_to_store_dots_gives_black_on_white(mode):
    grey = np.full((300, 200), 255, dtype=np.uint8)
    grey[100:200] = 0
    picture = Image.fromarray(grey)
    if mode == "I;16":
        picture = Image.fromarray(grey.astype(np.uint16) * 200)
    elif mode == "LA":
        picture = Image.merge("LA", (picture, picture.point(lambda value: 255 - value)))
        picture.paste((0, 0), (0, 0, 200, 50))  # invisible black is paper
    else:
        picture = picture.convert(mode)
    [frame] = opened(saved(picture, "TIFF"))
    dots = np.asarray(frame.picture)
    assert dots[20, 50].tolist() == [255, 255, 255]
    assert dots[150, 50].max() < 20


def test_a_tiff_file_gives_all_its_pages():
    data = saved(PAPER, "TIFF", save_all=True, append_images=[PAPER, PAPER])
    assert len(opened(data)) == 3


def test_the_resolution_is_what_the_file_says_if_a_scanner_can_have_it():
    assert opened(saved(PAPER, "PNG", dpi=(150, 150)))[0].resolution == pytest.approx(150, abs=0.1)
    # 72 is what programs write that know none; the page is then as wide as A4.
    assert opened(saved(PAPER, "PNG", dpi=(72, 72)))[0].resolution == pytest.approx(100)


def test_what_is_finer_than_needed_is_made_coarser():
    [frame] = opened(saved(PAPER, "PNG", dpi=(600, 600)))
    assert frame.picture.size == (276, 390)
    assert frame.resolution == pytest.approx(200, abs=0.5)


def test_a_photograph_is_turned_as_its_camera_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6
    [frame] = opened(saved(PAPER, "JPEG", exif=exif))
    assert frame.picture.size == (PAPER.height, PAPER.width)


@pytest.mark.parametrize("data", [b"", b"no picture", saved(PAPER, "PNG")[:60]])
def test_damaged_files_are_refused(data):
    with pytest.raises(InputError, match=r"is damaged.*picture(?!.* at 0x)"):
        opened(data)


def test_a_file_cut_off_in_the_middle_is_refused():
    noise = np.random.default_rng(1).integers(0, 255, (300, 300, 3), dtype=np.uint8)
    data = saved(Image.fromarray(noise), "JPEG")
    with pytest.raises(InputError, match=r"is damaged.*picture(?!.* at 0x)"):
        opened(data[: len(data) // 2])


def test_a_picture_that_would_fill_the_memory_is_refused():
    data = bytearray(saved(Image.new("1", (8, 8)), "PNG"))
    data[16:24] = struct.pack(">II", 60_000, 40_000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    with pytest.raises(InputError, match="too large"):
        opened(bytes(data))


def test_more_pages_than_allowed_are_refused():
    data = saved(PAPER, "TIFF", save_all=True, append_images=[PAPER])
    with pytest.raises(InputError, match="2 scanned pages") as caught:
        opened(data, ReadingSettings(ocr_most_pages=1))
    assert "reading.ocr_most_pages" in caught.value.remedy
