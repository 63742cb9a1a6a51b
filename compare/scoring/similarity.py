"""Score two wordings by rapidfuzz on letters only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

Matrix = NDArray[np.float32]
# To start threads takes longer than to compare a few.
_MANY = 4096


def similarity(a: str, b: str) -> float:
    """Return the normalised Indel similarity of two texts of letters, from 0 to 100."""
    return float(fuzz.ratio(a, b))


def similarity_matrix(a: Sequence[str], b: Sequence[str], cutoff: float = 0.0) -> Matrix:
    """Return the scores of all pairs, shape (len(a), len(b)); scores below `cutoff` are 0."""
    workers = -1 if len(a) * len(b) >= _MANY else 1
    return process.cdist(
        a, b, scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.float32, workers=workers
    )


def similarity_of_pairs(
    a: Sequence[str], b: Sequence[str], kind: type[np.floating] = np.float32
) -> NDArray[np.floating]:
    """Return the score of each text of `a` with the text of `b` at the same place."""
    if not a:
        return np.zeros(0, dtype=kind)
    workers = -1 if len(a) >= _MANY else 1
    return process.cpdist(a, b, scorer=fuzz.ratio, dtype=kind, workers=workers)


def best_window(needle: str, text: str, cutoff: float) -> tuple[float, int, int] | None:
    """Return (score, start, end) of the passage of `text` most like `needle`, or None.

    The passage has about the length of `needle`; None where no score reaches `cutoff`.
    """
    found = fuzz.partial_ratio_alignment(needle, text, score_cutoff=cutoff)
    if found is None or found.score < cutoff:
        return None
    if len(needle) <= len(text):
        return float(found.score), found.dest_start, found.dest_end
    return None
