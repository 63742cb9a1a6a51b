"""Of the wordings of a formula the usual one is shown."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from compare.mining.formulas.tidying import canonical


@pytest.mark.parametrize(
    ("bare", "shown"), [("甲乙", "坚持以创新为指导"), ("甲", "我们坚持以创新为指导")]
)
def test_what_joins_a_wording_to_the_clause_before_is_shown_only_if_most_have_it(bare, shown):
    places = {
        "我们坚持以创新为指导": [place_of(speaker) for speaker in "甲乙"],
        "坚持以创新为指导": [place_of(speaker) for speaker in bare],
    }
    assert canonical("我们坚持以创新为指导", places, (), re.compile("^(我们|必须)*")) == shown


def place_of(speaker):
    return SimpleNamespace(unit=SimpleNamespace(speaker=speaker))
