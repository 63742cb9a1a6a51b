"""Tell how long a batch still takes."""

from __future__ import annotations

import pytest

from compare.batch.progress import TimeLeft, in_words


def test_the_time_left_follows_from_the_time_taken():
    now = [0.0]
    left = TimeLeft(lambda: now[0])
    left.expect(10)
    assert left.seconds() is None
    now[0] = 20.0
    left.finish(4)
    assert left.seconds() == pytest.approx(30.0)
    left.expect(2)
    assert left.seconds() == pytest.approx(10.0)
    left.finish(5)
    assert left.seconds() == 0


def test_nothing_is_said_from_too_little():
    left = TimeLeft(lambda: 0.0)
    left.expect(10)
    left.finish(1)
    assert left.seconds() is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (20.0, "less than a minute left"),
        (300.0, "about 5 min left"),
        (9_000.0, "about 2.5 h left"),
    ],
)
def test_a_time_is_said_as_people_say_it(seconds, words):
    assert in_words(seconds) == words
