from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from compare.model.findings import Grade
from compare.scoring.grading import Grader
from compare.scoring.rarity import Rarity, letter_pairs
from compare.settings import SimilaritySettings
from compare.text import letters_of
from tests.mining.support import labels

# A single letter has no pair of letters, and no sentence is that short.
texts = st.text(alphabet="政协商民主区委员", min_size=2, max_size=16)
SETTINGS = SimilaritySettings()


@pytest.fixture(scope="module")
def pairs():
    found = labels("pairs")["pair"]
    return [{**pair, "a": letters_of(pair["a"]), "b": letters_of(pair["b"])} for pair in found]


@pytest.fixture(scope="module")
def grader(pairs):
    return Grader.of(sorted({pair[side] for pair in pairs for side in "ab"}), SETTINGS)


@given(st.lists(texts, min_size=2, max_size=6))
def test_scores_are_symmetric_bounded_and_100_for_the_same_text(corpus):
    grader = Grader.of(corpus, SETTINGS)
    a, b = corpus[:2]
    assert grader.score(a, b) == grader.score(b, a)
    assert 0 <= grader.score(a, b) <= 100
    assert grader.score(a, a) == 100


@given(st.lists(texts, min_size=2, max_size=5, unique=True))
def test_the_matrix_and_the_matches_agree_with_single_scores(corpus):
    grader = Grader.of(corpus, SETTINGS)
    scores = grader.scores(corpus, corpus)
    rows = grader.rarity.rows(corpus)
    matches = {(m.row, m.column): m for m in grader.matches(rows, rows)}
    for row, a in enumerate(corpus):
        for column, b in enumerate(corpus):
            single = grader.score(a, b)
            assert abs(float(scores[row, column]) - single) < 0.01 or a == b
            if abs(single - SETTINGS.related) > 0.01:
                assert ((row, column) in matches) == (single >= SETTINGS.related)
                assert (grader.grade(a, b) is Grade.UNRELATED) == ((row, column) not in matches)


def test_the_same_letters_are_verbatim_whatever_the_punctuation():
    a = letters_of("懂政协、会协商、善议政。")
    assert Grader.of([a], SETTINGS).grade(a, letters_of("懂政协，会协商，善议政")) is Grade.VERBATIM


def test_the_same_sentence_with_other_words_is_a_variant():
    a = letters_of("落实渐进式延迟法定退休年龄改革。")
    b = letters_of("稳妥有序推进渐进式延迟法定退休年龄改革。")
    assert Grader.of([a, b], SETTINGS).grade(a, b) is Grade.VARIANT


def test_a_pattern_shared_by_chance_is_unrelated_although_its_ratio_is_high(grader):
    a = letters_of("建成国家西南区域应急救援中心。")
    b = letters_of("建成投运4个国家区域医疗中心。")
    assert fuzz.ratio(a, b) > 45
    assert grader.grade(a, b) is Grade.UNRELATED


def test_a_long_rare_wording_makes_otherwise_different_sentences_related(grader):
    a = letters_of("按照“懂政协、会协商、善议政，守纪律、讲规矩、重品行”的要求，建设委员队伍。")
    b = letters_of(
        "在大是大非面前立场坚定，更加“懂政协、会协商、善议政、守纪律、讲规矩、重品行”，"
        "关键时刻站得出来，服务乡村振兴等中心工作。"
    )
    assert fuzz.ratio(a, b) < 67
    assert grader.grade(a, b) is Grade.RELATED


def _area(scores, positive) -> float:
    """Return the area under the ROC curve."""
    good, bad = scores[positive], scores[~positive]
    return float((good[:, None] > bad).mean() + (good[:, None] == bad).mean() / 2)


def test_labelled_pairs_are_told_apart_better_than_by_the_ratio(pairs, grader, capsys):
    counted = [pair for pair in pairs if pair["grade"] != "debatable"]
    truth = np.array([pair["grade"] for pair in counted])
    ratio = np.array([fuzz.ratio(pair["a"], pair["b"]) for pair in counted])
    score = np.array([grader.score(pair["a"], pair["b"]) for pair in counted])
    grades = np.array([grader.grade(pair["a"], pair["b"]).value for pair in counted])
    # The naive grades use the best two thresholds on the ratio that this very sample allows.
    naive = max(
        np.mean(
            np.select([ratio >= high, ratio >= low], ["variant", "related"], "unrelated") == truth
        )
        for low in range(10, 60, 2)
        for high in range(60, 96, 2)
    )
    related = truth != "unrelated"
    with capsys.disabled():
        print(
            f"\n{len(counted)} pairs: AUC {_area(score, related):.3f} (ratio {_area(ratio, related):.3f}),"
            f" grades right {np.mean(grades == truth):.3f} (ratio {naive:.3f})"
        )
    assert len(counted) >= 60
    assert _area(score, related) >= 0.98
    assert np.mean(grades == truth) >= 0.9
    assert np.mean(grades == truth) > naive


@given(st.lists(texts, max_size=6), st.sampled_from([1, 3]), st.sampled_from([0, 3000]))
def test_pairs_weigh_the_same_when_they_were_counted_before(corpus, power, reference):
    counts = Counter(pair for text in corpus for pair in letter_pairs(text))
    told = Rarity.counted(counts, len(corpus), power, reference)
    assert told == Rarity.of(corpus, power, reference)
    assert list(told.columns) == sorted(counts)
