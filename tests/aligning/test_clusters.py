from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.aligning.clusters import clusters_of, moves_of
from compare.aligning.matches import SentenceMatch
from compare.model.findings import Grade, Moved
from tests.mining.support import document

FIRST, _ = document(1, "甲区", [f"甲区第{n}句话讲的事情。" for n in "一二三四"])
SECOND, _ = document(2, "乙县", [f"乙县第{n}句话讲的事情。" for n in "一二三四"])


def links(*places: tuple[int, int], aligned: bool = True, score: float = 50.0):
    """Make links between sentences of the two documents, by their places."""
    return [
        SentenceMatch(FIRST.sentences[a], SECOND.sentences[b], score, Grade.RELATED, True, aligned)
        for a, b in places
    ]


def test_sentences_in_the_same_order_have_not_moved():
    assert moves_of(links((0, 0), (1, 2), (2, 3))) == [None, None, None]


def test_what_crosses_the_rest_has_moved():
    assert moves_of(links((0, 3), (1, 0), (2, 1))) == [Moved.ORDER, None, None]


def test_one_sentence_that_answers_to_two_neighbours_has_not_moved():
    assert moves_of(links((0, 0), (0, 1), (1, 2))) == [None, None, None]


def test_what_stands_in_sections_that_do_not_correspond_has_moved():
    assert moves_of(links((0, 0), aligned=False)) == [Moved.SECTION]


def test_the_heaviest_chain_stays():
    light, heavy = links((0, 2), (1, 3), score=44), links((2, 0), score=100)
    assert moves_of([*light, *heavy]) == [Moved.ORDER, Moved.ORDER, None]


def test_links_that_share_a_sentence_form_a_cluster():
    assert clusters_of(links((0, 0), (0, 1), (2, 1), (3, 3))) == [1, 1, 1, 2]


def test_outside_of_topics_there_are_no_clusters():
    assert clusters_of(links((0, 0), aligned=False)) == [None]


places = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8, unique=True)


@given(places)
def test_links_that_have_not_moved_never_cross(pairs):
    found = links(*pairs)
    kept = [pair for pair, moved in zip(pairs, moves_of(found), strict=True) if moved is None]
    assert all((a - c) * (b - d) >= 0 for a, b in kept for c, d in kept)
    assert bool(kept) == bool(pairs)


@given(places)
def test_sentences_of_one_cluster_hang_together_and_clusters_share_none(pairs):
    numbers = clusters_of(links(*pairs))
    for (a, b), one in zip(pairs, numbers, strict=True):
        for (c, d), other in zip(pairs, numbers, strict=True):
            assert one == other or (a != c and b != d)
