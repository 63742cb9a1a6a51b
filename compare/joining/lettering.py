"""Lay out texts as arrays of numbered letters, and take the sketch by which pairs are refused.

A letter with its number among the equal letters of its text is one element of the multiset, so that
a multiset is a set of these. Everything depends on the text alone: the same values come from every
engine, batch and machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Unsigned = NDArray[np.uint64]

SKETCH_WORDS = 2
"""How many numbers of 64 bits a sketch has."""

# Bits of a code point, and of a number of a letter in a text together with it.
_CODE_BITS = np.uint64(21)
# Values up to this are told apart by a table, which is quicker than sorting them.
_MOST_COUNTED = 1 << 20
_CODE_MASK = np.uint64((1 << 21) - 1)


@dataclass(frozen=True, slots=True)
class Letters:
    """Hold the letters of texts one after the other; each text begins where `starts` says.

    `codes` are the code points, sorted within a text, `numbers` count equal letters of a text from
    0. No text is empty.
    """

    codes: Unsigned
    numbers: Unsigned
    starts: NDArray[np.int64]

    def elements(self) -> tuple[Unsigned, NDArray[np.intp]]:
        """Return the distinct elements, mixed, and of each letter the place of its element."""
        codes, places = _distinct(self.codes)
        numbered, elements = _distinct(
            self.numbers * np.uint64(len(codes)) + places.astype(np.uint64)
        )
        numbers, letters = np.divmod(numbered, np.uint64(len(codes)))
        return mixed(numbers << _CODE_BITS | codes[letters]), elements


def lay_out(texts: Sequence[str]) -> Letters:
    """Return the letters of texts, none of which is empty."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    raw = "".join(texts).encode("utf-32-le", "surrogatepass")
    starts = np.cumsum(lengths) - lengths
    rows = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
    ordered = np.sort(rows << _CODE_BITS | np.frombuffer(raw, dtype="<u4"))
    codes = ordered & _CODE_MASK
    places = np.arange(len(ordered), dtype=np.int64)
    is_first = np.ones(len(ordered), dtype=bool)
    is_first[1:] = ordered[1:] != ordered[:-1]
    numbers = (places - np.maximum.accumulate(np.where(is_first, places, 0))).astype(np.uint64)
    return Letters(codes, numbers, starts)


def sketches(letters: Letters) -> NDArray[np.uint64]:
    """Return the sketches of texts, shape (texts, 2): each letter turns over its bit of 128.

    Two multisets that differ in d letters have sketches that differ in d bits at most; and texts
    have at least the Indel distance of their multisets.
    """
    places = mixed(letters.codes) >> np.uint64(57)
    bits = np.uint64(1) << (places & np.uint64(63))
    words = places >> np.uint64(6)
    found = [
        np.bitwise_xor.reduceat(np.where(words == word, bits, np.uint64(0)), letters.starts)
        for word in range(SKETCH_WORDS)
    ]
    return np.stack(found, axis=1)


def mixed(values: Unsigned) -> Unsigned:
    """Return values whose bits depend on all bits of the given ones (Steele and others 2014)."""
    with np.errstate(over="ignore"):
        values = values + np.uint64(0x9E3779B97F4A7C15)
        values = (values ^ values >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ values >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
        return values ^ values >> np.uint64(31)


def _distinct(values: Unsigned) -> tuple[Unsigned, NDArray[np.intp]]:
    """Return the distinct values in order, and of each value the place of it among these."""
    if not len(values) or values.max() > _MOST_COUNTED:
        return np.unique(values, return_inverse=True)
    is_there = np.zeros(int(values.max()) + 1, dtype=bool)
    is_there[values] = True
    distinct = np.flatnonzero(is_there)
    places = np.zeros(len(is_there), dtype=np.intp)
    places[distinct] = np.arange(len(distinct))
    return distinct.astype(np.uint64), places[values]
