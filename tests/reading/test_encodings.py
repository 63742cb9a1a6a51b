"""Read text in every encoding that Chinese files come in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import InputError
from compare.reading.plain import PlainReader

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=200)
SIMPLIFIED = "过去一年区政协坚持围绕中心服务大局开展调研视察提出意见建议，。："
TRADITIONAL = "過去一年區政協堅持圍繞中心服務大局開展調研視察提出意見建議，。："


def sentences_of(characters: str) -> st.SearchStrategy[str]:
    """Return texts in which each character comes before the order is shuffled."""
    return st.permutations(list(characters) * 3).map("".join)


@given(st.one_of(sentences_of(SIMPLIFIED), sentences_of(SIMPLIFIED + "镕喆")))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_round_trip_without_a_mark(encoding, text):
    data = text.encode(encoding)
    assert PlainReader().read(data, "a.txt").text == text


@given(HAN)
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_round_trip_with_a_mark(encoding, mark, text):
    raw = PlainReader().read(mark + text.encode(encoding), "a.txt")
    assert raw.text == text
    assert raw.encoding == encoding


@given(sentences_of(TRADITIONAL))
def test_big5_is_told_from_gb18030(text):
    raw = PlainReader().read(text.encode("big5"), "a.txt")
    assert raw.text == text
    assert raw.encoding == "big5"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_error(data):
    try:
        raw = PlainReader().read(data, "a.txt")
    except InputError as error:
        assert error.remedy
    else:
        raw.text.encode("utf-8")
