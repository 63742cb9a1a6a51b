"""Distribute boxes over pages."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare.rendering.pdf.boxes import Box, LinesBox, SpaceBox
from compare.rendering.pdf.geometry import BODY_LEADING, TEXT_SPACE, PageShape
from compare.rendering.pdf.table import TableBox

ON_GRID = 0.05
"""How far, in points, the end of text of body size may lie from the grid by rounding."""
GRID_TOLERANCE = 2.5
"""How far, in points, what stands above may reach into a line of the grid."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold a box and how far its upper edge lies below the top of the type area."""

    box: Box
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the boxes of one page."""

    shape: PageShape
    placed: tuple[Placed, ...]

    @property
    def filled(self) -> float:
        """Return which share of the type area's height is used; an imprint at its foot counts."""
        return sum(placed.box.height for placed in self.placed) / self.shape.height


def fill_pages(boxes: Iterable[Box], shape: PageShape, foot: Box | None = None) -> Iterator[Page]:
    """Yield pages of `shape` with the boxes in order; `foot` ends the last page at its bottom."""
    waiting = deque(boxes)
    placed: list[Placed] = []
    used = 0.0
    while waiting:
        box = waiting.popleft()
        if not placed and isinstance(box, SpaceBox):
            continue
        top = _top(box, used) if placed else 0.0
        room = shape.height - top
        need = _needed(box, waiting)
        head: Box | None = None
        tail: Box | None = box
        if not placed or need <= room + 0.01 or need > shape.height:
            head, tail = box.split(room, fresh=not placed)
        if isinstance(head, TableBox) and tail is None:
            head = _fitted(head, top, waiting)
        if head is not None:
            placed.append(Placed(head, top))
            used = top + head.height
        if tail is not None:
            waiting.appendleft(tail)
            yield Page(shape, tuple(placed))
            placed, used = [], 0.0
    if foot is not None:
        if placed and used + foot.before + foot.height > shape.height:
            kept, moved = _part_for_foot(placed, shape.height - foot.before - foot.height)
            yield Page(shape, kept)
            placed = list(moved)
        placed.append(Placed(foot, shape.height - foot.height))
    if placed:
        yield Page(shape, tuple(placed))


def _part_for_foot(
    placed: Sequence[Placed], room: float
) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    """Return what stays on a page and what moves to the next, lest the foot stand alone there."""
    for count in range(len(placed) - 1, 0, -1):
        last, first = placed[count - 1].box, placed[count]
        if not last.keep_with_next and not isinstance(first.box, SpaceBox):
            moved = tuple(Placed(one.box, one.top - first.top) for one in placed[count:])
            fits = moved[-1].top + moved[-1].box.height <= room
            return (tuple(placed[:count]), moved) if fits else (tuple(placed), ())
    return tuple(placed), ()


def _fitted(table: TableBox, top: float, following: Sequence[Box]) -> TableBox:
    """Return a table a little lower where that saves the text below it a line of the grid."""
    next_text = next((box for box in following if not isinstance(box, SpaceBox)), None)
    if not isinstance(next_text, LinesBox) or next_text.leading != BODY_LEADING:
        return table
    excess = (top + table.height + TEXT_SPACE) % BODY_LEADING - GRID_TOLERANCE / 2
    return table.lowered(excess) if excess > 0 else table


def _top(box: Box, used: float) -> float:
    """Return where a box begins; text of body size stands on the page's grid of lines."""
    top = used + box.before
    if isinstance(box, LinesBox) and box.leading == BODY_LEADING:
        if min(used % BODY_LEADING, -used % BODY_LEADING) > ON_GRID:
            # Below small print, tables and figures.
            top += TEXT_SPACE
        return math.ceil((top - GRID_TOLERANCE) / BODY_LEADING) * BODY_LEADING
    return top


def _needed(box: Box, following: Sequence[Box]) -> float:
    """Return the room for a box and, if it is kept with what follows, the beginning of that."""
    if not box.keep_with_next:
        return box.minimum
    need = box.height
    for other in following:
        need += other.before
        if not other.keep_with_next:
            return need + other.minimum
        need += other.height
    return need
