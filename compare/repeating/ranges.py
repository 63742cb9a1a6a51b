"""Answer many questions on ranges of one array at once, with steps over whole arrays."""

from __future__ import annotations

import numpy as np

from compare.repeating.row import Numbers


def nearest(values: Numbers, *, is_behind: bool) -> Numbers:
    """Return for each value the place of the nearest one behind it that is smaller.

    Or of the nearest one before it that is not greater. Where there is none it is the length, or
    -1. Each step follows the pointers of the values found
    so far, so that few steps are needed.
    """
    count = len(values)
    # Both ends stand for a value smaller than all, at place 0 and behind the last.
    walled = np.empty(count + 2, dtype=np.int64)
    walled[0] = walled[-1] = -1
    walled[1:-1] = values
    pointers = np.arange(count + 2) + (1 if is_behind else -1)
    pointers[0], pointers[-1] = 0, count + 1
    open_places = np.arange(1, count + 1)
    while len(open_places):
        targets = walled[pointers[open_places]]
        own = walled[open_places]
        open_places = open_places[targets >= own if is_behind else targets > own]
        pointers[open_places] = pointers[pointers[open_places]]
    return pointers[1:-1] - 1


def least_place(values: Numbers, low: Numbers, high: Numbers) -> Numbers:
    """Return the place of the first least value in each range from `low` to `high` (excluded)."""
    least = np.zeros(len(low), dtype=np.int64)
    if not len(low):
        return least
    # Ranges are covered by two stretches of the greatest power of two that fits into them.
    powers = np.frexp((high - low).astype(np.float64))[1] - 1
    order = np.argsort(powers, kind="stable")
    bounds = np.searchsorted(powers[order], np.arange(int(powers.max()) + 2))
    table = np.arange(len(values))
    for power in range(int(powers.max()) + 1):
        asked = order[bounds[power] : bounds[power + 1]]
        one, other = table[low[asked]], table[high[asked] - (1 << power)]
        least[asked] = np.where(values[other] < values[one], other, one)
        reach = 1 << power
        one, other = table[:-reach], table[reach:]
        table = np.where(values[other] < values[one], other, one)
    return least
