from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.checking.lettering import BREAK, letterings_of
from compare.checking.stock import Stock
from compare.text import letters_of
from tests.checking.support import formula, made
from tests.mining.support import LEXICON, compare_seeds

TEXT = "坚持“团结、民主”两大主题，凝聚共识。"


@given(st.data())
def test_any_span_of_letters_leads_back_to_its_raw_text(data):
    findings = compare_seeds()
    lettering = data.draw(st.sampled_from(letterings_of(findings.documents)))
    sources = {source.id: source for source in findings.sources}
    index = data.draw(st.integers(0, len(lettering.sentences) - 1))
    base, size = lettering.starts[index], len(lettering.sentences[index].letters)
    low = data.draw(st.integers(0, size - 1))
    high = data.draw(st.integers(low + 1, size))
    passage = lettering.passage(base + low, base + high, sources)
    assert letters_of(passage.text) == lettering.text[base + low : base + high]
    assert sources[lettering.document.source].text[passage.start : passage.end] == passage.quote


def test_sentences_are_parted_and_marks_are_left_out():
    documents, _ = made({"甲区": [TEXT, "围绕中心。"]})
    (lettering,) = letterings_of(documents)
    assert lettering.text == f"坚持团结民主两大主题凝聚共识{BREAK}围绕中心"
    assert lettering.sentence_at(2).text == TEXT
    assert list(lettering.places_of("心")) == [len(lettering.text) - 1]


def test_a_span_that_cuts_a_word_does_not_end_with_words():
    documents, _ = made({"甲区": ["全方位扩大国内需求。"]})
    (lettering,) = letterings_of(documents)
    assert not lettering.ends_with_words(0, 8, LEXICON)
    assert lettering.ends_with_words(0, 9, LEXICON)


def test_stock_marks_letters_of_formulas_that_enough_districts_use():
    found = made({"甲区": [TEXT], "乙区": [TEXT]})
    shared = formula("团结、民主", found)
    (first, _) = letterings_of(found[0])
    assert Stock([shared], 2).marks(first) == bytes([0, 0, 1, 1, 1, 1] + [0] * 8)
    assert not any(Stock([shared], 3).marks(first))
