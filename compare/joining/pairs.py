"""Hold what a join takes and gives: texts, equal ones once, and pairs of distinct texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Collapsed:
    """Hold the distinct texts in order of their first place, and which one each given text is."""

    texts: tuple[str, ...]
    numbers: Numbers

    @classmethod
    def of(cls, texts: Iterable[str]) -> Collapsed:
        """Return the distinct texts of some texts."""
        known: dict[str, int] = {}
        numbers = [known.setdefault(text, len(known)) for text in texts]
        return cls(tuple(known), np.array(numbers, dtype=np.int64))

    def places(self) -> list[Numbers]:
        """Return of each distinct text the places where it was given, in order."""
        order = np.argsort(self.numbers, kind="stable")
        bounds = np.searchsorted(self.numbers[order], np.arange(1, len(self.texts)))
        return np.split(order, bounds) if self.texts else []


@dataclass(frozen=True, slots=True)
class Pairs:
    """Hold pairs of distinct texts by number, left below right, in order, with their ratios."""

    left: Numbers
    right: Numbers
    scores: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.left)

    @classmethod
    def of(cls, left: Numbers, right: Numbers, scores: NDArray[np.float64]) -> Pairs:
        """Return pairs in order."""
        order = np.lexsort((right, left))
        return cls(left[order], right[order], scores[order])


@dataclass(frozen=True, slots=True)
class NearCopies:
    """Hold the distinct texts and the pairs of them that are similar enough."""

    collapsed: Collapsed
    pairs: Pairs
