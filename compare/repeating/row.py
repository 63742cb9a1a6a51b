"""Lay texts out as one row of letters, a separator behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from pydivsufsort import divsufsort

Numbers = NDArray[np.int64]

SEPARATOR = 0


@dataclass(frozen=True)
class Row:
    """Hold the letters of texts as whole numbers, and where each text begins and ends."""

    codes: NDArray[np.uint32]
    starts: Numbers
    ends: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> Row:
        """Return the row of some texts; a letter is its code point and 1, so that none is 0."""
        sizes = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        starts = np.cumsum(sizes + 1) - sizes - 1
        letters = "".join(texts).encode("utf-32-le", "surrogatepass")
        codes = np.zeros(int(sizes.sum()) + len(texts), dtype=np.uint32)
        is_letter = np.ones(len(codes), dtype=bool)
        is_letter[starts + sizes] = False
        codes[is_letter] = np.frombuffer(letters, dtype="<u4") + 1
        return cls(codes, starts, starts + sizes)

    @cached_property
    def texts(self) -> Numbers:
        """Return of each place of the row the number of its text."""
        return np.repeat(np.arange(len(self.starts)), self.ends - self.starts + 1)

    @cached_property
    def pairs(self) -> Numbers:
        """Return of each place but the last the number of the pair of letters that begins there."""
        codes = self.dense.astype(np.int64)
        kinds = int(codes.max(initial=0)) + 1
        # In the order of what follows them equal pairs stand together; no pair begins at the last.
        order = self.order[1:]
        ordered = (codes[:-1] * kinds + codes[1:])[order]
        numbers = np.zeros(len(order), dtype=np.int64)
        numbers[order[1:]] = np.cumsum(ordered[1:] != ordered[:-1])
        return numbers

    @cached_property
    def dense(self) -> NDArray[np.uint16] | NDArray[np.uint32]:
        """Return the letters numbered by their order without gaps, in as few bits as they need."""
        known = np.zeros(int(self.codes.max(initial=0)) + 1, dtype=bool)
        known[self.codes] = True
        numbers = np.cumsum(known)
        if int(numbers[-1]) <= np.iinfo(np.uint16).max:
            return numbers.astype(np.uint16)[self.codes]
        return numbers.astype(np.uint32)[self.codes]

    @cached_property
    def order(self) -> NDArray[np.int32]:
        """Return the places of the row in the order of what follows them (the suffix array)."""
        if not len(self.codes):
            return np.zeros(0, dtype=np.int32)
        return np.ascontiguousarray(divsufsort(self.dense), dtype=np.int32)
