"""Make scans of known texts: pages as pictures, worn as scanners and copiers wear them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from compare.rendering.fonts import Face, load_faces
from tests.reading.pdf import layouts

FACES = load_faces()
RED = (215, 30, 40)


@dataclass(frozen=True)
class Wear:
    """Hold what a scan does to a page.

    `skew` is in degrees, `noise` the deviation of 255 steps, `blur` a radius in pixels, `shade`
    the share of light lost at the left edge, `quality` that of JPEG.
    """

    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    shade: float = 0.0
    quality: int = 95


CLEAN = Wear()
NOISY = Wear(skew=1.0, noise=18, blur=0.8, shade=0.25, quality=50)


def pictures_of(pdf: bytes, dpi: float) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def page_of(paragraphs: Sequence[str], dpi: float = 200, size: float = 10.5, count: int = 1):
    """Return the first page of a report set in columns, as a picture."""
    return pictures_of(layouts.in_columns(paragraphs, count, size=size), dpi)[0]


def worn(picture: Image.Image, wear: Wear, seed: int = 1) -> Image.Image:
    """Return a picture as a scan would have it; the same seed gives the same dots."""
    if wear.skew:
        picture = picture.rotate(wear.skew, Image.Resampling.BICUBIC, fillcolor="white")
    if wear.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(wear.blur))
    values = np.asarray(picture).astype(float)
    if wear.noise or wear.shade:
        light = np.linspace(1 - wear.shade, 1, values.shape[1])[np.newaxis, :, np.newaxis]
        dots = np.random.default_rng(seed).normal(0, wear.noise, values.shape[:2])
        values = 20 + values * 0.88 * light + dots[:, :, np.newaxis]
    dirty = Image.fromarray(values.clip(0, 255).astype(np.uint8))
    return Image.open(io.BytesIO(saved(dirty, "JPEG", quality=wear.quality))).convert("RGB")


def sealed(picture: Image.Image, left: int, top: int, dpi: float = 200) -> Image.Image:
    """Return a picture with a red seal of four centimetres over what is there."""
    side = round(dpi * 1.6)
    above = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(above)
    ink = (*RED, 190)
    pen.ellipse((left, top, left + side, top + side), outline=ink, width=side // 24)
    font = ImageFont.truetype(str(FACES.paths[Face.SONG]), side // 9)
    pen.text((left + side // 6, top + side // 2), "某某县政协", font=font, fill=ink)
    return Image.alpha_composite(picture.convert("RGBA"), above).convert("RGB")


def lines_as_picture(
    lines: Iterable[str], size: int = 44, colour: tuple[int, int, int] = (0, 0, 0)
) -> Image.Image:
    """Return a few lines on a strip of paper, each as it is."""
    lines = list(lines)
    font = ImageFont.truetype(str(FACES.paths[Face.SONG]), size)
    width = max(round(font.getlength(line)) for line in lines) + 4 * size
    picture = Image.new("RGB", (width, (len(lines) * 2 + 2) * size), "white")
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        pen.text((2 * size, (number * 2 + 1) * size), line, font=font, fill=colour)
    return picture


def saved(picture: Image.Image, form: str, **options) -> bytes:
    """Return the bytes of a picture file."""
    stream = io.BytesIO()
    picture.save(stream, form, **options)
    return stream.getvalue()


def as_pdf(pictures: Sequence[Image.Image], dpi: float = 200) -> bytes:
    """Return a PDF whose pages are pictures, as scanners write it."""
    return saved(pictures[0], "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
