"""Every place of every wording is found, and no other, whatever the batches are."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.archive.scanning import places_of

LETTERS = "经济发展"
texts = st.lists(st.text(LETTERS, min_size=1, max_size=30), min_size=1, max_size=12)
wordings = st.lists(st.text(LETTERS, min_size=2, max_size=6), max_size=8, unique=True)


def found(texts: list[str], wordings: list[str], at_once: int = 100) -> set[tuple[int, int, int]]:
    table = pa.table({"id": [10 * n for n in range(len(texts))], "letters": texts})
    places = set()
    for batch in places_of(table.to_batches(max_chunksize=at_once), wordings):
        rows = batch.to_pydict()
        places |= set(zip(rows["id"], rows["wording"], rows["start"], strict=True))
    return places


def expected(texts: list[str], wordings: list[str]) -> set[tuple[int, int, int]]:
    return {
        (10 * n, number, start)
        for n, text in enumerate(texts)
        for number, wording in enumerate(wordings)
        for start in range(len(text))
        if text.startswith(wording, start)
    }


@settings(max_examples=60, deadline=None)
@given(texts, wordings)
def test_all_places_are_found_and_no_other(texts, wordings):
    assert found(texts, wordings) == expected(texts, wordings)


@settings(max_examples=10, deadline=None)
@given(texts, wordings)
def test_batches_do_not_matter(texts, wordings):
    assert found(texts, wordings, at_once=1) == found(texts, wordings)


def test_a_wording_does_not_reach_into_the_next_text():
    assert found(["经济", "发展"], ["济发"]) == set()


def test_nothing_is_found_for_nothing():
    assert found(["经济发展"], []) == set()
