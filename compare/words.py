"""Split Chinese text into words with jieba; the one module that uses it.

Loads the dictionary once, with the user words of the lexicon, and hides jieba's log lines.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

import jieba

from compare.lexicon import Lexicon


@lru_cache(maxsize=4)
def _tokenizer(lexicon: Lexicon) -> jieba.Tokenizer:
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    # Not `initialize`: it trusts a cache in a folder that any user of the machine can write, and
    # reading that takes no less time.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in lexicon.words("words"):
        tokenizer.add_word(word, freq=20_000)
    return tokenizer


def split_words(text: str, lexicon: Lexicon = Lexicon()) -> list[str]:  # noqa: B008 - frozen
    """Return the words of a text in order; together they are the text again."""
    return list(_tokenizer(lexicon).cut(text, HMM=False))


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
