from __future__ import annotations

import pytest

from compare.checking.foreign_names import find_foreign_names
from tests.checking.support import made
from tests.mining.support import LEXICON

# 丰都县, in a municipality, and 垫江县 beside it.
OWN, CODE = "丰都县", "500230"


def names(text: str) -> list[tuple[str, str]]:
    documents, sources = made({OWN: [text]}, code=CODE, city="重庆市")
    found = find_foreign_names(documents, sources, LEXICON)
    return [(name.name, name.sign) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在垫江县委的坚强领导下，各项工作有序推进。", ("垫江县", "led_by")),
        ("一年来，垫江县政协坚持党的领导，认真履职。", ("垫江县", "organ")),
        ("团结带领垫江人民奋勇前进。", ("垫江", "people")),
        ("为建设现代化新垫江作出新的贡献。", ("垫江", "goal")),
        ("奋力谱写垫江高质量发展新篇章。", ("垫江", "chapter")),
        ("垫江县第十八届人民代表大会以来，成绩显著。", ("垫江县", "session")),
    ],
)
def test_a_neighbour_where_ones_own_place_is_meant_is_doubted(text, found):
    assert names(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "在丰都县委的坚强领导下，各项工作有序推进。",
        "奋力谱写丰都高质量发展新篇章。",
        "在重庆市委的坚强领导下，建设现代化新重庆。",
        "与垫江县政协开展联合协商。",
        "赴垫江县考察学习，组织委员走进垫江。",
        "一年来，垫江县政协与我们携手开展联合视察。",
        "垫江至丰都高速公路建成通车。",
        "支援垫江县抗旱，团结带领垫江人民共建家园。",
    ],
)
def test_ones_own_the_upper_level_and_dealings_with_others_are_none(text):
    assert names(text) == []


def test_within_a_city_its_own_counties_are_no_elsewhere():
    documents, sources = made({"重庆市": ["奋力谱写垫江高质量发展新篇章。"]}, code="500000")
    assert find_foreign_names(documents, sources, LEXICON) == ()


def test_without_a_division_nothing_is_said():
    documents, sources = made({"某新区": ["奋力谱写垫江高质量发展新篇章。"]}, code=None)
    assert find_foreign_names(documents, sources, LEXICON) == ()
