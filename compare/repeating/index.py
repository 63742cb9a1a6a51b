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

    def holding(self, pair: str) -> Numbers:
        """Return the texts that hold a pair of neighbouring letters, in order."""
        texts, ends = self._holders
        number = self._pairs.get(pair)
        if number is None:
            return texts[:0]
        return texts[ends[number] : ends[number + 1]]

    def holders(self) -> dict[str, int]:
        """Return how many texts hold each pair of neighbouring letters."""
        _, ends = self._holders
        return {pair: ends[number + 1] - ends[number] for pair, number in self._pairs.items()}

    def count(self, letters: str) -> int:
        """Return at how many places a wording stands, none overlapping."""
        low, high = self._range(letters)
        return len(self.find(letters)) if _may_overlap(letters) else high - low

    def find(self, letters: str) -> Numbers:
        """Return the places of the row at which a wording stands, in order, none overlapping."""
        low, high = self._range(letters)
        places = np.sort(self.row.order[low:high]).astype(np.int64)
        if high - low > 1 and _may_overlap(letters):
            return _apart(places, len(letters))
        return places

    def _range(self, letters: str) -> tuple[int, int]:
        """Return where the places at which a wording stands begin and end in their order."""
        size = len(letters)

        def beginning(place: int) -> str:
            return self._letters[place : place + size]

        low, high = 0, len(self._order)
        if size > 1:
            number = self._pairs.get(letters[:2])
            if number is None:
                return 0, 0
            low, high = self._bounds[number], self._bounds[number + 1]
        low = bisect_left(self._order, letters, low, high, key=beginning)
        return low, bisect_right(self._order, letters, low, high, key=beginning)

    @cached_property
    def _order(self) -> memoryview:
        # Single numbers are taken from it, which numpy is slow at.
        return self.row.order.data

    @cached_property
    def _pairs(self) -> dict[str, int]:
        """Return the number of each pair of neighbouring letters in the row."""
        places = enumerate(self.row.order[self._bounds[:-1]].tolist())
        pairs = ((self._letters[place : place + 2], number) for number, place in places)
        return {pair: number for pair, number in pairs if "\0" not in pair}

    @cached_property
    def _bounds(self) -> list[int]:
        """Return where the places of each pair begin in their order, and where the last ones end.

        Before the first pair stands the last place, from which none begins.
        """
        return [1, *(1 + np.cumsum(np.bincount(self.row.pairs))).tolist()]

    @cached_property
    def _holders(self) -> tuple[Numbers, list[int]]:
        """Return the texts that hold the first pair, the second and so on, and where each ends.

        An end is where the texts of the next pair begin: those of the first at 0.
        """
        is_letter = self.row.codes != SEPARATOR
        inside = np.flatnonzero(is_letter[:-1] & is_letter[1:])
        count = max(1, len(self.row.starts))
        owners = self.row.pairs[inside] * count + self.row.texts[inside]
        pairs, held = np.divmod(distinct(owners), count)
        sizes = np.bincount(pairs, minlength=len(self._bounds) - 1)
        return held, [0, *np.cumsum(sizes).tolist()]


def _may_overlap(letters: str) -> bool:
    """Tell whether two places of a wording can have letters in common: not without its first."""
    return letters[:1] in letters[1:]


def _apart(places: Numbers, size: int) -> Numbers:
    """Return the places that do not lie in the wording at the one kept before."""
    kept: list[int] = []
    for place in places.tolist():
        if not kept or place >= kept[-1] + size:
            kept.append(place)
    return np.array(kept, dtype=np.int64)
