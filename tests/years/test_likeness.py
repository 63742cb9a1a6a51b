from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from compare.scoring.similarity import similarity_matrix
from compare.years.likeness import close_pairs

texts = st.lists(
    st.text(alphabet="政协商民主区委员𠀀", min_size=1, max_size=9), min_size=1, max_size=6
)


@given(texts, texts, st.sampled_from([0.0, 40.0, 60.0, 75.0, 100.0]))
def test_no_pair_is_left_out_that_reaches_the_ratio(a, b, least):
    expected = similarity_matrix(a, b, least)
    rows, columns, ratios = close_pairs(a, b, least)
    assert list(zip(rows, columns, strict=True)) == list(zip(*np.nonzero(expected), strict=True))
    assert list(ratios) == list(expected[rows, columns])


def test_letters_alone_tell_that_two_texts_are_far_apart():
    rows, columns, ratios = close_pairs(["民主协商"], ["粮食生产"], 60)
    assert not len(rows) and not len(columns) and not len(ratios)
