"""Join texts that are held in memory, with nothing but numpy; the measure for other engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from compare.joining.band_keys import Keys, band_keys
from compare.joining.lettering import SKETCH_WORDS, Unsigned, lay_out, sketches
from compare.joining.pairs import Numbers, Pairs
from compare.joining.plan import Level, Plan
from compare.joining.similarity import scores

# Texts whose keys are taken at once, keys that are held at once, candidates that are held before
# equal ones are dropped, and pairs that are compared at once.
_BATCH = 32_768
_KEYS = 1 << 27
_HELD = 1 << 24
_COMPARED = 1 << 20
_WORKERS = 2


@dataclass(frozen=True, slots=True)
class _Features:
    """Hold of each text its length, its sketch (words, texts) and its keys (bands, texts)."""

    lengths: Numbers
    sketches: Unsigned
    keys: Keys


def join(texts: Sequence[str], plan: Plan) -> Pairs:
    """Return the pairs of distinct texts that are similar enough by the plan."""
    candidates = _Candidates(len(texts))
    numbers = np.flatnonzero(np.fromiter(map(bool, texts), dtype=bool, count=len(texts)))
    for level in plan.levels:
        is_last = level is plan.second
        hot = np.zeros(len(numbers), dtype=bool)
        taking_part = [texts[int(number)] for number in numbers]
        for part in level.parts(max(1, _KEYS // max(1, len(numbers)))):
            features = _features(taking_part, part)
            for keys in features.keys:
                order = _ordered(keys)
                hot_places = _hot(keys[order], level.most)
                if not is_last:
                    hot[order[hot_places]] = True
                    order = np.delete(order, hot_places)
                for left, right in _neighbours(order, keys[order], level.most):
                    kept = _may_be_similar(left, right, features, plan.most_different)
                    candidates.add(numbers[left[kept]], numbers[right[kept]])
        numbers = numbers[hot]
        if not len(numbers):
            break
    return _compared(texts, *candidates.pairs(), plan)


def _features(texts: Sequence[str], level: Level) -> _Features:
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    bits = np.empty((SKETCH_WORDS, len(texts)), dtype=np.uint64)
    keys = np.empty((level.bands, len(texts)), dtype=np.uint32)

    def fill(low: int) -> None:
        letters = lay_out(texts[low : low + _BATCH])
        bits[:, low : low + _BATCH] = sketches(letters).T
        keys[:, low : low + _BATCH] = band_keys(letters, level).T

    with ThreadPoolExecutor(_WORKERS) as pool:
        list(pool.map(fill, range(0, len(texts), _BATCH)))
    return _Features(lengths, bits, keys)


def _ordered(keys: Keys) -> Numbers:
    """Return the texts by their keys, those of one key in order; quicker than a stable argsort."""
    both = keys.astype(np.uint64) << np.uint64(32) | np.arange(len(keys), dtype=np.uint64)
    both.sort()
    return (both & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _hot(ordered: Keys, most: int) -> Numbers:
    """Return the places of ordered keys that stand in buckets of more than `most` texts."""
    if len(ordered) <= most:
        return np.zeros(0, dtype=np.int64)
    is_hot = np.flatnonzero(ordered[most:] == ordered[:-most])
    marks = np.zeros(len(ordered) + 1, dtype=np.int32)
    np.add.at(marks, is_hot, 1)
    np.add.at(marks, is_hot + most + 1, -1)
    return np.flatnonzero(np.cumsum(marks[:-1]))


def _neighbours(order: Numbers, ordered: Keys, most: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the pairs of texts of one bucket, `most` places apart at most, lower number first."""
    places = np.flatnonzero(ordered[1:] == ordered[:-1])
    for distance in range(1, most + 1):
        if distance > 1:
            places = places[places < len(ordered) - distance]
            places = places[ordered[places] == ordered[places + distance]]
        if not len(places):
            return
        yield order[places], order[places + distance]


def _may_be_similar(
    left: Numbers, right: Numbers, features: _Features, most_different: float
) -> Numbers:
    """Return the places of the pairs that their lengths and sketches do not rule out."""
    one, other = features.lengths[left], features.lengths[right]
    places = np.flatnonzero(np.abs(one - other) <= most_different * (one + other))
    most = most_different * (one[places] + other[places])
    differing = np.zeros(len(places), dtype=np.int64)
    # The first bits refuse nearly all.
    for bits in features.sketches:
        differing += np.bitwise_count(bits[left[places]] ^ bits[right[places]])
        is_near = differing <= most
        places, most, differing = places[is_near], most[is_near], differing[is_near]
    return places


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
        gathered.sort()
        is_new = np.ones(len(gathered), dtype=bool)
        is_new[1:] = gathered[1:] != gathered[:-1]
        self._held = [gathered[is_new]]
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
