from __future__ import annotations

import pytest

from compare.mining.shortcomings import find_shortcomings
from compare.model.report import Role
from tests.mining.support import LEXICON, compare_seeds, document, labels, read_seeds


def items(text: str, role: Role = Role.SELF_CRITICISM) -> list[str]:
    made, source = document(1, "甲区", [text], role=role)
    return [
        found.passage.quote for found in find_shortcomings([made], {source.id: source}, LEXICON)
    ]


def test_each_item_behind_the_colon_is_one_shortcoming():
    assert items("工作中还有短板和不足：调研质量有待提高，监督机制还需完善，等等。") == [
        "调研质量有待提高",
        "监督机制还需完善",
    ]


def test_items_between_semicolons_keep_their_commas():
    assert items("主要是：有效需求不足，消费不旺；创新能力不强。") == [
        "有效需求不足，消费不旺",
        "创新能力不强",
    ]


def test_a_row_without_a_colon_is_announced_by_its_words():
    assert items("主要是内需不足，关键技术突破还需加力，财政收支平衡难度加大。") == [
        "内需不足",
        "关键技术突破还需加力",
        "财政收支平衡难度加大",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "我们将认真研究，着力解决。",
        "对这些问题，我们要高度重视，切实加以解决。",
        "我们也清醒认识到，前进道路上还面临许多困难和挑战。",
    ],
)
def test_promises_to_mend_and_announcements_are_no_items(text):
    assert items(text) == []


def test_nothing_is_admitted_outside_the_self_criticism():
    assert items("着力解决基础不牢的问题，补齐短板。", Role.PLAN) == []


def test_labelled_shortcomings_of_the_seeds(capsys):
    speakers = {d.id: d.speaker for d in read_seeds().documents}
    ours = {(speakers[i.passage.document], i.passage.text) for i in compare_seeds().self_criticism}
    wanted = {
        (text["district"], item)
        for text in labels("shortcomings")["text"]
        for item in text["items"]
    }
    with capsys.disabled():
        print(
            f"\nshortcomings: {len(ours & wanted)} of {len(wanted)}, invented {len(ours - wanted)}"
        )
    assert ours == wanted


def test_answers_are_plan_sections_of_the_same_theme():
    found = compare_seeds()
    sections = {s.id: s for d in found.documents for s in d.sections}
    answered = [(i, answer) for i in found.self_criticism for answer in i.answered_by]
    assert answered
    for item, answer in answered:
        assert sections[answer].role is Role.PLAN
        assert sections[answer].theme == item.theme
