"""Find wordings that no two texts share exactly, because a word is inserted, dropped or changed.

Clauses and pairs of neighbouring clauses of different speakers are brought together by the rare
letter pairs they share, and aligned locally: the stretch is kept in which most letters agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel
from scipy.sparse import csr_matrix

from compare.lexicon import Lexicon
from compare.mining.formulas.bounds import without_particles
from compare.mining.formulas.corpus import Corpus, Unit
from compare.mining.formulas.equal import unified
from compare.scoring.rarity import letter_pairs
from compare.scoring.similarity import similarity

# Two clauses are aligned if they share this many letter pairs that few clauses hold.
_SHARED_PAIRS = 4
_FEW = 12
_LONGEST = 45
# What a letter between costs, where one that agrees gains 1.
_GAP = 0.75
# Letters of a clause that can be a formula of its own.
_CLAUSE = 6
# Letters that must agree in a stretch.
_LEAST_EQUAL = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one clause or two neighbouring ones, by the letters of a unit."""

    unit: Unit
    start: int
    end: int

    @property
    def letters(self) -> str:
        """Return the letters of the piece."""
        return self.unit.letters[self.start : self.end]


def gapped_wordings(corpus: Corpus, least: float, lexicon: Lexicon) -> set[str]:
    """Return the wordings of stretches in which two speakers agree to at least `least`."""
    pieces = [piece for unit in corpus.units for piece in _pieces(unit)]
    wordings: set[str] = set()
    for first, second in _neighbours(pieces):
        a, b = pieces[first], pieces[second]
        if a.unit.speaker == b.unit.speaker:
            continue
        stretch = _stretch(a, b, lexicon)
        # What is shared exactly is found as a repeat already.
        if stretch is None or stretch[0] == stretch[1]:
            continue
        if similarity(*(unified(wording, lexicon) for wording in stretch)) >= least:
            wordings.add(min(stretch, key=lambda wording: (len(wording), wording)))
    return wordings


def _pieces(unit: Unit) -> Iterator[Piece]:
    bounds = [0, *sorted(unit.breaks), len(unit.letters)]
    for index in range(len(bounds) - 1):
        for last in (index + 1, index + 2):
            if last < len(bounds):
                start, end = bounds[index], bounds[last]
                if _LEAST_EQUAL <= end - start <= _LONGEST:
                    yield Piece(unit, start, end)


def _neighbours(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the places of pieces that share enough rare letter pairs."""
    counts: Counter[str] = Counter()
    pairs = [letter_pairs(piece.letters) for piece in pieces]
    for held in pairs:
        counts.update(held)
    columns = {
        pair: column
        for column, pair in enumerate(sorted(p for p, count in counts.items() if count <= _FEW))
    }
    rows = [row for row, held in enumerate(pairs) for pair in held if pair in columns]
    places = [columns[pair] for held in pairs for pair in held if pair in columns]
    matrix = csr_matrix(
        (np.ones(len(rows), dtype=np.int32), (rows, places)), shape=(len(pieces), len(columns))
    )
    shared = (matrix @ matrix.T).tocoo()
    near = (shared.data >= _SHARED_PAIRS) & (shared.row < shared.col)
    found = zip(shared.row[near].tolist(), shared.col[near].tolist(), strict=True)
    yield from sorted(found)


def _stretch(a: Piece, b: Piece, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the stretch in which two pieces agree best, as each of them has it, in whole words."""
    span = _best_chain(a.letters, b.letters)
    if span is None:
        return None
    low_a, high_a = _whole(a, *span[0], lexicon)
    low_b, high_b = _whole(b, *span[1], lexicon)
    if _is_row(a.unit, low_a, high_a) and _is_row(b.unit, low_b, high_b):
        # Clauses that can be formulas of their own are found one by one.
        return None
    if min(high_a - low_a, high_b - low_b) < _LEAST_EQUAL:
        return None
    return a.unit.letters[low_a:high_a], b.unit.letters[low_b:high_b]


def _is_row(unit: Unit, low: int, high: int) -> bool:
    """Tell whether a stretch holds two clauses that are both long enough to stand alone."""
    return any(low + _CLAUSE <= place <= high - _CLAUSE for place in unit.breaks)


Span = tuple[tuple[int, int], tuple[int, int]]


def _best_chain(a: str, b: str) -> Span | None:
    """Return the run of equal blocks that gains most: letters that agree less letters between."""
    best, best_gain, best_equal = None, 0.0, 0
    gain, equal = 0.0, 0
    start = (0, 0)
    for block in Indel.opcodes(a, b):
        size = max(block.src_end - block.src_start, block.dest_end - block.dest_start)
        if block.tag != "equal":
            gain -= _GAP * size
        else:
            if gain <= 0:
                gain, equal, start = 0, 0, (block.src_start, block.dest_start)
            gain += size
            equal += size
            if gain > best_gain:
                best_gain, best_equal = gain, equal
                best = ((start[0], block.src_end), (start[1], block.dest_end))
    return best if best_equal >= _LEAST_EQUAL else None


def _whole(piece: Piece, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the span in the unit's letters, cut to whole words without dangling particles."""
    unit, low, high = piece.unit, piece.start + start, piece.start + end
    inside = [bound for bound in unit.words if low <= bound <= high]
    low, high = min(inside, default=high), max(inside, default=low)
    if high <= low:
        return low, low
    edges = lexicon.table("formulas")["edges"]
    cut = without_particles(unit.letters[low:high], 0, high - low, edges, lexicon)
    return low + cut[0], low + cut[1]
