"""Find characters that were probably taken for one that looks or sounds alike.

A character is suspected where reports know no such wording and know one with its twin. The twin
must make a common word out of single characters and break none; a wording that a text repeats, or
sets in quotation marks, is its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import repeat
from math import exp, log
from operator import add
from typing import NamedTuple

from compare.cleaning.familiarity import STOP, UNSEEN, Familiarity
from compare.cleaning.finding import Finding
from compare.lexicon import Lexicon
from compare.words import word_at, word_frequency, word_spans

# A pair of characters up to this count is as good as unknown.
_UNKNOWN = 1
# How much likelier the wording becomes by the twin, in nats: alone, or with a very common word.
_MARGIN = 7.0
_MARGIN_COMMON = 4.7
_COMMON_WORD = 2000
_COMMON_PAIR = 20
_RARE_WORD = 100
# With no word to go by, both pairs must be this common.
_BOTH_PAIRS = 20
_MARGIN_PAIRS = 8.0
_NOT_HAN = re.compile("[^\u3400-\u9fff〇]")
_REACH = 4
_LONGEST_COINAGE = 12


class _Place(NamedTuple):
    """Hold a character between its neighbours; what is no Chinese character is a stop."""

    text: str
    at: int
    before: str
    after: str

    @property
    def wording(self) -> str:
        return self.text[max(0, self.at - 1) : self.at + 2]


def find_lookalikes(
    text: str, repeated: Callable[[str], bool], lexicon: Lexicon, familiarity: Familiarity
) -> Iterator[Finding]:
    """Yield the doubtful characters of a text; `repeated` tells what the source says twice."""
    twins = twins_of(lexicon)
    keep = lexicon.table("confusions")["keep"]
    alone = keep["characters"]
    # A stop before and behind, so that each character has two neighbours.
    plain = STOP + _NOT_HAN.sub(STOP, text) + STOP
    counts = list(map(familiarity.pairs.get, map(add, plain, plain[1:]), repeat(0)))
    rare = [place for place, count in enumerate(counts) if count <= _UNKNOWN]
    # The pair before the first letter and that behind the last one are pairs of one letter.
    for index in sorted({*rare, *(place - 1 for place in rare)} - {-1, len(text)}):
        character, before, after = text[index], plain[index], plain[index + 2]
        if character not in twins or character in alone or after in keep["complements"]:
            continue
        place = _Place(text, index, before, after)
        known = counts[index], counts[index + 1]
        found = _best(place, known, twins[character], familiarity)
        if found and not (
            _is_coined(text, index)
            or repeated(place.wording)
            or _is_kept(text, index, tuple(keep["words"]))
            or _takes_counter(text, found, keep["numerals"])
            or _leaves_letter(text, found, alone, familiarity)
        ):
            yield found


@lru_cache(maxsize=4)
def twins_of(lexicon: Lexicon) -> Mapping[str, str]:
    """Return for each character those that it may be taken for."""
    table = lexicon.table("confusions")
    twins: dict[str, set[str]] = {}
    for group in (*table["shapes"], *table["sounds"]):
        for character in group:
            twins.setdefault(character, set()).update(set(group) - {character})
    return {character: "".join(sorted(others)) for character, others in twins.items()}


def _best(
    place: _Place, known: tuple[int, int], twins: str, familiarity: Familiarity
) -> Finding | None:
    count, before, after = familiarity.pairs.get, place.before, place.after
    if max(known) > _UNKNOWN:
        side = 0 if known[0] <= _UNKNOWN else 1
        common = familiarity.common
        pairs_of = [(twin + after if side else before + twin, twin) for twin in twins]
        counts = [(common[pair], twin) for pair, twin in pairs_of if pair in common]
        return _as_word(place, max(counts)[1], _MARGIN, side) if counts else None
    gains = [
        (_gain(pairs, known), twin, pairs)
        for twin in twins
        if any(pairs := (count(before + twin, 0), count(twin + after, 0)))
    ]
    margin, twin, pairs = max(gains, default=(0.0, "", (0, 0)))
    if STOP not in (before, after) and margin >= _MARGIN_PAIRS and min(pairs) >= _BOTH_PAIRS:
        return _as_wording(place, twin, margin)
    return _as_sure_word(place, twin, margin, pairs)


def _gain(new: tuple[int, int], old: tuple[int, int]) -> float:
    """Return how much likelier pairs of characters are than others, in nats."""
    one, other = (log((a + UNSEEN) / (b + UNSEEN)) for a, b in zip(new, old, strict=True))
    return one + other


def _as_sure_word(
    place: _Place, twin: str, margin: float, pairs: tuple[int, int]
) -> Finding | None:
    """Return the word that the twin makes, if it is much likelier, or likelier and common."""
    may_be_common = max(pairs) >= _COMMON_PAIR
    sure = margin >= _MARGIN and min(pairs) > _UNKNOWN
    if not sure and not (may_be_common and margin >= _MARGIN_COMMON):
        return None
    word = _as_word(place, twin, margin, None)
    if word is None or sure:
        return word
    common = _frequency(word.suggestion or "", place.at - word.start) >= _COMMON_WORD
    return word if common else None


def _as_wording(place: _Place, twin: str, margin: float) -> Finding | None:
    """Return the twin between its neighbours, if the character stands alone in the text."""
    start, old = _window(place, place.text[place.at])
    if word_at(old, place.at - start) != (place.at - start, place.at - start + 1):
        return None
    before, after = place.text[place.at - 1], place.text[place.at + 1]
    return _finding(place.at - 1, place.at + 2, before + twin + after, margin)


def _as_word(place: _Place, twin: str, margin: float, side: int | None) -> Finding | None:
    """Return the word that the twin makes of single characters, if it breaks no other word.

    The word must reach to the `side` of which nothing is known, 0 before and 1 behind.
    """
    start, old = _window(place, place.text[place.at])
    at = place.at - start
    if word_at(old, at) != (at, at + 1):
        return None
    _, new = _window(place, twin)
    first, last = word_at(new, at)
    if last - first < 2:
        return None
    if any(b - a > 1 and not any(c <= a and b <= d for c, d in new) for a, b in old):
        return None
    if (side == 0 and first == at) or (side == 1 and last == at + 1):
        return None
    meant = (place.text[start : place.at] + twin + place.text[place.at + 1 :])[first:last]
    if _frequency(meant, at - first) < _RARE_WORD:
        return None
    return _finding(start + first, start + last, meant, margin)


def _frequency(word: str, at: int) -> int:
    """Return how common a word is; a compound of words is as common as that with the twin."""
    halves = [(word[:cut], word[cut:]) for cut in range(2, len(word) - 1)]
    parts = [
        first if at < len(first) else last for first, last in halves if _are_words(first, last)
    ]
    return max(word_frequency(part) for part in (word, *parts))


def _are_words(*parts: str) -> bool:
    return all(word_frequency(part) >= _RARE_WORD for part in parts)


Spans = list[tuple[int, int]]


def _window(place: _Place, character: str) -> tuple[int, Spans]:
    """Return where the text around begins, and its words with a character at the place."""
    start, end = max(0, place.at - _REACH), place.at + _REACH + 1
    before, after = place.text[start : place.at], place.text[place.at + 1 : end]
    return start, word_spans(before + character + after)


def _finding(start: int, end: int, meant: str, margin: float) -> Finding:
    return Finding(start, end, "lookalike", round(1 / (1 + exp(-(margin - 5) / 2)), 2), meant)


def _is_coined(text: str, index: int) -> bool:
    """Tell whether a character stands in a short quotation, where texts play with words."""
    opened = max(text.rfind(mark, max(0, index - _LONGEST_COINAGE), index) for mark in "“‘《")
    if opened < 0:
        return False
    closing = {"“": "”", "‘": "’", "《": "》"}[text[opened]]
    closed = text.find(closing, opened)
    return index < closed <= opened + _LONGEST_COINAGE + 1


def _takes_counter(text: str, found: Finding, numerals: str) -> bool:
    """Tell whether the meant word begins with the counter of a number, as in 11项自."""
    before = text[found.start - 1 : found.start]
    same = (found.suggestion or "")[:1] == text[found.start]
    return same and bool(before) and (before.isdigit() or before in numerals)


def _leaves_letter(text: str, found: Finding, alone: str, familiarity: Familiarity) -> bool:
    """Tell whether beside the meant word a single letter is left that no report puts there.

    Such a letter makes a word with the one that is doubted, which the dictionary does not know.
    """
    meant = found.suggestion or ""
    start = max(0, found.start - _REACH)
    spans = word_spans(text[start : found.start] + meant + text[found.end : found.end + _REACH])
    first, last = found.start - start, found.start - start + len(meant)
    letters = [
        (text[found.start - 1], meant[0]) if end == first else (meant[-1], text[found.end])
        for begin, end in spans
        if end - begin == 1 and (end == first or begin == last)
    ]
    return any(
        familiarity.count(*pair) == 0
        for pair in letters
        if not _NOT_HAN.search("".join(pair)) and not set(pair) & set(alone)
    )


def _is_kept(text: str, index: int, kept: tuple[str, ...]) -> bool:
    around = text[max(0, index - _REACH) : index + _REACH + 1]
    return any(word in around for word in kept)
