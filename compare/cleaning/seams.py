"""Tell whether one piece of text reads on into another, by the characters where they meet."""

from __future__ import annotations

from compare.cleaning.familiarity import STOP, Familiarity
from compare.text import TERMINALS, is_han
from compare.words import is_word, splits_word

_CLOSING = "”’」』）)》"
_OPENING = "“‘「『（(《"
# Log-likelihood ratios of a true line break against two lines set together at random, fitted on
# lines of provincial reports: affinity counts, and more so where a word spans the break.
_SLOPE = 1.05
_PLAIN = (0.2, -2.0, 3.6)
_SPANNED = (1.5, 1.0, 5.0)
_NEVER = -3.0
_SPANS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3))


def reads_on(before: str, after: str, familiarity: Familiarity) -> float:
    """Return the evidence, in nats, that `after` goes on where `before` ends.

    It is 0 where nothing can be told: behind the end of a sentence, and between digits.
    """
    last = before.rstrip(_CLOSING)[-1:]
    if not last or not after or last in TERMINALS or last in "；;：:":
        return 0.0
    first = after.lstrip(_OPENING)[:1]
    if not is_han(before[-1]) or not is_han(after[0]):
        return _with_marks(before[-1], after[0], first, familiarity)
    affinity = familiarity.affinity(before[-1], after[0])
    if _may_span(before, after) and splits_word(before, after):
        return _clipped(affinity, *_SPANNED)
    return _clipped(affinity, *_PLAIN)


def _may_span(before: str, after: str) -> bool:
    """Tell whether any word could stand across a break; it is quicker than to split the text."""
    return any(
        is_word(before[-left:] + after[:right])
        for left, right in _SPANS
        if len(before) >= left and len(after) >= right
    )


def _with_marks(end: str, start: str, first: str, familiarity: Familiarity) -> float:
    """Return the evidence where a mark, a digit or a letter stands at the break."""
    if is_han(end) and start in "，。；！？、,;”’）》":
        # A mark may only follow a word, and no line of print begins with one.
        return _clipped(familiarity.affinity(end, STOP), *_PLAIN)
    if not is_han(end) and not end.isalnum() and is_han(first):
        return _clipped(familiarity.affinity(STOP, first), *_PLAIN)
    if end in "，、,“‘（《" and start in "，。；！？、,;":
        return _NEVER
    return 0.0


def _clipped(affinity: float, base: float, lowest: float, highest: float) -> float:
    return min(highest, max(lowest, base + _SLOPE * affinity))
