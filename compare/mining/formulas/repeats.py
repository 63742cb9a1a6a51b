"""Find maximal repeats: wordings that cannot be made longer without losing an occurrence.

Source of the method: suffix array with LCP intervals (Abouelhoda, Kurtz and Ohlebusch 2004,
"Replacing suffix trees with enhanced suffix arrays").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydivsufsort import divsufsort, kasai

from compare.mining.formulas.corpus import SEPARATOR, Corpus

Array = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Hold one maximal repeat: its length in letters and the positions where it begins."""

    length: int
    positions: tuple[int, ...]


def maximal_repeats(corpus: Corpus, shortest: int) -> Iterator[Repeat]:
    """Yield the repeats of at least `shortest` letters; none crosses the end of a sentence."""
    if len(corpus.codes) < 2:
        return
    _, dense = np.unique(corpus.codes, return_inverse=True)
    text = (dense + 1).astype(np.uint16 if dense.max() < 65_000 else np.uint32)
    order = divsufsort(text).astype(np.int64)
    common = _clipped(kasai(text, order.astype(np.int32)).astype(np.int64), order, corpus)
    for length, low, high in _intervals(common, shortest):
        positions = np.sort(order[low : high + 1])
        if _is_left_maximal(positions, corpus.codes):
            yield Repeat(length, tuple(int(position) for position in positions))


def _clipped(common: Array, order: Array, corpus: Corpus) -> Array:
    """Return the lengths of the common prefixes, cut at the ends of sentences.

    `common[i]` belongs to the suffixes at places i and i + 1 of the order.
    """
    ends = np.flatnonzero(corpus.codes == SEPARATOR)
    room = ends[np.searchsorted(ends, order)] - order
    clipped = np.zeros(len(order), dtype=np.int64)
    clipped[:-1] = np.minimum(common[: len(order) - 1], np.minimum(room[:-1], room[1:]))
    return clipped


def _intervals(common: Array, shortest: int) -> Iterator[tuple[int, int, int]]:
    """Yield (length, first, last) of each LCP interval, bottom up."""
    stack: list[tuple[int, int]] = []
    for index, value in enumerate(common):
        length = int(value)
        low = index
        while stack and stack[-1][0] > length:
            size, low = stack.pop()
            if size >= shortest:
                yield size, low, index
        if not stack or stack[-1][0] < length:
            stack.append((length, low))


def _is_left_maximal(positions: Array, codes: NDArray[np.int32]) -> bool:
    """Tell whether the letters before the occurrences differ, or one begins a sentence."""
    if positions[0] == 0:
        return True
    before = codes[positions - 1]
    return bool((before == SEPARATOR).any() or (before != before[0]).any())
