from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.mining.formulas.bounds import trim_all
from compare.mining.formulas.corpus import lay_out
from compare.mining.formulas.repeats import maximal_repeats
from tests.mining.support import LEXICON, document

SEPARATOR = "\0"
rows = st.lists(st.text(alphabet="甲乙丙", min_size=1, max_size=10), min_size=1, max_size=5)


def brute_force(row: str, shortest: int) -> dict[str, tuple[int, ...]]:
    """Return every repeated wording that no longer one replaces, with all its positions."""
    found: dict[str, tuple[int, ...]] = {}
    for start in range(len(row)):
        for end in range(start + shortest, len(row) + 1):
            text = row[start:end]
            if SEPARATOR in text:
                break
            places = tuple(i for i in range(len(row)) if row.startswith(text, i))
            if len(places) < 2:
                continue
            # A separator is an edge of its own at each place.
            left = {row[i - 1] if i else SEPARATOR for i in places}
            right = {row[i + len(text)] for i in places}
            is_left = len(left) > 1 or SEPARATOR in left
            is_right = len(right) > 1 or SEPARATOR in right
            if is_left and is_right:
                found[text] = places
    return found


@settings(max_examples=200, deadline=None)
@given(rows)
def test_repeats_are_those_of_a_brute_force_search(lines):
    corpus = lay_out([document(1, "甲区", lines)[0]], LEXICON)
    row = SEPARATOR.join(lines) + SEPARATOR
    found = {
        row[repeat.positions[0] :][: repeat.length]: repeat.positions
        for repeat in maximal_repeats(corpus, 2)
    }
    assert found == brute_force(row, 2)


@settings(deadline=None)
@given(rows)
def test_each_repeat_stands_at_its_positions_and_crosses_no_sentence(lines):
    corpus = lay_out([document(1, "甲区", lines)[0]], LEXICON)
    row = SEPARATOR.join(lines) + SEPARATOR
    for repeat in maximal_repeats(corpus, 2):
        texts = {row[p : p + repeat.length] for p in repeat.positions}
        assert len(texts) == 1
        assert SEPARATOR not in texts.pop()


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="推动发展，和的", min_size=1, max_size=14), min_size=2, max_size=6)
)
def test_repeats_are_trimmed_together_as_one_by_one(lines):
    corpus = lay_out([document(1, "甲区", lines)[0]], LEXICON)
    repeats = list(maximal_repeats(corpus, 2))
    together = list(trim_all(repeats, corpus, 2, LEXICON))
    assert together == [one for r in repeats for one in trim_all([r], corpus, 2, LEXICON)]
