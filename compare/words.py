"""Split Chinese text into words with jieba; the one module that uses it.

The dictionary is loaded once, when the first text is cut, with the user words of the lexicon.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import accumulate, pairwise, repeat
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

_OWN_FREQUENCY = 20_000
# The same sentence is cut for its formulas, its figures and each comparison.
_KEPT = 1 << 14
# Nearly all words are no longer.
_MOST = 4


class _Tokenizer(jieba.Tokenizer):  # type: ignore[misc]
    """Cut as jieba does, from a dictionary that holds no beginnings of words beside the words.

    To collect them, as jieba does, takes longer than to cut a whole report.
    """

    def __init__(self, own: Sequence[str]) -> None:
        super().__init__()
        with self.get_dict_file() as file:
            # A line holds a word, its frequency and its class.
            fields = file.read().decode("utf-8").split()
        words = [*fields[0::3], *own]
        frequencies = [*map(int, fields[1::3]), *repeat(_OWN_FREQUENCY, len(own))]
        self.FREQ = dict(zip(words, frequencies, strict=True))
        self.total = sum(frequencies)
        # How long words can be that begin with two letters.
        self._longest = dict.fromkeys([word[:2] for word in words], _MOST)
        longer = sorted((word for word in words if len(word) > _MOST), key=len)
        self._longest.update({word[:2]: len(word) for word in longer})
        # Otherwise jieba loads its own, even from a folder in which any user may write.
        self.initialized = True

    def get_DAG(self, _: str) -> None:  # noqa: N802 - jieba's name
        """Return nothing: the words are looked up where they are weighed."""

    def calc(self, sentence: str, _: None, route: dict[int, tuple[float, int]]) -> None:
        """Find the best way from each letter to the end: its weight, its first word's last letter.

        Of two ways with the same weight the one with the longer first word is taken.
        """
        frequency_of, total, size = self.FREQ.get, log(self.total), len(sentence)
        weights = [0.0] * (size + 1)
        for start in range(size - 1, -1, -1):
            frequency = frequency_of(sentence[start])
            best = log(frequency or 1) - total + weights[start + 1]
            last = start
            reach = self._longest.get(sentence[start : start + 2], 0)
            for end in range(start + 2, min(start + reach, size) + 1):
                longer = frequency_of(sentence[start:end])
                if longer is not None:
                    weight = log(longer) - total + weights[end]
                    if weight >= best or frequency is None:
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
    return bool(_tokenizer(lexicon).FREQ.get(text, 0))


def splits_word(before: str, after: str) -> bool:
    """Tell whether a break between two texts lies within a word."""
    left, right = before[-6:], after[:6]
    return len(left) not in word_bounds(left + right)


def word_frequency(text: str, lexicon: Lexicon = Lexicon()) -> int:  # noqa: B008 - frozen
    """Return how often the dictionary's corpus has a word, 0 where it is none."""
    return _tokenizer(lexicon).FREQ.get(text) or 0
