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
# The same sentence is cut for its formulas, its figures and each comparison; what reading looks at
# beside, a few letters each, must not push it out.
_KEPT = 50_000


class _Tokenizer(jieba.Tokenizer):  # type: ignore[misc]
    """Cut as jieba does, with words that are looked up when a text asks for them.

    To load all of them, as jieba does, takes longer than to cut ten reports.
    """

    def __init__(self, own: Sequence[str]) -> None:
        super().__init__()
        with self.get_dict_file() as file:
            # They are nearly in order, so that this costs next to nothing.
            self._lines = sorted(file.read().decode("utf-8").split("\n"))
        self.FREQ: dict[str, int] = {}
        self.total = _TOTAL + _OWN_FREQUENCY * len(own)
        self._looked_up: set[str] = set()
        for word in own:
            self._look_up(word)
            self._add(word, _OWN_FREQUENCY)
        # Otherwise jieba loads its own, even from a folder in which any user may write.
        self.initialized = True

    def frequency(self, text: str) -> int:
        """Return how often the dictionary's corpus has a word, 0 where it is none."""
        self._look_up(text)
        return self.FREQ.get(text, 0)

    def get_DAG(self, sentence: str) -> Any:  # noqa: ANN401, N802 - jieba's name and type
        """Return jieba's graph of the words of a sentence, which are looked up before."""
        self._look_up(sentence)
        return super().get_DAG(sentence)

    def _look_up(self, text: str) -> None:
        """Load all words that begin with a letter of a text, or with two of them."""
        begins = {f"{letter} " for letter in text}.union(map("".join, pairwise(text)))
        for begin in begins - self._looked_up:
            self._looked_up.add(begin)
            place = bisect_left(self._lines, begin)
            while place < len(self._lines) and self._lines[place].startswith(begin):
                word, frequency, _ = self._lines[place].split(" ")
                self._add(word, int(frequency))
                place += 1

    def _add(self, word: str, frequency: int) -> None:
        """Add a word as jieba does, with its beginnings."""
        self.FREQ[word] = frequency
        for end in range(1, len(word)):
            self.FREQ.setdefault(word[:end], 0)


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
