"""Hold the pieces of a page between which reading order is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from compare.reading.pdf.frame import Bounds, Frame
from compare.reading.pdf.graphics import Graphics
from compare.reading.pdf.segments import Segment
from compare.reading.pdf.vertical import Block


class Kind(Enum):
    """Name how a region is read and whether the text around it goes on past it."""

    FLOW = auto()
    """Running text; a paragraph may go on in the next region of this kind."""
    TABLE = auto()
    """Lines that are rows of a table."""
    ROW = auto()
    """One row of a table, its cells in `cells`, each of one line or more."""
    CELL = auto()
    """The text of a cell that is too long for a row."""
    HEADLINE = auto()
    """A headline set from top to bottom, laid down."""
    APART = auto()
    """A box or a caption, which does not end a paragraph that goes on past it."""
    NOTE = auto()
    """Footnotes, which are read behind the text."""


@dataclass(frozen=True, slots=True)
class Region:
    """Hold a piece of a page that is read line by line, upright in `frame`."""

    segments: tuple[Segment, ...]
    kind: Kind = Kind.FLOW
    cells: tuple[tuple[Segment, ...], ...] = ()
    page: int = 1
    frame: Frame = field(default_factory=Frame)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold what stands on a page in one direction: `page` counts from 1."""

    page: int
    frame: Frame
    segments: tuple[Segment, ...]
    graphics: Graphics = field(default_factory=Graphics)
    blocks: tuple[Block, ...] = ()


def bounds_of(segments: Sequence[Segment]) -> Bounds:
    """Return the rectangle around segments."""
    left, bottom, right, top = zip(*(segment.bounds for segment in segments), strict=True)
    return min(left), min(bottom), max(right), max(top)


def usual_size_of(segments: Sequence[Segment]) -> float:
    """Return the size in which most characters are set, 0 where there are none."""
    held: dict[float, int] = {}
    for segment in segments:
        size = round(segment.size, 1)
        held[size] = held.get(size, 0) + len(segment.text)
    return max(held, key=lambda size: held[size], default=0.0)


def holds(bounds: Bounds, segment: Segment) -> bool:
    """Tell whether the middle of a segment lies inside bounds."""
    x, y = segment.middle
    return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]
