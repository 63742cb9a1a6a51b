"""Take radicals and other look-alikes that PDF files bring for the characters they stand for."""

from __future__ import annotations

import pytest

from compare.cleaning import clean_source
from tests.support.reports import LEXICON, source_of


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("⼀", "一"),
        ("⼈", "人"),
        ("⻓", "长"),
        ("⺠", "民"),
        ("⻔", "门"),
        ("⻅", "见"),
        ("\ufa08", "行"),
    ],
)
def test_a_sign_that_stands_for_a_character_is_read_as_it_and_logged(raw, meant):
    text = f"二、主要工作\n全县坚持{raw}步步推进各项工作，取得了明显的成效。\n"
    source = source_of(text)
    clean = clean_source(source, LEXICON)
    assert f"坚持{meant}步步" in clean.paragraphs[1].text
    (edit,) = [one for one in clean.edits if one.reason == "variant"]
    assert (source.quote(edit.start, edit.end), edit.replacement) == (raw, meant)


def test_marks_of_vertical_text_become_those_of_level_text():
    clean = clean_source(source_of("他们提出﹁两个确保﹂的目标︐全力推进︒\n"), LEXICON)
    assert clean.paragraphs[0].text == "他们提出“两个确保”的目标，全力推进。"


def test_other_characters_stay():
    text = "全年①完成投资５０亿元，㎡与℃照旧。"
    assert not [
        one for one in clean_source(source_of(text), LEXICON).edits if one.reason == "variant"
    ]


def test_a_full_width_point_of_a_decimal_is_plain_but_not_that_of_a_numbered_clause():
    clean = clean_source(source_of("1．2023年全年争取资金129．3亿元、７．4亿元。\n"), LEXICON)
    assert clean.paragraphs[0].text == "1．2023年全年争取资金129.3亿元、７.4亿元。"
