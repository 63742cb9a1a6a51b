"""Split text into sentences that together are the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model.report import CleanText
from compare.segmenting.sentences import sentence_spans, sentences_of
from compare.text import letters_of

TEXTS = st.text("区政协委员12，。！？…”“）（；：、", max_size=80)


@given(TEXTS)
def test_sentences_together_are_the_text(text):
    spans = list(sentence_spans(text))
    assert letters_of("".join(text[a:b] for a, b in spans)) == letters_of(text)
    if spans:
        assert spans[0][0] == 0
        for (_, end), (start, _) in pairwise(spans):
            assert end == start
        assert not letters_of(text[spans[-1][1] :])


@given(TEXTS)
def test_every_sentence_holds_letters(text):
    assert all(letters_of(text[start:end]) for start, end in sentence_spans(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("加强学习。深入调研。", 2),
        ("他说：“要加强学习。”委员们深入调研。", 2),
        ("增长5.5%，达到1.2万亿元。", 1),
        ("各位委员！一年来……我们做到了。", 3),
        ("没有句号的一句", 1),
        ("", 0),
        ("。。。", 0),
    ],
)
def test_where_sentences_end(text, count):
    assert len(list(sentence_spans(text))) == count


def test_each_sentence_keeps_its_map():
    text = CleanText("加强学习。深入调研。", tuple(range(10, 20)))
    first, second = sentences_of(text)
    assert first.positions == tuple(range(10, 15))
    assert second.raw_span(0, len(second)) == (15, 20)
