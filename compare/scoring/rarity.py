"""Weigh pairs of neighbouring letters by how rare they are among the sentences at hand.

The weight is the inverse document frequency of Spärck Jones (1972), over sentences, divided by its
greatest value: a pair that stands in one sentence counts 1, one that stands everywhere nearly 0,
however many sentences there are. Letter pairs need no segmentation, so that a new term which the
dictionary splits wrongly cannot decide a score.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat
from operator import add

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from compare.joining.lettering import lay_out, sketches

_VERY_FEW = 50


def letter_pairs(letters: str) -> frozenset[str]:
    """Return the distinct pairs of neighbouring letters of a text of letters."""
    return frozenset(map(add, letters, letters[1:]))


@dataclass(frozen=True)
class Rarity:
    """Hold the weight of each letter pair, from 0 to 1, and `unseen`, that of any other pair."""

    weights: Mapping[str, float]
    unseen: float = 1.0

    @classmethod
    def of(cls, texts: Iterable[str], power: int = 1, reference: int = 0) -> Rarity:
        """Return the weights that these texts of letters teach.

        With a greater `power` few rare pairs outweigh many common ones. Where there are fewer texts
        than `reference`, no pair weighs 1: among few texts even common ones stand in one only; and
        among very few, what two have in common is not taken for common.
        """
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update(letter_pairs(text))
            total += 1
        return cls.counted(counts, total, power, reference)

    @classmethod
    def counted(
        cls, counts: Mapping[str, int], total: int, power: int = 1, reference: int = 0
    ) -> Rarity:
        """Return what `of` does, from the number of texts that hold each pair, and of all texts."""
        greatest = math.log(max(total, reference) + 1) or 1.0
        discount = min(1.0, _VERY_FEW / max(total, 1)) if reference else 0.0
        # Few numbers are met in very many pairs.
        weights = {
            count: (math.log((total + 1) / max(1.0, count - discount)) / greatest) ** power
            for count in set(counts.values())
        }
        unseen = (math.log(total + 1) / greatest) ** power if total else 1.0
        return cls({pair: weights[count] for pair, count in counts.items()}, unseen)

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Return the column of each pair in a matrix."""
        return {pair: column for column, pair in enumerate(sorted(self.weights))}

    def mass(self, pairs: Iterable[str]) -> float:
        """Return the sum of the weights of some pairs; an unknown one counts as the rarest."""
        # An exact sum: that of floats depends on its order, and sets have none.
        return math.fsum(map(self.weights.get, pairs, repeat(self.unseen)))

    def pairs(self, text: str) -> tuple[frozenset[str], float]:
        """Return the letter pairs of a text of letters and their mass."""
        known = self._pairs.get(text)
        if known is None:
            pairs = letter_pairs(text)
            known = self._pairs[text] = pairs, self.mass(pairs)
        return known

    @cached_property
    def _pairs(self) -> dict[str, tuple[frozenset[str], float]]:
        """Return the pairs that were asked for: a text is compared with many others."""
        return {}

    def rows(self, texts: Sequence[str]) -> Rows:
        """Return the texts as rows of a sparse matrix of known pairs, with their whole mass."""
        indices: list[int] = []
        bounds = [0]
        masses: list[float] = []
        for columns, mass in map(self._row, texts):
            indices.extend(columns)
            bounds.append(len(indices))
            masses.append(mass)
        matrix = csr_matrix(
            (np.ones(len(indices), dtype=np.float32), indices, bounds),
            shape=(len(texts), len(self.columns)),
        )
        weighted = matrix.multiply(self._column_weights).tocsr()
        return Rows(tuple(texts), matrix, weighted, np.array(masses, dtype=np.float32))

    def shared(self, a: Rows, b: Rows) -> csr_matrix:
        """Return the mass that each text of `a` shares with each of `b`, shape (len(a), len(b))."""
        return a.weighted @ b.matrix.T

    def _row(self, text: str) -> tuple[list[int], float]:
        """Return the columns of the known pairs of a text, in order, and its mass."""
        known = self._known.get(text)
        if known is None:
            pairs = letter_pairs(text)
            columns = sorted([c for c in map(self.columns.get, pairs) if c is not None])
            weights = map(self._listed.__getitem__, columns)
            rare = repeat(self.unseen, len(pairs) - len(columns))
            known = self._known[text] = columns, math.fsum(chain(weights, rare))
        return known

    @cached_property
    def _known(self) -> dict[str, tuple[list[int], float]]:
        """Return the rows that were asked for: sentences are matched, then set beside others."""
        return {}

    @cached_property
    def _listed(self) -> list[float]:
        return list(map(self.weights.__getitem__, self.columns))

    @cached_property
    def _column_weights(self) -> NDArray[np.float32]:
        return np.array(self._listed, dtype=np.float32)


@dataclass(frozen=True)
class Rows:
    """Hold texts of letters as rows of sparse matrices, plain and weighted, with their masses."""

    texts: tuple[str, ...]
    matrix: csr_matrix
    weighted: csr_matrix
    masses: NDArray[np.float32]

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """Return the letters of each text."""
        return np.array([len(text) for text in self.texts], dtype=np.int64)

    @cached_property
    def sketches(self) -> NDArray[np.uint64]:
        """Return the sketch of each text, shape (words, texts)."""
        return sketches(lay_out([text or " " for text in self.texts])).T.copy()

    def part(self, low: int, high: int) -> Rows:
        """Return the texts from `low` up to `high`."""
        some = slice(low, high)
        found = Rows(self.texts[some], self.matrix[some], self.weighted[some], self.masses[some])
        found.__dict__["sketches"] = self.sketches[:, some]
        return found
