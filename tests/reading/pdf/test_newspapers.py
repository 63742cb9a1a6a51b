"""Read newspaper pages article by article, whatever the order in which they were drawn."""

from __future__ import annotations

import pytest

from compare.reading.pdf import PdfReader
from compare.settings import ReadingSettings
from compare.text import letters_of
from tests.reading.pdf.newspapers import CASES, drawn
from tests.reading.pdf.test_layouts import TEXTS, order, whole

# Long enough for the fullest page, and of several reports.
PARAGRAPHS = {
    "first reports": [text for name in ("000", "001", "003") for text in TEXTS[name]],
    "last reports": [text for name in ("004", "002", "003", "001") for text in TEXTS[name]],
}


@pytest.mark.parametrize("name", PARAGRAPHS)
@pytest.mark.parametrize("layout", CASES)
def test_articles_come_whole_and_in_order(layout, name):
    case = CASES[layout](PARAGRAPHS[name])
    found = PdfReader().read(case.data, "报纸.pdf", ReadingSettings()).text.splitlines()
    apart = {letters_of(text) for text in case.apart}
    articles = [line for line in found if letters_of(line) not in apart]
    assert len(found) - len(articles) == len(apart)
    assert order(articles, case.articles) >= 0.99
    assert whole(articles, case.articles) >= 0.95


def test_characters_drawn_one_by_one_give_the_same():
    case = CASES["four articles and a foot"](PARAGRAPHS["last reports"])
    single = drawn([case.page], single=True)
    texts = [
        PdfReader().read(data, "报纸.pdf", ReadingSettings()).text for data in (case.data, single)
    ]
    assert texts[0] == texts[1]
