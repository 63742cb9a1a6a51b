"""Say how one wording differs from another, and how much that looks like a slip of the pen."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from compare.cleaning.lookalikes import twins_of
from compare.lexicon import Lexicon
from compare.model.checks import WordingDoubtKind
from compare.text import is_han
from compare.words import word_spans

# Of a standard every letter counts; still, another whole word is likelier meant than half a word.
_BROKEN_WORD = 0.9
_WHOLE_WORD = 0.6
_SMALL_WORD = 0.4
# Letters of what counts as a word.
_WORD = 2


@dataclass(frozen=True, slots=True)
class Slip:
    """Hold what differs: kind, the letters expected and found, and whether a word is broken.

    `is_small` tells that only words without a meaning of their own differ (的、和、与), or that a
    word was added, which makes a standard fit a sentence (因地制宜加快发展).
    """

    kind: WordingDoubtKind
    expected: str
    found: str
    breaks_word: bool
    is_small: bool

    @property
    def standard_confidence(self) -> float:
        """Return how sure a difference from a standard wording is one to look at."""
        if self.breaks_word:
            return _BROKEN_WORD
        return _SMALL_WORD if self.is_small else _WHOLE_WORD


def slip_of(expected: str, found: str, lexicon: Lexicon) -> Slip:
    """Return how the letters `found` differ from those expected."""
    changes = changes_of(expected, found)
    gone = "".join(expected[low:high] for _, low, high, _, _ in changes)
    come = "".join(found[low:high] for _, _, _, low, high in changes)
    kind = WordingDoubtKind.REPLACED
    if sorted(gone) == sorted(come):
        kind = WordingDoubtKind.ORDER
    elif not come:
        kind = WordingDoubtKind.DROPPED
    elif not gone:
        kind = WordingDoubtKind.ADDED
    at = exchanged_at(expected, found)
    if at is not None:
        words = _words_over(found, at, at + 2, lexicon)
        broken = all(len(word) < _WORD for word in words)
        return Slip(WordingDoubtKind.ORDER, gone, come, broken, is_small=False)
    broken = any(_breaks(expected, found, change, lexicon) for change in changes)
    rules = lexicon.table("standard_wordings")
    small = set(rules["small_words"])
    is_small = set(gone) <= small and set(come) <= small
    is_word = len(come) >= _WORD or come in rules["added_words"]
    is_added = kind is WordingDoubtKind.ADDED and not broken and is_word
    return Slip(kind, gone, come, broken and not is_small, is_small or is_added)


Change = tuple[str, int, int, int, int]


def changes_of(expected: str, found: str) -> list[Change]:
    """Return what differs, as spans of both texts.

    A single run that was left out or put in is taken as far to the front as it can be: 各族各界
    lacks 各族 then, not 族各.
    """
    least = min(len(expected), len(found))
    tail = next((i for i in range(least) if expected[-1 - i] != found[-1 - i]), least)
    low, high = len(expected) - tail, len(found) - tail
    short = min(low, high)
    if expected[:short] == found[:short]:
        return [("delete" if low > high else "insert", short, low, short, high)]
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return [code for code in matcher.get_opcodes() if code[0] != "equal"]


def exchanged_at(expected: str, found: str) -> int | None:
    """Return where two letters that stand side by side are exchanged, None where none are."""
    places = [i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b]
    if len(expected) != len(found) or len(places) != 2 or places[1] != places[0] + 1:
        return None
    at = places[0]
    return at if expected[at : at + 2] == found[at + 1] + found[at] else None


def _breaks(expected: str, found: str, change: Change, lexicon: Lexicon) -> bool:
    """Tell whether a change leaves half a word where a whole one was expected."""
    _, low, high, begin, end = change
    gone, come = expected[low:high], found[begin:end]
    if not gone:
        return _splits(expected, low, found, (begin, end), lexicon)
    touched = [span for span in word_spans(expected, lexicon) if span[0] < high and span[1] > low]
    if max(stop - start for start, stop in touched) < _WORD or not all(map(is_han, gone + come)):
        return False
    if len(gone) == len(come) == 1 and come in twins_of(lexicon).get(gone, ""):
        return True
    if come:
        return all(len(word) < _WORD for word in _words_over(found, begin, end, lexicon))
    # What is left of the word stands right before and behind the gap.
    left = begin - (low - min(low, touched[0][0]))
    right = begin + (max(high, touched[-1][1]) - high)
    rest = _words_over(found, left, right, lexicon)
    return right > left and any(len(word) < _WORD for word in rest)


def _words_over(text: str, low: int, high: int, lexicon: Lexicon) -> list[str]:
    spans = word_spans(text, lexicon)
    return [text[start:end] for start, end in spans if start < high and end > low]


def _splits(
    expected: str, place: int, found: str, put_in: tuple[int, int], lexicon: Lexicon
) -> bool:
    """Tell whether letters were put into the middle of a word, or double those beside them."""
    begin, end = put_in
    come = found[begin:end]
    if come in (expected[max(0, place - len(come)) : place], expected[place : place + len(come)]):
        return all(map(is_han, come))
    inside = any(start < place < stop for start, stop in word_spans(expected, lexicon))
    return inside and all(len(word) < _WORD for word in _words_over(found, begin, end, lexicon))
