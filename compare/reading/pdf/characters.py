"""Take the characters of a page with their places, turned so that the text runs upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pypdfium2 import raw

# What pdfium reports for a hyphen at a line's end, and for a glyph whose character is unknown.
_HYPHEN = 0x02
_UNKNOWN = frozenset({0x00, 0xFFFE, 0xFFFF, 0xFFFD})
_PRIVATE = range(0xE000, 0xF900)
_FIRST_VISIBLE = 0x21
_BLANKS = frozenset({0x7F, 0xA0, 0x200B, 0x3000, 0xFEFF})
_SURROGATES = range(0xD800, 0xDC00)
# Text at another angle than most of its page, in degrees, is a watermark or a stamp.
_SLANT = 10


class Character(NamedTuple):
    """Hold a character: left and right edge, base line, size in points, and its face."""

    text: str
    left: float
    right: float
    base: float
    size: float
    face: str


@dataclass(frozen=True, slots=True)
class PageText:
    """Hold what a page says; `unknown` counts glyphs that stand for no character."""

    characters: list[Character]
    unknown: int


def page_text(page: Any) -> PageText:  # noqa: ANN401 (pypdfium2 has no types)
    """Return the visible characters of a pypdfium2 page; those outside its edges are dropped."""
    textpage = page.get_textpage()
    try:
        return _upright(list(_glyphs(textpage.raw)), page.get_cropbox())
    finally:
        textpage.close()


class _Glyph(NamedTuple):
    code: int
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float
    quarter: int
    slanted: bool
    face: str


def _glyphs(handle: Any) -> Iterator[_Glyph]:  # noqa: ANN401
    """Yield the glyphs that mark the paper, in the order of the content stream."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(64)
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if (code < _FIRST_VISIBLE and code not in (0, _HYPHEN)) or code in _BLANKS:
            continue
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        raw.FPDFText_GetFontInfo(handle, index, name, 64, flags)
        degrees = math.degrees(math.atan2(matrix.b, matrix.a))
        quarter = round(degrees / 90)
        yield _Glyph(
            code,
            (box.left, box.bottom, box.right, box.top),
            (x.value, y.value),
            raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.a, matrix.b),
            quarter % 4,
            abs(degrees - 90 * quarter) > _SLANT,
            name.value.decode("utf-8", "replace"),
        )


def _upright(glyphs: list[_Glyph], edges: tuple[float, float, float, float]) -> PageText:
    """Turn the page by quarters until most text is upright; other directions are left out."""
    directions = Counter(glyph.quarter for glyph in glyphs if not glyph.slanted)
    if not directions:
        return PageText([], 0)
    quarter = directions.most_common(1)[0][0]
    kept = [g for g in glyphs if g.quarter == quarter and not g.slanted and _inside(g, edges)]
    unknown = sum(glyph.code in _UNKNOWN or glyph.code in _PRIVATE for glyph in kept)
    return PageText(list(_characters(kept, quarter)), unknown)


def _inside(glyph: _Glyph, edges: tuple[float, float, float, float]) -> bool:
    x, y = glyph.origin
    return edges[0] - 1 <= x <= edges[2] + 1 and edges[1] - 1 <= y <= edges[3] + 1


def _characters(glyphs: list[_Glyph], quarter: int) -> Iterator[Character]:
    high = 0
    for glyph in glyphs:
        code = ord("-") if glyph.code == _HYPHEN else glyph.code
        if code in _UNKNOWN:
            continue
        if code in _SURROGATES:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        left, right, base = _turned(glyph, quarter)
        yield Character(chr(code), left, right, base, glyph.size or right - left, glyph.face)


def _turned(glyph: _Glyph, quarter: int) -> tuple[float, float, float]:
    """Return left edge, right edge and base line as they are on the turned page."""
    left, bottom, right, top = glyph.box
    x, y = glyph.origin
    if quarter == 0:
        return left, right, y
    if quarter == 1:
        return bottom, top, -x
    if quarter == 2:
        return -right, -left, -y
    return -top, -bottom, x
