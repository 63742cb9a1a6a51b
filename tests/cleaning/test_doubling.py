"""Doubt what was set twice, and nothing that is said twice on purpose."""

from __future__ import annotations

import pytest

from compare.cleaning.doubling import find_doubled, find_repeats
from compare.cleaning.familiarity import load_familiarity
from tests.support.reports import LEXICON


def doubled(text: str) -> list[str]:
    found = find_doubled(text, LEXICON, load_familiarity(LEXICON))
    return [text[finding.start : finding.end] for finding in found]


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("围绕生态文明建设建设和绿色发展开展协商。", "建设建设"),
        ("组织驻区政协委委员积极履职。", "委委"),
        ("贯彻区第十五次党代会代会精神。", "代会代会"),
        ("围绕中心服务大局，围绕中心服务大局，积极履职。", "围绕中心服务大局"),
        ("贯彻党中央决策部署，落实党中央决策部署，确保落地见效。", "落实党中央决策部署"),
        ("落实市委委提出的了解社情民意的要求。", "委委"),
        ("认真落实区委决策部署，全面推进，认真落实区委决策部署。", "认真落实区委决策部署"),
    ],
)
def test_what_was_set_twice_is_doubted(text: str, twice: str):
    assert doubled(text) == [twice]


@pytest.mark.parametrize(
    "text",
    [
        "一项一项抓落地，一个项目一个项目盯进度。",
        "推进市属高校一校一策分类发展。",
        "表彰优秀市委委员和县委委员。",
        "储备项目1000亿元，谋划项目1000亿元。",
        "推动高质量发展，推进高水平开放，推动高品质生活。",
        "工业化进入新阶段，城镇化进入新阶段。",
        "向香港特别行政区同胞、澳门特别行政区同胞表示感谢。",
        "举办博士博士后创新大赛。",
        "抓紧编制“十五五”规划。",
        "有事多商量商量，遇事好好商量。",
        "坚持稳字当头，坚持守正创新，坚持系统观念。",
        "歇歇脚、喝喝水、热热饭。",
        "加强食品药品安全全链条监管，建立健全全口径台账。",
        "抓好在在建项目和对对口支援的管理。",
        "城镇居民收入增速居全国第3位，农村居民收入增速居全国第3位。",
    ],
)
def test_what_is_meant_is_left_alone(text: str):
    assert doubled(text) == []


def test_a_sentence_that_comes_again_at_once_is_doubted():
    sentence = "组织委员深入基层一线开展调研视察活动。"
    texts = [f"一年来，我们认真履职。{sentence}", f"{sentence}形成调研报告五篇。"]
    assert [index for index, _ in find_repeats(texts)] == [1]


def test_the_end_of_a_page_that_stands_again_is_doubted():
    texts = [
        "抓好提案办理，推动社情民意信息工作提质",
        "推动社情民意信息工作提质增效，反映各界呼声。",
    ]
    ((index, finding),) = find_repeats(texts)
    assert (index, texts[1][: finding.end]) == (1, "推动社情民意信息工作提质")


def test_a_sentence_that_comes_again_much_later_is_a_refrain():
    refrain = "这是我们必须牢牢把握的根本要求。"
    between = [f"第{number}个方面的工作取得了新的进展和成效。" for number in "一二三四五六"]
    assert list(find_repeats([refrain, *between, refrain])) == []
