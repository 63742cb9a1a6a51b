"""Mend paragraphs: nothing is lost or moved, broken headings become whole, one line is parted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.cleaning import clean_source
from compare.segmenting.paragraphs import mended
from compare.text import letters_of
from tests.support.reports import LEXICON, source_of

TEXT = "全年完成投资八十亿元，新增就业三千人，群众满意度持续提升。" * 4
LINES = st.lists(
    st.sampled_from(
        [
            "一、2024年工作回顾",
            "二、持续提升政府",
            "治理效能",
            "（一）稳增长，",
            "扩内需",
            "各位代表：",
            "请予审议。",
            "“一、要坚持。二、要推进。”",
            TEXT,
            TEXT[:36],
            TEXT[36:50],
        ]
    ),
    max_size=30,
)


def mend(text: str) -> list[str]:
    return [p.text for p in mended(clean_source(source_of(text), LEXICON), LEXICON)]


@given(LINES, st.sampled_from(["\n", " ", "", "\n　　"]))
def test_letters_stay_and_their_places_go_up(lines, separator):
    clean = clean_source(source_of(separator.join(lines)), LEXICON)
    paragraphs = mended(clean, LEXICON)
    before = "".join(paragraph.text for paragraph in clean.paragraphs)
    after = "".join(paragraph.text for paragraph in paragraphs)
    assert letters_of(after) == letters_of(before)
    positions = [place for paragraph in paragraphs for place in paragraph.clean.positions]
    assert all(low < high for low, high in pairwise(positions))
    assert all(letters_of(paragraph.text) for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("三、持续提升政府", "治理效能和服务水平", True),
        ("（二）坚持稳字当头、稳中求进，", "推动经济持续回升向好", True),
        ("二、2025年工作安排", "总体要求", False),
        ("二、2025年工作安排", "（一）总体要求", False),
        ("二、持续提升治理效能", "今年完成投资八十亿元。", False),
    ],
)
def test_headings_broken_over_two_lines(first, second, joined):
    text = "\n".join(["一、2024年工作回顾", TEXT, first, second, TEXT, "四、加强自身建设", TEXT])
    assert (first + second in mend(text)) == joined


def test_headings_below_a_heading_stay_apart():
    text = "\n".join(["二、重点工作", "稳增长", TEXT, "扩内需", TEXT, "三、自身建设", TEXT])
    assert {"二、重点工作", "稳增长", "扩内需"} <= set(mend(text))


def test_a_heading_of_several_clauses_is_no_part_of_the_text_below_it():
    heading = "（一）坚持项目为王，扩大有效投资，增强发展后劲"
    assert heading in mend("\n".join(["一、2025年工作安排", heading, TEXT, TEXT]))


def test_quoted_numbers_begin_no_paragraph():
    quoted = "会议指出：“一、要坚持党的领导。二、要坚持人民至上。”" + TEXT
    text = "一、2024年工作回顾 " + quoted * 3 + " 二、2025年工作安排 " + TEXT * 3
    found = mend(text)
    assert found[0].strip() == "一、2024年工作回顾"
    assert [p.strip() for p in found if p[:2] in {"一、", "二、"}] == [
        "一、2024年工作回顾",
        "二、2025年工作安排",
    ]
