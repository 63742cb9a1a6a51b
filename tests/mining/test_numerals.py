from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.mining.numerals import fraction_value, numeral_value

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Write a number below 100 million in Chinese characters."""
    if number >= 10_000:
        head, tail = divmod(number, 10_000)
        link = "零" if 0 < tail < 1000 else ""
        return chinese(head) + "万" + (link + chinese(tail) if tail else "")
    text, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + name
            zero = False
        else:
            zero = True
    return text


@given(st.integers(min_value=1, max_value=99_999_999))
def test_chinese_numerals_round_trip(number):
    assert numeral_value(chinese(number)) == number


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_round_trip(number):
    assert numeral_value(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.24万", 12_400), ("144.8亿", 14_480_000_000), ("两千", 2_000), ("三十五", 35), ("十", 10),
     ("〇", 0), ("6640.8万", 66_408_000)],
)  # fmt: skip
def test_magnitudes_are_multiplied_out_exactly(text, value):
    assert numeral_value(text) == value


def test_what_is_no_numeral_has_no_value():
    assert numeral_value("政协") is None


@pytest.mark.parametrize(
    ("whole", "part", "value"),
    [("三", "二", 0.6667), ("3", "1", 0.3333), ("百", "五", 0.05), ("二", "三", None), ("零", "一", None)],
)  # fmt: skip
def test_a_fraction_is_part_of_a_whole(whole, part, value):
    assert fraction_value(whole, part) == value
