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


def plan(texts: dict[str, str] = PLAN) -> Plan:
    """Make a plan of one sentence under each heading."""
    made, _ = document(1, "甲区", list(texts.values()), role=Role.PLAN)
    sections = tuple(
        replace(made.sections[0], id=f"D1.{n}", heading=heading, start=s.start, end=s.end)
        for n, (heading, s) in enumerate(zip(texts, made.sentences, strict=True), 1)
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
    assert set(answers("内需不足，就业压力较大")) == {"大力提振消费。", "稳定和扩大就业。"}


@pytest.mark.parametrize("shortcoming", ["交通拥堵问题突出", "部分干部作风不实", "仍有不少短板"])
def test_what_the_plan_does_not_take_up_has_no_answer(shortcoming):
    assert answers(shortcoming) == []


def test_the_sentence_that_says_so_is_named():
    found = plan().answers("科技创新能力不强")
    assert [answer.sentence.text for answer in found] == [PLAN["加强科技创新。"]]


@pytest.mark.parametrize(
    ("heading", "text", "shortcoming"),
    [
        # A slogan does nothing.
        ("激发经营主体活力。", "经营主体活，全区经济才能活。", "经营主体困难较大"),
        # An empty word in common is none, nor is a word that stands in another matter's section.
        ("提升医疗服务能力。", "加强村卫生室能力建设，开展培训。", "一些干部作风不实、能力不足"),
        ("坚持清正廉洁。", "推进党纪学习教育常态化，开展评查。", "教育等公共服务还有差距"),
    ],
)
def test_what_only_sounds_alike_is_no_answer(heading, text, shortcoming):
    assert plan({heading: text}).answers(shortcoming) == ()


def test_a_section_of_the_same_matter_is_related_where_no_sentence_answers():
    made = plan({"狠抓作风转变。": "坚定不移听党话、跟党走。", **PLAN})
    assert made.answers("机关作风建设还需加强") == ()
    related = made.related("机关作风建设还需加强")
    assert related is not None
    assert related.text.startswith("坚定不移")


def test_what_no_section_takes_up_has_no_related_one():
    assert plan().related("交通拥堵问题突出") is None


def test_words_without_a_matter_speak_of_none():
    rules = LEXICON.table("shortcomings")
    assert matters_of("仍有差距", rules) == []


def test_a_document_without_a_plan_answers_nothing():
    made, _ = document(1, "甲区", ["实施提振消费专项行动。"], role=Role.REVIEW)
    assert Plan(made, LEXICON).answers("有效需求不足") == ()
