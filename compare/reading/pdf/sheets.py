"""Make sheets of segments from the characters of a page."""

from __future__ import annotations

from dataclasses import replace

from compare.model.source import Dropped
from compare.reading.pdf.characters import PageText
from compare.reading.pdf.frame import Bounds
from compare.reading.pdf.graphics import Graphics
from compare.reading.pdf.regions import Sheet, bounds_of
from compare.reading.pdf.segments import rows_of, segments_of
from compare.reading.pdf.vertical import part_vertical, turned_frame

_UNKNOWN = "\ufffd"


def sheets_of(
    text: PageText, page: int, graphics: Graphics | None = None
) -> tuple[list[Sheet], list[Dropped]]:
    """Return the sheets of page `page` (from 1), in reading order, and what is left out."""
    dropped = [Dropped(stray.reason, stray.text, page) for stray in text.strays]
    if text.unknown:
        dropped.append(Dropped("unknown_glyph", _UNKNOWN * text.unknown, page))
    sheets = _sheets(text, page, graphics or Graphics(), dropped)
    for other in text.aside:
        found, more = sheets_of(other, page)
        sheets.extend(found)
        dropped.extend(more)
    return sheets, dropped


def _sheets(text: PageText, page: int, graphics: Graphics, dropped: list[Dropped]) -> list[Sheet]:
    rows, again = rows_of(text.characters)
    if again:
        dropped.append(Dropped("drawn_again", again, page))
    parted = part_vertical(rows)
    upright = [rule for rule in graphics.rules if _is_upright(rule)]
    segments = tuple(segments_of(parted.rows, upright))
    sheet = Sheet(page, text.frame, segments, graphics, parted.blocks)
    if not parted.page:
        return [sheet]
    laid_down = Sheet(page, turned_frame(text.frame), parted.page)
    if not segments:
        return [laid_down]
    # Lines across a vertical page are its head, if they stand above the middle of the text.
    start, _, end, _ = bounds_of(parted.page)
    across = replace(sheet, blocks=())
    is_head = bounds_of(segments)[3] > -(start + end) / 2
    return [across, laid_down] if is_head else [laid_down, across]


def _is_upright(rule: Bounds) -> bool:
    return rule[3] - rule[1] > rule[2] - rule[0]
