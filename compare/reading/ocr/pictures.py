"""Open picture files: each page as a plain picture in RGB, with its resolution."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from compare.errors import InputError
from compare.settings import ReadingSettings

# Resolutions that scanners use, in dots an inch; what a file says beyond them is not meant.
_LEAST, _MOST = 95.0, 1300.0
# The shorter side of A4 in inches: what a picture shows that does not say its resolution.
_SHORTER_SIDE = 8.27
# A picture this many times finer than wanted is made coarser.
_TOO_FINE = 1.2
_DAMAGES = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold one page of a picture file in RGB, with its dots an inch."""

    picture: Image.Image
    resolution: float


def frames_of(data: bytes, path: str, settings: ReadingSettings) -> Iterator[Frame]:
    """Yield the pages of a picture file; raise `InputError` for what is damaged or too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as opened:
                _check_pages(getattr(opened, "n_frames", 1), path, settings)
                for frame in ImageSequence.Iterator(opened):
                    yield _frame(frame, settings.ocr_resolution)
    except _DAMAGES as error:
        raise InputError(
            f"is damaged, too large or no picture{_reason(error)}",
            place=path,
            remedy="open it in a viewer and save it anew",
        ) from error


def _reason(error: Exception) -> str:
    """Return what the library says, unless it only names an object of its own."""
    return "" if isinstance(error, UnidentifiedImageError) else f" ({error})"


def _check_pages(count: int, path: str, settings: ReadingSettings) -> None:
    if count > settings.ocr_most_pages:
        raise too_many(path, count, settings)


def too_many(path: str, count: int, settings: ReadingSettings) -> InputError:
    """Return the error of a file with more pages than are recognised."""
    return InputError(
        f"has {count} scanned pages, more than {settings.ocr_most_pages}",
        place=path,
        remedy="raise reading.ocr_most_pages or split the file",
    )


def _frame(frame: Image.Image, wanted: float) -> Frame:
    resolution = _resolution(frame)
    picture = _in_colours(ImageOps.exif_transpose(frame))
    if resolution > _TOO_FINE * wanted:
        size = tuple(max(1, round(side * wanted / resolution)) for side in picture.size)
        resolution *= size[0] / picture.width
        picture = picture.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    return Frame(picture, resolution)


def _resolution(frame: Image.Image) -> float:
    """Return the dots an inch that a picture says, or those by which its width is that of A4."""
    said: Any = frame.info.get("dpi")
    try:
        least, most = sorted(float(one) for one in said)
    except (TypeError, ValueError, ZeroDivisionError):
        least = most = 0.0
    if least >= _LEAST and most <= min(_MOST, 1.1 * least):
        return most
    return min(frame.size) / _SHORTER_SIDE


def _in_colours(picture: Image.Image) -> Image.Image:
    """Return a picture as RGB with 8 bits, on white where it is transparent."""
    if picture.mode.startswith(("I", "F")):
        values = np.asarray(picture, dtype=np.float64)
        room = float(np.ptp(values)) or 1.0
        scaled = (values - values.min()) * (255 / room)
        picture = Image.fromarray(scaled.astype(np.uint8))
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    return picture.convert("RGB")
