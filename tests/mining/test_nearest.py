"""Hold that the nearest sentences are those of the whole table."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.mining.initiatives.nearest import _NEAR, _greatest

ROWS = st.lists(
    st.tuples(st.sampled_from([0, 0, 0.125, 0.25, 0.5, 0.75]), st.booleans()), max_size=40
)


@given(ROWS)
def test_the_nearest_are_the_first_of_the_greatest_parts_of_other_districts(row):
    table = np.array([part for part, _ in row], dtype=np.float32)
    is_foreign = np.array([foreign for _, foreign in row], dtype=bool)
    foreign = np.where(is_foreign, table, -1.0)
    order = np.argsort(-foreign, kind="stable")[:_NEAR]
    expected = [int(place) for place in order if foreign[place] >= 0]
    shared = np.flatnonzero(table)
    assert _greatest(shared, table[shared], is_foreign) == expected
