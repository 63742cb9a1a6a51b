"""Set a table whose head repeats and whose rows stay whole where they can."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from compare.briefing.document import Table
from compare.rendering.fonts import FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.boxes import Box, LinesBox, lines_box
from compare.rendering.pdf.cells import RowSetter, SetCell, SetRow, set_head
from compare.rendering.pdf.columns import balanced_widths, column_widths
from compare.rendering.pdf.inline import plain, style_inlines
from compare.rendering.pdf.pen import Pen
from compare.rendering.pdf.styles import CAPTION, TABLE_NOTE

MOST_LESS = 1.4
"""By how much a row may be lower, in points, for the text below to begin a line earlier."""
WHOLE_ROW = 6
"""Rows of up to this many lines are never split."""
FIRST_LINES = 3
"""How many lines of a row that is split must fit at the end of a page."""
ROWS_TO_SPARE = 3
"""From how many rows on a page one moves along with a last row that would stand alone."""
LOW_ROW = 3
"""Only a row of up to this many lines takes another along."""
HEAD_SHARE = 0.5
"""How much of a page a head may take and still repeat; a taller one is split like a row."""


@dataclass(frozen=True, slots=True)
class TableBox:
    """Hold a table or what is left of it; `caption` is None on continuation pages."""

    caption: LinesBox | None
    head: SetRow
    rows: tuple[SetRow, ...]
    note: LinesBox | None
    widths: tuple[float, ...]
    page_height: float
    anchor: str | None
    before: float = g.BLOCK_SPACE
    keep_with_next: bool = False
    less: float = 0.0

    @property
    def height(self) -> float:
        """Return the height of caption, head, rows and note; each row is lower by `less`."""
        rows = sum(row.height - self.less for row in self.rows)
        return self._top + rows + self._bottom

    def lowered(self, excess: float) -> TableBox:
        """Return the table lower by `excess`, or as it is where its rows have no room for that."""
        if not self.rows or excess > MOST_LESS * len(self.rows):
            return self
        return replace(self, less=excess / len(self.rows))

    @property
    def minimum(self) -> float:
        """Return the height of caption, head and first row, or of the first lines of a tall row."""
        if not self.rows:
            return self._top + self._bottom
        first = self.rows[0].height
        if self._may_split(self.rows[0]):
            first = self._first_lines(self.rows[0])
        return self._top + first + (self._bottom if len(self.rows) == 1 else 0.0)

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the anchors of the table and of its rows."""
        names = (self.anchor, *(row.anchor for row in self.rows))
        return tuple(name for name in names if name)

    @property
    def _top(self) -> float:
        caption = self.caption.height + g.CAPTION_GAP if self.caption is not None else 0.0
        return caption + self.head.height

    @property
    def _bottom(self) -> float:
        return self.note.height + g.CAPTION_GAP if self.note is not None else 0.0

    def _may_split(self, row: SetRow) -> bool:
        too_tall = self._top + row.height + self._bottom > self.page_height
        return too_tall or row.count > WHOLE_ROW

    def _first_lines(self, row: SetRow) -> float:
        leading = max((cell.leading for cell in row.cells), default=0.0)
        return min(FIRST_LINES * leading + 2 * g.CELL_PAD_Y, self.page_height - self._top)

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
        """Split between rows; only a tall row is split itself."""
        taken, rest = self._divide(room - self._top, fresh)
        if not rest and self.height <= room + 0.01:
            return self, None
        if not taken and not fresh:
            return None, self
        if not taken and rest:
            taken.append(rest.pop(0))
        head = replace(self, rows=tuple(taken), note=None)
        if not rest:
            return head, self.note
        rest[0] = rest[0].at_page_start()
        return head, replace(self, caption=None, rows=tuple(rest), before=0.0, anchor=None)

    def _divide(self, left: float, fresh: bool) -> tuple[list[SetRow], list[SetRow]]:
        """Return the rows for a height of `left` and the rest; all of them only with the note."""
        fitting = 0
        # Only the rows of this page are looked at: long tables are split once a page.
        while fitting < len(self.rows) and self.rows[fitting].height <= left + 0.01:
            left -= self.rows[fitting].height
            fitting += 1
        taken = list(self.rows[:fitting])
        rest = list(self.rows[fitting:])
        if not rest and len(taken) > 1 and self._bottom > left + 0.01:
            # Everything but the note fits: the last row moves along with the note.
            rest.append(taken.pop())
        if len(rest) == 1 and len(taken) >= ROWS_TO_SPARE and rest[0].count <= LOW_ROW:
            # No low row stands alone under the repeated head.
            rest.insert(0, taken.pop())
        elif rest and self._begins_here(rest[0], left, fresh and not taken):
            first, second = rest[0].split(left)
            if not first.empty:
                taken.append(first)
                rest[:1] = [] if second.empty else [second]
        return taken, rest

    def _begins_here(self, row: SetRow, room: float, fresh: bool) -> bool:
        if fresh:
            return True
        return self._may_split(row) and room >= self._first_lines(row)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw caption, grounds and rules, and then cell after cell."""
        pen.anchor(self.anchor, top)
        if self.caption is not None:
            self.caption.draw(pen, x, top)
            top += self.caption.height + g.CAPTION_GAP
        y = top
        heights = [self.head.height, *(row.height - self.less for row in self.rows)]
        for row, height in zip((self.head, *self.rows), heights, strict=True):
            self._draw_row(pen, row, height, x, y)
            y += height
        self._draw_grid(pen, heights, x, top)
        if self.note is not None:
            self.note.draw(pen, x, y + g.CAPTION_GAP)

    def _draw_row(self, pen: Pen, row: SetRow, height: float, x: float, top: float) -> None:
        pen.anchor(row.anchor, top)
        left = x
        for cell, width in zip(row.cells, self.widths, strict=False):
            if cell.ground is not None:
                pen.rect(left, top, width, height, cell.ground)
            left += width
        places = []
        left = x
        for cell, width in zip(row.cells, self.widths, strict=False):
            places.append((cell, left))
            left += width
        if row.resumed:
            # Whoever reads on from the page before reads the rest of the sentence first.
            places.append(places.pop(0))
        for cell, left in places:
            cell.draw(pen, left, top, height)

    def _draw_grid(self, pen: Pen, heights: Sequence[float], x: float, top: float) -> None:
        right = x + sum(self.widths)
        y = top
        rows = (self.head, *self.rows)
        bottom = top + sum(heights)
        for index, row in enumerate(rows):
            thickness = g.FRAME_RULE if index == 0 else g.GRID_RULE
            left = x + self.widths[0] if row.lead is not None else x
            pen.rule((left, y), (right, y), thickness, g.RULE_INK)
            y += heights[index]
        pen.rule((x, bottom), (right, bottom), g.FRAME_RULE, g.RULE_INK)
        left = x
        for width in (*self.widths, 0.0):
            pen.rule((left, top), (left, bottom), g.GRID_RULE, g.RULE_INK)
            left += width


def table_box(table: Table, shape: g.PageShape, faces: FaceSet, *, snug: bool = False) -> TableBox:
    """Set a table for pages of `shape`; a snug one has its lines a little closer."""
    size = g.table_size(len(table.columns))
    widths = column_widths(table.columns, shape.width, size)
    widths = balanced_widths(table.columns, table.rows, widths, size)
    words = " ".join(part for part in (table.number, table.caption) if part)
    caption = lines_box(plain(words, CAPTION), CAPTION, shape.width, faces) if words else None
    note = None
    if table.note:
        note = lines_box(style_inlines(table.note, TABLE_NOTE), TABLE_NOTE, shape.width, faces)
    head = set_head(table.columns, widths, size, faces, snug=snug)
    setter = RowSetter(table.columns, widths, size, faces, snug=snug)
    rows = _led(map(setter.row, table.rows))
    if head.height > shape.height * HEAD_SHARE:
        head, rows = SetRow(()), (head, *rows)
    return TableBox(
        caption,
        head,
        rows,
        note,
        widths,
        shape.height,
        table.anchor,
    )


def _led(rows: Iterable[SetRow]) -> tuple[SetRow, ...]:
    """Return the rows; one with an empty first cell continues the cell above."""
    result: list[SetRow] = []
    lead: SetCell | None = None
    for row in rows:
        follows = len(row.cells) > 1 and lead is not None and not row.cells[0].paragraphs
        result.append(replace(row, lead=lead) if follows else row)
        if row.cells and not follows:
            lead = row.cells[0] if row.cells[0].paragraphs else None
    return tuple(result)


def is_wide(table: Table) -> bool:
    """Tell whether a table gets a landscape page."""
    return table.wide or len(table.columns) >= g.WIDE_FROM
