"""Part columns whose lines a scan or a converter set in turn, where the parting is sure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from compare.cleaning.familiarity import Familiarity
from compare.cleaning.lines import Line
from compare.cleaning.noise import LineKind, SortedLine
from compare.cleaning.seams import reads_on
from compare.cleaning.threads import Parting, part_freely, part_in_turn, switches, weighed
from compare.model.report import CleanText, Doubt, Edit
from compare.model.source import Source
from compare.text import TERMINALS

_SCAN_PIECE = re.compile(r"\S+")
_WIDE_PIECE = re.compile(r"\S+(?:[ \u3000]\S+)*")
_INNER_BLANK = re.compile("(?<=[\u4e00-\u9fff，。、；：！？”]) (?=[\u4e00-\u9fff“])")
# A line this long with a blank every column's width was put together from lines of print.
_ONE_LINE = 100
# Two pieces that do not read on, this far below nothing known.
_BAD = -0.5
_NEAR = 8
# So many of the pieces of such a stretch at least do not read on; by chance one in six does not.
_DENSE = 9
_FEWEST_BAD = 3
# The pieces around them belong to the same columns unless they plainly read on.
_CONTEXT = 10
_NEAREST = 4
_GOOD = 2.5
_OTHER_WIDTH = 1.4
_LONGEST_AREA = 120
_WIDEST_COLUMN = 60
_NARROWEST_COLUMN = 6
# Evidence, in nats, from which columns are parted and a passage is doubted: less for regular turns
# than for any order, of which there are so many that one may fit by chance.
_SURE = 9.0
_DOUBTFUL = 7.0
_SURE_FREE = 8.0
_DOUBTFUL_FREE = 6.0
_CHANCE = 0.6
_SURE_LEAD = 2.0
_MOST_NEW_LINE = -0.9
_ACROSS = 2.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """Hold a piece of a line as print had it: from blank to blank, or the whole line."""

    line: int
    start: int
    end: int
    text: str


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
    pieces = [piece for index, line in enumerate(lines) for piece in _pieces(index, line, scanned)]
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
        whole = _with_rest(pieces, first, last, parting.threads)
        parted, changes = _parted(lines, whole, familiarity)
        result.extend(parted)
        edits.extend(changes)
        done = area[-1].line + 1
    result.extend(lines[done:])
    return Columns(tuple(result), tuple(edits), tuple(doubts))


def _pieces(index: int, line: SortedLine, scanned: bool) -> Iterator[_Piece]:
    text = line.line.text.text
    by_blanks = scanned or len(_INNER_BLANK.findall(text)) * _WIDEST_COLUMN > len(text) > _ONE_LINE
    found = (_SCAN_PIECE if by_blanks else _WIDE_PIECE).finditer(text)
    for piece in found:
        yield _Piece(index, piece.start(), piece.end(), piece.group(0))


def _areas(
    pieces: Sequence[_Piece], lines: Sequence[SortedLine], familiarity: Familiarity
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
    pieces: Sequence[_Piece], first: int, last: int, known: Mapping[int, float]
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


def _is_of_column(piece: _Piece, lines: Sequence[SortedLine]) -> bool:
    """Tell whether a piece can be one line of a printed column."""
    return lines[piece.line].kind is LineKind.CONTENT and len(piece.text) <= _WIDEST_COLUMN


def _parting(
    area: Sequence[_Piece], scanned: bool, familiarity: Familiarity
) -> tuple[Parting | None, bool]:
    """Return the parting of an area, None where the order is right, and whether it is sure."""
    known: dict[tuple[int, int], float] = {}

    def evidence(before: int, after: int) -> float:
        if (before, after) not in known:
            known[before, after] = reads_on(area[before].text, area[after].text, familiarity)
        return known[before, after]

    def link(before: int, after: int) -> float:
        # A wide blank is likelier between columns than within a line.
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


def _with_rest(
    pieces: Sequence[_Piece], first: int, last: int, threads: Sequence[int]
) -> list[tuple[_Piece, int]]:
    """Return the pieces of an area and of the rest of its lines, each with its thread."""
    start, end = first, last
    while start and pieces[start - 1].line == pieces[first].line:
        start -= 1
    while end < len(pieces) and pieces[end].line == pieces[last - 1].line:
        end += 1
    numbers = [threads[0]] * (first - start) + [*threads] + [threads[-1]] * (end - last)
    return list(zip(pieces[start:end], numbers, strict=True))


def _parted(
    lines: Sequence[SortedLine],
    whole: Sequence[tuple[_Piece, int]],
    familiarity: Familiarity,
) -> tuple[list[SortedLine], list[Edit]]:
    """Return the lines of each thread, one thread behind the other, and the gaps closed."""
    result: list[SortedLine] = []
    edits: list[Edit] = []
    for thread in sorted({number for _, number in whole}):
        group: list[int] = []
        for index in (index for index, (_, number) in enumerate(whole) if number == thread):
            if group and _begins_line(whole[group[-1]][0], whole[index][0], familiarity):
                result.append(_line(lines, [whole[each][0] for each in group]))
                group = []
            elif group:
                edits.extend(_closed(lines, whole, group[-1], index))
            group.append(index)
        result.append(_line(lines, [whole[each][0] for each in group]))
    return result, edits


def _begins_line(before: _Piece, after: _Piece, familiarity: Familiarity) -> bool:
    """Tell whether a piece of another line begins a paragraph or may be a heading."""
    if before.line == after.line:
        return False
    if before.text[-1] in TERMINALS + "”）":
        return True
    return reads_on(before.text, after.text, familiarity) <= _MOST_NEW_LINE


def _line(lines: Sequence[SortedLine], group: Sequence[_Piece]) -> SortedLine:
    """Return one line put together from pieces; blanks between neighbours stay."""
    text: CleanText | None = None
    spans: list[list[int]] = []
    for piece in group:
        if spans and spans[-1][0] == piece.line and _is_next(lines, spans[-1], piece):
            spans[-1][2] = piece.end
        else:
            spans.append([piece.line, piece.start, piece.end])
    for index, start, end in spans:
        part_of = lines[index].line.text.slice(start, end)
        text = part_of if text is None else text.joined(part_of)
    assert text is not None
    first, last = lines[group[0].line], lines[group[-1].line]
    at_start, at_end = group[0].start == 0, group[-1].end == len(last.line.text)
    return replace(
        first,
        line=Line(text, first.line.gap, first.line.indented and at_start),
        continues=first.continues and at_start,
        cut=first.cut and at_start,
        goes_on=last.goes_on and at_end,
    )


def _is_next(lines: Sequence[SortedLine], span: Sequence[int], piece: _Piece) -> bool:
    between = lines[piece.line].line.text.text[span[2] : piece.start]
    return not between.strip()


def _closed(
    lines: Sequence[SortedLine], whole: Sequence[tuple[_Piece, int]], before: int, after: int
) -> Iterator[Edit]:
    """Yield the log of what stood between two pieces that now touch and the foreign ones."""
    if after == before + 1 and whole[before][0].line == whole[after][0].line:
        return
    for left, right in sorted({(before, before + 1), (after - 1, after)}):
        start = _raw(lines, whole[left][0])[1]
        end = _raw(lines, whole[right][0])[0]
        if start < end:
            yield Edit(start, end, "", "columns")


def _raw(lines: Sequence[SortedLine], piece: _Piece) -> tuple[int, int]:
    """Return the raw span of a piece."""
    return lines[piece.line].line.text.raw_span(piece.start, piece.end)


def _doubt(
    source: Source,
    lines: Sequence[SortedLine],
    area: Sequence[_Piece],
    parting: Parting,
    sure: bool,
) -> Doubt:
    """Return the doubt about all that stands between pieces of different threads."""
    places = switches(parting.threads)
    first, last = area[places[0] - 1], area[places[-1]]
    start, end = _raw(lines, first)[0], _raw(lines, last)[1]
    reason, confidence = ("columns_parted", 0.9) if sure else ("mixed_columns", 0.6)
    return Doubt(start, end, source.quote(start, end), None, reason, confidence)
