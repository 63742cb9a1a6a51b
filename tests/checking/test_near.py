from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.checking.near import distance, near_passages
from compare.checking.one_letter import one_letter_off
from compare.checking.slips import changes_of, exchanged_at
from tests.checking.support import letterings

# Different letters, so that there is one way to see a change.
LETTERS = st.permutations("甲乙丙丁戊己庚辛壬癸").map(lambda letters: "".join(letters[:9]))


@given(LETTERS, st.data())
def test_a_letter_changed_inside_is_found_where_it_is(wording, data):
    at = data.draw(st.integers(2, len(wording) - 3))
    kind = data.draw(st.sampled_from(["put in", "left out", "other"]))
    new = "" if kind == "left out" else "子"
    text = wording[:at] + new + wording[at + (kind != "put in") :]
    (lettering,) = letterings({"甲区": [f"丑{text}寅。"]})
    assert any(near.letters == text for near in near_passages(wording, lettering))
    assert [near.letters for _, near in one_letter_off([wording], lettering)] == [text]


@given(LETTERS)
def test_the_wording_itself_is_not_near(wording):
    (lettering,) = letterings({"甲区": [f"丑{wording}寅。"]})
    assert wording not in [near.letters for near in near_passages(wording, lettering)]
    assert list(one_letter_off([wording], lettering)) == []


def test_no_wording_reaches_across_sentences():
    (lettering,) = letterings({"甲区": ["坚持稳中求", "进工作总基调。"]})
    assert list(near_passages("坚持稳中求进工作总基调", lettering)) == []
    assert list(one_letter_off(["坚持稳中求进工作总基调"], lettering)) == []


@given(st.text("甲乙", max_size=6), st.text("甲乙", max_size=6))
def test_the_distance_is_one(a, b):
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))


@pytest.mark.parametrize(
    ("expected", "found", "gone"),
    [("引导各族各界代表", "引导各界代表", "各族"), ("改进人民政协工作", "改进政协工作", "人民")],
)
def test_what_was_left_out_is_a_word_where_it_can_be(expected, found, gone):
    ((_, low, high, _, _),) = changes_of(expected, found)
    assert expected[low:high] == gone


def test_neighbours_that_changed_places_are_told():
    assert exchanged_at("供应链韧性", "供链应韧性") == 1
    assert exchanged_at("供应链韧性", "供应链性能") is None
