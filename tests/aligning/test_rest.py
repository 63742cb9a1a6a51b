"""Take what formulas cover out of sentences, wherever their bounds lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.aligning.rest import Rest
from tests.mining.support import document

spans = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), max_size=5)


@given(spans)
def test_the_letters_outside_formulas_remain_each_once(taken):
    made, _ = document(1, "甲区", ["推动，协商民主广泛多层、制度化发展和为民履职"])
    sentence = made.sentences[0]
    raw = [(sentence.start + low, sentence.start + low + size) for low, size in taken]
    expected = [
        letter
        for letter, place in zip(sentence.text, sentence.clean.positions, strict=True)
        if letter.isalnum() and not any(low <= place < high for low, high in raw)
    ]
    own = Rest({made.id: raw}).letters(sentence)
    assert own == ("".join(expected) if len(expected) >= 4 else "")
