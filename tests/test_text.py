"""Answer the questions about characters that every stage asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text import compact, han_count, is_han, is_letter, letter_places, letters_of


@pytest.mark.parametrize("character", ["区", "〇", "㐀", "\U00020000", "镕"])
def test_chinese_characters(character):
    assert is_han(character)
    assert is_letter(character)


@pytest.mark.parametrize("character", ["a", "1", "，", "　", "—", "_", ""])
def test_other_characters(character):
    assert not is_han(character)


def test_letters_leave_out_punctuation_and_blanks():
    assert letters_of("“1+4+12+N” 多层次，协商_体系。") == "1412N多层次协商体系"


@given(st.text())
def test_letters_are_those_that_count(text):
    assert letters_of(text) == "".join(c for c in text if is_letter(c))
    assert letters_of(text) == "".join(text[place] for place in letter_places(text))
    assert letters_of(letters_of(text)) == letters_of(text)
    assert han_count(text) <= len(text)
    assert not any(c.isspace() for c in compact(text))
