"""Part pieces of text that stand in turn into the threads that read on.

Columns that were set line by line alternate in a pattern, which is tried first; a beam search finds
the irregular ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

_WIDTH = 48
_MOST_THREADS = 4
# What it costs to suppose one more thread, in nats.
_OPENING = 3.0

# Patterns: how many columns, and how many lines of one stand before the next column's.
_PATTERNS = ((2, 1), (2, 2), (2, 3), (3, 1), (4, 1))
# The pattern may begin and end this far inside the pieces.
_EDGE = 8
_AS_GOOD = 1.5

Link = Callable[[int, int], float]


@dataclass(frozen=True, slots=True)
class Parting:
    """Hold for each piece the thread it belongs to, and the evidence for this parting, in nats.

    `margin` is the evidence against leaving all pieces in one thread, `lead` that against the
    second best parting.
    """

    threads: tuple[int, ...]
    score: float
    margin: float
    lead: float


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    lasts: tuple[int, ...]
    threads: tuple[int, ...]


def part_in_turn(count: int, link: Link) -> Parting:
    """Return the best parting of `count` pieces in which threads take turns.

    `link(a, b)` tells how well piece b follows piece a. Partings that differ by where the turns
    begin are no rivals, so `lead` is that over the natural order.
    """
    whole = sum(link(piece - 1, piece) for piece in range(1, count))
    found = [(whole, 0, (0,) * count)]
    starts = range(min(_EDGE, count - 1))
    ends = range(max(2, count - _EDGE), count + 1)
    for (columns, block), start, end in product(_PATTERNS, starts, ends):
        if end - start < 2 * columns * block:
            continue
        threads = _in_turn(count, columns, block, start, end)
        found.append((_score(threads, link) - _OPENING * (columns - 1), end - start, threads))
    best = max(score for score, _, _ in found)
    # Behind a stop nothing speaks for or against the turns going on; they end where columns do.
    score, _, threads = max((each for each in found if each[0] >= best - _AS_GOOD), key=_widest)
    return Parting(threads, score, score - whole, score - whole)


def _widest(found: tuple[float, int, tuple[int, ...]]) -> tuple[int, float]:
    score, width, _ = found
    return width, score


def _in_turn(count: int, columns: int, block: int, start: int, end: int) -> tuple[int, ...]:
    whole, rest = divmod(end - start, columns * block)
    turns = [piece // block % columns for piece in range(whole * columns * block)]
    # The last lines of columns of one height are one round more, be it a shorter one.
    shorter = rest // columns if rest % columns == 0 else block
    turns += [piece // shorter % columns for piece in range(rest)]
    return (*[0] * start, *turns, *[turns[-1]] * (count - end))


def _score(threads: Sequence[int], link: Link) -> float:
    lasts: dict[int, int] = {}
    score = 0.0
    for piece, thread in enumerate(threads):
        if thread in lasts:
            score += link(lasts[thread], piece)
        lasts[thread] = piece
    return score


def part_freely(count: int, link: Link) -> Parting:
    """Return the best parting of `count` pieces, whatever their order; see `part_in_turn`."""
    states = [_State(0.0, (0,), (0,))]
    for piece in range(1, count):
        grown: dict[tuple[int, ...], list[_State]] = {}
        for state in states:
            for following in _followers(state, piece, link):
                grown.setdefault(following.lasts, []).append(following)
        # Of all ways to the same ends only the best two can lead to the best two at the last.
        states = sorted(
            (kept for same in grown.values() for kept in sorted(same, key=_rank)[:2]), key=_rank
        )[:_WIDTH]
    whole = sum(link(piece - 1, piece) for piece in range(1, count))
    best = states[0]
    others = [state.score for state in states[1:]]
    lead = best.score - max(others, default=whole)
    return Parting(best.threads, best.score, best.score - whole, lead)


def _rank(state: _State) -> tuple[float, tuple[int, ...]]:
    return -state.score, state.threads


def _followers(state: _State, piece: int, link: Link) -> list[_State]:
    result = []
    for number, last in enumerate(state.lasts):
        lasts = (*state.lasts[:number], piece, *state.lasts[number + 1 :])
        result.append(_State(state.score + link(last, piece), lasts, (*state.threads, number)))
    if len(state.lasts) < _MOST_THREADS:
        opened = len(state.lasts)
        result.append(
            _State(state.score - _OPENING, (*state.lasts, piece), (*state.threads, opened))
        )
    return result


def weighed(parting: Parting, link: Link) -> Parting:
    """Return a parting with the margin that other evidence gives it."""
    whole = sum(link(piece - 1, piece) for piece in range(1, len(parting.threads)))
    score = _score(parting.threads, link) - _OPENING * max(parting.threads)
    return replace(parting, score=score, margin=score - whole)


def switches(threads: Sequence[int]) -> list[int]:
    """Return the pieces that stand behind a piece of another thread."""
    return [index for index in range(1, len(threads)) if threads[index] != threads[index - 1]]
