"""Look wordings up among all texts, in steps that hardly grow with their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from compare.joining.distinct import distinct
from compare.repeating.row import SEPARATOR, Numbers, Row


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

    def holding(self, pair: str) -> Numbers:
        """Return the texts that hold a pair of neighbouring letters, in order."""
        numbers, texts, ends = self._holders
        number = numbers.get(pair)
        if number is None:
            return texts[:0]
        return texts[ends[number] : ends[number + 1]]

    @cached_property
    def _holders(self) -> tuple[dict[str, int], Numbers, list[int]]:
        """Return the number of each pair, the texts that hold the first one and so on, their ends.

        An end is where the texts of a pair begin too: those of the first at 0.
        """
        is_letter = self.row.codes != SEPARATOR
        inside = np.flatnonzero(is_letter[:-1] & is_letter[1:])
        _, places, pairs = np.unique(self.row.pairs[inside], return_index=True, return_inverse=True)
        starts = enumerate(inside[places].tolist())
        numbers = {self._letters[start : start + 2]: number for number, start in starts}
        count = max(1, len(self.row.starts))
        owners, held = np.divmod(distinct(pairs * count + self.row.texts[inside]), count)
        ends: list[int] = [0, *np.cumsum(np.bincount(owners)).tolist()]
        return numbers, held, ends

    def find(self, letters: str) -> Numbers:
        """Return the places of the row at which a wording stands, in order, none overlapping."""
        size = len(letters)

        def beginning(place: int) -> str:
            return self._letters[place : place + size]

        low = bisect_left(self._order, letters, key=beginning)
        high = bisect_right(self._order, letters, lo=low, key=beginning)
        places = np.sort(self.row.order[low:high]).astype(np.int64)
        if high - low > 1 and (places[1:] - places[:-1] < size).any():
            return _apart(places, size)
        return places


def _apart(places: Numbers, size: int) -> Numbers:
    """Return the places that do not lie in the wording at the one kept before."""
    kept: list[int] = []
    for place in places.tolist():
        if not kept or place >= kept[-1] + size:
            kept.append(place)
    return np.array(kept, dtype=np.int64)
