"""Choose the pairs of sentences that are worth reading side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from compare.lexicon import Lexicon
from compare.model.findings import Grade, Passage, SentencePair
from compare.text import letters_of
from compare.words import split_words

# Two tellings of one matter share words beside their longest common wording, which may be but a
# phrase that everybody uses: at least so many words, and so much of the words of the shorter one.
_FEWEST_WORDS = 3
_LEAST_SHARED = 0.25
# A sentence does not tell what is told in one of so many times its letters.
_MOST_TIMES = 2.5
_SHORTEST_WORD = 2
# Longer sentences are too long to read side by side, and less alike ones have less to compare.
_LONGEST = 160
_LEAST_SCORE = 50.0
_SHARE_OF_RELATED = 1 / 3


def telling_pairs(pairs: Sequence[SentencePair], lexicon: Lexicon, most: int) -> list[SentencePair]:
    """Return at most so many pairs in their order, each sentence once, in its first pair.

    Of those that tell a matter differently only good ones are taken, no ceremony; they have a third
    of the room if there are enough.
    """
    ceremony = re.compile(lexicon.table("quoting")["ceremony"])
    room = round(_SHARE_OF_RELATED * most)
    seen: set[Passage] = set()
    close: list[SentencePair] = []
    related: list[SentencePair] = []
    for pair in pairs:
        # To judge a pair costs far more than to see that it changes nothing.
        if len(related) >= room and len(close) >= most - room:
            break
        if pair.a in seen or pair.b in seen:
            continue
        if pair.grade is not Grade.RELATED or _is_telling(pair, ceremony):
            seen.update((pair.a, pair.b))
            (related if pair.grade is Grade.RELATED else close).append(pair)
    close = close[: max(most - len(related), most - room)]
    return [*close, *related][:most]


def _is_telling(pair: SentencePair, ceremony: re.Pattern[str]) -> bool:
    a, b = letters_of(pair.a.text), letters_of(pair.b.text)
    short, long = sorted((len(a), len(b)))
    if pair.score < _LEAST_SCORE or long > min(_MOST_TIMES * short, _LONGEST):
        return False
    if ceremony.search(pair.a.text) or ceremony.search(pair.b.text):
        return False
    return _shares_more_than_a_phrase(pair.a.text, pair.b.text)


def _shares_more_than_a_phrase(a: str, b: str) -> bool:
    """Tell whether two texts share words beside their longest common wording."""
    common = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    left = _words(f"{a[: common.a]}，{a[common.a + common.size :]}")
    right = _words(f"{b[: common.b]}，{b[common.b + common.size :]}")
    shared = left & right
    fewest = min(len(left), len(right))
    return len(shared) >= _FEWEST_WORDS and len(shared) >= _LEAST_SHARED * fewest


def _words(text: str) -> set[str]:
    return {word for word in split_words(text) if len(letters_of(word)) >= _SHORTEST_WORD}
