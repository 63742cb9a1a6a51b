"""Name every length, type size and colour of the page, after GB/T 9704-2012.

Lengths are points unless a name says millimetres; y runs downwards from the top of a page.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.briefing.document import Shade

MM = 72 / 25.4
PAPER_WIDTH = 210 * MM
PAPER_HEIGHT = 297 * MM
TOP = 37 * MM
BOTTOM = 35 * MM
LEFT = 28 * MM
RIGHT = 26 * MM
# A turned page keeps the type area: what is at the top of the sheet becomes its left side.
TURNED_TOP = 28 * MM
TURNED_LEFT = 37 * MM

BODY_SIZE = 15.79
"""28 characters in 156 mm; 3号 (16 pt) would need 448 pt, but 156 mm are 442.2 pt."""
BODY_LEADING = 28.97
"""22 lines in 225 mm."""
ASCENT = 0.88
"""How far the base line lies below the top of the em box."""

TITLE_SIZE = 22.0
TITLE_LEADING = 33.0
SUBTITLE_SIZE = 16.0
ANNEX_LABEL_SIZE = BODY_SIZE
SERIES_LARGEST = 48.0
SERIES_SHARE = 0.72
"""How much of the type width the name of the series may take."""
SERIES_SPACE = 0.35
"""The space between the characters of the series, in em."""
MASTHEAD_RULE = 1.4
IMPRINT_SIZE = 14.0
IMPRINT_LEADING = 23.0
IMPRINT_OUTER_RULE = 1.0
IMPRINT_INNER_RULE = 0.7
PAGE_NUMBER_SIZE = 14.0
PAGE_NUMBER_DROP = 7 * MM
DASH_MIDDLE = 0.34
"""How far the dash of the page number lies above the base line, in em."""

CONTENTS_SIZE = 12.0
CONTENTS_LEADING = 19.0
NOTE_SIZE = 12.0
NOTE_LEADING = 17.5
CAPTION_SIZE = 12.0
CAPTION_LEADING = 18.0
CAPTION_GAP = 3.0
TABLE_NOTE_SIZE = 10.5
TABLE_NOTE_LEADING = 16.0
BLOCK_SPACE = 7.0
"""Room above tables and figures; text below them goes on at the grid of lines."""
NOTE_SPACE = 3.0
"""More room between a table and small print below it."""
TEXT_SPACE = 3.5
"""The least room between a table or figure and text of body size below it."""
FIGURE_GAP = 6.0
LABEL_SHARE = 0.76
"""The size of a citation label relative to the quotation before it."""

TABLE_SIZES = ((14, 10.5), (20, 9.0))
"""The type size up to a number of columns; more columns get SMALLEST_TABLE_SIZE."""
SMALLEST_TABLE_SIZE = 7.5
TABLE_LEADING = 1.33
SNUG_TABLE_LEADING = 1.22
"""The same where the briefing proper would end on a page of its own with little on it."""
CELL_PAD_X = 4.0
ROOMY_UP_TO = 14
NARROW_PAD_X = 1.2
"""The same in a table of more columns than ROOMY_UP_TO."""
CELL_PAD_Y = 2.0
SNUG_CELL_PAD_Y = 1.0
CELL_PARAGRAPH_GAP = 2.4
NARROW_COLUMN = 12.0
"""The column width in em below which text is set ragged instead of justified."""
WIDE_FROM = 11
"""The number of columns from which a table gets a landscape page without asking."""
GRID_RULE = 0.4
FRAME_RULE = 1.0

INK = "#000000"
RED = "#c8161d"
DARK_RED = "#8b1a1a"
MUTED_INK = "#737373"
LABEL_INK = "#46607a"
RULE_INK = "#595959"
HEAD_GROUND = "#ececec"
FORMULA_GROUND = "#fbf0cd"
INITIATIVE_GROUND = "#d8ebe6"
DOUBT_GROUND = "#e2e2e2"
FORMULA_LINE = "#8a6d1a"
INITIATIVE_LINE = "#2c6b5f"
CELL_GROUNDS = {
    Shade.VERBATIM: "#c9d7e6",
    Shade.VARIANT: "#e4ebf2",
    Shade.RELATED: "#f2f5f8",
}


@dataclass(frozen=True, slots=True)
class PageShape:
    """Hold the paper and the type area of a page."""

    paper_width: float
    paper_height: float
    left: float
    top: float
    width: float
    height: float


PORTRAIT = PageShape(
    PAPER_WIDTH, PAPER_HEIGHT, LEFT, TOP, PAPER_WIDTH - LEFT - RIGHT, PAPER_HEIGHT - TOP - BOTTOM
)
LANDSCAPE = PageShape(
    PAPER_HEIGHT, PAPER_WIDTH, TURNED_LEFT, TURNED_TOP, PORTRAIT.height, PORTRAIT.width
)


def cell_pad(columns: int) -> float:
    """Return the room at both sides of a cell of a table with this number of columns."""
    return CELL_PAD_X if columns <= ROOMY_UP_TO else NARROW_PAD_X


def table_size(columns: int) -> float:
    """Return the type size of a table with this number of columns."""
    for most, size in TABLE_SIZES:
        if columns <= most:
            return size
    return SMALLEST_TABLE_SIZE
