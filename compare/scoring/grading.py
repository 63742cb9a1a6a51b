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

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.model.findings import Grade
from compare.scoring.rarity import Rarity, Rows
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
# A greater score than there is: pairs that must reach it are not looked at.
_GREATEST = 100.0

# Steps of a search, and what keeps its end clear of the rounding of masses.
_HALVINGS = 16
_ROUNDING = 0.999

Places = NDArray[np.integer]
Floors = Callable[[Places, Places], NDArray[np.floating]]


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

    @classmethod
    def of(cls, texts: Sequence[str], settings: SimilaritySettings) -> Grader:
        """Return a grader that knows how rare each letter pair is in these texts."""
        return cls(Rarity.of(texts, _POWER, _MANY), settings)

    def score(self, a: str, b: str) -> float:
        """Return the score of two texts from 0 to 100; it does not depend on their order."""
        return self.scores_of_pairs([a], [b])[0]

    def scores_of_pairs(self, a: Sequence[str], b: Sequence[str]) -> list[float]:
        """Return the score of each text of `a` with the text of `b` at the same place."""
        known_a, known_b = list(map(self.rarity.pairs, a)), list(map(self.rarity.pairs, b))
        both = zip(known_a, known_b, strict=True)
        shared = np.array([self.rarity.mass(first & second) for (first, _), (second, _) in both])
        masses, others = (np.array([mass for _, mass in known]) for known in (known_a, known_b))
        ratios = similarity_of_pairs(a, b, np.float64)
        mixed = self._wording(shared, masses, others) + self.settings.weight_ratio * ratios
        is_equal = [one == other for one, other in zip(a, b, strict=True)]
        scores: list[float] = np.where(is_equal, 100.0, np.minimum(100.0, mixed)).tolist()
        return scores

    def grade(self, a: str, b: str) -> Grade:
        """Return the grade of two texts of letters."""
        return self._grade(a, b, similarity(a, b), self.score(a, b))

    def scores(self, a: Sequence[str], b: Sequence[str]) -> Matrix:
        """Return the scores of all pairs, shape (len(a), len(b))."""
        left, right = self.rarity.rows(a), self.rarity.rows(b)
        shared = self.rarity.shared(left, right).toarray()
        wording = self._wording(shared, left.masses[:, None], right.masses)
        mixed = wording + self.settings.weight_ratio * similarity_matrix(a, b)
        return np.minimum(mixed, 100).astype(np.float32)

    def matches(self, left: Rows, right: Rows, least: Floors | None = None) -> Iterator[Match]:
        """Yield all pairs of two groups of texts that are related at least, row by row.

        `least` gives the score from which pairs, named by rows and columns, are related; a variant
        only needs the usual one, unless that score cannot be reached. Only pairs that share enough
        rare wording are looked at, and the ratio is only taken where it can still lift a pair over
        the threshold; both leave out no pair that is related.
        """
        usual = self.settings.related
        rows, columns, wording = self._worded(left, right)
        floors = least(rows, columns) if least else np.full(len(rows), usual)
        needed = np.where(floors > _GREATEST, floors, np.minimum(floors, usual))
        weight = self.settings.weight_ratio
        kept = np.flatnonzero(wording + 100 * weight >= needed)
        greatest = _greatest_ratios(left, right, rows[kept], columns[kept])
        kept = kept[wording[kept] + weight * greatest >= needed[kept]]
        rows, columns, wording = rows[kept], columns[kept], wording[kept]
        first = [left.texts[row] for row in rows]
        second = [right.texts[column] for column in columns]
        ratios = similarity_of_pairs(first, second)
        mixed = wording + weight * ratios
        is_variant = (ratios >= self.settings.variant) & (mixed >= usual)
        for index in np.flatnonzero((mixed >= floors[kept]) | is_variant):
            score = min(100.0, float(mixed[index]))
            equal = Grade.VERBATIM if first[index] == second[index] else Grade.VARIANT
            grade = equal if is_variant[index] else Grade.RELATED
            yield Match(int(rows[index]), int(columns[index]), round(score, 1), grade)

    def _worded(self, left: Rows, right: Rows) -> tuple[Places, Places, NDArray[np.floating]]:
        """Return rows, columns and shared wording of the pairs that may be related, row by row.

        These are the pairs that share enough wording, unless the ratio alone may be enough.
        """
        settings = self.settings
        shared = self.rarity.shared(left, right)
        lowest = min(settings.related, settings.related_aligned, settings.related_apart)
        wanted = lowest - 100 * settings.weight_ratio
        if wanted <= 0:
            rows, columns = (axis.ravel() for axis in np.indices(shared.shape))
            masses = shared.toarray().ravel()
        else:
            least = self._least_shared(left.masses, right.masses.min(initial=np.inf), wanted)
            kept = np.flatnonzero(shared.data >= np.repeat(least, np.diff(shared.indptr)))
            rows = np.searchsorted(shared.indptr, kept, side="right") - 1
            columns, masses = shared.indices[kept], shared.data[kept]
            order = np.lexsort((columns, rows))
            rows, columns, masses = rows[order], columns[order], masses[order]
        return rows, columns, self._wording(masses, left.masses[rows], right.masses[columns])

    def _least_shared(
        self, masses: NDArray[np.floating], smallest: float, wanted: float
    ) -> NDArray[np.floating]:
        """Return what texts of some masses must share with any other for wording of `wanted`.

        The other text has at least the smallest mass, and what is shared. The bound is found by
        halving, since the wording rises with what is shared and falls with the mass.
        """
        low, high = np.zeros(len(masses)), masses.astype(np.float64)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            reached = self._wording(middle, masses, np.maximum(middle, smallest)) >= wanted
            low, high = np.where(reached, low, middle), np.where(reached, middle, high)
        return low * _ROUNDING

    def _wording(
        self, shared: NDArray[np.floating], a: NDArray[np.floating], b: NDArray[np.floating]
    ) -> NDArray[np.floating]:
        """Return the two weighted parts that come from rare pairs, from the masses of texts."""
        settings = self.settings
        both = np.maximum(a + b, 1e-6)
        # Where both texts are short, all of the longer one is enough.
        enough = np.maximum(np.minimum(np.maximum(a, b), settings.shared_enough), 1e-6)
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


def _greatest_ratios(
    left: Rows, right: Rows, rows: Places, columns: Places
) -> NDArray[np.floating]:
    """Return a ratio from 0 to 100 that no pair exceeds, from lengths and sketches alone."""
    one, other = left.sizes[rows], right.sizes[columns]
    differing = sum(
        np.bitwise_count(ours[rows] ^ theirs[columns])
        for ours, theirs in zip(left.sketches, right.sketches, strict=True)
    )
    # A ratio is rounded where it is taken, so that a little more is allowed.
    least: NDArray[np.floating] = np.maximum(np.abs(one - other), differing) / (one + other)
    return 100 * (1 - least) + 1e-3
