"""Find repeats in memory: a suffix array, the intervals of common prefixes, and who stands in each.

Sources of the method: suffix array with intervals of common prefixes (Abouelhoda, Kurtz and
Ohlebusch 2004, "Replacing suffix trees with enhanced suffix arrays"), and counting each speaker
once by what neighbouring suffixes of that speaker have in common (Hui 1992, "Color set size
problem"). No step looks at letters one by one: all are steps over whole arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydivsufsort import kasai

from compare.repeating.ranges import least_place, nearest
from compare.repeating.row import SEPARATOR, Numbers, Row


@dataclass(frozen=True, slots=True)
class Found:
    """Hold repeats as stretches `low` to `high` (excluded) of places of a row, and their figures.

    `places` are those of the row in the order of what follows them.
    """

    places: Numbers
    low: Numbers
    high: Numbers
    sizes: Numbers
    speakers: Numbers
    texts: Numbers

    def __len__(self) -> int:
        return len(self.low)

    def standing(self, number: int) -> Numbers:
        """Return the places of the row at which a repeat stands, in order."""
        return np.sort(self.places[self.low[number] : self.high[number]])

    def first(self) -> Numbers:
        """Return the first place of each repeat."""
        return self.places[least_place(self.places, self.low, self.high)]


@dataclass(frozen=True, slots=True)
class _Suffixes:
    """Hold places in the order of what follows them, and what each has in common with the next."""

    places: Numbers
    common: Numbers


def find(
    row: Row, speakers: Numbers, shortest: int, fewest: int, owners: Numbers | None = None
) -> Found:
    """Return the repeats of a row of texts that enough speakers use.

    `speakers` is one a text; so are `owners`, where several texts are parts of one.
    """
    suffixes = _suffixes(row, shortest)
    low, high, sizes = _intervals(suffixes.common)
    kept = _may_not_be_longer(row, suffixes.places, low, high)
    low, high, sizes = low[kept], high[kept], sizes[kept]
    texts = row.texts[suffixes.places]
    used = _distinct(speakers[texts], suffixes.common, low, high)
    kept = np.flatnonzero(used >= fewest)
    low, high = low[kept], high[kept]
    held = _distinct(texts if owners is None else owners[texts], suffixes.common, low, high)
    return Found(suffixes.places, low, high, sizes[kept], used[kept], held)


def _suffixes(row: Row, shortest: int) -> _Suffixes:
    """Return the places that share at least `shortest` letters with another one.

    What two have in common ends with their texts; less than `shortest` letters count as none.
    """
    if len(row.codes) < 2:
        return _Suffixes(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    order = row.order
    common = kasai(row.dense, order)
    room = row.ends[row.texts[order]] - order
    common[:-1] = np.minimum(common[:-1], np.minimum(room[:-1], room[1:]))
    common[-1] = 0
    common[common < shortest] = 0
    kept = common > 0
    kept[1:] |= common[:-1] > 0
    return _Suffixes(order[kept].astype(np.int64), common[kept].astype(np.int64))


def _intervals(common: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return where each stretch with a longer common prefix begins and ends, and how long that is.

    A stretch is told by the first of its places at which the prefix is as short as in all of it.
    """
    before = nearest(common, is_behind=False)
    inside = np.flatnonzero(common > 0)
    inside = inside[(before[inside] < 0) | (common[before[inside]] < common[inside])]
    behind = nearest(common, is_behind=True)
    return before[inside] + 1, behind[inside] + 1, common[inside]


def _may_not_be_longer(row: Row, places: Numbers, low: Numbers, high: Numbers) -> NDArray[np.int64]:
    """Return the stretches before which not always the same letter stands."""
    before = np.where(places > 0, row.codes[places - 1], SEPARATOR)
    differs = np.ones(len(places), dtype=np.int64)
    differs[1:] = (before[1:] != before[:-1]) | (before[1:] == SEPARATOR)
    changes = np.cumsum(differs)
    return np.flatnonzero(changes[high - 1] > changes[low])


def _distinct(owners: Numbers, common: Numbers, low: Numbers, high: Numbers) -> Numbers:
    """Return how many owners the places of each stretch have.

    Two places of one owner that follow each other count twice in just those stretches that hold the
    shortest prefix between them.
    """
    order = np.argsort(owners, kind="stable")
    left, right = order[:-1], order[1:]
    blocks = np.cumsum(common == 0) - (common == 0)
    is_pair = (owners[left] == owners[right]) & (blocks[left] == blocks[right])
    doubled = least_place(common, left[is_pair], right[is_pair])
    before = np.zeros(len(common) + 1, dtype=np.int64)
    np.cumsum(np.bincount(doubled, minlength=len(common)), out=before[1:])
    # The prefixes inside a stretch are one fewer than its places.
    return high - low - (before[high - 1] - before[low])
