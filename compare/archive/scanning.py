"""Find all places of very many wordings in texts, row by row, alike on every engine.

Each window of a text has a hash that is the difference of two running sums (Karp and Rabin 1987);
windows as long as the shortest wording are looked up first, and only where one of them begins a
wording the longer ones are. Two different wordings share a hash of 64 bits with a chance that no
archive reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Batches = Iterable[pa.RecordBatch]
Hashes = NDArray[np.uint64]
COLUMNS = ("id", "wording", "start")
"""Names of the columns of places: number of the text, place of the wording in the list, letter."""

_BASE = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIXED = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(29)
_BETWEEN = "\x01"
# Bits of the table that most windows are refused by.
_TABLE = 22


def places_of(batches: Batches, wordings: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Yield where wordings stand in the texts of batches with `id` and `letters`."""
    index = _Index(wordings)
    for batch in batches:
        if not batch.num_rows:
            continue
        row = _Row(batch.column("letters").to_pylist())
        starts, found = index.find(row)
        texts = np.searchsorted(row.begins, starts, side="right") - 1
        columns = (batch.column("id").to_numpy()[texts], found, starts - row.begins[texts])
        arrays = [pa.array(np.asarray(column, dtype=np.int64)) for column in columns]
        yield pa.RecordBatch.from_arrays(arrays, names=COLUMNS)


class _Row:
    """Hold texts as one row of letters with running sums of it."""

    def __init__(self, texts: Sequence[str]) -> None:
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        self.begins = np.concatenate(([0], np.cumsum(lengths + 1)[:-1]))
        row = _BETWEEN.join(texts).encode("utf-32-le", "surrogatepass")
        codes = np.frombuffer(row, dtype=np.uint32).astype(np.uint64)
        self.length = len(codes)
        with np.errstate(over="ignore"):
            mixed = (codes + np.uint64(1)) * _MIXED
            mixed ^= mixed >> _SHIFT
            self._sums = np.zeros(len(codes) + 1, dtype=np.uint64)
            np.cumsum(mixed * _powers(_BASE, len(codes)), out=self._sums[1:])
            self._undone = _powers(_INVERSE, len(codes))

    def windows(self, size: int, starts: NDArray[np.int64] | None = None) -> Hashes:
        """Return the hashes of windows of a size, at all places or at some."""
        with np.errstate(over="ignore"):
            if starts is None:
                number = max(0, self.length - size + 1)
                held = self._sums[size:] - self._sums[:number]
                return np.asarray(held * self._undone[:number])
            held = self._sums[starts + size] - self._sums[starts]
            return np.asarray(held * self._undone[starts])


def _powers(base: int, number: int) -> Hashes:
    """Return the powers of a base, from 0, modulo 2 to the 64."""
    powers = np.ones(max(1, number), dtype=np.uint64)
    with np.errstate(over="ignore"):
        done, factor = 1, base
        while done < number:
            more = min(done, number - done)
            powers[done : done + more] = powers[:more] * np.uint64(factor)
            done, factor = done + more, factor * factor % (1 << 64)
    return powers[:number]


class _Index:
    """Hold the hashes of wordings by their lengths."""

    def __init__(self, wordings: Sequence[str]) -> None:
        self._shortest = min(map(len, wordings), default=1)
        by_size: dict[int, list[int]] = {}
        for number, wording in enumerate(wordings):
            by_size.setdefault(len(wording), []).append(number)
        self._sizes = [
            (size, *_sorted([wordings[number] for number in numbers], numbers))
            for size, numbers in sorted(by_size.items())
        ]
        heads = sorted({wording[: self._shortest] for wording in wordings})
        self._heads = _sorted(heads, list(range(len(heads))))[0]
        self._table = np.zeros(1 << _TABLE, dtype=bool)
        self._table[_slots(self._heads)] = True

    def find(self, row: _Row) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where wordings begin in a row, and which ones they are."""
        heads = row.windows(self._shortest)
        begun = np.flatnonzero(self._table[_slots(heads)])
        begun = begun[_is_in(heads[begun], self._heads)]
        starts, found = [], []
        for size, hashes, numbers in self._sizes:
            here = begun[begun + size <= row.length]
            windows = row.windows(size, here)
            hits = _is_in(windows, hashes)
            starts.append(here[hits])
            found.append(numbers[np.searchsorted(hashes, windows[hits])])
        nothing = np.zeros(0, dtype=np.int64)
        return np.concatenate([nothing, *starts]), np.concatenate([nothing, *found])


def _sorted(wordings: Sequence[str], numbers: Sequence[int]) -> tuple[Hashes, NDArray[np.int64]]:
    """Return the hashes of wordings of one length in order, each with its number."""
    row = _Row(wordings)
    hashes = row.windows(len(wordings[0]), row.begins) if wordings else np.zeros(0, np.uint64)
    order = np.argsort(hashes, kind="stable")
    return hashes[order], np.array(numbers, dtype=np.int64)[order]


def _slots(hashes: Hashes) -> NDArray[np.intp]:
    return (hashes >> np.uint64(64 - _TABLE)).astype(np.intp)


def _is_in(windows: Hashes, hashes: Hashes) -> NDArray[np.bool_]:
    """Tell of windows whether their hashes are among others, which are in order."""
    if not len(hashes):
        return np.zeros(len(windows), dtype=bool)
    places = np.minimum(np.searchsorted(hashes, windows), len(hashes) - 1)
    return np.asarray(hashes[places] == windows)
