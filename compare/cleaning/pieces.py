"""Cut lines into pieces as print had them, and put the pieces of each thread together as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.cleaning.familiarity import Familiarity
from compare.cleaning.lines import Line
from compare.cleaning.noise import SortedLine
from compare.cleaning.seams import reads_on
from compare.model.report import CleanText, Edit
from compare.text import TERMINALS

_SCAN_PIECE = re.compile(r"\S+")
_WIDE_PIECE = re.compile(r"\S+(?:[ \u3000]\S+)*")
_INNER_BLANK = re.compile("(?<=[\u4e00-\u9fff，。、；：！？”]) (?=[\u4e00-\u9fff“])")
# A line this long with a blank every column's width was put together from lines of print.
_ONE_LINE = 100
# A piece with more letters is no line of a column.
WIDEST_COLUMN = 60
# Evidence, in nats, up to which a piece does not go on with the line before it.
_MOST_NEW_LINE = -0.9


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a piece of a line as print had it: from blank to blank, or the whole line."""

    line: int
    start: int
    end: int
    text: str


def pieces_of(index: int, line: SortedLine, scanned: bool) -> Iterator[Piece]:
    """Yield the pieces of a line; blanks part them in a scan, else only wide ones."""
    text = line.line.text.text
    by_blanks = scanned or len(_INNER_BLANK.findall(text)) * WIDEST_COLUMN > len(text) > _ONE_LINE
    found = (_SCAN_PIECE if by_blanks else _WIDE_PIECE).finditer(text)
    for piece in found:
        yield Piece(index, piece.start(), piece.end(), piece.group(0))


def with_rest_of_lines(
    pieces: Sequence[Piece], first: int, last: int, threads: Sequence[int]
) -> list[tuple[Piece, int]]:
    """Return the pieces of an area and of the rest of its lines, each with its thread."""
    start, end = first, last
    while start and pieces[start - 1].line == pieces[first].line:
        start -= 1
    while end < len(pieces) and pieces[end].line == pieces[last - 1].line:
        end += 1
    numbers = [threads[0]] * (first - start) + [*threads] + [threads[-1]] * (end - last)
    return list(zip(pieces[start:end], numbers, strict=True))


def lines_of_threads(
    lines: Sequence[SortedLine],
    whole: Sequence[tuple[Piece, int]],
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


def _begins_line(before: Piece, after: Piece, familiarity: Familiarity) -> bool:
    """Tell whether a piece of another line begins a paragraph or may be a heading."""
    if before.line == after.line:
        return False
    if before.text[-1] in TERMINALS + "”）":
        return True
    return reads_on(before.text, after.text, familiarity) <= _MOST_NEW_LINE


def _line(lines: Sequence[SortedLine], group: Sequence[Piece]) -> SortedLine:
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


def _is_next(lines: Sequence[SortedLine], span: Sequence[int], piece: Piece) -> bool:
    between = lines[piece.line].line.text.text[span[2] : piece.start]
    return not between.strip()


def _closed(
    lines: Sequence[SortedLine], whole: Sequence[tuple[Piece, int]], before: int, after: int
) -> Iterator[Edit]:
    """Yield the log of what stood between two pieces that now touch and the foreign ones."""
    if after == before + 1 and whole[before][0].line == whole[after][0].line:
        return
    for left, right in sorted({(before, before + 1), (after - 1, after)}):
        start = raw_span(lines, whole[left][0])[1]
        end = raw_span(lines, whole[right][0])[0]
        if start < end:
            yield Edit(start, end, "", "columns")


def raw_span(lines: Sequence[SortedLine], piece: Piece) -> tuple[int, int]:
    """Return the raw span of a piece."""
    return lines[piece.line].line.text.raw_span(piece.start, piece.end)
