"""Look wordings up among all texts, in steps that hardly grow with their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from compare.repeating.row import Numbers, Row


class Index:
    """Find where wordings stand in texts, by the order of what follows each place."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.row = Row.of(texts)
        # The separator is the least letter here as it is in the row.
        self._letters = "\0".join((*texts, ""))

    @cached_property
    def _order(self) -> memoryview:
        # Single numbers are taken from it, which numpy is slow at.
        return self.row.order.data

    def find(self, letters: str) -> Numbers:
        """Return the places of the row at which a wording stands, in order, none overlapping."""
        size = len(letters)

        def beginning(place: int) -> str:
            return self._letters[place : place + size]

        low = bisect_left(self._order, letters, key=beginning)
        high = bisect_right(self._order, letters, lo=low, key=beginning)
        places = np.sort(self.row.order[low:high]).astype(np.int64)
        if (np.diff(places) < size).any():
            return _apart(places, size)
        return places


def _apart(places: Numbers, size: int) -> Numbers:
    """Return the places that do not lie in the wording at the one kept before."""
    kept: list[int] = []
    for place in places.tolist():
        if not kept or place >= kept[-1] + size:
            kept.append(place)
    return np.array(kept, dtype=np.int64)
