"""Districts that are close stand together, whatever their order was."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.briefing.ordering import clustered


def matrix(groups: str) -> list[list[float | None]]:
    """Return scores that are high within a group and low between groups."""
    return [
        [None if i == j else (80.0 if a == b else 10.0) for j, b in enumerate(groups)]
        for i, a in enumerate(groups)
    ]


def test_members_of_a_group_stand_together():
    groups = "甲乙甲丙乙甲丙"
    ordered = [groups[index] for index in clustered(matrix(groups))]
    changes = sum(one != other for one, other in pairwise(ordered))
    assert changes == 2


def test_close_ends_meet():
    # 0—1—2—3 in a chain, given out of order: 2, 0, 3, 1.
    chain = [2, 0, 3, 1]
    scores = [[None if a == b else 100.0 - 30 * abs(a - b) for b in chain] for a in chain]
    found = [chain[index] for index in clustered(scores)]
    assert found in ([0, 1, 2, 3], [3, 2, 1, 0])


def test_nothing_and_missing_scores():
    assert clustered([]) == []
    assert clustered([[None]]) == [0]
    assert sorted(clustered([[None, None], [None, None]])) == [0, 1]


@given(
    st.integers(1, 9).flatmap(
        lambda n: st.lists(
            st.lists(st.floats(0, 100), min_size=n, max_size=n), min_size=n, max_size=n
        )
    )
)
def test_every_row_stands_once_and_always_in_the_same_place(scores):
    order = clustered(scores)
    assert sorted(order) == list(range(len(scores)))
    assert order == clustered(scores)
