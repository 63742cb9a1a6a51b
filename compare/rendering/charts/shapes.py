"""Hold a chart's geometry, neutral of any output.

Lengths are points; x runs to the right and y downwards from the top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

INK = "#1a1a1a"
PAPER = "#ffffff"
RULE = "#8c96a0"
MUTED = "#5f6b76"


class Anchor(StrEnum):
    """Name which point of a text its position fixes."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Flow(StrEnum):
    """Name how the characters of a text follow each other."""

    ACROSS = "across"
    DOWN = "down"
    """Upright characters below each other, as in a vertical Chinese label."""
    UPWARDS = "upwards"
    """The whole text turned to read from bottom to top."""


@dataclass(frozen=True, slots=True)
class Rect:
    """Hold a rectangle; `role` becomes the class of the SVG element."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = PAPER
    stroke_width: float = 0.5
    role: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = RULE
    width: float = 0.6


@dataclass(frozen=True, slots=True)
class Text:
    """Hold one line of text; (x, y) is its base line, or the top centre when it flows down."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = Anchor.START
    fill: str = INK
    flow: Flow = Flow.ACROSS
    role: str = "label"


@dataclass(frozen=True, slots=True)
class DataCell:
    """Hold one value: its box, what is printed in it, and a sentence that names it in full."""

    box: Rect
    label: Text | None
    row: int
    column: int
    title: str


Shape = Rect | Line | Text | DataCell

STACK_STEP = 1.08
"""The distance of characters that flow down, in em."""
ASCENT = 0.36
"""How far below the middle of a line its base line lies, in em."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold the shapes of one chart in drawing order and the size of the whole."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
