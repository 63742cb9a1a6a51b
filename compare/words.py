"""Split Chinese text into words with jieba; the one module that uses it.

The user words of the lexicon count as words of its dictionary.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import accumulate, pairwise
from math import log

from compare.lexicon import Lexicon


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Let a module be missing for a while."""
    loaded = sys.modules.get(module)
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]
        if loaded is not None:
            sys.modules[module] = loaded


# jieba asks it for the place of a file, which it knows without; loading it takes far longer.
with _without("pkg_resources"):
    import jieba

# The sum of all frequencies in jieba's dictionary, by which it weighs words.
_TOTAL = 60_101_967
_OWN_FREQUENCY = 20_000
# The same sentence is cut for its formulas, its figures and each comparison.
_KEPT = 1 << 14


class _Tokenizer(jieba.Tokenizer):  # type: ignore[misc]
    """Cut as jieba does, with words that are looked up when a text asks for them.

    To load all of them, as jieba does, takes longer than to cut ten reports.
    """

    def __init__(self, own: Sequence[str]) -> None:
        super().__init__()
        with self.get_dict_file() as file:
            # They are nearly in order, so that this costs next to nothing.
            self._lines = sorted(file.read().decode("utf-8").split("\n"))
        self.FREQ = dict.fromkeys(own, _OWN_FREQUENCY)
        self.total = _TOTAL + _OWN_FREQUENCY * len(own)
        # How long words can be, by the two letters with which they begin.
        self._longest: dict[str, int] = {}
        for word in own:
            self._longest[word[:2]] = max(len(word), self._reach(word[:2]))
        # Otherwise jieba loads its own, even from a folder in which any user may write.
        self.initialized = True

    def frequency(self, text: str) -> int:
        """Return how often the dictionary's corpus has a word, 0 where it is none."""
        self._reach(text[:2])
        return self.FREQ.get(text, 0)

    def _reach(self, start: str) -> int:
        """Return how long words can be that begin with two letters, or are one; load them."""
        if start in self._longest:
            return self._longest[start]
        begin = start if len(start) > 1 else f"{start} "
        longest = 0
        place = bisect_left(self._lines, begin)
        while place < len(self._lines) and self._lines[place].startswith(begin):
            word, frequency, _ = self._lines[place].split(" ")
            self.FREQ.setdefault(word, int(frequency))
            longest = max(longest, len(word))
            place += 1
        self._longest[start] = longest
        return longest

    def get_DAG(self, _: str) -> None:  # noqa: N802 - jieba's name
        """Return nothing: the words are looked up where they are weighed."""

    def calc(self, sentence: str, _: None, route: dict[int, tuple[float, int]]) -> None:
        """Find the best way from each letter to the end: its weight, its first word's last letter.

        Of two ways with the same weight the one with the longer first word is taken.
        """
        known, reach_of = self.FREQ.get, self._longest.get
        total, size = log(self.total), len(sentence)
        weights = [0.0] * (size + 1)
        for start in range(size - 1, -1, -1):
            frequency = known(sentence[start]) or self.frequency(sentence[start])
            best, last = log(frequency or 1) - total + weights[start + 1], start
            begin = sentence[start : start + 2]
            reach = reach_of(begin)
            if reach is None:
                reach = self._reach(begin)
            for end in range(start + 2, min(start + reach, size) + 1):
                longer = known(sentence[start:end])
                if longer:
                    weight = log(longer) - total + weights[end]
                    if weight >= best or not frequency:
                        best, last, frequency = weight, end - 1, longer
            weights[start] = best
            route[start] = best, last


@lru_cache(maxsize=4)
def _tokenizer(lexicon: Lexicon) -> _Tokenizer:
    return _Tokenizer(lexicon.words("words"))


@lru_cache(maxsize=_KEPT)
def _cut(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(_tokenizer(lexicon).cut(text, HMM=False))


def split_words(text: str, lexicon: Lexicon = Lexicon()) -> list[str]:  # noqa: B008 - frozen
    """Return the words of a text in order; together they are the text again."""
    return list(_cut(text, lexicon))


def word_spans(text: str, lexicon: Lexicon = Lexicon()) -> list[tuple[int, int]]:  # noqa: B008 - frozen
    """Return where each word of a text begins and ends, in order."""
    ends = list(accumulate(map(len, split_words(text, lexicon)), initial=0))
    return list(pairwise(ends))


def word_bounds(text: str, lexicon: Lexicon = Lexicon()) -> set[int]:  # noqa: B008 - frozen
    """Return the offsets at which a word begins or ends."""
    return {0}.union(*word_spans(text, lexicon))


def word_at(spans: Sequence[tuple[int, int]], offset: int) -> tuple[int, int]:
    """Return the span of the word that holds the character at `offset`."""
    return next(span for span in spans if span[0] <= offset < span[1])


def is_word(text: str, lexicon: Lexicon = Lexicon()) -> bool:  # noqa: B008 - frozen
    """Tell whether the dictionary holds a text as a word."""
    return _tokenizer(lexicon).frequency(text) > 0


def splits_word(before: str, after: str) -> bool:
    """Tell whether a break between two texts lies within a word."""
    left, right = before[-6:], after[:6]
    return len(left) not in word_bounds(left + right)


def word_frequency(text: str, lexicon: Lexicon = Lexicon()) -> int:  # noqa: B008 - frozen
    """Return how often the dictionary's corpus has a word, 0 where it is none."""
    return _tokenizer(lexicon).frequency(text)
