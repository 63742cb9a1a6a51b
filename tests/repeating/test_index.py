from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.repeating.index import Index

texts = st.lists(st.text("甲乙𠀀", max_size=12), max_size=6)


@settings(deadline=None)
@given(texts, st.text("甲乙𠀀丁", min_size=1, max_size=4))
def test_a_wording_is_found_where_a_search_from_the_left_finds_it(rows, letters):
    row = "".join(text + "\0" for text in rows)
    expected, place = [], row.find(letters)
    while place >= 0:
        expected.append(place)
        place = row.find(letters, place + len(letters))
    index = Index(rows)
    assert index.find(letters).tolist() == expected
    assert index.count(letters) == len(expected)


@settings(deadline=None)
@given(texts, st.text("甲乙𠀀丁", min_size=2, max_size=2))
def test_a_pair_of_letters_is_held_by_the_texts_in_which_it_stands(rows, pair):
    expected = [number for number, text in enumerate(rows) if pair in text]
    assert Index(rows).holding(pair).tolist() == expected
