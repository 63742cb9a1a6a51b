from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.model.years import Fate
from compare.settings import YearSettings
from compare.years import year_pairs
from compare.years.sentences import partners_of, succession
from tests.years.support import both, report

SENTENCES = [
    "全面加强基层协商平台建设。",
    "持续深化提案办理质量评议。",
    "组织委员开展联合视察调研。",
    "推动文史资料征编工作创新。",
]
texts = st.text(alphabet="政协商民主区委员", min_size=8, max_size=16)


def succession_of(earlier: list[str], later: list[str]):
    documents, sources = both(report(1, 2023, earlier), report(2, 2024, later))
    (pair,) = year_pairs(documents)
    return succession(pair, {d.id: d for d in documents}, sources, YearSettings())


def test_the_same_sentences_are_carried_over_word_for_word():
    found = succession_of(SENTENCES, SENTENCES)
    assert [item.fate for item in found.carried] == [Fate.VERBATIM] * 4
    assert not any(item.moved for item in found.carried)
    assert not found.dropped
    assert not found.added


def test_a_sentence_that_stands_elsewhere_has_moved():
    found = succession_of(SENTENCES, [*SENTENCES[1:], SENTENCES[0]])
    assert [item.earlier.text for item in found.carried if item.moved] == [SENTENCES[0]]


def test_a_rewritten_sentence_keeps_its_partner():
    found = succession_of(SENTENCES[:1], ["全面加强基层协商议事平台建设。"])
    assert [item.fate for item in found.carried] == [Fate.REWRITTEN]


def test_what_has_no_partner_was_dropped_or_is_new():
    found = succession_of(SENTENCES[:2], [SENTENCES[0], SENTENCES[3]])
    assert [passage.text for passage in found.dropped] == [SENTENCES[1]]
    assert [passage.text for passage in found.added] == [SENTENCES[3]]


@given(st.lists(texts, max_size=6), st.lists(texts, max_size=6))
def test_each_text_has_one_partner_at_the_most(earlier, later):
    partners = partners_of(earlier, later, 60)
    assert len({p.earlier for p in partners}) == len({p.later for p in partners}) == len(partners)
    assert all(60 <= p.ratio <= 100 for p in partners)


@given(st.lists(texts, max_size=6, unique=True))
def test_a_text_is_its_own_partner(lines):
    assert [(p.earlier, p.later) for p in partners_of(lines, lines, 60)] == [
        (index, index) for index in range(len(lines))
    ]
