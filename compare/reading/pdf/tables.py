"""Read tables row by row: a cell of several lines stays one cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from compare.reading.pdf.columns import columns_by, free_between, gutters_of, regions_of
from compare.reading.pdf.grids import Cell
from compare.reading.pdf.lines import rows_of_segments
from compare.reading.pdf.regions import Kind, Region
from compare.reading.pdf.segments import Segment
from compare.text import TERMINALS

# A row in which a cell holds more characters, or so many with a full stop, is read cell by cell.
_LONGEST = 120
_LONGEST_SENTENCE = 40
# Lines of one cell stand at most this far apart, in em; rows further than that, by this factor.
_INSIDE = 1.7
_WIDER = 1.2
# A line with so many gaps, in em, is a row; so many lines are a table; rows are no further apart.
_CELL_GAP = 1.0
_CELL_GAPS = 2
_FEWEST_ROWS = 3
_FAR = 4.0
# What is left of the gaps between all rows, in em.
_GAP_LEFT = 0.6


def ruled_rows(rows: Iterable[Sequence[Cell]]) -> list[Region]:
    """Return the rows of a table whose cells are known."""
    return [region for row in rows for region in _row(row)]


def _row(cells: Sequence[Cell]) -> Iterator[Region]:
    if not any(_is_long(cell) for cell in cells):
        yield Region(tuple(one for cell in cells for one in cell), Kind.ROW, tuple(cells))
        return
    for cell in cells:
        for region in regions_of(cell):
            yield Region(region.segments, Kind.CELL)


def _is_long(cell: Cell) -> bool:
    length = sum(len(one.text) for one in cell)
    closed = any(mark in one.text for one in cell for mark in TERMINALS)
    return length > (_LONGEST_SENTENCE if closed else _LONGEST)


def unruled_rows(region: Region) -> list[Region]:
    """Return the rows of a table without rules, told from the places of its lines alone."""
    gutters = gutters_of(region.segments)
    lines = [columns_by(row, gutters) for row in rows_of_segments(region.segments)]
    found: list[Region] = []
    for row in _clusters(lines):
        cells = [tuple(one for line in row for one in line[n]) for n in range(len(gutters) + 1)]
        filled = [cell for cell in cells if cell]
        found.append(Region(tuple(one for cell in filled for one in cell), Kind.ROW, tuple(filled)))
    return found


def parted_at_tables(region: Region) -> Iterator[Region]:
    """Yield a region of running text, parted where rows of a table without rules stand in it."""
    lines = rows_of_segments(region.segments)
    start = index = 0
    while index < len(lines):
        end = _table_end(lines, index) if _is_row(lines[index]) else index
        if end - index < _FEWEST_ROWS:
            index += 1
            continue
        if index > start:
            yield replace(region, segments=tuple(one for row in lines[start:index] for one in row))
        yield from unruled_rows(Region(tuple(one for row in lines[index:end] for one in row)))
        start = index = end
    if start < len(lines):
        yield replace(region, segments=tuple(one for row in lines[start:] for one in row))


def _is_row(line: Sequence[Segment]) -> bool:
    gaps = sum(b.left - a.right > _CELL_GAP * max(a.size, b.size) for a, b in pairwise(line))
    return gaps >= _CELL_GAPS


def _table_end(lines: Sequence[Sequence[Segment]], start: int) -> int:
    """Return the index behind the table that begins with a row; its rows share their gutters."""
    held = list(lines[start])
    end = start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        below = min(one.base for one in held) - max(one.base for one in line)
        held.extend(line)
        gaps = list(free_between(held, _GAP_LEFT * line[0].size))
        if len(gaps) < _CELL_GAPS or below > _FAR * line[0].size:
            break
        # Lines that leave the first cell empty go on with a row; others that fill one cell may
        # be running text.
        if _is_row(line) or line[0].left > gaps[0][0]:
            end = index + 1
    return end


_Line = list[list[Segment]]


def _clusters(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines of each row: those close together, or those that begin in its first cell."""
    bases = [max(one.base for cell in line for one in cell) for line in lines]
    size = max(one.size for cell in lines[0] for one in cell)
    steps = [above - below for above, below in pairwise(bases)]
    close = min(steps, default=0.0)
    apart = [step > _WIDER * close for step in steps]
    by_room = close <= _INSIDE * size and any(apart)
    row = [lines[0]]
    for index, line in enumerate(lines[1:]):
        begins = apart[index] if by_room else bool(line[0])
        if begins or not row[0][0] or all(line):
            yield row
            row = []
        row.append(line)
    yield row
