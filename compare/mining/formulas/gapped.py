"""Find wordings that no two texts share exactly, because a word is inserted, dropped or changed.

Clauses and pairs of neighbouring clauses of different speakers are brought together by the rare
letter pairs they share, and aligned locally: the stretch is kept in which most letters agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel
from scipy.sparse import csr_matrix

from compare.joining.distinct import distinct
from compare.lexicon import Lexicon
from compare.mining.formulas.bounds import without_particles
from compare.mining.formulas.corpus import Corpus, Unit
from compare.repeating.row import Numbers
from compare.scoring.similarity import similarity

# Two clauses are aligned if they share this many letter pairs that few clauses hold.
_SHARED_PAIRS = 4
_FEW = 40
_LONGEST = 45
_LONGEST_SENTENCE = 60
# What a letter between costs, where one that agrees gains 1.
_GAP = 0.75
# A clause of so many letters is a formula of its own where both have it so nearly.
_OWN_CLAUSE = 9
_OWN_SCORE = 80.0
# Letters that must agree in a stretch.
_LEAST_EQUAL = 8


# Letters of a clause that are only a fragment of it.
_FRAGMENT = 3
# Letters at the edge of a clause that an exchanged word can have.
_REST = 6

Edges = tuple[int, int]
Span = tuple[Edges, Edges]


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one clause or two neighbouring ones, by the letters of a unit.

    `position` is where it begins in the row of all letters.
    """

    unit: Unit
    start: int
    end: int
    position: int

    @property
    def letters(self) -> str:
        """Return the letters of the piece."""
        return self.unit.letters[self.start : self.end]

    @property
    def size(self) -> int:
        """Return the number of its letters."""
        return self.end - self.start


def gapped_wordings(corpus: Corpus, least: float, lexicon: Lexicon) -> set[str]:
    """Return the wordings of stretches in which two speakers agree to at least `least`."""
    pieces = [
        piece
        for number, unit in enumerate(corpus.units)
        for piece in _pieces(unit, corpus.position(number))
    ]
    words = _Words(lexicon)
    stretches = {
        stretch
        for first, second in _neighbours(pieces, corpus.index.row.pairs)
        for stretch in _stretches(pieces[first], pieces[second], words)
    }
    return {
        min(stretch, key=lambda wording: (len(wording), wording))
        for stretch in stretches
        # What is shared exactly is found as a repeat already.
        if stretch[0] != stretch[1] and corpus.equals.is_variant(*stretch, least, clauses=True)
    }


def _pieces(unit: Unit, position: int) -> Iterator[Piece]:
    bounds = [0, *sorted(unit.breaks), len(unit.letters)]
    for index in range(len(bounds) - 1):
        for last in (index + 1, index + 2):
            if last < len(bounds):
                start, end = bounds[index], bounds[last]
                if _LEAST_EQUAL <= end - start <= _LONGEST:
                    yield Piece(unit, start, end, position + start)
    if len(bounds) > 3 and len(unit.letters) <= _LONGEST_SENTENCE:
        yield Piece(unit, 0, len(unit.letters), position)


def _neighbours(pieces: Sequence[Piece], pairs: Numbers) -> Iterator[tuple[int, int]]:
    """Yield the places of pieces of different speakers that share enough rare letter pairs.

    `pairs` is the number of the pair that begins at each position.
    """
    kinds = int(pairs.max(initial=0)) + 1
    begins = np.array([piece.position for piece in pieces], dtype=np.int64)
    sizes = np.array([piece.end - piece.start - 1 for piece in pieces], dtype=np.int64)
    rows = np.repeat(np.arange(len(pieces)), sizes)
    inside = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    # A pair counts once a piece.
    rows, held = np.divmod(distinct(rows * kinds + pairs[begins[rows] + inside]), kinds)
    few = np.flatnonzero(np.bincount(held, minlength=kinds)[held] <= _FEW)
    matrix = csr_matrix(
        (np.ones(len(few), dtype=np.int32), (rows[few], held[few])), shape=(len(pieces), kinds)
    )
    shared = (matrix @ matrix.T).tocoo()
    numbers: dict[str, int] = {}
    speakers = np.array([numbers.setdefault(p.unit.speaker, len(numbers)) for p in pieces])
    near = np.flatnonzero((shared.data >= _SHARED_PAIRS) & (shared.row < shared.col))
    near = near[speakers[shared.row[near]] != speakers[shared.col[near]]]
    yield from zip(shared.row[near].tolist(), shared.col[near].tolist(), strict=True)


def _stretches(a: Piece, b: Piece, words: _Words) -> Iterator[tuple[str, str]]:
    """Yield the stretch in which two pieces agree best, as each of them has it, in whole words.

    First it is widened to the edges of its clauses where little is left of them.
    """
    span = _best_chain(a.letters, b.letters)
    if span is None:
        return
    for in_a, in_b in dict.fromkeys((_completed(a, b, *span), span)):
        low_a, high_a = words.whole(a, *in_a)
        low_b, high_b = words.whole(b, *in_b)
        (low_a, high_a), (low_b, high_b) = _without_equal(
            (a.unit, low_a, high_a), (b.unit, low_b, high_b)
        )
        if min(high_a - low_a, high_b - low_b) >= _LEAST_EQUAL:
            yield a.unit.letters[low_a:high_a], b.unit.letters[low_b:high_b]
    # The same members in another order have no stretch in common.
    if abs(a.size - b.size) <= _REST:
        whole = [words.whole(piece, 0, piece.size) for piece in (a, b)]
        yield a.unit.letters[slice(*whole[0])], b.unit.letters[slice(*whole[1])]


def _completed(a: Piece, b: Piece, in_a: Edges, in_b: Edges) -> Span:
    """Widen a stretch to the edges of its clauses where little is left of either."""
    rests_a = in_a[0], a.size - in_a[1]
    rests_b = in_b[0], b.size - in_b[1]
    (start_a, end_a), (start_b, end_b) = in_a, in_b
    if max(rests_a[0], rests_b[0]) <= _REST:
        start_a = start_b = 0
    if max(rests_a[1], rests_b[1]) <= _REST:
        end_a, end_b = a.size, b.size
    return (start_a, end_a), (start_b, end_b)


def _without_equal(
    a: tuple[Unit, int, int], b: tuple[Unit, int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Cut off whole clauses at the edges that both nearly have: they are formulas of their own."""
    ends_a, ends_b = _clause_ends(*a), _clause_ends(*b)
    low_a, high_a, low_b, high_b = a[1], a[2], b[1], b[2]
    if len(ends_a) == len(ends_b) == 1:
        cut_a, cut_b = ends_a[0], ends_b[0]
        heads = a[0].letters[low_a:cut_a], b[0].letters[low_b:cut_b]
        tails = a[0].letters[cut_a:high_a], b[0].letters[cut_b:high_b]
        if _is_own(*heads):
            return (cut_a, high_a), (cut_b, high_b)
        if _is_own(*tails):
            return (low_a, cut_a), (low_b, cut_b)
    return (low_a, high_a), (low_b, high_b)


def _is_own(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= _OWN_CLAUSE and similarity(a, b) >= _OWN_SCORE


def _clause_ends(unit: Unit, low: int, high: int) -> list[int]:
    return sorted(place for place in unit.breaks if low < place < high)


def _best_chain(a: str, b: str) -> Span | None:
    """Return the run of equal blocks that gains most: letters that agree less letters between."""
    best, best_gain, best_equal = None, 0.0, 0
    gain, equal = 0.0, 0
    start = end = (0, 0)
    for block in Indel.opcodes(a, b).as_matching_blocks():
        gain -= _GAP * (block.a - end[0] + block.b - end[1])
        if gain <= 0:
            gain, equal, start = 0, 0, (block.a, block.b)
        gain += block.size
        equal += block.size
        end = block.a + block.size, block.b + block.size
        if gain > best_gain:
            best_gain, best_equal = gain, equal
            best = ((start[0], end[0]), (start[1], end[1]))
    return best if best_equal >= _LEAST_EQUAL else None


class _Words:
    """Cut spans to whole words, each once: a clause is set beside many others."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[Edges, Edges] = {}

    def whole(self, piece: Piece, start: int, end: int) -> Edges:
        """Return the span in the unit's letters, in whole words without dangling particles."""
        key = piece.position + start, piece.position + end
        if key not in self._known:
            span = piece.start + start, piece.start + end
            self._known[key] = _whole(piece.unit, *span, self._lexicon)
        return self._known[key]


def _whole(unit: Unit, low: int, high: int, lexicon: Lexicon) -> Edges:
    inside = unit.words_in(low, high)
    low, high = (inside[0], inside[-1]) if inside else (high, low)
    # A few letters of the next clause are no member of this one.
    breaks = [place for place in unit.breaks if low < place < high]
    low = max((place for place in breaks if place - low <= _FRAGMENT), default=low)
    high = min((place for place in breaks if high - place <= _FRAGMENT), default=high)
    if high <= low:
        return low, low
    return without_particles(unit, (low, high), (low in unit.begins, high in unit.ends), lexicon)
