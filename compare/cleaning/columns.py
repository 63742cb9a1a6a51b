"""Part columns whose lines a scan or a converter set in turn, where the parting is sure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from compare.cleaning.familiarity import Familiarity
from compare.cleaning.noise import LineKind, SortedLine
from compare.cleaning.pieces import (
    WIDEST_COLUMN,
    Piece,
    lines_of_threads,
    pieces_of,
    raw_span,
    with_rest_of_lines,
)
from compare.cleaning.seams import reads_on
from compare.cleaning.threads import Parting, part_freely, part_in_turn, switches, weighed
from compare.model.report import Doubt, Edit
from compare.model.source import Source

# Two pieces that do not read on, this far below nothing known.
_BAD = -0.5
# Such places no further apart than this many pieces are of one stretch.
_NEAR = 8
# So many of the pieces of such a stretch at least do not read on; by chance one in six does not.
_DENSE = 9
_FEWEST_BAD = 3
# The pieces around them belong to the same columns: the nearest in any case, those further off
# unless they plainly read on, none that are this much wider than the columns.
_CONTEXT = 10
_NEAREST = 4
_GOOD = 2.5
_OTHER_WIDTH = 1.4
# Bounds of what can be a page of columns: pieces in a stretch, and letters of its usual piece.
_LONGEST_AREA = 120
_NARROWEST_COLUMN = 6
# Evidence, in nats, from which columns are parted and a passage is doubted: less for regular turns
# than for any order, of which there are so many that one may fit by chance.
_SURE = 9.0
_DOUBTFUL = 7.0
_SURE_FREE = 8.0
_DOUBTFUL_FREE = 6.0
# For any order, so much more for each piece, and so far before the second best order.
_CHANCE = 0.6
_SURE_LEAD = 2.0
# What a wide blank within a line counts against going on across it.
_ACROSS = 2.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold the lines in the order in which they are read, and what that took."""

    lines: tuple[SortedLine, ...]
    edits: tuple[Edit, ...]
    doubts: tuple[Doubt, ...]


def part_columns(
    source: Source, lines: Sequence[SortedLine], scanned: bool, familiarity: Familiarity
) -> Columns:
    """Return the lines with mixed columns parted; what is only suspected is doubted."""
    pieces = [
        piece for index, line in enumerate(lines) for piece in pieces_of(index, line, scanned)
    ]
    result: list[SortedLine] = []
    edits: list[Edit] = []
    doubts: list[Doubt] = []
    done = 0
    for first, last in _areas(pieces, lines, familiarity):
        area = pieces[first:last]
        if median(len(piece.text) for piece in area) < _NARROWEST_COLUMN:
            continue
        parting, sure = _parting(area, scanned, familiarity)
        if area[0].line < done or parting is None:
            continue
        doubts.append(_doubt(source, lines, area, parting, sure))
        if not sure:
            continue
        result.extend(lines[done : area[0].line])
        whole = with_rest_of_lines(pieces, first, last, parting.threads)
        parted, changes = lines_of_threads(lines, whole, familiarity)
        result.extend(parted)
        edits.extend(changes)
        done = area[-1].line + 1
    result.extend(lines[done:])
    return Columns(tuple(result), tuple(edits), tuple(doubts))


def _areas(
    pieces: Sequence[Piece], lines: Sequence[SortedLine], familiarity: Familiarity
) -> Iterator[tuple[int, int]]:
    """Yield the spans of pieces, with some around, in which several do not read on."""
    known = {
        index: reads_on(before.text, after.text, familiarity)
        for index, (before, after) in enumerate(pairwise(pieces), 1)
        if _is_of_column(before, lines) and _is_of_column(after, lines)
    }
    all_bad = [index for index, evidence in known.items() if evidence <= _BAD]
    bad = [index for index in all_bad if _is_dense(index, all_bad)]
    start = 0
    for stop in range(1, len(bad) + 1):
        if stop < len(bad) and _is_near(bad[stop - 1], bad[stop], known):
            continue
        if stop - start > 1 and bad[stop - 1] - bad[start] <= _LONGEST_AREA:
            yield _widened(pieces, bad[start] - 1, bad[stop - 1] + 1, known)
        start = stop


def _is_dense(index: int, bad: Sequence[int]) -> bool:
    """Tell whether enough pieces around one do not read on, as every other does in columns."""
    behind = bisect_right(bad, index + _DENSE) - bisect_left(bad, index)
    before = bisect_right(bad, index) - bisect_left(bad, index - _DENSE)
    return max(behind, before) >= _FEWEST_BAD


def _is_near(before: int, after: int, known: Mapping[int, float]) -> bool:
    between = range(before, after)
    return len(between) <= _NEAR and all(index in known for index in between)


def _widened(
    pieces: Sequence[Piece], first: int, last: int, known: Mapping[int, float]
) -> tuple[int, int]:
    """Return the span with the pieces around it that may belong to the same columns.

    They are about as wide as those within, and further off they do not plainly read on.
    """
    widest = _OTHER_WIDTH * median(len(piece.text) for piece in pieces[first:last])

    def belongs(piece: int, link: int, far: int) -> bool:
        if link not in known or far > _CONTEXT or len(pieces[piece].text) > widest:
            return False
        return far <= _NEAREST or known[link] < _GOOD

    start, end = first, last
    while belongs(start - 1, start, first - start + 1):
        start -= 1
    while belongs(end, end, end - last + 1):
        end += 1
    return start, end


def _is_of_column(piece: Piece, lines: Sequence[SortedLine]) -> bool:
    """Tell whether a piece can be one line of a printed column."""
    return lines[piece.line].kind is LineKind.CONTENT and len(piece.text) <= WIDEST_COLUMN


def _parting(
    area: Sequence[Piece], scanned: bool, familiarity: Familiarity
) -> tuple[Parting | None, bool]:
    """Return the parting of an area, None where the order is right, and whether it is sure."""
    known: dict[tuple[int, int], float] = {}

    def evidence(before: int, after: int) -> float:
        if (before, after) not in known:
            known[before, after] = reads_on(area[before].text, area[after].text, familiarity)
        return known[before, after]

    def link(before: int, after: int) -> float:
        across = not scanned and area[before].line == area[after].line
        return evidence(before, after) - (_ACROSS if across else 0)

    regular = weighed(part_in_turn(len(area), link), evidence)
    if regular.margin >= _DOUBTFUL:
        return regular, regular.margin >= _SURE
    free = weighed(part_freely(len(area), link), evidence)
    by_chance = _CHANCE * len(area)
    if free.margin >= _DOUBTFUL_FREE + by_chance:
        sure = free.margin >= _SURE_FREE + by_chance and free.lead >= _SURE_LEAD
        return free, sure
    return None, False


def _doubt(
    source: Source,
    lines: Sequence[SortedLine],
    area: Sequence[Piece],
    parting: Parting,
    sure: bool,
) -> Doubt:
    """Return the doubt about all that stands between pieces of different threads."""
    places = switches(parting.threads)
    first, last = area[places[0] - 1], area[places[-1]]
    start, end = raw_span(lines, first)[0], raw_span(lines, last)[1]
    reason, confidence = ("columns_parted", 0.9) if sure else ("mixed_columns", 0.6)
    return Doubt(start, end, source.quote(start, end), None, reason, confidence)
