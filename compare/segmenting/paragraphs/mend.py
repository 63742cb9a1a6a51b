"""Run the steps of the mending over the paragraphs of a source."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from compare.cleaning import CleanSource, Paragraph
from compare.lexicon import Lexicon
from compare.segmenting.paragraphs.appendices import appendix_breaks
from compare.segmenting.paragraphs.broken_headings import joined_headings, torn
from compare.segmenting.paragraphs.fixed_width import joined_lines, line_width
from compare.segmenting.paragraphs.one_line import breaks_of
from compare.text import letters_of


def mended(clean: CleanSource, lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a source, mended; each character keeps its raw place."""
    width = line_width(clean)
    paragraphs = [part for p in clean.paragraphs for part in torn(p, clean, width, lexicon)]
    if width:
        paragraphs = joined_lines(paragraphs, clean, width, lexicon)
    paragraphs = joined_headings(paragraphs, lexicon)
    return tuple(part for paragraph in paragraphs for part in _parted(paragraph, clean, lexicon))


def _parted(paragraph: Paragraph, clean: CleanSource, lexicon: Lexicon) -> list[Paragraph]:
    """Return the paragraphs that a text without line breaks holds."""
    found = {*breaks_of(paragraph, clean.source.text, lexicon)}
    found.update(appendix_breaks(paragraph.text, lexicon))
    places = sorted({0, *found, len(paragraph.clean)})
    parts = [
        replace(
            paragraph,
            clean=paragraph.clean.slice(low, high),
            gap=paragraph.gap if low == 0 else 0,
            continued=paragraph.continued and low == 0,
            cut_start=paragraph.cut_start and low == 0,
            cut_end=paragraph.cut_end and high == len(paragraph.clean),
        )
        for low, high in pairwise(places)
    ]
    return [part for part in parts if letters_of(part.text)]
