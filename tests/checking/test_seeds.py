"""Runs that come again are found in all texts, but over breaks and within what is marked."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from compare.checking.seeds import SEED, repeated_runs

texts = st.lists(st.text(alphabet="产业兴旺𠀀\n", max_size=40), max_size=4)


def runs_of(rows: list[str], most: int) -> list[list[tuple[int, int]]]:
    """Return by a dictionary where each run stands that comes again."""
    places = defaultdict(list)
    for number, text in enumerate(rows):
        for place in range(len(text) - SEED + 1):
            run = text[place : place + SEED]
            if "\n" not in run:
                places[run].append((number, place))
    return sorted(held for held in places.values() if 1 < len(held) <= most)


@given(texts, st.integers(2, 12))
def test_all_runs_are_found_that_come_again(rows, most):
    found = repeated_runs(rows, [bytearray(len(text)) for text in rows], most)
    assert sorted(found) == runs_of(rows, most)


def test_what_is_marked_at_both_ends_does_not_count():
    rows = ["推动产业发展提速", "推动产业发展提速"]
    marks = [bytearray(len(rows[0])), bytearray(b"\x01" * 7 + b"\x00")]
    assert list(repeated_runs(rows, marks, 12)) == [[(0, 2), (1, 2)]]
