"""Find the pairs of two lists of texts that reach a ratio, which hardly any do.

What two texts have in common in their order, they have in common at all: the letters that both
hold bound the ratio from above, and those of all pairs are one product of sparse matrices.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from compare.joining.lettering import lay_out
from compare.scoring.similarity import similarity_matrix

# What a ratio may lose where it is rounded.
_ROUNDING = 1e-3

Places = NDArray[np.integer]


def close_pairs(
    a: Sequence[str], b: Sequence[str], least: float
) -> tuple[Places, Places, NDArray[np.floating]]:
    """Return row, column and ratio of each pair that reaches `least` and not only 0, row by row."""
    may_reach = _greatest_ratios(a, b) >= least
    rows, columns = (np.flatnonzero(may_reach.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return rows, columns, np.zeros(0, dtype=np.float32)
    ratios = similarity_matrix(
        [a[row] for row in rows.tolist()], [b[column] for column in columns.tolist()], least
    )
    found = np.nonzero(ratios)
    return rows[found[0]], columns[found[1]], ratios[found]


def _greatest_ratios(a: Sequence[str], b: Sequence[str]) -> NDArray[np.floating]:
    """Return a ratio that no pair exceeds, shape (len(a), len(b))."""
    sizes = np.array([len(text) for text in (*a, *b)])
    # Of letters that come again, each counts once for every time that both texts have it.
    letters, places = lay_out((*a, *b)).elements()
    held = csr_matrix(
        (np.ones(len(places), dtype=np.int32), places, [0, *np.cumsum(sizes)]),
        shape=(len(sizes), len(letters)),
    )
    common = (held[: len(a)] @ held[len(a) :].T).toarray()
    both = np.maximum(sizes[: len(a), None] + sizes[len(a) :], 1)
    greatest: NDArray[np.floating] = 200 * common / both + _ROUNDING
    return greatest
