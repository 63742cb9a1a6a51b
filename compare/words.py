"""Split Chinese text into words, by the general dictionary and the words of the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from compare.dictionary import Dictionary, load_dictionary
from compare.lexicon import Lexicon

# Frequent enough for a word of the lexicon to stay whole.
_FREQUENCY = 20_000


@lru_cache(maxsize=4)
def _dictionary(lexicon: Lexicon) -> Dictionary:
    return load_dictionary(lexicon.words("words"), _FREQUENCY)


def split_words(text: str, lexicon: Lexicon = Lexicon()) -> list[str]:  # noqa: B008 - frozen
    """Return the words of a text in order; together they are the text again."""
    return _dictionary(lexicon).split(text)


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
    return _dictionary(lexicon).is_word(text)


def splits_word(before: str, after: str) -> bool:
    """Tell whether a break between two texts lies within a word."""
    left, right = before[-6:], after[:6]
    return len(left) not in word_bounds(left + right)


def word_frequency(text: str, lexicon: Lexicon = Lexicon()) -> int:  # noqa: B008 - frozen
    """Return how often the dictionary's corpus has a word, 0 where it is none."""
    return _dictionary(lexicon).frequency(text)
