"""Compare the candidates exactly: the one row-wise function that keeps or drops a pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process


def scores(a: Sequence[str], b: Sequence[str], least: float) -> NDArray[np.float64]:
    """Return rapidfuzz's ratio of each text and its partner, from 0 to 100; 0 below `least`."""
    if not a:
        return np.zeros(0)
    return process.cpdist(a, b, scorer=fuzz.ratio, score_cutoff=least, dtype=np.float64, workers=-1)
