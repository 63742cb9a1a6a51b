"""Take the rules, frames and pictures of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from compare.reading.pdf.frame import Bounds, Frame

# A rule is no thicker and no shorter than this, in points.
_THICKEST = 3.0
_SHORTEST = 8.0
# Maps and drawings have more; they are no tables.
_MOST_OBJECTS = 20_000
_MOST_RULES = 1500
_MOST_POINTS = 2000
# A picture is larger than this in both directions, in points; smaller ones are signs.
_SMALLEST_PICTURE = 30.0


@dataclass(frozen=True, slots=True)
class Graphics:
    """Hold what is drawn on a page, turned like its text: thin rules and pictures."""

    rules: tuple[Bounds, ...] = ()
    pictures: tuple[Bounds, ...] = ()


def graphics_of(page: Any, frame: Frame) -> Graphics:  # noqa: ANN401 (pypdfium2 has no types)
    """Return the rules and pictures of a pypdfium2 page, upright in `frame`."""
    rules: list[Bounds] = []
    pictures: list[Bounds] = []
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        found = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(found)
        if kind == raw.FPDF_PAGEOBJ_PATH and len(rules) <= _MOST_RULES:
            rules.extend(_rules(found))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_bounds(found))
    return Graphics(
        tuple(frame.upright(rule) for rule in rules) if len(rules) <= _MOST_RULES else (),
        tuple(frame.upright(one) for one in pictures if _is_picture(one)),
    )


def _bounds(found: Any) -> Bounds:  # noqa: ANN401
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(found, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _is_picture(bounds: Bounds) -> bool:
    left, bottom, right, top = bounds
    return min(right - left, top - bottom) >= _SMALLEST_PICTURE


def _rules(path: Any) -> Iterator[Bounds]:  # noqa: ANN401
    """Yield the level and upright lines of a path: thin shapes, and the edges of drawn ones."""
    left, bottom, right, top = bounds = _bounds(path)
    if min(right - left, top - bottom) <= _THICKEST:
        if max(right - left, top - bottom) >= _SHORTEST:
            yield bounds
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not stroke.value or raw.FPDFPath_CountSegments(path) > _MOST_POINTS:
        return
    for (x, y, _), (other_x, other_y, draws) in pairwise(_points(path)):
        across, up = abs(other_x - x), abs(other_y - y)
        if draws and min(across, up) <= 1 and max(across, up) >= _SHORTEST:
            yield min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _points(path: Any) -> Iterator[tuple[float, float, bool]]:  # noqa: ANN401
    """Yield the points of a path, and whether a line is drawn to them."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    first = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(path)):
        piece = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(piece, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(piece)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        yield (*point, kind == raw.FPDF_SEGMENT_LINETO)
        if raw.FPDFPathSegment_GetClose(piece):
            yield (*first, True)
