"""Doubt names and figures that one text tells in two ways."""

from __future__ import annotations

import pytest

from compare.cleaning.contradictions import find_contradictions
from tests.support.reports import LEXICON


def contradictions(*texts: str) -> list[tuple[str, str | None]]:
    found = find_contradictions(texts, LEXICON)
    return [(texts[index][each.start : each.end], each.suggestion) for index, each in found]


def test_a_name_with_another_character_is_doubted():
    texts = ("区政协主席王志宏出席会议。", "区政协主席王志宏讲话。", "区政协主席王志红调研。")
    assert contradictions(*texts) == [("王志红", "王志宏")]


def test_a_title_with_a_twin_is_doubted():
    texts = ("深化“渝事好商量”平台。", "擦亮“渝事好商量”品牌。", "推广“渝事好商童”经验。")
    assert contradictions(*texts) == [("渝事好商童", "渝事好商量")]


def test_a_figure_given_in_two_ways_is_doubted():
    texts = ("全年共收到提案261件。", "委员们积极建言，全年共收到提案216件。")
    assert contradictions(*texts) == [("全年共收到提案216件", "全年共收到提案261件")]


@pytest.mark.parametrize(
    "texts",
    [
        ("区委书记高度重视。", "区委书记高度评价。"),
        ("区政协主席王志宏讲话。", "区政协副主席李建国讲话。"),
        ("聚焦“两个确立”。", "做到“两个维护”。"),
        ("召开第三次会议。", "召开第四次会议。"),
        ("提案满意率达95%。", "提案满意率达97%以上。"),
        ("改造老旧小区500个。", "改造老旧小区813个。"),
    ],
)
def test_what_differs_rightly_is_left_alone(texts: tuple[str, ...]):
    assert contradictions(*texts) == []
