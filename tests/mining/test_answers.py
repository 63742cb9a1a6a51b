from __future__ import annotations

from dataclasses import replace

import pytest

from compare.mining.answers import Plan, matters_of
from compare.model.report import Role
from tests.mining.support import LEXICON, document

PLAN = {
    "大力提振消费。": "大力提振消费。实施提振消费专项行动，办好消费节。",
    "加强科技创新。": "加强科技创新。组织关键核心技术攻关，建设实验室。",
    "稳定和扩大就业。": "稳定和扩大就业。新增就业五万人，促进居民增收。",
    "打好污染防治攻坚战。": "打好污染防治攻坚战。推进蓝天、碧水、净土保卫战。",
}


def plan() -> Plan:
    """Make a plan of four sections."""
    made, _ = document(1, "甲区", list(PLAN.values()), role=Role.PLAN)
    sections = tuple(
        replace(made.sections[0], id=f"D1.{n}", heading=heading, start=s.start, end=s.end)
        for n, (heading, s) in enumerate(zip(PLAN, made.sentences, strict=True), 1)
    )
    sentences = tuple(
        replace(sentence, section=section.id)
        for sentence, section in zip(made.sentences, sections, strict=True)
    )
    return Plan(replace(made, sections=sections, sentences=sentences), LEXICON)


def answers(words: str) -> list[str | None]:
    return [answer.section.heading for answer in plan().answers(words)]


@pytest.mark.parametrize(
    ("shortcoming", "heading"),
    [
        ("有效需求不足", "大力提振消费。"),
        ("关键核心技术受制于人", "加强科技创新。"),
        ("群众就业增收面临较大压力", "稳定和扩大就业。"),
        ("空气污染治理任务艰巨", "打好污染防治攻坚战。"),
    ],
)
def test_a_matter_is_answered_in_other_words(shortcoming, heading):
    assert answers(shortcoming) == [heading]


def test_each_clause_has_its_own_answer():
    assert answers("内需不足，就业压力较大") == ["大力提振消费。", "稳定和扩大就业。"]


@pytest.mark.parametrize("shortcoming", ["交通拥堵问题突出", "部分干部作风不实", "仍有不少短板"])
def test_what_the_plan_does_not_take_up_has_no_answer(shortcoming):
    assert answers(shortcoming) == []


def test_the_sentence_that_says_so_is_named():
    found = plan().answers("科技创新能力不强")
    assert [answer.sentence.text for answer in found] == [PLAN["加强科技创新。"]]


def test_words_without_a_matter_speak_of_none():
    rules = LEXICON.table("shortcomings")
    assert matters_of("仍有差距", rules) == []


def test_a_document_without_a_plan_answers_nothing():
    made, _ = document(1, "甲区", ["实施提振消费专项行动。"], role=Role.REVIEW)
    assert Plan(made, LEXICON).answers("有效需求不足") == ()
