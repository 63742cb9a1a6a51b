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
    """Hold the counts of pairs of characters, and count the rest when it is asked for."""

    pairs: Mapping[str, int]

    @cached_property
    def characters(self) -> frozenset[str]:
        """Return all characters that occur in the pairs."""
        return frozenset("".join(self.pairs))

    @cached_property
    def common(self) -> Mapping[str, int]:
        """Return the pairs that are so common that a character may be judged by one of them."""
        return {pair: count for pair, count in self.pairs.items() if count >= _COMMON}

    def count(self, first: str, second: str) -> int:
        """Return how often `second` follows `first`."""
        return self.pairs.get(first + second, 0)

    def affinity(self, first: str, second: str) -> float:
        """Return how much more often `second` follows `first` than by chance, in nats."""
        firsts, seconds, total = self._margins
        expected = firsts.get(first, 1) * seconds.get(second, 1) / total
        return log((self.count(first, second) + UNSEEN) / (expected + UNSEEN))

    @cached_property
    def _margins(self) -> tuple[Mapping[str, int], Mapping[str, int], int]:
        """Return how often each character is the first and the second of a pair, and all pairs."""
        firsts: dict[str, int] = {}
        seconds: dict[str, int] = {}
        for pair, count in self.pairs.items():
            firsts[pair[0]] = firsts.get(pair[0], 0) + count
            seconds[pair[1]] = seconds.get(pair[1], 0) + count
        return firsts, seconds, max(1, sum(self.pairs.values()))


@lru_cache(maxsize=4)
def load_familiarity(lexicon: Lexicon) -> Familiarity:
    """Return the familiarity that the word list `pairs` gives."""
    pairs: dict[str, int] = {}
    for line in lexicon.words("pairs"):
        for follower, count in _FOLLOWER.findall(line[2:]):
            pair = line[0] + follower
            pairs[pair] = pairs.get(pair, 0) + int(count)
    return Familiarity(pairs)
