"""The lists of the briefing proper get less room, the least important first, until it fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.briefing.room import NO_LIMIT, Room, fitting_room, most_pages
from compare.settings import Settings


def settings(**briefing):
    return Settings.model_validate({"briefing": briefing}).briefing


def test_without_pressure_a_list_has_all_it_wants():
    assert NO_LIMIT.most(12, 5) == 12
    assert NO_LIMIT.keeps(0.0)


def test_under_full_pressure_a_list_has_the_least_that_tells():
    assert Room(1.0).most(12, 5) == 5
    assert not Room(1.0).keeps(0.9)


def test_what_matters_most_starts_to_shrink_late():
    assert Room(0.3).most(12, 4, start=0.5) == 12
    assert Room(0.3).most(12, 4) < 12


@given(st.integers(0, 50), st.integers(0, 50), st.floats(0, 0.9), st.floats(0, 1), st.floats(0, 1))
def test_more_pressure_never_gives_more_room(wanted, least, start, one, other):
    low, high = sorted((one, other))
    assert Room(high).most(wanted, least, start) <= Room(low).most(wanted, least, start)
    assert Room(low).most(wanted, least, start) >= min(wanted, least)


@pytest.mark.parametrize("enough", [0.0, 0.1, 0.5, 0.99, 1.0])
def test_no_more_is_left_out_than_the_pages_ask(enough):
    asked = []

    def pages(room: Room) -> int:
        asked.append(room.pressure)
        return 5 if room.pressure >= enough else 6

    found = fitting_room(pages, 5).pressure
    assert enough <= found < enough + 0.05
    assert len(asked) <= 6


def test_what_never_fits_gets_the_least_room():
    assert fitting_room(lambda _: 9, 5) == Room(1.0)


def test_the_form_says_how_many_pages_there_are_and_a_setting_goes_before():
    assert most_pages(settings()) == 5
    assert most_pages(settings(form="short")) == 2
    assert most_pages(settings(form="long")) == 0
    assert most_pages(settings(form="long", most_pages=7)) == 7
