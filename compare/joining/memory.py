"""Join texts that are held in memory, with nothing but numpy; the measure for other engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.joining.band_keys import Keys, band_keys
from compare.joining.distinct import distinct
from compare.joining.lettering import SKETCH_WORDS, Unsigned, lay_out, sketches
from compare.joining.pairs import Numbers, Pairs
from compare.joining.plan import Crowd, Level, Plan
from compare.joining.similarity import scores

# Texts whose keys are taken at once, keys that are held at once, candidates that are held before
# equal ones are dropped, and pairs that are compared, and looked at, at once.
_BATCH = 32_768
_KEYS = 1 << 27
_HELD = 1 << 24
_COMPARED = 1 << 20
_PAIRS = 1 << 20
_WORKERS = 2
_HALF = np.uint64(32)
_LOWER = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class _Features:
    """Hold of each text its length, its sketch (words, texts) and its keys (bands, texts)."""

    lengths: NDArray[np.int32]
    sketches: Unsigned
    keys: Keys


@dataclass(frozen=True, slots=True)
class _Buckets:
    """Hold the texts bucket by bucket, in order within each, and the sizes of the buckets."""

    order: Numbers
    sizes: Numbers

    def chosen(self, which: NDArray[np.bool_]) -> _Buckets:
        """Return some of the buckets."""
        if which.all():
            return self
        return _Buckets(self.order[np.repeat(which, self.sizes)], self.sizes[which])

    def partners(self, level: Level) -> Numbers:
        """Return of each text how many of its bucket that come after it are to meet it."""
        ends = np.repeat(np.cumsum(self.sizes), self.sizes)
        followers = ends - np.arange(1, len(self.order) + 1)
        if level.crowd is not Crowd.LEADERS:
            return np.asarray(np.minimum(followers, level.most))
        places = np.repeat(self.sizes, self.sizes) - followers - 1
        return np.where(places < level.most, followers, 0)


def join(texts: Sequence[str], plan: Plan) -> Pairs:
    """Return the pairs of distinct texts that are similar enough by the plan."""
    candidates = _Candidates(len(texts))
    numbers = np.flatnonzero(np.fromiter(map(bool, texts), dtype=bool, count=len(texts)))
    for level in plan.levels:
        hot = np.zeros(len(numbers), dtype=bool)
        taking_part = [texts[int(number)] for number in numbers]
        for part in level.parts(max(1, _KEYS // max(1, len(numbers)))):
            features = _features(taking_part, part)
            for keys in features.keys:
                buckets = _buckets(keys)
                if level.crowd is Crowd.LATER:
                    too_large = buckets.chosen(buckets.sizes > level.most)
                    hot[too_large.order] = True
                    buckets = buckets.chosen(buckets.sizes <= level.most)
                for left, right in _neighbours(buckets, level, features, plan):
                    candidates.add(numbers[left], numbers[right])
        numbers = numbers[hot]
        if not len(numbers):
            break
    return _compared(texts, *candidates.pairs(), plan)


def _features(texts: Sequence[str], level: Level) -> _Features:
    lengths = np.fromiter(map(len, texts), dtype=np.int32, count=len(texts))
    bits = np.empty((SKETCH_WORDS, len(texts)), dtype=np.uint64)
    keys = np.empty((level.bands, len(texts)), dtype=np.uint32)

    def fill(low: int) -> None:
        letters = lay_out(texts[low : low + _BATCH])
        bits[:, low : low + _BATCH] = sketches(letters).T
        keys[:, low : low + _BATCH] = band_keys(letters, level).T

    with ThreadPoolExecutor(_WORKERS) as pool:
        list(pool.map(fill, range(0, len(texts), _BATCH)))
    return _Features(lengths, bits, keys)


def _buckets(keys: Keys) -> _Buckets:
    """Return the buckets of the texts that share a key."""
    # Numbers with the text in their lower half are quicker to sort than a stable argsort is.
    both = keys.astype(np.uint64) << _HALF | np.arange(len(keys), dtype=np.uint64)
    both.sort()
    ordered = (both >> _HALF).astype(np.uint32)
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    sizes = np.diff(starts, append=len(ordered))
    order = (both & _LOWER).astype(np.int64)
    return _Buckets(order, sizes).chosen(sizes > 1)


def _neighbours(
    buckets: _Buckets, level: Level, features: _Features, plan: Plan
) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the pairs of texts of one bucket that are to meet, lower number first.

    Pairs that their lengths and sketches rule out are left out here, where what is asked of them
    lies side by side; nearly all of those that meet by chance are.
    """
    order = buckets.order
    lengths, sketched = features.lengths[order], features.sketches[:, order]
    partners = buckets.partners(level)
    bounds = np.cumsum(partners)
    total = int(bounds[-1]) if len(bounds) else 0
    for low in range(0, total, _PAIRS):
        pairs = np.arange(low, min(low + _PAIRS, total))
        first, last = np.searchsorted(bounds, pairs[[0, -1]], side="right")
        own = np.arange(first, last + 1)
        here = np.minimum(bounds[own], low + len(pairs)) - np.maximum(
            bounds[own] - partners[own], low
        )
        left = np.repeat(own, here)
        right = pairs - np.repeat(bounds[own] - partners[own], here) + left + 1
        one, other = lengths[left], lengths[right]
        most_different = plan.most_different * (one + other)
        differing = sum(np.bitwise_count(bits[left] ^ bits[right]) for bits in sketched)
        kept = (differing <= most_different) & (np.abs(one - other) <= most_different)
        yield order[left[kept]], order[right[kept]]


class _Candidates:
    """Gather pairs, each once; those held twice are dropped now and then."""

    def __init__(self, texts: int) -> None:
        self._texts = texts
        self._held: list[Numbers] = []
        self._count = 0
        self._limit = _HELD

    def add(self, left: Numbers, right: Numbers) -> None:
        self._held.append(left * self._texts + right)
        self._count += len(left)
        if self._count > self._limit:
            self._thin_out()
            self._limit = max(_HELD, 2 * self._count)

    def pairs(self) -> tuple[Numbers, Numbers]:
        """Return the pairs in order."""
        self._thin_out()
        return self._held[0] // self._texts, self._held[0] % self._texts

    def _thin_out(self) -> None:
        gathered = np.concatenate(self._held) if self._held else np.zeros(0, dtype=np.int64)
        self._held = [distinct(gathered)]
        self._count = len(self._held[0])


def _compared(texts: Sequence[str], left: Numbers, right: Numbers, plan: Plan) -> Pairs:
    """Return the candidates that are similar enough, in order."""
    found = np.empty(len(left))
    for low in range(0, len(left), _COMPARED):
        part = slice(low, low + _COMPARED)
        first = [texts[number] for number in left[part]]
        found[part] = scores(first, [texts[number] for number in right[part]], plan.least_score)
    kept = found > 0
    return Pairs(left[kept], right[kept], found[kept])
