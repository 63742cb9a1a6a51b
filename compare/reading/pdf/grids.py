"""Find the tables and boxes that rules draw, and what stands in their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from compare.reading.pdf.frame import Bounds
from compare.reading.pdf.regions import holds
from compare.reading.pdf.segments import Segment

# Rules that come this close, in points, meet; edges this close are one.
_MEET = 3.5
# More rules on one page are drawings; comparing them all would take long.
_MOST_RULES = 600
# Where cells hold more characters than this, rules part articles of a page, no cells of a table.
_LONGEST_CELL = 700
_USUAL_CELL = 90

Cell = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold the edges of cells, from the left and from the bottom, and the rules between them."""

    columns: tuple[float, ...]
    levels: tuple[float, ...]
    rules: tuple[Bounds, ...]

    @property
    def bounds(self) -> Bounds:
        """Return the outer edges."""
        return self.columns[0], self.levels[0], self.columns[-1], self.levels[-1]


def grids_of(rules: Sequence[Bounds]) -> list[Grid]:
    """Return the grids that rules make where they meet, boxes included."""
    if len(rules) > _MOST_RULES:
        return []
    grids: list[Grid] = []
    for group in _connected(rules):
        columns = _edges(x for rule in group if _is_upright(rule) for x in (rule[0], rule[2]))
        levels = _edges(y for rule in group if not _is_upright(rule) for y in (rule[1], rule[3]))
        if len(columns) > 1 and len(levels) > 1:
            grids.append(Grid(columns, levels, tuple(group)))
    return grids


def rows_in(grid: Grid, segments: Sequence[Segment]) -> list[list[Cell]]:
    """Return the filled cells of a grid, row by row from the top; merged cells come once."""
    roots = _merged(grid)
    cells: dict[tuple[int, int], list[Segment]] = defaultdict(list)
    for segment in segments:
        if holds(grid.bounds, segment):
            x, y = segment.middle
            place = (_index(grid.levels, y), _index(grid.columns, x))
            cells[roots[place]].append(segment)
    rows: dict[int, list[tuple[int, Cell]]] = defaultdict(list)
    for (level, column), found in cells.items():
        rows[level].append((column, tuple(found)))
    return [
        [cell for _, cell in sorted(rows[row], key=lambda one: one[0])]
        for row in sorted(rows, reverse=True)
    ]


def is_table(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether the cells of a grid hold what cells of tables do."""
    lengths = [sum(len(one.text) for one in cell) for row in rows for cell in row]
    return len(lengths) > 1 and max(lengths) <= _LONGEST_CELL and median(lengths) <= _USUAL_CELL


def _is_upright(rule: Bounds) -> bool:
    return rule[3] - rule[1] > rule[2] - rule[0]


def _connected(rules: Sequence[Bounds]) -> list[list[Bounds]]:
    """Return groups of rules that meet."""
    groups: list[list[Bounds]] = []
    for rule in rules:
        touched = [group for group in groups if any(_meets(rule, one) for one in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([rule, *(one for group in touched for one in group)])
    return groups


def _meets(one: Bounds, other: Bounds) -> bool:
    return (
        one[0] <= other[2] + _MEET
        and other[0] <= one[2] + _MEET
        and one[1] <= other[3] + _MEET
        and other[1] <= one[3] + _MEET
    )


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _MEET:
            edges.append(value)
    return tuple(edges)


def _index(edges: Sequence[float], value: float) -> int:
    return min(max(bisect_right(edges, value) - 1, 0), len(edges) - 2)


def _merged(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each cell the one, upper left, that it is merged with."""
    roots: dict[tuple[int, int], tuple[int, int]] = {}
    for level in range(len(grid.levels) - 2, -1, -1):
        for column in range(len(grid.columns) - 1):
            place = (level, column)
            middle_x = (grid.columns[column] + grid.columns[column + 1]) / 2
            middle_y = (grid.levels[level] + grid.levels[level + 1]) / 2
            if column and not _is_parted(grid, grid.columns[column], middle_y, upright=True):
                roots[place] = roots[level, column - 1]
            elif level < len(grid.levels) - 2 and not _is_parted(
                grid, grid.levels[level + 1], middle_x, upright=False
            ):
                roots[place] = roots[level + 1, column]
            else:
                roots[place] = place
    return roots


def _is_parted(grid: Grid, edge: float, along: float, *, upright: bool) -> bool:
    """Tell whether a rule at an edge passes a place."""
    across, start = (0, 1) if upright else (1, 0)
    return any(
        _is_upright(rule) == upright
        and abs(rule[across] - edge) <= _MEET
        and rule[start] - _MEET <= along <= rule[start + 2] + _MEET
        for rule in grid.rules
    )
