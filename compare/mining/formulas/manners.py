"""Learn from the texts which words begin and end units of sense.

What stands before a comma or a particle ends something, what stands behind one begins something:
安全感 ends clauses, 作出 does not. No list has to know the words, nor what kind they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from compare.lexicon import Lexicon
from compare.mining.formulas.corpus import Corpus

# What a word that is met once or twice is taken to do: this often out of so many times.
_PRIOR = 0.3
_PRIOR_WEIGHT = 2.0


@dataclass(frozen=True)
class Manners:
    """Hold how often each word is met, begins and ends a unit of sense, and opens a clause."""

    met: Mapping[str, int]
    begun: Mapping[str, int]
    ended: Mapping[str, int]
    opened: Mapping[str, int]

    @classmethod
    def of(cls, corpus: Corpus, lexicon: Lexicon) -> Manners:
        """Return what the sentences of a corpus teach."""
        edges = lexicon.table("formulas")["edges"]
        before = frozenset(edges["function_words_before"])
        after = frozenset(edges["function_words_after"])
        met: Counter[str] = Counter()
        begun: Counter[str] = Counter()
        ended: Counter[str] = Counter()
        opened: Counter[str] = Counter()
        for unit in corpus.units:
            bounds = unit.word_bounds
            words = [unit.letters[start:end] for start, end in pairwise(bounds)]
            told = list(zip(words, ["", *words], bounds, bounds[1:], strict=False))
            met.update(words)
            opened.update(word for word, _, start, _ in told if start in unit.breaks or not start)
            begun.update(w for w, last, start, _ in told if start in unit.begins or last in before)
            ended.update(w for w, _, _, end in told if end in unit.ends)
            ended.update(
                last
                for word, last, start, _ in told
                if word in after and start and start not in unit.begins
            )
        return cls(met, begun, ended, opened)

    def begins(self, word: str, known: int = 0, begun: int = 0) -> float:
        """Return the share of a word's places in which it begins a unit of sense.

        Of the places themselves that are in question, `known`, `begun` do: they are left out.
        """
        return _share(self.begun.get(word, 0) - begun, self.met.get(word, 0) - known)

    def ends(self, word: str, known: int = 0, ended: int = 0) -> float:
        """Return the share of a word's places in which it ends one, as `begins` does."""
        return _share(self.ended.get(word, 0) - ended, self.met.get(word, 0) - known)

    def opens(self, word: str) -> float:
        """Return the share of a word's places in which it opens a clause, as verbs do."""
        return self.opened.get(word, 0) / max(1, self.met.get(word, 0))


def _share(counted: int, met: int) -> float:
    return (max(0, counted) + _PRIOR * _PRIOR_WEIGHT) / (max(0, met) + _PRIOR_WEIGHT)
