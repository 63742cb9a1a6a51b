"""Judge whether two wordings are one formula: words exchanged, a slot filled, members reordered."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Indel

from compare.lexicon import Lexicon
from compare.scoring.rarity import Rarity, letter_pairs
from compare.scoring.similarity import similarity

# Two clauses are one frame if they agree to this part, in so many letters, at one edge at least.
_FRAME = 65.0
_FRAME_LETTERS = 9
_FRAME_EDGE = 2
_LONG_FRAME = 14
# They are one row in another order if they share so much of their letters and of their pairs.
_SAME_LETTERS = 0.85
_SAME_PAIRS = 0.55
_SAME_KINDS = 0.7
# The rare words of two wordings that must be common to both.
CONTENT = 0.5


class Equals:
    """Know which words stand for one another, and judge whether two wordings are one formula."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = [(one, other) for one, other in lexicon.table("formulas")["equal"]["words"]]
        self._known: dict[str, str] = {}

    def unified(self, letters: str) -> str:
        """Return the letters with each word of the list replaced by the one it stands for."""
        known = self._known.get(letters)
        if known is None:
            known = letters
            for one, other in self._words:
                known = known.replace(one, other)
            self._known[letters] = known
        return known

    def is_variant(self, a: str, b: str, least: float, *, clauses: bool = False) -> bool:
        """Tell whether one wording is the other with words changed, added, dropped or reordered.

        Whole clauses (`clauses`) may also be one frame with other words in it; so may other long
        wordings, if both their edges agree.
        """
        a, b = self.unified(a), self.unified(b)
        # Were the shorter one wholly in the longer one, they would not be alike enough.
        if 200 * min(len(a), len(b)) < min(least, _FRAME) * (len(a) + len(b)):
            return False
        ratio = similarity(a, b)
        if ratio >= least:
            return True
        is_frame = ratio >= _FRAME
        if clauses:
            return (is_frame and _is_frame(a, b, 1)) or _is_reordered(a, b)
        return is_frame and min(len(a), len(b)) >= _LONG_FRAME and _is_frame(a, b, 2)


def shares_content(a: str, b: str, rarity: Rarity, least: float = CONTENT) -> bool:
    """Tell whether two wordings share their rare words, not only those that all reports have.

    So 推动房地产高质量发展 is no form of 推动高质量发展, though most letters agree.
    """
    (pairs_a, mass_a), (pairs_b, mass_b) = rarity.pairs(a), rarity.pairs(b)
    return 2 * rarity.mass(pairs_a & pairs_b) >= least * (mass_a + mass_b)


def _is_frame(a: str, b: str, edges: int) -> bool:
    if min(len(a), len(b)) < _FRAME_LETTERS:
        return False
    equal = [block for block in Indel.opcodes(a, b) if block.tag == "equal"]
    sizes = [block.src_end - block.src_start for block in equal]
    if sum(size for size in sizes if size >= _FRAME_EDGE) < _FRAME_LETTERS:
        return False
    first, last = equal[0], equal[-1]
    starts = first.src_start == first.dest_start == 0 and sizes[0] >= _FRAME_EDGE
    ends = last.src_end == len(a) and last.dest_end == len(b) and sizes[-1] >= _FRAME_EDGE
    return starts + ends >= edges


def _is_reordered(a: str, b: str) -> bool:
    if 2 * min(len(a), len(b)) < _SAME_LETTERS * (len(a) + len(b)):
        return False
    kinds_a, kinds_b = set(a), set(b)
    if len(kinds_a & kinds_b) < _SAME_KINDS * max(len(kinds_a), len(kinds_b)):
        return False
    shared = sum((Counter(a) & Counter(b)).values())
    if 2 * shared < _SAME_LETTERS * (len(a) + len(b)):
        return False
    pairs_a, pairs_b = letter_pairs(a), letter_pairs(b)
    return 2 * len(pairs_a & pairs_b) >= _SAME_PAIRS * (len(pairs_a) + len(pairs_b))
