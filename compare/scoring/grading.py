"""Grade pairs of sentences: the ratio of rapidfuzz together with the rare wording they share.

One threshold on the ratio cannot tell rewritten from unrelated: short sentences of one pattern
reach 57 by chance, and two long ones on the same matter stay below 25. Three parts, each from 0 to
100, are therefore mixed with weights that are settings:

- the ratio: how far letters agree in their order;
- the overlap: the rare letter pairs that both share, as a part of all rare pairs of both (the root
  of Dice's coefficient);
- the shared wording: how many rare pairs both share at all, full at a fixed number; it finds the
  rare wording inside sentences that otherwise differ, one short and one long for instance.

Rarity counts by its third power: two sentences that share 概念验证 speak of one matter, two that
share ten common pairs need not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from compare.model.findings import Grade
from compare.scoring.rarity import Rarity, Rows, letter_pairs
from compare.scoring.similarity import (
    Matrix,
    similarity,
    similarity_matrix,
    similarity_of_pairs,
)
from compare.settings import SimilaritySettings

# Power by which rarity counts, and how fast the part of the shared wording rises at first.
_POWER = 3
_STEEPNESS = 4.0
# Sentences from which on a pair that stands in one only is rare beyond doubt: some ten reports.
_MANY = 3000


@dataclass(frozen=True, slots=True)
class Match:
    """Hold a related pair: row, column, its score and grade."""

    row: int
    column: int
    score: float
    grade: Grade


@dataclass(frozen=True)
class Grader:
    """Score and grade pairs of texts of letters by what the texts at hand have in common."""

    rarity: Rarity
    settings: SimilaritySettings
    _known: dict[str, tuple[frozenset[str], float]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def of(cls, texts: Sequence[str], settings: SimilaritySettings) -> Grader:
        """Return a grader that knows how rare each letter pair is in these texts."""
        return cls(Rarity.of(texts, _POWER, _MANY), settings)

    def score(self, a: str, b: str) -> float:
        """Return the score of two texts from 0 to 100; it does not depend on their order."""
        if a == b:
            return 100.0
        (first, mass), (second, other) = self._pairs(a), self._pairs(b)
        shared = np.array([[self.rarity.mass(first & second)]])
        masses = np.array([mass]), np.array([other])
        mixed = self._wording(shared, *masses)[0, 0] + self.settings.weight_ratio * similarity(a, b)
        return min(100.0, float(mixed))

    def _pairs(self, text: str) -> tuple[frozenset[str], float]:
        """Return the letter pairs of a text and their mass, which many scores need."""
        if text not in self._known:
            pairs = letter_pairs(text)
            self._known[text] = pairs, self.rarity.mass(pairs)
        return self._known[text]

    def grade(self, a: str, b: str) -> Grade:
        """Return the grade of two texts of letters."""
        return self._grade(a, b, similarity(a, b), self.score(a, b))

    def scores(self, a: Sequence[str], b: Sequence[str]) -> Matrix:
        """Return the scores of all pairs, shape (len(a), len(b))."""
        left, right = self.rarity.rows(a), self.rarity.rows(b)
        wording = self._wording(self.rarity.shared(left, right), left.masses, right.masses)
        mixed = wording + self.settings.weight_ratio * similarity_matrix(a, b)
        return np.minimum(mixed, 100).astype(np.float32)

    def matches(self, left: Rows, right: Rows, least: Matrix | None = None) -> Iterator[Match]:
        """Yield all pairs of two groups of texts that are related at least, row by row.

        `least` holds the score from which each pair is related, shape (left, right); a variant
        only needs the usual one. The ratio is only taken where it can still lift a pair over the
        threshold: it cannot be greater than twice the shorter text over both.
        """
        wording = self._wording(self.rarity.shared(left, right), left.masses, right.masses)
        sizes_a, sizes_b = (np.array([len(t) for t in side.texts]) for side in (left, right))
        longest = 200 * np.minimum.outer(sizes_a, sizes_b) / np.add.outer(sizes_a, sizes_b)
        usual = self.settings.related
        floors = np.full(wording.shape, usual) if least is None else least
        possible = wording + self.settings.weight_ratio * longest >= np.minimum(floors, usual)
        rows, columns = np.nonzero(possible)
        first = [left.texts[row] for row in rows]
        second = [right.texts[column] for column in columns]
        ratios = similarity_of_pairs(first, second)
        mixed = wording[rows, columns] + self.settings.weight_ratio * ratios
        is_variant = (ratios >= self.settings.variant) & (mixed >= usual)
        for index in np.flatnonzero((mixed >= floors[rows, columns]) | is_variant):
            score = min(100.0, float(mixed[index]))
            equal = Grade.VERBATIM if first[index] == second[index] else Grade.VARIANT
            grade = equal if is_variant[index] else Grade.RELATED
            yield Match(int(rows[index]), int(columns[index]), round(score, 1), grade)

    def _wording(
        self, shared: NDArray[np.floating], a: NDArray[np.floating], b: NDArray[np.floating]
    ) -> NDArray[np.floating]:
        """Return the two weighted parts that come from rare pairs, for all pairs of texts."""
        settings = self.settings
        both = np.maximum(np.add.outer(a, b), 1e-6)
        # Where both texts are short, all of the longer one is enough.
        enough = np.maximum(np.minimum(np.maximum.outer(a, b), settings.shared_enough), 1e-6)
        overlap = 100 * np.sqrt(2 * shared / both)
        part = 100 * np.minimum(1, np.log1p(_STEEPNESS * shared) / np.log1p(_STEEPNESS * enough))
        mixed: NDArray[np.floating] = (
            settings.weight_overlap * overlap + settings.weight_shared * part
        )
        return mixed

    def _grade(self, a: str, b: str, ratio: float, score: float) -> Grade:
        if a == b:
            return Grade.VERBATIM
        if score < self.settings.related:
            return Grade.UNRELATED
        return Grade.VARIANT if ratio >= self.settings.variant else Grade.RELATED
