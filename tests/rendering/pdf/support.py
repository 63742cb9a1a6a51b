"""Read a PDF back, as a verifier would."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
from pypdfium2 import raw

from compare.briefing.document import Block, Briefing, Imprint, Masthead, Part, PartKind, Reader

PAGE_NUMBER = re.compile(r"— \d+ —")


@dataclass(frozen=True)
class Glyph:
    text: str
    left: float
    bottom: float
    right: float
    top: float


def simple(*blocks: Block, annexes: tuple[Part, ...] = ()) -> Briefing:
    """Return a briefing of these blocks, without masthead and imprint."""
    part = Part(PartKind.BRIEFING, "", "简报", blocks, "briefing")
    return Briefing(
        "题", "", Masthead("", "", "", ""), (part, *annexes), Imprint(()), Reader((), ())
    )


def without_title(briefing: Briefing) -> Briefing:
    return replace(briefing, title="")


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of each page without page number and white space."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    return ["".join(PAGE_NUMBER.sub("", text).split()) for text in texts]


def glyphs(pdf: bytes, page: int) -> list[Glyph]:
    """Return the visible characters of a page with their boxes, in drawing order."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    result = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if not character.strip():
            continue
        result.append(Glyph(character, *text.get_charbox(index, loose=True)))
    return result


def lines(pdf: bytes, page: int) -> list[list[Glyph]]:
    """Return the glyphs of a page by line, the page number left out."""
    result: list[list[Glyph]] = []
    for glyph in glyphs(pdf, page):
        if not result or abs(result[-1][0].bottom - glyph.bottom) > 8:
            result.append([])
        result[-1].append(glyph)
    return [line for line in result if line[0].text != "—" or line[0].bottom > 80]


def fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Yield the name of the font of every text object and whether it is embedded."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=6):
            font = raw.FPDFTextObj_GetFont(item.raw)
            buffer = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, buffer, 200)
            yield buffer.value.decode(), bool(raw.FPDFFont_GetIsEmbedded(font))
