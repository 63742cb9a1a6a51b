"""Tell how much two sections speak of the same matter, among all sections of a run.

Two parts are added. The first is the likeness of their words, each weighed by how few sections
hold it (the vector space model of Salton, with the inverse document frequency of Spärck Jones),
as a multiple of what is usual for these two sections: a section on the economy resembles every
other one, so that its likeness says less. The second is how far the lists of themes, which know
that 稳外贸 and 开放型经济 are one matter, describe both alike, and nothing where
they know no word.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from compare.aligning.units import Unit
from compare.lexicon import Lexicon
from compare.segmenting.themes import theme_scores
from compare.words import split_words

Matrix = NDArray[np.float64]
# Words of the heading count as often as this in the text.
_HEADING_WEIGHT = 3
# What a section inherits or a person has told, against what its own words say.
_GIVEN_THEME = 0.5
_THEME_WEIGHT = 2.0
# How alike the themes of two sections of one role are that have nothing to do with each other.
_USUAL_THEMES = 0.35
# The likeness of words that is usual in reports, and with how many sections it is taken into the
# mean, so that a run of two short reports has a measure too.
_USUAL_WORDS = 0.04
_FEW = 8
# From here on two sections have so many words in common that nothing else need be asked.
_SAME_WORDS = 0.5
_CERTAIN = 10.0


@dataclass(frozen=True, slots=True)
class _Matter:
    """Hold the words of a unit, how much it speaks of each theme, and what its heading names."""

    words: Counter[str]
    themes: dict[str, float]
    named: frozenset[str]


class Matters:
    """Tell what units speak of, each worked out once: a unit is set beside others several times."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, str], _Matter] = {}

    def of(self, unit: Unit) -> _Matter:
        """Return what a unit speaks of."""
        key = unit.document.id, unit.section.id
        if key not in self._known:
            words, themes = _counts(unit, self._lexicon), _themes(unit, self._lexicon)
            self._known[key] = _Matter(words, themes, _named(unit, self._lexicon))
        return self._known[key]


@dataclass(frozen=True)
class Likeness:
    """Hold the likeness of all pairs of some units, and how much each speaks of which theme.

    `scores` has the shape (units, units), 1 is usual and nothing below says anything; it is 0
    between units of one speaker. `named` are the themes that the heading of each unit names.
    """

    units: tuple[Unit, ...]
    scores: Matrix
    themes: tuple[dict[str, float], ...]
    named: tuple[frozenset[str], ...] = ()

    @property
    def matters(self) -> list[str | None]:
        """Return the theme of which each unit speaks most, None where it speaks of none."""
        return [max(one, key=lambda name: (one[name], name), default=None) for one in self.themes]

    @classmethod
    def of(cls, units: Sequence[Unit], matters: Matters) -> Likeness:
        """Return the likeness of units of one role."""
        told = [matters.of(unit) for unit in units]
        words = _word_rows([one.words for one in told])
        themes = tuple(one.themes for one in told)
        speakers = np.array([unit.document.speaker for unit in units])
        foreign = speakers[:, None] != speakers[None, :]
        cosines = (words @ words.T).toarray()
        total = (cosines * foreign).sum(axis=1) + _FEW * _USUAL_WORDS
        usual = total / (foreign.sum(axis=1) + _FEW)
        scores = cosines / np.maximum(np.sqrt(np.outer(usual, usual)), 1e-9)
        scores += _THEME_WEIGHT * _theme_part(themes)
        scores[cosines >= _SAME_WORDS] = _CERTAIN
        named = tuple(one.named for one in told)
        return cls(tuple(units), np.where(foreign, scores, 0.0), themes, named)


def _word_rows(counts: Sequence[Counter[str]]) -> csr_matrix:
    """Return the weighted words of each unit as a row of length 1."""
    held = Counter(chain.from_iterable(counts))
    columns = {word: column for column, word in enumerate(sorted(held))}
    numbers = {number for count in counts for number in count.values()}
    often = {number: 1 + math.log(number) for number in numbers}
    rare = {number: math.log((len(counts) + 1) / number) for number in set(held.values())}
    values: list[float] = []
    indices: list[int] = []
    bounds = [0]
    for count in counts:
        weights = {
            columns[word]: often[number] * rare[held[word]] for word, number in count.items()
        }
        length = math.sqrt(math.fsum(weight**2 for weight in weights.values())) or 1.0
        for column in sorted(weights):
            indices.append(column)
            values.append(weights[column] / length)
        bounds.append(len(indices))
    shape = len(counts), len(columns)
    return csr_matrix((values, indices, bounds), shape=shape, dtype=np.float64)


def _counts(unit: Unit, lexicon: Lexicon) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sentence in unit.sentences:
        is_title = sentence.is_heading and sentence.section == unit.section.id
        words = [w for w in split_words(sentence.text, lexicon) if len(w) > 1 and w.isalpha()]
        counts.update(words * _HEADING_WEIGHT if is_title else words)
    return counts


def _themes(unit: Unit, lexicon: Lexicon) -> dict[str, float]:
    """Return how much a unit speaks of each theme, as a vector of length 1, or nothing."""
    body = unit.document.identity.body
    text = "".join(sentence.text for sentence in unit.sentences)
    scores = theme_scores(unit.section.heading or "", text, body, lexicon)
    given = unit.section.theme
    if given is not None:
        length = math.sqrt(math.fsum(score**2 for score in scores.values())) or 1.0
        scores[given] = scores.get(given, 0.0) + _GIVEN_THEME * length
    length = math.sqrt(math.fsum(score**2 for score in scores.values()))
    return {name: score / length for name, score in scores.items() if score} if length else {}


def _named(unit: Unit, lexicon: Lexicon) -> frozenset[str]:
    """Return the themes of which words stand in the heading of a unit."""
    scores = theme_scores(unit.section.heading or "", "", unit.document.identity.body, lexicon)
    return frozenset(name for name, score in scores.items() if score)


def _theme_part(themes: Sequence[dict[str, float]]) -> Matrix:
    """Return how much more alike the themes of each pair are than usual, 0 where one has none."""
    names = sorted({name for vector in themes for name in vector})
    rows = np.array([[vector.get(name, 0.0) for name in names] for vector in themes])
    known = np.array([bool(vector) for vector in themes])
    alike = rows @ rows.T if names else np.zeros((len(themes), len(themes)))
    return np.where(known[:, None] & known, alike - _USUAL_THEMES, 0.0)
