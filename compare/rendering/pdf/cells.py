"""Set the cells of a table and split a row that is taller than a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from compare.briefing.document import Align, Cell, Column, Inlines, Row, Shade
from compare.rendering.fonts import Face, FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.inline import plain, style_inlines
from compare.rendering.pdf.pen import Pen
from compare.rendering.pdf.setting import SetLine, line_height, set_lines
from compare.rendering.pdf.styles import BlockStyle, Setting

MIDDLE_UP_TO = 6
"""Rows of up to this many lines are centred vertically; taller ones begin at the top."""
FEWEST_LINES = 2
"""No fewer lines of a cell's paragraph stand at the end or the beginning of a page."""
REPEATED_LINES = 6
"""A first cell of up to this many lines is printed again where its row goes on."""


@dataclass(frozen=True, slots=True)
class SetCell:
    """Hold the set paragraphs of a cell and the colour of its ground."""

    paragraphs: tuple[tuple[SetLine, ...], ...]
    leading: float
    size: float
    ground: str | None = None
    middle: bool = False
    pad: float = g.CELL_PAD_X
    rise: float = g.CELL_PAD_Y

    @property
    def height(self) -> float:
        """Return the height with padding."""
        gaps = max(len(self.paragraphs) - 1, 0) * g.CELL_PARAGRAPH_GAP
        return self.count * self.leading + gaps + 2 * self.rise

    @property
    def count(self) -> int:
        """Return the number of lines."""
        return sum(len(paragraph) for paragraph in self.paragraphs)

    def split(self, room: float) -> tuple[SetCell, SetCell]:
        """Return the lines that fit `room` and the rest.

        A paragraph is broken between lines, and none of them stands alone where that can be.
        """
        taken: list[tuple[SetLine, ...]] = []
        used = 2 * self.rise
        rest = list(self.paragraphs)
        while rest:
            height = len(rest[0]) * self.leading
            if used + height > room + 0.01:
                break
            used += height + g.CELL_PARAGRAPH_GAP
            taken.append(rest.pop(0))
        if rest:
            fitting = self._breaking(len(rest[0]), int((room - used + 0.01) / self.leading))
            if not taken and fitting == 0:
                fitting = min(int((room - used + 0.01) / self.leading), len(rest[0]) - 1)
            if fitting > 0:
                taken.append(rest[0][:fitting])
                rest[0] = rest[0][fitting:]
        head = replace(self, paragraphs=tuple(taken), middle=False)
        return head, replace(self, paragraphs=tuple(rest), middle=False)

    @staticmethod
    def _breaking(count: int, fitting: int) -> int:
        """Return how many of `count` lines are taken so that no line stands alone."""
        taken = min(fitting, count - FEWEST_LINES)
        return taken if taken >= FEWEST_LINES else 0

    def draw(self, pen: Pen, x: float, top: float, height: float) -> None:
        """Draw the text; a cell is finished before the next begins."""
        y = top + ((height - self.height) / 2 if self.middle else 0.0) + self.rise
        below = (self.leading - self.size) / 2 + g.ASCENT * self.size
        for paragraph in self.paragraphs:
            for line in paragraph:
                pen.line(line, x + self.pad, y + below)
                y += self.leading
            y += g.CELL_PARAGRAPH_GAP


@dataclass(frozen=True, slots=True)
class SetRow:
    """Hold a set row; a part of a split row has an anchor only if it is the first.

    `lead` is the first cell of the row above that this row continues with an empty one; it is
    printed again where a page begins. `resumed` rows go on within a sentence.
    """

    cells: tuple[SetCell, ...]
    anchor: str | None = None
    lead: SetCell | None = None
    resumed: bool = False

    @property
    def height(self) -> float:
        """Return the height of the tallest cell."""
        return max((cell.height for cell in self.cells), default=0.0)

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing left to draw."""
        return not any(cell.paragraphs for cell in self.cells)

    @property
    def count(self) -> int:
        """Return the number of lines of the tallest cell."""
        return max((cell.count for cell in self.cells), default=0)

    def at_page_start(self) -> SetRow:
        """Return the row as it is printed at the top of a page."""
        if self.lead is None:
            return self
        return replace(self, cells=(self.lead, *self.cells[1:]), lead=None)

    def split(self, room: float) -> tuple[SetRow, SetRow]:
        """Split all cells in step at a height of `room`; a short first cell names the rest too."""
        parts = [cell.split(room) for cell in self.cells]
        head = SetRow(tuple(part[0] for part in parts), self.anchor, self.lead)
        rest = SetRow(tuple(part[1] for part in parts), resumed=True)
        if not rest.empty and len(self.cells) > 1:
            first = self.lead or self.cells[0]
            if first.count <= min(REPEATED_LINES, rest.count):
                rest = replace(rest, cells=(replace(first, middle=False), *rest.cells[1:]))
        return head, rest


def set_head(
    columns: Sequence[Column],
    widths: Sequence[float],
    size: float,
    faces: FaceSet,
    *,
    snug: bool = False,
) -> SetRow:
    """Set the head row in 黑体 on light grey."""
    style = BlockStyle(
        face=Face.HEI,
        size=size,
        leading=line_height(size, snug=snug),
        setting=Setting.CENTER,
        balanced=True,
    )
    pad = g.cell_pad(len(columns))
    cells = []
    for column, width in zip(columns, widths, strict=True):
        lines = set_lines(plain(column.title, style), style, width - 2 * pad, faces)
        cell = SetCell((lines,), style.leading, size, g.HEAD_GROUND, middle=True, pad=pad)
        cells.append(replace(cell, rise=_rise(snug=snug)))
    return SetRow(tuple(cells))


class RowSetter:
    """Set the rows of a table; of equal paragraphs, which many cells have, each is set once."""

    def __init__(
        self,
        columns: Sequence[Column],
        widths: Sequence[float],
        size: float,
        faces: FaceSet,
        *,
        snug: bool = False,
    ) -> None:
        self._columns = tuple(zip(columns, widths, strict=True))
        self._pad = g.cell_pad(len(columns))
        self._size, self._leading = size, line_height(size, snug=snug)
        self._rise = _rise(snug=snug)
        self._faces = faces
        self._lines = lru_cache(maxsize=None)(self._set_lines)

    def row(self, row: Row) -> SetRow:
        """Set a row; short rows are centred vertically."""
        given = list(zip(row.cells, self._columns, strict=False))
        texts = [self._paragraphs(cell, *column) for cell, column in given]
        most = max((sum(map(len, paragraphs)) for paragraphs in texts), default=0)
        short = most <= MIDDLE_UP_TO
        cells = tuple(
            SetCell(
                paragraphs,
                self._leading,
                self._size,
                g.CELL_GROUNDS.get(cell.shade) if cell.shade is not Shade.NONE else None,
                middle=short or column.align is not Align.LEFT,
                pad=self._pad,
                rise=self._rise,
            )
            for paragraphs, (cell, (column, _)) in zip(texts, given, strict=True)
        )
        return SetRow(cells, row.anchor)

    def _paragraphs(
        self, cell: Cell, column: Column, width: float
    ) -> tuple[tuple[SetLine, ...], ...]:
        room = width - 2 * self._pad
        setting = _setting(column, room, self._size)
        paragraphs = (self._lines(inlines, setting, room) for inlines in cell.paragraphs)
        return tuple(lines for lines in paragraphs if lines)

    def _set_lines(self, inlines: Inlines, setting: Setting, room: float) -> tuple[SetLine, ...]:
        style = BlockStyle(size=self._size, leading=self._leading, setting=setting)
        return set_lines(style_inlines(inlines, style), style, room, self._faces)


def _rise(*, snug: bool) -> float:
    """Return the room above and below the text of a cell."""
    return g.SNUG_CELL_PAD_Y if snug else g.CELL_PAD_Y


def _setting(column: Column, room: float, size: float) -> Setting:
    if column.align is Align.CENTER:
        return Setting.CENTER
    if column.align is Align.RIGHT:
        return Setting.RIGHT
    return Setting.JUSTIFY if room >= g.NARROW_COLUMN * size else Setting.LEFT
