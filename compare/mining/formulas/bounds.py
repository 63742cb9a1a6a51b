"""Trim repeated wordings to units of sense: whole words, whole clauses, no dangling particles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import numpy as np

from compare.lexicon import Lexicon, pattern
from compare.mining.formulas.corpus import Corpus, Unit
from compare.mining.formulas.repeats import Repeat

# Share of the occurrences that must agree on a word's or clause's edge.
_AGREEMENT = 0.5
# Repeats whose edges are asked for together.
_AT_ONCE = 4000


def trim_all(
    repeats: Iterable[Repeat], corpus: Corpus, shortest: int, lexicon: Lexicon
) -> Iterator[tuple[Repeat, tuple[int, int]]]:
    """Yield each repeat with (start, end) of a sense unit inside it, in letters.

    Mostly there is one. Where a repeat ends in the middle of a clause, the clauses before it and
    the begun one are units of their own.
    """
    longest = int(lexicon.table("formulas")["edges"]["longest_fragment"])
    rest = iter(repeats)
    while some := list(islice(rest, _AT_ONCE)):
        for repeat, (begins, ends, breaks, words) in zip(some, _agreed(some, corpus), strict=True):
            unit, offset = corpus.locate(repeat.positions[0])
            whole = _whole_words(words | begins | ends, repeat.length)
            for clause in _clauses(*whole, begins, ends, breaks):
                span = _without_fragments(*clause, begins, ends, longest)
                free = (span[0] in begins, span[1] in ends)
                inside = (offset + span[0], offset + span[1])
                start, end = without_particles(unit, inside, free, lexicon)
                if end - start >= shortest:
                    yield repeat, (start - offset, end - offset)


def _clauses(
    start: int, end: int, begins: set[int], ends: set[int], breaks: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield what is whole between commas, and what is begun before the first or after the last."""
    inside = sorted(place for place in breaks if start < place < end)
    if inside and start not in begins:
        yield start, inside[0]
        start = inside[0]
    if inside and end not in ends and inside[-1] > start:
        yield inside[-1], end
        end = inside[-1]
    elif inside and end not in ends:
        # Only the begun clause is left.
        yield start, end
        return
    yield start, end


def _agreed(repeats: Sequence[Repeat], corpus: Corpus) -> Iterator[list[set[int]]]:
    """Yield the offsets inside each repeat that are edges in most of its places, kind by kind."""
    counts = np.array([len(repeat.positions) for repeat in repeats], dtype=np.int64)
    sizes = np.array([repeat.length + 1 for repeat in repeats], dtype=np.int64)
    positions = chain.from_iterable(repeat.positions for repeat in repeats)
    places = np.fromiter(positions, dtype=np.int64, count=int(counts.sum()))
    # The offsets of all repeats follow one another; each place is asked at those of its repeat.
    ends = np.cumsum(sizes)
    firsts, widths = np.repeat(ends - sizes, counts), np.repeat(sizes, counts)
    inside = np.arange(int(widths.sum())) - np.repeat(np.cumsum(widths) - widths, widths)
    asked, offsets = np.repeat(places, widths) + inside, np.repeat(firsts, widths) + inside
    least = np.repeat(_AGREEMENT * counts, sizes)
    kinds: list[tuple[list[int], list[int]]] = []
    for is_edge in corpus.edges:
        agreed = np.flatnonzero(np.bincount(offsets[is_edge[asked]], minlength=len(least)) >= least)
        bounds = np.searchsorted(agreed, ends)
        within = agreed - np.repeat(ends - sizes, np.diff(bounds, prepend=0))
        kinds.append((within.tolist(), [0, *bounds.tolist()]))
    for number in range(len(repeats)):
        yield [set(found[cuts[number] : cuts[number + 1]]) for found, cuts in kinds]


def _whole_words(words: set[int], length: int) -> tuple[int, int]:
    inside = [place for place in words if 0 <= place <= length]
    return min(inside, default=length), max(inside, default=0)


def _without_fragments(
    start: int, end: int, begins: set[int], ends: set[int], longest: int
) -> tuple[int, int]:
    """Drop the few letters of another clause at either edge."""
    if start not in begins:
        near = [place for place in begins if start < place <= start + longest]
        start = max(near, default=start)
    if end not in ends:
        near = [place for place in ends if end - longest <= place < end]
        end = min(near, default=end)
    return start, end


def without_particles(
    unit: Unit, span: tuple[int, int], free: tuple[bool, bool], lexicon: Lexicon
) -> tuple[int, int]:
    """Drop words of a unit that cannot begin or end a formula.

    Where a clause begins (`free[0]`) only what joins it to another goes; where one ends (`free[1]`)
    it ends with any word.
    """
    start, end = span
    edges = lexicon.table("formulas")["edges"]
    joining = pattern(edges["joining"]).match(unit.letters[start:end]) if free[0] else None
    start += len(joining.group()) if joining else 0
    bounds = [start, *unit.words_in(start + 1, end - 1), end]
    first, last = 0, len(bounds) - 1
    while not free[0] and first < last and _word(unit, bounds, first) in edges["not_first"]:
        first += 1
    while not free[1] and first < last and _word(unit, bounds, last - 1) in edges["not_last"]:
        last -= 1
    return bounds[first], bounds[last]


def _word(unit: Unit, bounds: Sequence[int], number: int) -> str:
    return unit.letters[bounds[number] : bounds[number + 1]]
