"""Put the segments of a region together into lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.reading.pdf.columns import Region
from compare.reading.pdf.segments import Segment, needs_space

# Base lines that differ less than this, in em, are one line: raised marks, mixed faces.
_SAME_LINE = 0.45
# Cells of a table are parted by a tab, pieces of a line by a wide blank.
_CELL_GAP = 1.0
_CELL_GAPS = 2
_CELL = "\t"
_BLANK = "\u3000"
_BLANK_GAP = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line: edges, base line and size in points, and the faces it begins and ends in.

    `row` tells that it is the row of a table.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first_face: str
    last_face: str
    row: bool = False


def lines_of(region: Region) -> list[Line]:
    """Return the lines of a region, from top to bottom."""
    rows: list[list[Segment]] = []
    for segment in sorted(region.segments, key=lambda one: -one.base):
        if rows and _is_same_line(rows[-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [_line(sorted(row, key=lambda one: one.left), region.table) for row in rows]


def _is_same_line(row: Sequence[Segment], segment: Segment) -> bool:
    """Tell whether a segment goes on with a row and does not lie over any of it."""
    main = max(row, key=lambda one: len(one.text))
    if abs(main.base - segment.base) > _SAME_LINE * max(main.size, segment.size):
        return False
    return all(segment.left >= one.right - 1 or segment.right <= one.left + 1 for one in row)


def _line(row: Sequence[Segment], table: bool) -> Line:
    longest = max(row, key=lambda one: len(one.text))
    is_row = table or _is_row(row)
    return Line(
        _joined(row, is_row),
        row[0].left,
        row[-1].right,
        longest.base,
        longest.size,
        row[0].first_face,
        row[-1].last_face,
        is_row,
    )


def _is_row(row: Sequence[Segment]) -> bool:
    """Tell whether a line is in so many pieces that they are cells, not letter-spaced words."""
    gaps = sum(b.left - a.right > _CELL_GAP * max(a.size, b.size) for a, b in pairwise(row))
    return gaps >= _CELL_GAPS and any(len(one.text) > 1 for one in row)


def _joined(row: Sequence[Segment], is_row: bool) -> str:
    pieces = [row[0].text]
    for before, segment in pairwise(row):
        close = segment.left - before.right < _BLANK_GAP * max(before.size, segment.size)
        if is_row:
            pieces.append(_CELL)
        elif needs_space(before.text[-1], segment.text[0]):
            pieces.append(" ")
        elif not close:
            pieces.append(_BLANK)
        pieces.append(segment.text)
    return "".join(pieces)


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size in which most characters are set."""
    held: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        held[size] = held.get(size, 0) + len(line.text)
    return max(held, key=lambda size: held[size], default=0.0)
