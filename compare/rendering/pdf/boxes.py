"""Hold what stands below each other on a page, and how it splits between pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from compare.rendering.fonts import FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.inline import StyledText
from compare.rendering.pdf.pen import Pen
from compare.rendering.pdf.setting import SetLine, set_lines
from compare.rendering.pdf.styles import BlockStyle

FEWEST_LINES = 2
"""A paragraph never leaves one line alone at the end or the beginning of a page."""


class Box(Protocol):
    """Stand for anything that takes the full width of the type area."""

    @property
    def height(self) -> float:
        """Return the height without the space before."""

    @property
    def before(self) -> float:
        """Return the space above, which is dropped at the top of a page."""

    @property
    def keep_with_next(self) -> bool:
        """Tell whether the next box must begin on the same page."""

    @property
    def minimum(self) -> float:
        """Return the height of the smallest part that may begin at the end of a page."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the anchors of the box, to which links may lead."""

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
        """Return the part that fits `room` and the rest; `fresh` if the page is still empty.

        On a fresh page the first part is never None.
        """

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the box with its upper left corner at (x, top)."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold an entry of the outline; it leads to the anchor of the box that has it."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class LinesBox:
    """Hold a paragraph that is set in lines."""

    lines: tuple[SetLine, ...]
    leading: float
    size: float
    before: float = 0.0
    keep_with_next: bool = False
    anchors: tuple[str, ...] = ()
    outline: Outline | None = field(default=None)

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.lines) * self.leading

    @property
    def minimum(self) -> float:
        """Return the height of the lines that must stand together at a page end."""
        count = len(self.lines)
        return self.leading * (count if count <= FEWEST_LINES + 1 else FEWEST_LINES)

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
        """Split between lines, with no line left alone."""
        count = len(self.lines)
        fitting = min(int((room + 0.01) / self.leading), count)
        if fitting == count:
            return self, None
        taken = min(fitting, count - FEWEST_LINES)
        if taken < FEWEST_LINES:
            taken = 0
        if taken == 0 and fresh:
            taken = max(fitting, 1)
        if taken == 0:
            return None, self
        head = replace(self, lines=self.lines[:taken], keep_with_next=False)
        tail = replace(self, lines=self.lines[taken:], before=0.0, anchors=(), outline=None)
        return head, tail

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines in reading order."""
        for anchor in self.anchors:
            pen.anchor(anchor, top)
        if self.outline is not None:
            pen.outline(self.anchors[0], self.outline.text, self.outline.level)
        base = top + (self.leading - self.size) / 2 + g.ASCENT * self.size
        for line in self.lines:
            pen.line(line, x, base)
            base += self.leading


def tied(box: Box) -> list[Box]:
    """Return a box so that its end stands on the page of what follows, which needs some text.

    Of a paragraph the last lines go along; anything else stays as it is.
    """
    if not isinstance(box, LinesBox):
        return [box]
    if len(box.lines) <= 2 * FEWEST_LINES:
        return [replace(box, keep_with_next=True)]
    head = replace(box, lines=box.lines[:-FEWEST_LINES])
    tail = replace(box, lines=box.lines[-FEWEST_LINES:], before=0.0, anchors=(), outline=None)
    return [head, replace(tail, keep_with_next=True)]


def lines_box(
    styled: StyledText,
    block: BlockStyle,
    width: float,
    faces: FaceSet,
    *,
    anchors: tuple[str, ...] = (),
    outline: Outline | None = None,
) -> LinesBox:
    """Set a paragraph and return it as a box."""
    return LinesBox(
        set_lines(styled, block, width, faces),
        block.leading,
        block.size,
        block.before,
        block.keep_with_next,
        anchors,
        outline,
    )


@dataclass(frozen=True, slots=True)
class SpaceBox:
    """Hold blank room, which vanishes at the top of a page."""

    before: float
    keep_with_next: bool = True
    height: float = 0.0
    minimum: float = 0.0
    anchors: tuple[str, ...] = ()

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:  # noqa: ARG002
        """Fit everywhere."""
        return self, None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class RuleBox:
    """Hold a rule over the full width."""

    width: float
    thickness: float
    ink: str
    before: float = 0.0
    keep_with_next: bool = True
    anchors: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Return the thickness."""
        return self.thickness

    @property
    def minimum(self) -> float:
        """Return the thickness."""
        return self.thickness

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
        """Stay whole."""
        return (self, None) if fresh or room >= self.thickness else (None, self)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rule."""
        middle = top + self.thickness / 2
        pen.rule((x, middle), (x + self.width, middle), self.thickness, self.ink)
