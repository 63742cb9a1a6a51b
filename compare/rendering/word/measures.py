"""Hold every size, face and colour of the Word document.

Lengths are millimetres, sizes and lines are points, colours are hexadecimal RGB.
The page is that of GB/T 9704-2012.
"""

from __future__ import annotations

PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
MARGIN_TOP = 37.0
MARGIN_LEFT = 28.0
MARGIN_RIGHT = 26.0
MARGIN_BOTTOM = 35.0
# A landscape page is the portrait page turned, so the binding edge (left) comes to the top.
LANDSCAPE_TOP = MARGIN_LEFT
LANDSCAPE_BOTTOM = MARGIN_RIGHT
LANDSCAPE_LEFT = MARGIN_BOTTOM
LANDSCAPE_RIGHT = MARGIN_TOP
HEADER_DISTANCE = 15.0
# The dash of the page number stands 7 mm below the type area; it is about 3 mm under the top of
# its own line of 16 pt (5.6 mm): 35 - (7 - 3) - 5.6.
FOOTER_DISTANCE = 25.4
LANDSCAPE_FOOTER_DISTANCE = FOOTER_DISTANCE - (MARGIN_BOTTOM - LANDSCAPE_BOTTOM)
TYPE_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
TYPE_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM
LANDSCAPE_TYPE_WIDTH = PAGE_HEIGHT - LANDSCAPE_LEFT - LANDSCAPE_RIGHT
LANDSCAPE_TYPE_HEIGHT = PAGE_WIDTH - LANDSCAPE_TOP - LANDSCAPE_BOTTOM

FANGSONG = "仿宋"
HEI = "黑体"
KAI = "楷体"
SONG = "宋体"
TITLE_FACE = "方正小标宋简体"
LATIN = "Times New Roman"
HEAVY_FACES = (HEI, TITLE_FACE)
# Names under which offices and systems hold the same or the nearest face.
FACE_ALTERNATIVES = {
    FANGSONG: "仿宋_GB2312,FangSong",
    HEI: "SimHei",
    KAI: "楷体_GB2312,KaiTi",
    SONG: "SimSun",
    TITLE_FACE: "方正小标宋_GBK,华文中宋,STZhongsong",
}

BODY_SIZE = 16.0
# 28 characters of 16 pt are 448 pt and the type area is 442.2 pt wide: each gives up a quarter.
BODY_SPACING = -0.25
BODY_LINE = 28.95
TITLE_SIZE = 22.0
TITLE_LINE = 35.0
IMPRINT_SIZE = 14.0
IMPRINT_LINE = 22.0
PAGE_NUMBER_SIZE = 14.0
PAGE_NUMBER_LINE = 16.0
CONTENTS_SIZE = 12.0
CONTENTS_LINE = 17.5
CAPTION_SIZE = 12.0
CAPTION_LINE = 18.0
NOTE_SIZE = 12.0
NOTE_LINE = 18.0
CITATION_SIZE = 11.0
TABLE_SIZE = 10.5
TABLE_LINE = 13.0
TABLE_CITATION_SIZE = 9.0
DENSE_SIZE = 9.0
DENSE_LINE = 11.5
DENSEST_SIZE = 7.5
DENSEST_LINE = 10.5
COMMENT_SIZE = 10.5
SMALL_GAP = 6.0
CAPTION_SPACE = 8.0
CAPTION_GAP = 3.0
"""Room above and below the caption of a table."""
SERIES_LARGEST = 48.0
SERIES_SMALLEST = 26.0
SERIES_SPACE = 0.3
"""The space between the characters of the series name, in em."""
SERIES_LINE = 1.3
"""Distance of lines of the series name relative to its size."""
RULE_WIDTH = 2.25
RULE_SPACE = 6
"""Room between the rule of the head and the line above it, in whole points."""
HAIR_LINE = 1.0
"""Height of a paragraph that only separates, in points: it must exist and not show."""

MOST_PORTRAIT_COLUMNS = 10
MOST_NORMAL_COLUMNS = 14
MOST_DENSE_COLUMNS = 20
"""Tables of more columns turn the page or have smaller print, as in the PDF."""
HEAD_SHARE = 0.3
"""A head that takes more of the page's height is not repeated on each page."""
MOST_LINES_KEPT = 16
"""A row of at most so many lines is not split between pages."""
JUSTIFIED_CHARACTERS = 20
"""Characters a column must hold to be justified; narrower ones would show holes."""
MOST_ROWS_TOGETHER = 6
"""A table of at most so many rows of one or two lines stays on one page."""
CELL_SIDE = 1.5
CELL_TOP = 0.5
REVIEW_WIDTH = 10.5
"""Width of the column in which the rows of a table are ticked off."""
PICTURE_SCALE = 3.0
"""Pixels per point of a chart, about 216 dots per inch."""
PICTURE_HEIGHT_SHARE = 0.85
"""Share of the type area's height a chart may take, so that its caption stays on its page."""
LIGHT_CHARACTERS = 300
"""Text up to this length beside a wide table shares its landscape page."""

RED = "C00000"
GREY = "595959"
LINK = "1F3864"
RULE = "7F7F7F"
HEAD_FILL = "EDEDED"
FORMULA_FILL = "D6E4F5"
INITIATIVE_FILL = "FCE4C4"
DIFFERENCE_FILL = "FADADD"
DOUBT_FILL = "FFF6B8"
# One hue from dark to light, as in the charts: the order survives black print.
VERBATIM_FILL = "C3D2E2"
VARIANT_FILL = "DDE6EF"
RELATED_FILL = "EFF3F8"
ABSENT_FILL = "FAFAFA"

LANGUAGE = "zh-CN"
LATIN_LANGUAGE = "en-US"
"""Of Latin letters and digits: as zh-CN they may be broken anywhere, 98.7 and GDP too."""
COMMENT_AUTHOR = "出处"
CHANGE_AUTHOR = "对照表述"


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def points(size: float) -> int:
    """Return a size in points as twentieths of a point."""
    return round(size * 20)


def to_points(millimetres: float) -> float:
    """Return a length in points."""
    return millimetres * 72 / 25.4
