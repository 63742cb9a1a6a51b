"""Split text as jieba does, without its loader and its cache."""

from __future__ import annotations

import logging
import random
from functools import cache
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.dictionary import load_dictionary

SEEDS = Path(__file__).parents[1] / "seeds"
FURTHER = ("社情民意", "新质生产力", "一带一路")
FREQUENCY = 20_000
HARD = "中国特色社会主义AT&TC++c#-.%125ab \r\n\t　，。“”é𠀀〇"


@cache
def own():
    return load_dictionary(FURTHER, FREQUENCY)


@pytest.fixture(scope="module", autouse=True)
def theirs(tmp_path_factory):
    """Return jieba's own tokenizer; its cache lies in a folder of this test."""
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    for word in FURTHER:
        tokenizer.add_word(word, FREQUENCY)
    return tokenizer


def test_the_words_of_reports_are_those_of_jieba(theirs):
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert own().split(text) == list(theirs.cut(text, HMM=False)), path.name


@settings(deadline=None)
@given(text=st.text(HARD, max_size=30))
def test_the_words_of_any_text_are_those_of_jieba(theirs, text):
    assert own().split(text) == list(theirs.cut(text, HMM=False))


def test_beginnings_of_long_words_lead_to_them_or_nowhere(theirs):
    long = sorted(word for word in theirs.FREQ if len(word) > 4)
    chance = random.Random(1)
    for _ in range(300):
        text = "".join(chance.choice(long)[: chance.randrange(2, 12)] for _ in range(3))
        assert own().split(text) == list(theirs.cut(text, HMM=False))


def test_words_and_frequencies_are_those_of_jieba(theirs):
    for text, frequency in theirs.FREQ.items():
        assert own().frequency(text) == frequency
        assert own().is_word(text) == (frequency > 0)
    assert own().frequency("区政协委") == 0
    assert not own().is_word("")
