from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.joining.distinct import distinct


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), max_size=40))
def test_distinct_values_come_once_and_in_order(values):
    assert distinct(np.array(values, dtype=np.int64)).tolist() == sorted(set(values))
