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


@pytest.mark.parametrize(
    "text",
    [
        "全省认真做到“\n两个维护\n”，把各项工作抓实抓细。",
        "经济总量再上台阶\n，民生持续改善。",
        "——道路更加通畅。新建\n高速铁路\n三百公里、农村公路五百公里。",
        "货币供应充足，广义货币M\n2\n增长一成，符合调控要求。",
    ],
)
def test_lines_torn_at_links_are_joined(text):
    paragraphs = clean_source(source_of(text), LEXICON).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == [text.replace("\n", "")]


@pytest.mark.parametrize(
    "line",
    ["（一）推动重点领域改革。", "各位代表！", "实现上述目标，要做好以下十项工作。"],
)
def test_a_sentence_alone_between_blank_lines_is_no_caption_if_it_belongs_to_a_report(line):
    text = f"去年各项事业稳步向前。\n今年继续努力。\n\n\n\n{line}\n\n\n\n全县上下齐心协力。\n"
    clean = clean_source(source_of(text), LEXICON)
    assert line in [paragraph.text for paragraph in clean.paragraphs]
    assert not clean.removed


def test_the_frame_of_a_web_page_is_no_content():
    text = "政府工作报告\n【\n字体：\n大\n中\n小\n】\n李四作报告。县报记者 张三摄\n各位代表：\n"
    paragraphs = clean_source(source_of(text), LEXICON).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == ["政府工作报告", "各位代表："]
