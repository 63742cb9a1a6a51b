"""Part pieces into threads by how well they follow each other."""

from __future__ import annotations

from compare.cleaning.threads import part_freely, part_in_turn, switches, weighed


def follows(order: str):
    """Return a link that is good between neighbours of one column: a1 a2, and bad elsewhere."""
    pieces = order.split()

    def link(before: int, after: int) -> float:
        a, b = pieces[before], pieces[after]
        return 3.0 if a[0] == b[0] and int(b[1:]) == int(a[1:]) + 1 else -1.0

    return len(pieces), link


def test_columns_in_turn_become_threads():
    parting = part_in_turn(*follows("a1 b1 a2 b2 a3 b3 a4 b4"))
    assert parting.threads == (0, 1, 0, 1, 0, 1, 0, 1)
    assert parting.margin > 10


def test_the_turns_may_begin_and_end_within():
    parting = part_in_turn(*follows("a1 a2 a3 b1 a4 b2 a5 b3 b4 b5"))
    assert parting.threads == (0, 0, 0, 1, 0, 1, 0, 1, 1, 1)


def test_three_columns_take_turns_too():
    parting = part_in_turn(*follows("a1 b1 c1 a2 b2 c2 a3 b3 c3"))
    assert parting.threads == (0, 1, 2) * 3


def test_any_order_is_found_where_it_is_plain():
    parting = part_freely(*follows("a1 b1 b2 b3 a2 a3 b4 a4 a5 a6 b5"))
    assert parting.threads == (0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1)
    assert parting.lead > 0


def test_one_column_stays_one_thread():
    count, link = follows("a1 a2 a3 a4 a5 a6")
    assert part_in_turn(count, link).threads == (0,) * 6
    assert part_freely(count, link).threads == (0,) * 6


def test_evidence_is_weighed_again_without_the_prior():
    count, link = follows("a1 b1 a2 b2 a3 b3")
    parting = part_in_turn(count, lambda a, b: link(a, b) + 1)
    assert weighed(parting, link).margin == weighed(parting, link).score - sum(
        link(at - 1, at) for at in range(1, count)
    )


def test_switches_are_where_the_thread_changes():
    assert switches((0, 0, 1, 0, 0)) == [2, 3]
