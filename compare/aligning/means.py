"""Mean the scores of linked sentences over the letters of two texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def mean_of_best(
    left: Mapping[str, str], right: Mapping[str, str], scored: Iterable[tuple[str, str, float]]
) -> float:
    """Return the mean, over the letters of each side, of the best scores; 0 where there is none.

    `left` and `right` hold the letters of sentences by id, `scored` the links between them. Both
    sides count alike, however long they are.
    """
    best_left: dict[str, float] = {}
    best_right: dict[str, float] = {}
    for one, other, score in scored:
        best_left[one] = max(score, best_left.get(one, 0))
        best_right[other] = max(score, best_right.get(other, 0))
    means = [
        sum(score * len(letters[key]) for key, score in best.items())
        / max(1, sum(map(len, letters.values())))
        for letters, best in ((left, best_left), (right, best_right))
    ]
    return round(sum(means) / 2, 1)
