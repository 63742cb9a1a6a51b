"""Set a styled text in lines: positions of every piece of text, grounds, lines and links."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from compare.briefing.document import Mark
from compare.rendering.fonts import Face, FaceSet, Glyph
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.inline import StyledText
from compare.rendering.pdf.linebreaking import (
    LineRange,
    Measured,
    break_lines,
)
from compare.rendering.pdf.punctuation import OPENING, UNBROKEN_PAIRS, is_full_width
from compare.rendering.pdf.styles import BlockStyle, CharacterStyle, Setting

WIDEST_GAP = 0.25
"""How far characters may be drawn apart to fill a line, in em; beyond, the line stays ragged."""
GROUNDED = frozenset({Mark.FORMULA, Mark.INITIATIVE, Mark.DIFFERENCE, Mark.DOUBT})


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold text that is drawn at once: one face, size, colour and distance of characters.

    `actual` is the text that is meant where `text` is only signs for characters without a glyph.
    """

    x: float
    text: str
    face: Face
    size: float
    colour: str
    space: float
    actual: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold a horizontal part of a line that has a mark or leads to a target."""

    left: float
    right: float
    size: float
    mark: Mark = Mark.PLAIN
    target: str | None = None


class SetLine(Protocol):
    """Stand for one line, ready to draw."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces of text."""

    @property
    def marks(self) -> tuple[Stretch, ...]:
        """Return the parts with a mark."""

    @property
    def links(self) -> tuple[Stretch, ...]:
        """Return the parts that lead to a target."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """Hold one line with all that stands on it."""

    pieces: tuple[Piece, ...]
    marks: tuple[Stretch, ...] = ()
    links: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class PlannedLine:
    """Hold one line of a paragraph, placed when it is drawn: pages are filled and counted before.

    It stands in `room` points behind `indent`.
    """

    setter: _Setter
    range: LineRange
    indent: float
    room: float
    setting: Setting
    last: bool

    @cached_property
    def _placed(self) -> PlacedLine:
        return self.setter.placed(self)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces of text."""
        return self._placed.pieces

    @property
    def marks(self) -> tuple[Stretch, ...]:
        """Return the parts with a mark."""
        return self._placed.marks

    @property
    def links(self) -> tuple[Stretch, ...]:
        """Return the parts that lead to a target."""
        return self._placed.links


def set_lines(
    styled: StyledText, block: BlockStyle, width: float, faces: FaceSet
) -> tuple[SetLine, ...]:
    """Return the lines of a paragraph that is `width` wide, indents included."""
    glyphs = _glyphs(styled, faces)
    measured = _measured(styled, glyphs)
    room = width - block.left - block.right
    if block.balanced:
        ranges = _balanced(measured, room)
    else:
        ranges = break_lines(measured, room - block.first, room)
    setter = _Setter(styled, measured, glyphs, faces)
    result = []
    for number, line in enumerate(ranges):
        indent = block.left + (block.first if number == 0 else 0.0)
        space = width - block.right - indent
        last = number == len(ranges) - 1
        result.append(PlannedLine(setter, line, indent, space, block.setting, last))
    return tuple(result)


def _glyphs(styled: StyledText, faces: FaceSet) -> list[Glyph]:
    """Return the glyph of each character."""
    return [
        faces.glyphs(style.face)[character]
        for character, style in zip(styled.text, styled.styles, strict=True)
    ]


def _measured(styled: StyledText, glyphs: Sequence[Glyph]) -> Measured:
    """Return the text with its advance widths."""
    widths = [glyph.width * style.size for glyph, style in zip(glyphs, styled.styles, strict=True)]
    sizes = [style.size for style in styled.styles]
    glued = frozenset(index for index, style in enumerate(styled.styles) if style.glued)
    return Measured(styled.text, widths, sizes, glued)


def _balanced(measured: Measured, room: float) -> list[LineRange]:
    """Return as many lines as needed, of about the same length."""
    ranges = break_lines(measured, room, room)
    low, high = room / 2 if len(ranges) > 1 else room, room
    count = len(ranges)
    while high - low > 1:
        middle = (low + high) / 2
        trial = break_lines(measured, middle, middle)
        if len(trial) <= count:
            high, ranges = middle, trial
        else:
            low = middle
    return ranges


@dataclass(frozen=True)
class _Setter:
    """Set the lines of one paragraph."""

    styled: StyledText
    measured: Measured
    glyphs: Sequence[Glyph]
    faces: FaceSet

    @cached_property
    def _styles(self) -> Collection[CharacterStyle]:
        """Return the few styles of the paragraph."""
        return {id(style): style for style in self.styled.styles}.values()

    @cached_property
    def _has_marks(self) -> bool:
        return any(style.mark in GROUNDED for style in self._styles)

    @cached_property
    def _has_targets(self) -> bool:
        return any(style.target is not None for style in self._styles)

    @cached_property
    def _turns(self) -> set[int]:
        """Return where another piece begins: another face, size, colour or want of a glyph."""
        looks = [
            (style.size, style.colour, glyph.face, glyph.covered)
            for style, glyph in zip(self.styled.styles, self.glyphs, strict=True)
        ]
        return {index for index, (one, next_) in enumerate(pairwise(looks), 1) if one != next_}

    def placed(self, planned: PlannedLine) -> PlacedLine:
        """Return a line with the places of all that stands on it."""
        line, setting = planned.range, planned.setting
        end = line.end
        while end > line.start and self.styled.text[end - 1].isspace():
            end -= 1
        stretched = setting is Setting.JUSTIFY and not planned.last
        gaps = self._gaps(line.start, end) if stretched else frozenset()
        extra = max(planned.room - line.width, 0.0)
        gap = 0.0
        x = planned.indent
        if setting is Setting.CENTER:
            x += extra / 2
        elif setting is Setting.RIGHT:
            x += extra
        elif gaps:
            gap = extra / len(gaps)
            if gap > WIDEST_GAP * self.styled.styles[line.start].size:
                gap = 0.0
        positions = self._positions(line.start, end, x, gap, gaps)
        # The blank half of a squeezed final mark lies beyond the edge.
        limit = positions[-1] - line.end_squeeze
        return PlacedLine(
            tuple(self._pieces(line.start, end, positions)),
            tuple(self._stretches(line.start, end, positions, limit, marks=True))
            if self._has_marks
            else (),
            tuple(self._stretches(line.start, end, positions, limit, marks=False))
            if self._has_targets
            else (),
        )

    def _gaps(self, start: int, end: int) -> frozenset[int]:
        """Return the positions before which a justified line is drawn apart."""
        text, styles = self.styled.text, self.styled.styles
        result = set()
        for index in range(start + 1, end):
            before, after = text[index - 1], text[index]
            if styles[index].glued and styles[index - 1].glued:
                continue
            if before == after and after in UNBROKEN_PAIRS:
                continue
            if is_full_width(before) or is_full_width(after) or before == " ":
                result.add(index)
        return frozenset(result)

    def _positions(
        self, start: int, end: int, x: float, gap: float, gaps: frozenset[int]
    ) -> list[float]:
        """Return the left edge of each character's em box, and the right edge of the last."""
        positions = []
        moves, widths = self.measured.moves, self.measured.widths
        for index in range(start, end):
            if index > start:
                x -= moves[index]
                if index in gaps:
                    x += gap
            positions.append(x)
            x += widths[index]
        positions.append(x)
        return positions

    def _pieces(self, start: int, end: int, positions: list[float]) -> list[Piece]:
        """Return the text in pieces, each with one style and one distance of characters."""
        pieces: list[Piece] = []
        turns, widths = self._turns, self.measured.widths
        begin = start
        while begin < end:
            glyph, style = self.glyphs[begin], self.styled.styles[begin]
            stop = begin + 1
            space: float | None = None
            while stop < end and stop not in turns:
                step = positions[stop - start] - positions[stop - 1 - start]
                found = step - widths[stop - 1]
                if space is not None and abs(found - space) > 0.005:
                    break
                space = found
                stop += 1
            text = self.styled.text[begin:stop]
            printed = text if glyph.covered else self.faces.printable(text)
            pieces.append(
                Piece(
                    positions[begin - start],
                    printed,
                    glyph.face,
                    style.size,
                    style.colour,
                    space or 0.0,
                    "" if printed == text else text,
                )
            )
            begin = stop
        return pieces

    def _stretches(
        self, start: int, end: int, positions: list[float], limit: float, *, marks: bool
    ) -> list[Stretch]:
        """Return the parts of the line with a mark, or those with a target."""
        result: list[Stretch] = []
        previous: object = None
        for index in range(start, end):
            style = self.styled.styles[index]
            key = (style.mark if style.mark in GROUNDED else None) if marks else style.target
            left = positions[index - start]
            right = min(left + self.measured.widths[index], limit)
            if key is not None and key == previous:
                last = result[-1]
                result[-1] = Stretch(last.left, right, last.size, last.mark, last.target)
            elif key is not None:
                # A squeezed opening mark begins with blank that overlaps what stands before it.
                if (
                    self.styled.text[index] in OPENING
                    and index > start
                    and self.measured.moves[index]
                ):
                    left += style.size / 2
                result.append(Stretch(left, right, style.size, style.mark, style.target))
            previous = key
        return result


def line_height(size: float, *, snug: bool = False) -> float:
    """Return the distance of base lines in a table set at `size`."""
    return size * (g.SNUG_TABLE_LEADING if snug else g.TABLE_LEADING)
