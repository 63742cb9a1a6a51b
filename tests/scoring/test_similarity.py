from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from compare.scoring.rarity import Rarity, letter_pairs
from compare.scoring.similarity import best_window, similarity, similarity_of_pairs

texts = st.text(alphabet="政协商民主区", max_size=14)


@given(texts, texts)
def test_similarity_is_symmetric_and_bounded(a, b):
    assert similarity(a, b) == similarity(b, a)
    assert 0 <= similarity(a, b) <= 100


@given(texts)
def test_a_text_is_like_itself(text):
    assert similarity(text, text) == 100


def test_pairs_are_scored_place_by_place():
    assert similarity_of_pairs([], []).shape == (0,)
    scores = similarity_of_pairs(["政协", "民主"], ["政协", "监督"])
    assert scores.tolist() == [100.0, fuzz.ratio("民主", "监督")]


def test_the_best_window_is_found_inside_a_longer_text():
    score, start, end = best_window("围绕中心服务大局", "始终坚持围绕中心服务大局履职", 80)
    assert (score, start, end) == (100.0, 4, 12)
    assert best_window("围绕中心服务大局", "完全不同的一句话没有它", 80) is None
    assert best_window("比正文长的套话", "正文", 0) is None


def test_a_pair_that_every_sentence_holds_weighs_little_and_one_in_one_sentence_all():
    rarity = Rarity.of(["政协协商", "政协监督", "政协提案"])
    assert rarity.weights["提案"] == 1.0
    assert rarity.weights["政协"] < 0.25


@given(st.lists(texts, min_size=1, max_size=6))
def test_weights_lie_between_0_and_1(corpus):
    rarity = Rarity.of(corpus)
    assert all(0 < weight <= 1 for weight in rarity.weights.values())


@given(st.lists(texts, min_size=1, max_size=5), st.lists(texts, min_size=1, max_size=5))
def test_shared_masses_agree_with_their_definition(a, b):
    rarity = Rarity.of([*a, *b])
    shared = rarity.shared(rarity.rows(a), rarity.rows(b)).toarray()
    for row, left in enumerate(a):
        for column, right in enumerate(b):
            expected = rarity.mass(letter_pairs(left) & letter_pairs(right))
            assert abs(float(shared[row, column]) - expected) < 1e-4
