from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compare.text import letters_of
from compare.years.nearest import YearText
from tests.mining.support import LEXICON
from tests.years.support import report

LINES = ["推动产业发展提质增效，改善民生。", "产业快速发展提质增效，守住安全底线。"]
LETTERS = letters_of("".join(LINES))


@settings(deadline=None)
@given(st.integers(0, len(LETTERS) - 12), st.integers(8, 12), st.integers(1, 6), st.integers(0, 2))
def test_the_nearest_passage_is_the_same_where_less_would_do(start, size, place, dropped):
    letters = LETTERS[start : start + size]
    wording = letters[:place] + letters[place + dropped :]
    document, _ = report(1, 2023, LINES)
    text = YearText([document], LEXICON)
    nearest = text.nearest(wording, 0.0)
    for least in (40.0, 60.0, 85.0):
        expected = nearest if nearest and nearest.score >= least else None
        assert text.nearest(wording, least) == expected


def test_a_wording_stands_whole_where_its_clause_ends_or_a_particle_follows():
    document, _ = report(1, 2023, ["推动产业发展提速，做好产业升级的文章。"])
    text = YearText([document], LEXICON)
    assert text.has_whole("产业发展提速", "的")
    assert text.has_whole("产业升级", "的")
    assert not text.has_whole("产业发展", "的")
