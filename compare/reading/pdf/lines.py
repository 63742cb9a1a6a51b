"""Put the segments of a region together into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from compare.model.source import Box
from compare.reading.pdf.regions import Kind, Region, bounds_of
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
class Piece:
    """Hold text that stands in one place of a page; what only parts pieces has no box."""

    text: str
    page: int
    box: Box | None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line: edges, base line and size in points, and the faces it begins and ends in.

    `row` tells that it is the row of a table. The texts of the pieces together are the text.
    """

    pieces: tuple[Piece, ...]
    left: float
    right: float
    base: float
    size: float
    first_face: str
    last_face: str
    row: bool = False

    @property
    def text(self) -> str:
        """Return the text of the line."""
        return "".join(piece.text for piece in self.pieces)


def lines_of(region: Region) -> list[Line]:
    """Return the lines of a region, from top to bottom."""
    if region.kind is Kind.ROW:
        return [_row_of_cells(region)]
    is_table = region.kind is Kind.TABLE
    return [_line(row, region, is_table) for row in rows_of_segments(region.segments)]


def rows_of_segments(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Return segments that stand in one line together, from the top and from the left."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda one: -one.base):
        if rows and _is_same_line(rows[-1], segment):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _is_same_line(row: Sequence[Segment], segment: Segment) -> bool:
    """Tell whether a segment goes on with a row and does not lie over any of it."""
    main = max(row, key=lambda one: len(one.text))
    if abs(main.base - segment.base) > _SAME_LINE * max(main.size, segment.size):
        return False
    return all(segment.left >= one.right - 1 or segment.right <= one.left + 1 for one in row)


def _line(row: Sequence[Segment], region: Region, table: bool) -> Line:
    longest = max(row, key=lambda one: len(one.text))
    is_row = table or _is_row(row)
    return Line(
        tuple(_row_pieces(row, region) if is_row else _pieces(row, region)),
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


def _pieces(row: Sequence[Segment], region: Region) -> list[Piece]:
    """Return segments as one text, in a piece, or in several where it is not equally sure."""
    text = "".join(blank + one.text for blank, one in _joined(row))
    bounds = bounds_of(row)
    confidences = [one for blank, segment in _joined(row) for one in _held(blank, segment)]
    if len(confidences) != len(text) or len(set(confidences)) < 2:
        confidence = min(confidences, default=None)
        return [Piece(text, region.page, region.frame.box(bounds), confidence)]
    edges = list(accumulate(_widths(row), initial=row[0].left))
    pieces: list[Piece] = []
    start = 0
    for confidence, run in groupby(confidences):
        end = start + sum(1 for _ in run)
        box = region.frame.box((edges[start], bounds[1], edges[end], bounds[3]))
        pieces.append(Piece(text[start:end], region.page, box, confidence))
        start = end
    return pieces


def _held(blank: str, segment: Segment) -> tuple[float, ...]:
    """Return the confidences of a segment; a blank before it is as sure as what follows it."""
    return segment.confidences[:1] * len(blank) + segment.confidences


def _widths(row: Sequence[Segment]) -> Iterator[float]:
    """Yield the room that each character of a joined row takes, those of a segment alike."""
    edge = row[0].left
    for blank, segment in _joined(row):
        if blank:
            yield segment.left - edge
        for _ in segment.text:
            yield (segment.right - segment.left) / len(segment.text)
        edge = segment.right


def _row_pieces(row: Sequence[Segment], region: Region) -> list[Piece]:
    pieces = _pieces(row[:1], region)
    for segment in row[1:]:
        pieces.append(Piece(_CELL, region.page, None))
        pieces.extend(_pieces([segment], region))
    return pieces


def _row_of_cells(region: Region) -> Line:
    """Return the row of a table whose cells may have several lines each."""
    pieces: list[Piece] = []
    for cell in region.cells:
        if pieces:
            pieces.append(Piece(_CELL, region.page, None))
        for row in rows_of_segments(cell):
            if pieces and needs_space(pieces[-1].text[-1], row[0].text[0]):
                pieces.append(Piece(" ", region.page, None))
            pieces.extend(_pieces(row, region))
    first, last = region.segments[0], region.segments[-1]
    left, _, right, _ = bounds_of(region.segments)
    size = first.size
    return Line(
        tuple(pieces), left, right, first.base, size, first.first_face, last.last_face, True
    )


def _joined(row: Sequence[Segment]) -> Iterator[tuple[str, Segment]]:
    """Yield the segments of a line, each with the blank that parts it from the one before."""
    yield "", row[0]
    for before, segment in pairwise(row):
        if needs_space(before.text[-1], segment.text[0]):
            yield " ", segment
        elif segment.left - before.right >= _BLANK_GAP * max(before.size, segment.size):
            yield _BLANK, segment
        else:
            yield "", segment


def usual_size(lines: Iterable[Line]) -> float:
    """Return the size in which most characters are set."""
    held: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        held[size] = held.get(size, 0) + len(line.text)
    return max(held, key=lambda size: held[size], default=0.0)
