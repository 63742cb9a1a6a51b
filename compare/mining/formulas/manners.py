"""Learn from the texts which words begin and end units of sense.

What stands before a comma or a particle ends something, what stands behind one begins something:
安全感 ends clauses, 作出 does not. No list has to know the words, nor what kind they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from compare.lexicon import Lexicon
from compare.mining.formulas.corpus import Corpus, Unit

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
            last = ""
            for start, end in words_of(unit):
                word = unit.letters[start:end]
                met[word] += 1
                if start == 0 or start in unit.breaks:
                    opened[word] += 1
                if start in unit.begins or last in before:
                    begun[word] += 1
                if start and start not in unit.begins and word in after:
                    ended[last] += 1
                if end in unit.ends:
                    ended[word] += 1
                last = word
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


def words_of(unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield where each word of a unit begins and ends, in letters."""
    return pairwise(unit.word_bounds)
