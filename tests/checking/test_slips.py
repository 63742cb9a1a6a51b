from __future__ import annotations

import pytest

from compare.checking.slips import slip_of
from compare.model.checks import WordingDoubtKind
from tests.mining.support import LEXICON

EXPECTED = "提升产业链供应链韧性和安全水平"


@pytest.mark.parametrize(
    ("found", "kind", "breaks"),
    [
        ("提升产业链供应琏韧性和安全水平", WordingDoubtKind.REPLACED, True),
        ("提升产业链供链韧性和安全水平", WordingDoubtKind.DROPPED, True),
        ("提升产业链供应链韧性性和安全水平", WordingDoubtKind.ADDED, True),
        ("提升产业链供应链韧性和安水全平", WordingDoubtKind.ORDER, True),
        ("提升产业供应链韧性和安全水平", WordingDoubtKind.DROPPED, False),
        ("提升产业链供应链韧性和发展水平", WordingDoubtKind.REPLACED, False),
        ("提升重点产业链供应链韧性和安全水平", WordingDoubtKind.ADDED, False),
        ("提升产业链供应链韧性与安全水平", WordingDoubtKind.REPLACED, False),
    ],
)
def test_half_a_word_looks_like_a_slip_and_a_whole_one_does_not(found, kind, breaks):
    slip = slip_of(EXPECTED, found, LEXICON)
    assert (slip.kind, slip.breaks_word) == (kind, breaks)


def test_small_and_added_words_weigh_least_and_broken_ones_most():
    small = slip_of(EXPECTED, EXPECTED.replace("和", "与"), LEXICON)
    added = slip_of(EXPECTED, "提升重点产业链供应链韧性和安全水平", LEXICON)
    dropped = slip_of(EXPECTED, EXPECTED.replace("安全", ""), LEXICON)
    broken = slip_of(EXPECTED, EXPECTED.replace("应", ""), LEXICON)
    assert small.standard_confidence == added.standard_confidence
    assert added.standard_confidence < dropped.standard_confidence < broken.standard_confidence


def test_digits_are_no_slips():
    assert not slip_of("提升专项行动计划", "提升4项行动计划", LEXICON).breaks_word
