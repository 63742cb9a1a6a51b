"""Turn the text of a page upright, and part what runs in other directions."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from compare.reading.pdf.characters import HYPHEN, UNKNOWN, Character, Glyph, PageText, Strays
from compare.reading.pdf.frame import Bounds, Frame

# Text at another angle than a quarter of a turn, in degrees, is a watermark or a stamp.
_SLANT = 10.0
# A page that was scanned askew slopes by more than this, in degrees.
_ASKEW = 0.05
# Text in another direction is read, after the rest, if there is so much of it.
_FEWEST_ASIDE = 40
_SHARE_ASIDE = 0.05
# Glyphs larger than any page has them, in points, are damage.
_LARGEST = 5000.0
_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)


def upright(glyphs: Sequence[Glyph], edges: Bounds, rotation: int = 0) -> PageText:
    """Return the text of a page in its main direction, others aside, the rest as strays."""
    inside: defaultdict[int, list[Glyph]] = defaultdict(list)
    strays: list[tuple[str, Glyph]] = []
    for glyph in glyphs:
        quarter = round(glyph.angle / 90)
        if not _is_inside(glyph, edges):
            strays.append(("outside_page", glyph))
        elif abs(glyph.angle - 90 * quarter) > _SLANT:
            strays.append(("slanted", glyph))
        else:
            inside[quarter % 4].append(glyph)
    order = sorted(inside, key=lambda one: (-len(inside[one]), one))
    pages: list[PageText] = []
    for quarter in order:
        found = inside[quarter]
        if pages and len(found) < max(_FEWEST_ASIDE, _SHARE_ASIDE * len(glyphs)):
            strays.extend(("other_direction", glyph) for glyph in found)
        else:
            pages.append(_page(found, edges, rotation, quarter))
    if not pages:
        return PageText([], 0, Frame(edges, rotation), strays=tuple(_strays(strays)))
    first, *others = pages
    return PageText(
        first.characters, first.unknown, first.frame, tuple(others), tuple(_strays(strays))
    )


def _is_inside(glyph: Glyph, edges: Bounds) -> bool:
    x, y = glyph.origin
    inside = edges[0] - 1 <= x <= edges[2] + 1 and edges[1] - 1 <= y <= edges[3] + 1
    left, bottom, right, top = glyph.box
    # A comparison with a number that is none is false, so that this leaves it out as well.
    return inside and abs(right - left) < _LARGEST and abs(top - bottom) < _LARGEST


def _page(glyphs: Sequence[Glyph], edges: Bounds, rotation: int, quarter: int) -> PageText:
    slope = median(glyph.angle - 90 * round(glyph.angle / 90) for glyph in glyphs)
    askew = math.radians(slope) if abs(slope) > _ASKEW else 0.0
    frame = Frame(edges, rotation, quarter, askew)
    unknown = sum(glyph.is_unknown for glyph in glyphs)
    return PageText(list(_characters(glyphs, frame)), unknown, frame)


def _characters(glyphs: Sequence[Glyph], frame: Frame) -> Iterator[Character]:
    """Yield what glyphs stand for, upright; what stands for no character is left out."""
    cosine, sine = math.cos(frame.slope), math.sin(frame.slope)
    high = 0
    for glyph in glyphs:
        code = glyph.code
        if code in UNKNOWN:
            continue
        if code in _SURROGATES:
            high = code
            continue
        if code in _LOW_SURROGATES:
            if not high:
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        left, _, right, _ = frame.upright(glyph.box)
        x, y = glyph.origin
        x, base, _, _ = frame.upright((x, y, x, y))
        if frame.slope:
            shift = x * cosine + base * sine - x
            left, right, base = left + shift, right + shift, base * cosine - x * sine
        text = "-" if code == HYPHEN else chr(code)
        yield Character(text, left, right, base, glyph.size or right - left, glyph.face)


def _strays(found: Sequence[tuple[str, Glyph]]) -> Iterator[Strays]:
    """Yield what is left out, neighbours in the file together."""
    for reason, glyphs in groupby(found, key=lambda one: one[0]):
        codes = (glyph.code for _, glyph in glyphs)
        text = "".join(chr(code) for code in codes if code not in UNKNOWN and code != HYPHEN)
        yield Strays(reason, text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
