"""Take the characters of a page from the file, each with its place, size and face."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdfium2 import raw

from compare.reading.pdf.frame import Bounds, Frame

# What pdfium reports for a hyphen at a line's end, and for a glyph whose character is unknown.
HYPHEN = 0x02
UNKNOWN = frozenset({0x00, 0xFFFE, 0xFFFF, 0xFFFD})
_PRIVATE = range(0xE000, 0xF900)
_FIRST_VISIBLE = 0x21
_BLANKS = frozenset({0x09, 0x0A, 0x0D, 0x20, 0x7F, 0xA0, 0x200B, 0x200C, 0x200D, 0x3000, 0xFEFF})
# No page that was printed holds more; memory grows with this.
MOST_CHARACTERS = 200_000


class Character(NamedTuple):
    """Hold a character: left and right edge, base line, size in points, and its face.

    `confidence`, from 0 to 1, is that of a character recognised in a picture.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    face: str
    confidence: float | None = None


class Glyph(NamedTuple):
    """Hold a glyph as it stands on the unturned page, with the angle in degrees it runs in."""

    code: int
    box: Bounds
    origin: tuple[float, float]
    size: float
    angle: float
    face: str

    @property
    def is_unknown(self) -> bool:
        """Tell whether the file does not say which character this is."""
        return self.code in UNKNOWN or self.code in _PRIVATE


@dataclass(frozen=True, slots=True)
class Strays:
    """Hold the characters that a page shows and that are not read, and the reason."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class PageText:
    """Hold what a page says, upright in `frame`.

    `unknown` counts glyphs that stand for no character; `aside` is text that runs in another
    direction; `strays` are left out.
    """

    characters: list[Character]
    unknown: int
    frame: Frame = field(default_factory=Frame)
    aside: tuple[PageText, ...] = ()
    strays: tuple[Strays, ...] = ()


def glyphs_of(page: Any) -> list[Glyph]:  # noqa: ANN401 (pypdfium2 has no types)
    """Return the glyphs of a pypdfium2 page that mark the paper, in the order of the file.

    Raises `ValueError` for a page with more than `MOST_CHARACTERS`.
    """
    textpage = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(textpage.raw)
        if count > MOST_CHARACTERS:
            raise ValueError(f"{count} characters on one page")
        return list(_glyphs(textpage.raw, count))
    finally:
        textpage.close()


def _glyphs(handle: Any, count: int) -> Iterator[Glyph]:  # noqa: ANN401
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(64)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _BLANKS:
            continue
        if code < _FIRST_VISIBLE and not (code == HYPHEN and raw.FPDFText_IsHyphen(handle, index)):
            # Codes of a face that does not tell its characters.
            code = 0
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        raw.FPDFText_GetFontInfo(handle, index, name, 64, flags)
        height = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b)
        yield Glyph(
            code,
            (box.left, box.bottom, box.right, box.top),
            (x.value, y.value),
            abs(raw.FPDFText_GetFontSize(handle, index)) * height,
            math.degrees(math.atan2(matrix.b, matrix.a)),
            name.value.decode("utf-8", "replace"),
        )
