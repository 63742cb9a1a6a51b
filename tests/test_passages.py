from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.model.report import CleanText
from compare.passages import passage_of, sentence_passage
from tests.mining.support import compare_seeds, document, read_seeds


@given(st.data())
def test_a_quote_is_the_raw_slice_behind_the_clean_one(data):
    raw = data.draw(st.text(alphabet="政协 \n民主，。", min_size=1, max_size=30))
    kept = [i for i, character in enumerate(raw) if not character.isspace()]
    if not kept:
        return
    made, source = document(1, "甲区", [raw])
    clean = CleanText("".join(raw[i] for i in kept), tuple(kept))
    start = data.draw(st.integers(0, len(kept) - 1))
    end = data.draw(st.integers(start + 1, len(kept)))
    passage = passage_of(clean, made, {source.id: source}, start, end)
    assert passage.quote == raw[passage.start : passage.end]
    assert passage.text == "".join(passage.quote.split())


def test_a_sentence_is_quoted_whole():
    made, source = document(1, "甲区", ["第一句。", "第二句。"])
    assert sentence_passage(made.sentences[1], made, {source.id: source}).quote == "第二句。"


def test_every_quote_of_the_seeds_is_its_slice():
    findings = compare_seeds()
    texts = {source.id: source.text for source in read_seeds().reading.sources}
    source_of = {d.id: texts[d.source] for d in findings.documents}
    places = [p for pair in findings.sentence_pairs for p in (pair.a, pair.b)]
    places += [p for f in findings.formulas for v in f.variants for p in v.occurrences]
    places += [i.passage for i in findings.initiatives]
    places += [i.nearest.passage for i in findings.initiatives if i.nearest]
    places += [i.passage for i in findings.indicators] + [i.sentence for i in findings.indicators]
    places += [i.passage for i in findings.self_criticism]
    assert len(places) > 500
    for place in places:
        assert source_of[place.document][place.start : place.end] == place.quote
