from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from compare.joining.band_keys import band_keys
from compare.joining.lettering import lay_out, sketches
from compare.joining.plan import Crowd, Level, least_overlap
from compare.joining.similarity import scores
from tests.joining.support import LETTERS, made_texts

texts = st.text(alphabet=LETTERS[:12] + "𠀀a9", min_size=1, max_size=30)
LEVEL = Level(rows=2, bands=20, first=7, most=10, crowd=Crowd.LATER)


@given(texts, texts)
def test_the_sketches_never_differ_in_more_bits_than_the_texts_in_letters(a, b):
    one, other = sketches(lay_out([a, b]))
    assert int(np.bitwise_count(one ^ other).sum()) <= Indel.distance(a, b)


@given(texts, texts)
def test_the_multisets_of_similar_texts_overlap_as_the_plan_supposes(a, b):
    shared = (Counter(a) & Counter(b)).total()
    overlap = shared / (len(a) + len(b) - shared)
    assert overlap >= least_overlap(Indel.normalized_similarity(a, b)) - 1e-9


@given(st.lists(texts, min_size=1, max_size=8))
def test_the_keys_of_a_text_do_not_depend_on_the_texts_beside_it(given_texts):
    together = band_keys(lay_out(given_texts), LEVEL)
    for text, keys in zip(given_texts, together, strict=True):
        assert (band_keys(lay_out([text]), LEVEL) == keys).all()


def test_the_keys_depend_on_the_multiset_of_letters_alone():
    one, other, third = band_keys(lay_out(["民生改善", "善改生民", "民生改善善"]), LEVEL)
    assert (one == other).all()
    assert (one != third).any()


def test_a_minimum_agrees_as_often_as_the_multisets_overlap():
    level = Level(rows=1, bands=20_000, first=0, most=10, crowd=Crowd.LATER)
    a, b = made_texts(3, 2, 30, 31)
    b = a[:20] + b[:10]
    shared = (Counter(a) & Counter(b)).total()
    one, other = band_keys(lay_out([a, b]), level)
    assert abs((one == other).mean() - shared / (len(a) + len(b) - shared)) < 0.02


def test_pairs_below_the_least_ratio_score_nothing():
    assert scores(["民生", "民生"], ["民生", "产业"], 60).tolist() == [100, 0]
    assert scores([], [], 60).tolist() == []
