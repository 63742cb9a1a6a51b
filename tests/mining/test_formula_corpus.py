from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.mining.formulas.corpus import lay_out
from compare.scoring.rarity import letter_pairs
from tests.mining.support import LEXICON, document

rows = st.lists(st.text("甲乙丙丁", min_size=1, max_size=10), min_size=1, max_size=6)
wordings = st.text("甲乙丙丁戊", min_size=1, max_size=8)


@settings(deadline=None)
@given(rows, wordings, st.sampled_from([0.25, 0.4, 0.5, 0.9, 1.0]))
def test_units_that_share_enough_pairs_are_those_of_a_count_over_all(lines, letters, share):
    corpus = lay_out([document(1, "甲区", lines)[0]], LEXICON)
    pairs = letter_pairs(letters)
    expected = [
        unit.letters
        for unit in corpus.units
        if (held := len(letter_pairs(unit.letters) & pairs)) and held >= share * len(pairs)
    ]
    assert [unit.letters for unit in corpus.units_sharing(letters, share)] == expected


@settings(deadline=None)
@given(rows, wordings)
def test_a_wording_is_counted_where_it_is_found(lines, letters):
    corpus = lay_out([document(1, "甲区", lines)[0]], LEXICON)
    assert corpus.count(letters) == sum(line.count(letters) for line in lines)
    assert corpus.count_in(corpus.units[0].year, letters) == corpus.count(letters)
    for position in corpus.find(letters):
        unit, offset = corpus.locate(position)
        assert unit.letters.startswith(letters, offset)


@settings(deadline=None)
@given(st.lists(st.text("推动发展，“”。的", min_size=1, max_size=14), min_size=1, max_size=5))
def test_edges_are_marked_where_the_units_have_them(lines):
    corpus = lay_out([document(1, "甲区", lines)[0]], LEXICON)
    kinds = [(unit.begins, unit.ends, unit.breaks, unit.words) for unit in corpus.units]
    for kind, is_edge in enumerate(corpus.edges):
        expected = {
            corpus.position(number) + bound
            for number, bounds in enumerate(kinds)
            for bound in bounds[kind]
        }
        assert set(np.flatnonzero(is_edge).tolist()) == expected
