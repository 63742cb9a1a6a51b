"""Split Chinese text into words with jieba; the one module that uses it.

The user words of the lexicon count as words of its dictionary.
"""

from __future__ import annotations

import math
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add
from typing import Any

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
# What has no weight: no word begins with it.
_NONE = math.inf
# The same sentence is cut for its formulas, its figures and each comparison; what reading looks at
# beside, a few letters each, must not push it out.
_KEPT = 50_000


class _Weights(dict[str, float]):
    """Hold what words weigh and what begins them, looked up when a text asks for a letter or two.

    To load all words, as jieba does, takes longer than to cut ten reports. The weight of a word is
    the logarithm of its share of all words; what only begins words weighs infinitely little, as
    does a letter that is no word, and other letters have the weight `_NONE` or none.
    """

    def __init__(self, lines: Sequence[str], total: int) -> None:
        super().__init__()
        self.frequencies: dict[str, int] = {}
        self.unknown = -math.log(total)
        self._lines = lines
        self._ranges: dict[str, tuple[int, int]] = {}

    def __missing__(self, begin: str) -> float:
        """Look up the word of one letter, or all words that begin with two."""
        self[begin] = -math.inf if len(begin) == 1 else _NONE
        beginning = f"{begin} " if len(begin) == 1 else begin
        low, high = self._range(begin[0])
        place = bisect_left(self._lines, beginning, low, high)
        while place < high and self._lines[place].startswith(beginning):
            word, frequency, _ = self._lines[place].split(" ")
            self.add(word, int(frequency))
            place += 1
        return self[begin]

    def add(self, word: str, frequency: int) -> None:
        """Add a word with its beginnings."""
        self.frequencies[word] = frequency
        self[word] = math.log(frequency) + self.unknown if frequency else -math.inf
        for end in range(2, len(word)):
            if self.get(word[:end], _NONE) == _NONE:
                self[word[:end]] = -math.inf

    def _range(self, letter: str) -> tuple[int, int]:
        """Return which lines begin with a letter: few of all, so that a word is soon found."""
        if letter not in self._ranges:
            low = bisect_left(self._lines, letter)
            high = bisect_right(self._lines, letter, low, key=lambda line: line[:1])
            self._ranges[letter] = low, high
        return self._ranges[letter]


class _Tokenizer(jieba.Tokenizer):  # type: ignore[misc]
    """Cut as jieba does, with words that are looked up and weighed when a text asks for them."""

    def __init__(self, own: Sequence[str]) -> None:
        super().__init__()
        with self.get_dict_file() as file:
            # They are nearly in order, so that this costs next to nothing.
            lines = sorted(file.read().decode("utf-8").split("\n"))
        self._weights = _Weights(lines, _TOTAL + _OWN_FREQUENCY * len(own))
        for word in own:
            # The dictionary's words are looked up first: they must not replace this one.
            self.frequency(word)
            self._weights.add(word, _OWN_FREQUENCY)
        # Otherwise jieba loads its own, even from a folder in which any user may write.
        self.initialized = True

    def frequency(self, text: str) -> int:
        """Return how often the dictionary's corpus has a word, 0 where it is none."""
        if not text or self._weights[text[:2]] == _NONE:
            return 0
        return self._weights.frequencies.get(text, 0)

    def get_DAG(self, sentence: str) -> Any:  # noqa: ANN401, ARG002, N802 - jieba's name and type
        """Return no graph of the words of a sentence: `calc` meets them on its way."""
        return {}

    def calc(self, sentence: str, DAG: object, route: Any) -> None:  # noqa: ANN401, ARG002, N803
        """Set for each letter what the likeliest words from it on weigh, and where the first ends.

        As in jieba the longest is taken of equally likely ones, and a letter with which no word
        begins is one.
        """
        weights = self._weights
        # No word holds it, so that none is looked for behind the end.
        letters = sentence + "\0"
        singles = list(map(weights.__getitem__, sentence))
        pairs = list(map(weights.__getitem__, map(add, sentence, letters[1:])))
        sums = [0.0] * len(letters)
        for start in reversed(range(len(sentence))):
            likeliest, last = singles[start] + sums[start + 1], start
            weight, end = pairs[start], start + 2
            while weight != _NONE:
                value = weight + sums[end]
                if value >= likeliest:
                    likeliest, last = value, end - 1
                end += 1
                weight = weights.get(letters[start:end], _NONE)
            if likeliest == -math.inf:
                likeliest, last = weights.unknown + sums[start + 1], start
            sums[start] = likeliest
            route[start] = (likeliest, last)


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
