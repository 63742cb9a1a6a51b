from __future__ import annotations

from compare.aligning.matches import grader_of, match_sentences
from compare.aligning.means import mean_of_best
from compare.aligning.roles import compare_roles
from compare.settings import Settings
from tests.mining.support import documents

SETTINGS = Settings().similarity
SAME = "加强灵活就业和新就业形态劳动者权益保障，完善社会保险。"
OTHER = "建成国家西南区域应急救援中心，粮食产量再创历史新高。"


def review(**texts: list[str]):
    made, _ = documents(**texts)
    matches = match_sentences(made, grader_of(made, SETTINGS))
    return compare_roles(made, matches, SETTINGS)[0].scores


def test_equal_texts_score_all_and_texts_on_other_matters_nothing():
    scores = review(甲区=[SAME], 乙县=[SAME], 丙区=[OTHER])
    assert scores == ((None, 100.0, 0.0), (100.0, None, 0.0), (0.0, 0.0, None))


def test_long_and_short_texts_count_alike():
    assert review(甲区=[SAME], 乙县=[SAME, OTHER]) == review(甲区=[SAME, OTHER], 乙县=[SAME])


def test_each_sentence_counts_by_its_letters_with_its_best_partner():
    left, right = {"a": "四个字呀", "b": "四个字呢"}, {"c": "四个字啊"}
    assert mean_of_best(left, right, [("a", "c", 60.0), ("b", "c", 20.0)]) == (40 + 60) / 2
    assert mean_of_best(left, right, []) == 0.0
