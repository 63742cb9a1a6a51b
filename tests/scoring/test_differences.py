from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.scoring.differences import changed_runs, differences
from tests.mining.support import LEXICON

words = st.lists(st.sampled_from(["坚持", "推进", "协商", "民主"]), max_size=6)


def test_the_changed_words_are_named_with_what_stands_instead():
    found = differences("推进协商民主广泛发展。", "推动协商民主广泛多层发展。", LEXICON)
    assert [(d.operation, d.a, d.b) for d in found] == [
        ("replace", "推进", "推动"),
        ("insert", "", "多层"),
    ]


def test_punctuation_is_no_difference():
    assert differences("围绕中心、服务大局。", "围绕中心，服务大局", LEXICON) == ()


@given(words, words)
def test_what_lies_between_the_runs_is_equal(a, b):
    rest_a, rest_b, place_a, place_b = [], [], 0, 0
    for (start_a, end_a), (start_b, end_b) in changed_runs(a, b):
        rest_a += a[place_a:start_a]
        rest_b += b[place_b:start_b]
        place_a, place_b = end_a, end_b
    assert rest_a + a[place_a:] == rest_b + b[place_b:]
