"""Distribute boxes over pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare.rendering.pdf.boxes import Box, SpaceBox
from compare.rendering.pdf.geometry import PageShape


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


def fill_pages(boxes: Iterable[Box], shape: PageShape, foot: Box | None = None) -> Iterator[Page]:
    """Yield pages of `shape` with the boxes in order; `foot` ends the last page at its bottom."""
    waiting = deque(boxes)
    placed: list[Placed] = []
    used = 0.0
    while waiting:
        box = waiting.popleft()
        if not placed and isinstance(box, SpaceBox):
            continue
        before = box.before if placed else 0.0
        room = shape.height - used - before
        need = _needed(box, waiting)
        head: Box | None = None
        tail: Box | None = box
        if not placed or need <= room + 0.01 or need > shape.height:
            head, tail = box.split(room, fresh=not placed)
        if head is not None:
            placed.append(Placed(head, used + before))
            used += before + head.height
        if tail is not None:
            waiting.appendleft(tail)
            yield Page(shape, tuple(placed))
            placed, used = [], 0.0
    if foot is not None:
        if placed and used + foot.before + foot.height > shape.height:
            yield Page(shape, tuple(placed))
            placed = []
        placed.append(Placed(foot, shape.height - foot.height))
    if placed:
        yield Page(shape, tuple(placed))


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
