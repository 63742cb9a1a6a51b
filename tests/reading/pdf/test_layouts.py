"""Read columns, newspaper pages and page ends in the order in which a person reads them."""

from __future__ import annotations

import pypdfium2
import pytest
from rapidfuzz.distance import Indel

from compare.reading.pdf import PdfReader
from compare.settings import ReadingSettings
from compare.text import letters_of
from tests.reading.pdf import layouts
from tests.support.reports import SEEDS

PATHS = sorted(SEEDS.glob("*.txt"))
TEXTS = {path.name[:3]: layouts.paragraphs_in(path) for path in PATHS}


def read(data: bytes) -> list[str]:
    return PdfReader().read(data, "报告.pdf", ReadingSettings()).text.splitlines()


def order(found: list[str], wanted: list[str]) -> float:
    return Indel.normalized_similarity(letters_of("".join(found)), letters_of("".join(wanted)))


def whole(found: list[str], wanted: list[str]) -> float:
    """Return the share of paragraphs that came out as one line each."""
    lines = {letters_of(line) for line in found}
    return sum(letters_of(text) in lines for text in wanted) / len(wanted)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("shuffled", [False, True], ids=["drawn", "shuffled"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_columns(count, shuffled, name):
    wanted = TEXTS[name]
    size = 10.5 if count < 4 else 8
    found = read(layouts.in_columns(wanted, count, shuffled=shuffled, size=size))
    assert order(found, wanted) >= 0.999
    assert whole(found, wanted) >= 0.95
    assert not any("汇编" in line for line in found)


@pytest.mark.parametrize("gutter", [12, 16, 24, 40])
def test_narrow_and_wide_gutters(gutter):
    wanted = TEXTS["004"]
    found = read(layouts.in_columns(wanted, 3, shuffled=True, gutter=gutter, size=9))
    assert order(found, wanted) >= 0.999


def test_a_newspaper_page_with_headlines_across_columns():
    first = layouts.at_most(TEXTS["004"], 3300)
    second = layouts.at_most(TEXTS["001"], 1500)
    third = ["某县政协常务委员会工作报告", *layouts.at_most(TEXTS["003"][3:], 2100)]
    found = read(layouts.newspaper(first, second, third))
    assert order(found, ["某某日报", *first, *second, *third]) >= 0.99


def test_forty_pages_are_read_whole():
    wanted = [text for texts in TEXTS.values() for text in texts]
    data = layouts.printed(wanted)
    raw = PdfReader().read(data, "报告.pdf", ReadingSettings())
    found = raw.text.splitlines()
    assert len(pypdfium2.PdfDocument(data)) >= 40
    assert len(letters_of(raw.text)) > 24_000
    assert {place.page for place in raw.places} == set(
        range(1, len(pypdfium2.PdfDocument(data)) + 1)
    )
    assert order(found, wanted) >= 0.999
    assert whole(found, wanted) >= 0.95
