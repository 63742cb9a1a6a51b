"""Take the keys of the bands of texts: the one row-wise function that finds candidates.

The hash functions are multiply-shift (Dietzfelbinger and others 1997) on mixed elements, so that a
batch computes each for its distinct letters only and takes the minima from a table. Of a hash 16
bits are kept, which is half the work of 32: letters that share them only make minima agree more
often.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from compare.joining.lettering import Letters, mixed
from compare.joining.plan import Level

Keys = NDArray[np.uint32]
Minima = NDArray[np.uint16]

# Minima and texts that are taken at once, so that what is worked on stays in the cache.
_MINIMA = 384
_TEXTS = 1024
_KEPT = np.uint64(48)
_HALF = np.uint64(32)


def band_keys(letters: Letters, level: Level) -> Keys:
    """Return the keys of all bands of a level, shape (texts, bands)."""
    at_once = max(1, _MINIMA // level.rows)
    keys = np.empty((len(letters.starts), level.bands), dtype=np.uint32)
    factors = mixed(np.arange(level.rows, dtype=np.uint64)) >> _HALF | np.uint64(1)
    distinct, numbers = letters.elements()
    for low in range(0, level.bands, at_once):
        high = min(low + at_once, level.bands)
        table = _hashes(distinct, level, low, high)
        for texts, minima in _minima(table, numbers, letters.starts):
            keys[texts, low:high] = _joined(minima, factors.astype(np.uint32))
    return keys


def _hashes(elements: NDArray[np.uint64], level: Level, low: int, high: int) -> Minima:
    """Return the hashes of elements for some bands, shape (elements, rows * bands), row by row."""
    bands, rows = np.arange(low, high), np.arange(level.rows)
    functions = level.first + (bands[None, :] * level.rows + rows[:, None]).ravel()
    factors = mixed(2 * functions.astype(np.uint64)) | np.uint64(1)
    addends = mixed(2 * functions.astype(np.uint64) + np.uint64(1))
    with np.errstate(over="ignore"):
        return ((elements[:, None] * factors + addends) >> _KEPT).astype(np.uint16)


def _minima(
    table: Minima, numbers: NDArray[np.intp], starts: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], Minima]]:
    """Yield some texts and the least hash of each by each function, (texts, functions).

    Texts of like length go together: the first letters of all are taken, then the second ones.
    """
    lengths = np.diff(np.append(starts, len(numbers)))
    order = np.argsort(-lengths, kind="stable")
    room = np.empty((_TEXTS, table.shape[1]), dtype=table.dtype)
    least = np.empty_like(room)
    for low in range(0, len(order), _TEXTS):
        texts = order[low : low + _TEXTS]
        minima, rising = least[: len(texts)], lengths[texts][::-1]
        np.take(table, numbers[starts[texts]], axis=0, out=minima, mode="clip")
        for place in range(1, int(rising[-1])):
            longer = len(texts) - int(np.searchsorted(rising, place, side="right"))
            hashes = room[:longer]
            at_place = numbers[starts[texts[:longer]] + place]
            np.take(table, at_place, axis=0, out=hashes, mode="clip")
            np.minimum(minima[:longer], hashes, out=minima[:longer])
        yield texts, minima


def _joined(minima: Minima, factors: Keys) -> Keys:
    """Return one key for each band of as many minima as there are factors, (texts, bands)."""
    bands = minima.shape[1] // len(factors)
    keys = np.zeros((len(minima), bands), dtype=np.uint32)
    for row, factor in enumerate(factors):
        keys += minima[:, row * bands : (row + 1) * bands] * factor
    return keys
