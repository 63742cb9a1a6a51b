from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.joining.plan import Crowd, Level, bands_for, least_overlap, plan_of, plan_of_leaders


@given(st.floats(0.5, 1), st.floats(0.9, 0.9999), st.integers(1, 10**8))
def test_the_chances_to_miss_a_pair_add_up_to_what_the_recall_leaves(threshold, recall, texts):
    plan = plan_of(threshold, recall, texts, 1000)
    overlap = least_overlap(threshold)
    missed = [(1 - overlap**level.rows) ** level.bands for level in plan.levels]
    assert sum(missed) <= (1 - recall) * (1 + 1e-9)


def test_leaders_need_one_level_with_all_of_the_chance():
    (level,) = plan_of_leaders(0.8, 0.998, 1000, 16).levels
    assert (1 - least_overlap(0.8) ** level.rows) ** level.bands <= 0.002
    assert level.most == 16


@given(st.floats(0.5, 0.99), st.integers(1, 12), st.floats(1e-4, 0.1))
def test_no_band_is_too_many(threshold, rows, miss):
    overlap = least_overlap(threshold)
    bands = bands_for(overlap, rows, miss)
    assert bands == 1 or (1 - overlap**rows) ** (bands - 1) > miss * (1 - 1e-9)


def test_levels_share_no_minima():
    first, second = plan_of(0.8, 0.998, 1000, 1000).levels
    assert second.first == first.rows * first.bands


def test_more_texts_take_more_rows_against_chance():
    few, many = plan_of(0.6, 0.998, 1_000, 1000), plan_of(0.6, 0.998, 10**7, 1000)
    assert few.levels[0].rows < many.levels[0].rows


def test_the_parts_of_a_level_have_its_minima_once():
    level = Level(rows=3, bands=10, first=30, most=5, crowd=Crowd.LATER)
    minima = [
        number
        for part in level.parts(4)
        for number in range(part.first, part.first + part.rows * part.bands)
    ]
    assert minima == list(range(30, 60))


@pytest.mark.parametrize(("threshold", "recall"), [(0, 0.9), (1.1, 0.9), (0.8, 0), (0.8, 1)])
def test_what_cannot_be_is_refused(threshold, recall):
    with pytest.raises(ValueError, match="threshold"):
        plan_of(threshold, recall, 100, 1000)
    with pytest.raises(ValueError, match="threshold"):
        plan_of_leaders(threshold, recall, 100, 16)
