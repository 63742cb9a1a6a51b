"""Drop equal numbers."""

from __future__ import annotations

import numpy as np

from compare.joining.pairs import Numbers


def distinct(values: Numbers) -> Numbers:
    """Return the distinct values in order, by sorting: numpy hashes, which is far slower here."""
    ordered = np.sort(values)
    is_new = np.ones(len(ordered), dtype=bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_new]
