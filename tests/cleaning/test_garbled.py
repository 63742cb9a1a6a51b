"""Doubt what no writer sets: mojibake, stray signs, numbers that cannot be."""

from __future__ import annotations

import pytest

from compare.cleaning.familiarity import load_familiarity
from compare.cleaning.garbled import find_garbled, find_odd_numbers
from tests.support.reports import LEXICON, read_text


def garbled(text: str) -> list[str]:
    found = find_garbled(text, LEXICON, load_familiarity(LEXICON))
    return [text[finding.start : finding.end] for finding in found]


def odd(text: str) -> list[tuple[str, str | None]]:
    return [(text[f.start : f.end], f.suggestion) for f in find_odd_numbers(text, LEXICON)]


@pytest.mark.parametrize(
    "text",
    [
        "认真履行锟斤拷职能。",
        "推动经济\ufffd\ufffd发展。",
        "全面推进æ”¿å\xba\x9c建设。",
        "推进高质■量发展。",
        "加强自l身建设。",
        "协商民？主深入推进。",
        "完善&nbsp制度。",
    ],
)
def test_spoilt_wordings_are_doubted(text: str):
    assert garbled(text)


def test_text_read_with_the_wrong_encoding_is_doubted():
    spoilt = "推动经济社会高质量发展".encode().decode("gb18030", "replace")
    assert garbled(f"我们{spoilt}。")


@pytest.mark.parametrize(
    "text",
    [
        "推广5G应用，建设A面B面，运行10号线。",
        "善于解剖麻雀，修复珊瑚礁，不搞涂脂抹粉。",
        "构建“1+4+12+N”体系，优化K歌之类的服务。",
        "大美青海·高原足球联赛激情四射。",
        "怎么看？怎么办？干部群众有共识！",
    ],
)
def test_what_belongs_to_the_text_is_left_alone(text: str):
    assert garbled(text) == []


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("2O24年以来", "2O24", "2024"),
        ("完成率98.l%", "98.l", "98.1"),
        ("20244年以来", "20244年", None),
        ("2024年13月召开", "2024年13月", None),
        ("6月35日召开", "6月35日", None),
        ("提案满意率达110.5%。", "满意率达110.5%", None),
        ("增长6.1%%，", "%%", None),
    ],
)
def test_numbers_that_cannot_be_are_doubted(text: str, said: str, meant: str | None):
    assert (said, meant) in odd(text)


@pytest.mark.parametrize(
    "text",
    ["2024年12月31日", "满意率100%", "完成目标的110.5%", "投资20000元", "5O平台", "第1O号", "10月"],
)
def test_numbers_that_can_be_are_left_alone(text: str):
    assert odd(text) == []


def test_a_garbled_sentence_is_never_quoted():
    read = read_text("我们坚持改革开放。全区认真履行锟斤拷职能，取得了新的成效。")
    assert [s.usable for d in read.documents for s in d.sentences] == [True, False]
