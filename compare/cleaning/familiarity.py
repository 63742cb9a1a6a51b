"""Tell how well two characters go together, from counts of their neighbourhood in reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from compare.lexicon import Lexicon

STOP = "，"
_HAN = "\u3400-\u9fff〇"
_MARKS = re.compile(r"[，。；：！？、（）“”‘’《》〈〉【】—…·,;:!?()\"\s]+")
_RUN = re.compile(f"[{_HAN}{STOP}]+")
_FOLLOWER = re.compile("(.)([0-9]+)")
# What is added to each count, so that a pair never seen is unlikely and not impossible.
UNSEEN = 0.3
_COMMON = 60


def plain_runs(text: str) -> Iterator[str]:
    """Yield the runs of Chinese characters and stops of a text; all marks are one stop."""
    for line in text.splitlines():
        yield from _RUN.findall(_MARKS.sub(STOP, line.strip()))


@dataclass(frozen=True)
class Familiarity:
    """Hold the counts of pairs of characters, and all characters that occur in them."""

    pairs: Mapping[str, int]
    firsts: Mapping[str, int]
    seconds: Mapping[str, int]
    total: int
    characters: frozenset[str]

    @cached_property
    def common(self) -> Mapping[str, int]:
        """Return the pairs that are so common that a character may be judged by one of them."""
        return {pair: count for pair, count in self.pairs.items() if count >= _COMMON}

    def count(self, first: str, second: str) -> int:
        """Return how often `second` follows `first`."""
        return self.pairs.get(first + second, 0)

    def affinity(self, first: str, second: str) -> float:
        """Return how much more often `second` follows `first` than by chance, in nats."""
        expected = self.firsts.get(first, 1) * self.seconds.get(second, 1) / self.total
        return log((self.count(first, second) + UNSEEN) / (expected + UNSEEN))


def familiarity_of(pairs: Mapping[str, int]) -> Familiarity:
    """Return the familiarity that counts of pairs give."""
    firsts: dict[str, int] = {}
    seconds: dict[str, int] = {}
    for pair, count in pairs.items():
        firsts[pair[0]] = firsts.get(pair[0], 0) + count
        seconds[pair[1]] = seconds.get(pair[1], 0) + count
    characters = frozenset(firsts) | frozenset(seconds)
    return Familiarity(pairs, firsts, seconds, max(1, sum(pairs.values())), characters)


@lru_cache(maxsize=4)
def load_familiarity(lexicon: Lexicon) -> Familiarity:
    """Return the familiarity that the word list `pairs` gives."""
    pairs: dict[str, int] = {}
    for line in lexicon.words("pairs"):
        for follower, count in _FOLLOWER.findall(line[2:]):
            pairs[line[0] + follower] = pairs.get(line[0] + follower, 0) + int(count)
    return familiarity_of(pairs)
