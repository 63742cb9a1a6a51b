"""Split texts into lines, whatever kind of blank they hold."""

from __future__ import annotations

import pytest

from compare.cleaning import clean_source
from tests.support.reports import LEXICON, read_text, source_of


@pytest.mark.parametrize(
    "blank", ["\u2003\u2003", "\u2002", "\u3000\u2009", "\u200b\u2003\u200b", "\u200e", "\xad"]
)
def test_a_line_of_nothing_but_blanks_is_no_paragraph(blank):
    text = f"某县政府工作报告\n{blank}\n过去一年，全县各项事业稳步向前。\n{blank}\n"
    paragraphs = clean_source(source_of(text), LEXICON).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == [
        "某县政府工作报告",
        "过去一年，全县各项事业稳步向前。",
    ]


def test_em_spaces_that_indent_paragraphs_leave_headings_as_they_are():
    year = "\u2003\u2003这一年，全县上下一起努力，办成了不少实事。\n" * 9
    text = f"某县政府工作报告\n\u2003\u2003一、2023年工作回顾\n{year}\u2003\u2003\n\u2003\u2003二、2024年工作安排\n{year}"
    headings = [s.heading for s in read_text(text).only.sections if s.heading]
    assert headings == ["一、2023年工作回顾", "二、2024年工作安排"]
