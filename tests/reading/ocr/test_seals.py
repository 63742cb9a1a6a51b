"""The red of a seal is taken off; red text is kept."""

import numpy as np
from PIL import Image

from compare.reading.ocr.seals import without_seals
from tests.reading.ocr.scans import RED, lines_as_picture, sealed

PAGE = Image.new("RGB", (1000, 1000), "white")
WHITE = 200  # lighter than this is paper to the eye


def bleached(picture: Image.Image):
    return np.asarray(without_seals(np.asarray(picture), 200))


def test_a_seal_vanishes_and_the_text_below_it_stays():
    page = PAGE.copy()
    page.paste((0, 0, 0), (450, 300, 460, 700))  # a stroke of black ink, through the ring
    dots = bleached(sealed(page, 300, 300))
    assert dots[500, 455].max() < 60
    dots[:, 445:465] = 255
    assert dots.min() > WHITE


def test_red_text_without_a_seal_stays():
    heading = lines_as_picture(["某某县人民政府文件"], colour=RED)
    assert np.array_equal(bleached(heading), np.asarray(heading))


def test_a_page_without_red_is_the_same():
    dots = np.asarray(lines_as_picture(["工作报告"]))
    assert without_seals(dots, 200) is dots
