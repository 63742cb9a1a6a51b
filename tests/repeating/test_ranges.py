from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.repeating.ranges import least_place, nearest

numbers = st.lists(st.integers(0, 4), min_size=1, max_size=40)


@settings(deadline=None)
@given(numbers)
def test_the_nearest_values_are_those_of_a_search(values):
    behind = nearest(np.array(values), is_behind=True)
    before = nearest(np.array(values), is_behind=False)
    for place, value in enumerate(values):
        smaller = (p for p in range(place + 1, len(values)) if values[p] < value)
        assert behind[place] == next(smaller, len(values))
        at_most = (p for p in range(place - 1, -1, -1) if values[p] <= value)
        assert before[place] == next(at_most, -1)


@settings(deadline=None)
@given(numbers, st.data())
def test_the_least_of_a_range_is_its_first_least_value(values, data):
    low = data.draw(st.integers(0, len(values) - 1))
    high = data.draw(st.integers(low + 1, len(values)))
    found = least_place(np.array(values), np.array([low]), np.array([high]))
    assert found[0] == low + values[low:high].index(min(values[low:high]))
