"""Read the pages of a PDF that are pictures of text."""

from __future__ import annotations

import math
from typing import Any

from compare.reading.ocr.pages import Recogniser
from compare.reading.pdf.characters import PageText
from compare.settings import ReadingSettings

# Larger pages than A1 at 200 dots an inch are made coarser, lest they fill the memory.
_MOST_PIXELS = 31_000_000


def recognised_text(
    page: Any,  # noqa: ANN401 (pypdfium2 has no types)
    number: int,
    recogniser: Recogniser,
    settings: ReadingSettings,
) -> PageText:
    """Return what a pypdfium2 page shows, whatever text it holds; `number` counts from 1."""
    width, height = page.get_size()
    most = 72 * math.sqrt(_MOST_PIXELS / max(1.0, width * height))
    resolution = min(settings.ocr_resolution, most)
    picture = page.render(scale=resolution / 72).to_pil().convert("RGB")
    return recogniser.page(picture, resolution, number)
