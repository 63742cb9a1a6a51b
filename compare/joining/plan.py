"""Derive how texts are joined from the threshold, the recall that is wanted, and their number.

Two texts of letters are as similar as rapidfuzz's ratio says, one minus the Indel distance over
both lengths. At a similarity of t or more their longest common subsequence has at least t/2 of the
letters of both, and its letters are common to both multisets of letters. The Jaccard similarity of
the multisets is therefore at least s = t / (2 - t), and a MinHash (Broder 1997) agrees with that
probability. Of b bands of r minima each (Indyk and Motwani 1998; Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", 3.4) all differ with probability (1 - s ** r) ** b at most.

Texts that agree in a band stand in one bucket. A bucket with too many texts is hot: its texts are
left to a second level with more rows, whose buckets are smaller. A pair is missed only if the first
level has no band for it, or the second has none: the two chances add up to one minus the recall. In
a bucket that is hot there too, all texts are nearly copies of each other; a pair is then met if it
stands near enough in the order of the texts, so that the work never grows with the square.

Where every text need only meet the first of those that are like it, as in grouping them, one level
is enough: in a bucket each meets the first few, its leaders, and no list of pairs grows with the
square of a family either. A text meets the first one of its family unless in every bucket that they
share there are enough texts before that one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

# As many rows are taken as keep so many bands enough: more rows make fewer chance candidates.
_BANDS = 80
# A further row makes buckets smaller by this factor, and of so many texts a text shares a band with
# few others by chance whatever the rows (measured on made texts, of whose pairs 3 % of 0.18 ** rows
# share a band; those of reports are rarer). Lengths and sketches refuse nearly all of these pairs
# for a tenth of what a band costs, so that more rows pay only where such pairs are very many.
_CHANCE = 0.18
_CHANCE_TEXTS = 400
# A bucket of the first level with more texts is hot; the second level has so many more rows.
_HOT = 1024
_MORE_ROWS = 2
# Part of the misses that the second level may have.
_PART_OF_SECOND = 0.1


class Crowd(Enum):
    """Say whom a text meets in a bucket that has too many."""

    LATER = "nobody on this level: the next one takes it"
    NEAR = "those that stand near it in the order of the texts"
    LEADERS = "the first ones of the bucket"


@dataclass(frozen=True, slots=True)
class Level:
    """Hold the shape of the bands of one level, the most texts of a bucket, and what if more.

    `first` is the number of the first of its minima, so that levels share none. In a bucket with
    `most` texts at most all meet; in a larger one a text meets `most` others, as `crowd` says.
    """

    rows: int
    bands: int
    first: int
    most: int
    crowd: Crowd

    def parts(self, most: int) -> Iterator[Level]:
        """Yield the level in parts of `most` bands, which together have the same keys."""
        for low in range(0, self.bands, most):
            bands = min(most, self.bands - low)
            yield replace(self, bands=bands, first=self.first + low * self.rows)


@dataclass(frozen=True)
class Plan:
    """Hold all that a join depends on: the least similarity, from 0 to 1, and the levels."""

    threshold: float
    levels: tuple[Level, ...]

    @cached_property
    def least_score(self) -> float:
        """Return the threshold as rapidfuzz takes it, from 0 to 100."""
        return 100 * self.threshold

    @property
    def most_different(self) -> float:
        """Return the share of the letters of both texts by which a pair may differ."""
        return 1 - self.threshold + 1e-9


def least_overlap(threshold: float) -> float:
    """Return the least Jaccard similarity of the multisets of letters of a pair, from 0 to 1."""
    return threshold / (2 - threshold)


def bands_for(overlap: float, rows: int, miss: float) -> int:
    """Return how many bands of `rows` miss a pair of that overlap with chance `miss` at most."""
    agree = overlap**rows
    return 1 if agree >= 1 else math.ceil(math.log(miss) / math.log1p(-agree))


def plan_of(threshold: float, recall: float, texts: int, family: int) -> Plan:
    """Return the plan for a number of distinct texts.

    `recall` is the least chance of each pair to be found; `family` the number of near-copies of one
    another among which all pairs are found. Raises `ValueError` for a threshold or recall outside 0
    to 1.
    """
    _check(threshold, recall)
    miss = 1 - recall
    for_first, for_second = (1 - _PART_OF_SECOND) * miss, _PART_OF_SECOND * miss
    first = _level_of(threshold, for_first, texts, _HOT, Crowd.LATER)
    more, overlap = first.rows + _MORE_ROWS, least_overlap(threshold)
    bands = bands_for(overlap, more, for_second)
    second = Level(more, bands, first.rows * first.bands, max(family, 2), Crowd.NEAR)
    return Plan(threshold, (first, second))


def plan_of_leaders(threshold: float, recall: float, texts: int, leaders: int) -> Plan:
    """Return the plan in which a text of a bucket meets only that many, the first, of it.

    `recall` is the least chance of each pair to share a bucket. Raises `ValueError` as `plan_of`.
    """
    _check(threshold, recall)
    level = _level_of(threshold, 1 - recall, texts, max(leaders, 1), Crowd.LEADERS)
    return Plan(threshold, (level,))


def _check(threshold: float, recall: float) -> None:
    if not (0 < threshold <= 1 and 0 < recall < 1):
        raise ValueError("a threshold lies above 0 and up to 1, a recall between 0 and 1")


def _level_of(threshold: float, miss: float, texts: int, most: int, crowd: Crowd) -> Level:
    """Return the first level of a plan, which misses a pair with chance `miss` at most."""
    overlap = least_overlap(threshold)
    rows = max(1, _rows_of_few_bands(overlap, miss), _rows_against_chance(texts))
    return Level(rows, bands_for(overlap, rows, miss), 0, most, crowd)


def _rows_of_few_bands(overlap: float, miss: float) -> int:
    """Return the most rows for which few bands are enough; equal texts need one band only."""
    rows = 1
    while rows < 2 * _BANDS and bands_for(overlap, rows + 1, miss) <= _BANDS:
        rows += 1
    return rows


def _rows_against_chance(texts: int) -> int:
    """Return the rows with which a text shares a band with few others by chance."""
    return math.ceil(math.log(max(1, texts / _CHANCE_TEXTS)) / -math.log(_CHANCE))
