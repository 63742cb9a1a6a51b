"""Doubt characters that were taken for their twins, and no coinage."""

from __future__ import annotations

import pytest

from compare.cleaning.familiarity import load_familiarity
from compare.cleaning.lookalikes import find_lookalikes
from tests.support.reports import LEXICON, read_text


def suggested(text: str) -> list[tuple[str, str | None]]:
    found = find_lookalikes(
        text, lambda words: text.count(words) > 1, LEXICON, load_familiarity(LEXICON)
    )
    return [(text[each.start : each.end], each.suggestion) for each in found]


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        ("推动未成年入权益司法保护。", "未成年入", "未成年人"),
        ("加强农用地士壤污染治理。", "士壤", "土壤"),
        ("培育壮大未来空问产业。", "空问", "空间"),
        ("坚持以习近平新时代申国特色社会主义思想为指导。", "申国", "中国"),
    ],
)
def test_a_twin_that_makes_a_word_is_suggested(text: str, wrong: str, meant: str):
    assert [(wrong in said, meant in (hint or "")) for said, hint in suggested(text)] == [
        (True, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "打造“全鑫全意”服务品牌。",
        "深化“渝事好商量”和“渝快办”改革。",
        "树立项目为王的鲜明导向，坚持项目为王。",
        "推进“高效办成一件事”，让群众少跑腿。",
        "坚持党的领导、人民当家作主、依法治国有机统一。",
        "打造国际贸易中转集拼地。",
        "推进11项自贸试验区制度创新。",
        "在今年的工作中要着重把握好以下几个方面。",
        "用优秀文艺作品讲出家乡的无限美好。",
        "建设一批众创空间。",
    ],
)
def test_coinages_and_plain_wordings_are_left_alone(text: str):
    assert suggested(text) == []


def test_the_text_itself_is_never_corrected():
    read = read_text("推动未成年入权益司法保护，取得了明显成效。")
    assert read.clean.paragraphs[0].text.startswith("推动未成年入权益")
    (doubt,) = (doubt for doubt in read.clean.doubts if doubt.reason == "lookalike")
    assert (doubt.quote, doubt.suggestion) == ("未成年入", "未成年人")
