"""Doubt sentences from which something is lost, and no sentence that is whole."""

from __future__ import annotations

import pytest

from tests.support.reports import read_text


def torn(text: str) -> list[str]:
    return [doubt.quote for doubt in read_text(text).clean.doubts if doubt.reason == "torn"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("在关键时刻站出来、顶得上、去，发挥了作用。", "顶得上、去"),
        ("认真做好提案、、信息和视察工作。", "做好提案、、"),
        ("围绕中心工作，的要求抓好落实。", "的要求抓好落实"),
        ("作者系某区委政协主席、党组书记。", "区委政协主席"),
    ],
)
def test_what_is_lost_is_doubted(text: str, place: str):
    assert torn(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "统筹山、水、林、田、湖、草、沙一体化保护。",
        "发展玉米、大豆、煤炭、油、气等产业。",
        "顶得上、靠得住、走在前。",
        "我市的确存在不少短板，的士行业有待规范。",
        "区委、政协主席会议作出部署，市委政协工作会议召开。",
    ],
)
def test_what_is_whole_is_left_alone(text: str):
    assert torn(text) == []


def test_a_torn_sentence_is_not_quoted():
    read = read_text("一年来，全体委员在关键时刻顶得上、去，发挥了作用。我们认真履职。")
    assert [s.usable for s in read.only.sentences] == [False, True]


def test_a_tenth_plan_of_the_wrong_name_is_doubted():
    read = read_text("重点就“十五”规划制定开展协商，编制“十五五”规划和二〇一五规划。")
    assert [d.quote for d in read.clean.doubts if d.reason == "number"] == ["“十五”规划"]
