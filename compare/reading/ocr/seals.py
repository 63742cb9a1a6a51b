"""Take the red of seals off a page, so that the black text below them can be found and read."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from compare.reading.ocr.engine import Pixels

# A pixel is red whose red part exceeds the others by this much, of 255.
_REDDER = 50
# Seals are looked for at this resolution, in dots an inch, which closes gaps in their ring.
_COARSE = 36
# The sides of a seal in inches, and how far they may differ; lines of red text are no seals.
_LEAST, _MOST = 0.9, 2.8
_ROUND = 1.35


def without_seals(pixels: Pixels, resolution: float) -> Pixels:
    """Return a page (height, width, RGB) with its seals bleached; red text elsewhere stays."""
    red = _is_red(pixels)
    result = pixels
    for area in _seals(red, resolution):
        if result is pixels:
            result = pixels.copy()
        result[area] = _bleached(pixels[area], red[area])
    return result


def _is_red(pixels: Pixels) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    others = np.maximum(pixels[:, :, 1], pixels[:, :, 2])
    return pixels[:, :, 0] > np.minimum(others.astype(np.int16) + _REDDER, 255)


def _seals(
    red: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], resolution: float
) -> Iterator[tuple[slice, slice]]:
    """Yield the areas of red patches that are about as high as wide and of a seal's size."""
    step = max(1, round(resolution / _COARSE))
    height, width = (side // step * step for side in red.shape)
    blocks = red[:height, :width].reshape(height // step, step, width // step, step)
    # One red dot in a block may be noise.
    coarse = blocks.sum(axis=(1, 3)) > max(1, 0.06 * step * step)
    # Imported here, because this takes longer than all other readers together.
    from scipy import ndimage  # noqa: PLC0415

    labels, _ = ndimage.label(coarse, structure=np.ones((3, 3)))
    for rows, columns in ndimage.find_objects(labels):
        sides = sorted((rows.stop - rows.start, columns.stop - columns.start))
        low, high = (side * step / resolution for side in sides)
        if low >= _LEAST and high <= _MOST and high <= _ROUND * low:
            yield (
                slice(rows.start * step, rows.stop * step),
                slice(columns.start * step, columns.stop * step),
            )


def _bleached(pixels: Pixels, red: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Pixels:
    """Return an area in red light, so bright that the red ink is as white as paper."""
    light = pixels[:, :, 0].astype(np.float64)
    ink = float(np.median(light[red])) if red.any() else 255.0
    bright = np.minimum(light * (255 / ink), 255).astype(np.uint8)
    return np.repeat(bright[:, :, np.newaxis], 3, axis=2)
