"""Of sentences that tell a matter differently only those are shown that share more than a phrase."""

from __future__ import annotations

from compare.briefing.telling_pairs import telling_pairs
from compare.lexicon import Lexicon
from compare.model.findings import Grade, Passage, SentencePair

MATTER = (
    "全年收到提案150件，立案107件，提案办理满意率达97.9%，提案工作质量进一步提升。",
    "提案全部办理答复，办理满意率达98.7%，提案工作质量明显提高。",
)
PHRASE = (
    "广泛凝聚共识，为新时代高质量发展贡献智慧和力量，组织委员视察河道治理。",
    "编印文史资料三辑，举办书画展，为新时代高质量发展贡献智慧和力量。",
)


def pair(a: str, b: str, grade: Grade = Grade.RELATED, score: float = 60.0) -> SentencePair:
    sides = [Passage(name, 0, len(text), text, text) for name, text in (("D1", a), ("D2", b))]
    return SentencePair(sides[0], sides[1], "S1", "S2", score, grade, ())


def chosen(*pairs: SentencePair, most: int = 40) -> list[SentencePair]:
    return telling_pairs(pairs, Lexicon(), most)


def test_the_same_matter_in_other_words_is_shown():
    assert chosen(pair(*MATTER)) == [pair(*MATTER)]


def test_a_common_phrase_is_no_common_matter():
    assert chosen(pair(*PHRASE)) == []


def test_a_long_sentence_around_a_short_one_is_left_out():
    assert chosen(pair(MATTER[1], MATTER[0] * 4)) == []


def test_variants_are_shown_whatever_they_share():
    assert chosen(pair(*PHRASE, grade=Grade.VARIANT))


def test_each_sentence_stands_once():
    assert len(chosen(pair(*MATTER), pair(*MATTER, score=59.0))) == 1


def test_variants_leave_a_third_of_the_room_to_what_is_told_differently():
    close = [pair(f"{n}{MATTER[0]}", f"{n}{MATTER[0]}", Grade.VARIANT, 90.0) for n in range(9)]
    told = [pair(f"{MATTER[0]}{n}", f"{MATTER[1]}{n}") for n in range(9)]
    grades = [one.grade for one in chosen(*close, *told, most=6)]
    assert grades == [Grade.VARIANT] * 4 + [Grade.RELATED] * 2
    assert len(chosen(*close, most=6)) == 6
