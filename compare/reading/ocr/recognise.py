"""Recognise a page: bring it upright, find its lines, read each one."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from compare.reading.ocr.engine import Corners, Engine, Pixels, ReadLine
from compare.reading.ocr.gaps import with_gaps_doubted
from compare.reading.ocr.seals import without_seals
from compare.reading.ocr.upright import lies_on_its_side, size_of

# Lines are looked for at this resolution, in dots an inch: finer takes longer and finds no more.
_FINDING = 110
_SHORTEST_SIDE = 736
# More pixels than these, of an A2 page at 96 dots an inch, take more memory than a file may have.
_MOST_PIXELS = 3_600_000
# So many of the longest lines tell whether a page stands on its head.
_PROBES = 4
# Text that is upright reads at least this surely, even where it is bad; if not, it is tried turned.
_SURE = 0.8
# Narrower or lower than this, in pixels, there is nothing to read.
_SMALLEST = 6.0


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Hold a line of a page with its corners in pixels of the turned page."""

    corners: Corners
    read: ReadLine


@dataclass(frozen=True, slots=True)
class SeenPage:
    """Hold the lines of a page.

    `width` and `height` are pixels of the page after it was turned by `quarters` of a circle,
    against the clock.
    """

    lines: tuple[SeenLine, ...]
    width: int
    height: int
    quarters: int


def recognised(
    picture: Image.Image, resolution: float, engine: Engine, until: float = float("inf")
) -> SeenPage:
    """Return the lines of a picture in RGB with `resolution` dots an inch.

    Raises `TimeoutError` when the clock of `time.monotonic` passes `until`.
    """
    picture = Image.fromarray(without_seals(np.asarray(picture), resolution))
    pixels = np.asarray(picture)[:, :, ::-1]
    side = _side(picture, resolution)
    lines = engine.find(pixels, side)
    quarters = 0
    if lies_on_its_side(lines):
        quarters = 1
        picture = picture.transpose(Image.Transpose.ROTATE_90)
        lines = engine.find(np.asarray(picture)[:, :, ::-1], side)
    if _stands_on_its_head(picture, lines, engine):
        quarters += 2
        picture = picture.transpose(Image.Transpose.ROTATE_180)
        lines = [_opposite(corners, picture.size) for corners in lines]
    read = tuple(_read(picture, lines, engine, until))
    return SeenPage(read, picture.width, picture.height, quarters)


def _side(picture: Image.Image, resolution: float) -> int:
    """Return the length of the longer side, in pixels, at which lines are looked for."""
    longer, shorter = max(picture.size), min(picture.size)
    most = math.sqrt(_MOST_PIXELS * longer / shorter)
    return round(min(max(_FINDING / resolution * longer, _SHORTEST_SIDE), most))


def _read(
    picture: Image.Image, lines: Sequence[Corners], engine: Engine, until: float
) -> Iterator[SeenLine]:
    for corners in lines:
        if min(size_of(corners)) < _SMALLEST:
            continue
        if time.monotonic() > until:
            raise TimeoutError
        cut = cut_out(picture, corners)
        line = with_gaps_doubted(engine.read(cut), cut)
        if line.text:
            yield SeenLine(corners, line)


def cut_out(picture: Image.Image, corners: Corners) -> Pixels:
    """Return the pixels of a line, straightened, blue first."""
    width, height = (max(1, round(side)) for side in size_of(corners))
    upper_left, upper_right, lower_right, lower_left = corners.tolist()
    cut = picture.transform(
        (width, height),
        Image.Transform.QUAD,
        (*upper_left, *lower_left, *lower_right, *upper_right),
        Image.Resampling.BICUBIC,
    )
    return np.ascontiguousarray(np.asarray(cut)[:, :, ::-1])


def _stands_on_its_head(picture: Image.Image, lines: Sequence[Corners], engine: Engine) -> bool:
    """Tell whether the longest lines read better the other way round."""
    probes = sorted(lines, key=lambda one: -size_of(one)[0])[:_PROBES]
    cuts = [cut_out(picture, corners) for corners in probes if min(size_of(corners)) >= _SMALLEST]
    upright = _surety(cuts, engine)
    if not cuts or upright >= _SURE:
        return False
    return _surety([np.ascontiguousarray(cut[::-1, ::-1]) for cut in cuts], engine) > upright


def _surety(cuts: Sequence[Pixels], engine: Engine) -> float:
    return sum(engine.read(cut).confidence for cut in cuts) / max(1, len(cuts))


def _opposite(corners: Corners, size: tuple[int, int]) -> Corners:
    """Return the corners of a line after its page was turned round."""
    return np.asarray(np.asarray(size) - corners[[2, 3, 0, 1]], dtype=np.float64)
