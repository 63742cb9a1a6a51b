"""Put districts in an order in which those close to each other stand together."""

from __future__ import annotations

from collections.abc import Sequence

Scores = Sequence[Sequence[float | None]]


def clustered(scores: Scores) -> list[int]:
    """Return the order of rows of a symmetric matrix after clustering by average linkage.

    Clusters are joined at the ends that are closest; the order says nothing of high and low. Where
    scores are equal the given order stays. A score that is missing counts as the least.
    """
    known = [score for row in scores for score in row if score is not None]
    least = min(known, default=0.0)

    def score(one: int, other: int) -> float:
        found = scores[one][other]
        return least if found is None else found

    def linkage(a: list[int], b: list[int]) -> float:
        return sum(score(i, j) for i in a for j in b) / (len(a) * len(b))

    clusters = [[index] for index in range(len(scores))]
    while len(clusters) > 1:
        pairs = [(i, j) for i in range(len(clusters)) for j in range(i + 1, len(clusters))]
        first, second = max(pairs, key=lambda p: (linkage(clusters[p[0]], clusters[p[1]]), -p[0]))
        joined = _joined(clusters[first], clusters[second], score)
        clusters[first] = joined
        del clusters[second]
    return clusters[0] if clusters else []


def _joined(a: list[int], b: list[int], score: object) -> list[int]:
    """Return both clusters in a row, each turned so that their closest ends meet."""
    assert callable(score)
    ways = [(a, b), (a, b[::-1]), (a[::-1], b), (a[::-1], b[::-1])]
    best = max(range(4), key=lambda way: (score(ways[way][0][-1], ways[way][1][0]), -way))
    return [*ways[best][0], *ways[best][1]]
