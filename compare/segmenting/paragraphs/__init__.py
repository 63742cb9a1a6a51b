"""Mend paragraphs before they are read: join what was broken within, part what runs together."""

from compare.segmenting.paragraphs.mend import mended

__all__ = ["mended"]
