"""Take the text out of a written PDF, column by column, across page ends."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from compare.verification.printed import TextPart

# The last that is drawn on a page; below a last line it would run on from it.
_PAGE_NUMBER = re.compile(r"—\d+—$")
_QUOTED = re.compile("“[^“”]*”")
# How far up, in points, text must begin again to be another cell or paragraph: small type and
# raised marks move less, a line of its own more.
_UP = 4.0
_SURROGATE = 0xD800
Glyph = tuple[str, float, float, float]
"""A character with its left and right edge and its base line."""


@dataclass(slots=True)
class Block:
    """Hold text that runs downwards in one column of a page: a cell or stretch of paragraphs."""

    page: int
    left: float
    right: float
    base: float
    text: str = ""


def pdf_parts(path: Path) -> Iterator[TextPart]:
    """Yield the blocks of all pages; a quotation that a page end cuts is one with its rest."""
    waiting = list(_blocks(path))
    while waiting:
        block = waiting.pop(0)
        text = block.text
        page = block.page
        while _is_open(text):
            rest = _continuation(block, waiting)
            if rest is None:
                break
            waiting.remove(rest)
            block = rest
            text += rest.text
        yield TextPart(f"page {page}", text)


def _is_open(text: str) -> bool:
    """Tell whether a quotation begins that does not end."""
    return "“" in _QUOTED.sub("", text)


def _continuation(block: Block, following: Iterable[Block]) -> Block | None:
    """Return the block in the same column, on this page or the next, that ends the quotation.

    Repeated table heads stand between; they hold no odd mark. A block that holds no mark at all
    may be the middle of a quotation that fills a page.
    """
    silent: Block | None = None
    for other in following:
        if other.page > block.page + 1:
            break
        if not _same_column(block, other):
            continue
        odd = _QUOTED.sub("", other.text)
        if "”" in odd and ("“" not in odd or odd.index("”") < odd.index("“")):
            return other
        if other.page == block.page + 1 and (silent is None or len(silent.text) < len(other.text)):
            silent = other
    return silent


def _same_column(one: Block, other: Block) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.6 * max(one.right - one.left, other.right - other.left)


def _blocks(path: Path) -> Iterator[Block]:
    document = pypdfium2.PdfDocument(path)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            yield from _page_blocks(number, _glyphs(text))
            text.close()
            page.close()
    finally:
        document.close()


def _page_blocks(page: int, glyphs: Iterable[Glyph]) -> list[Block]:
    """Return the stretches of glyphs that run downwards, without the page number."""
    blocks: list[Block] = []
    for character, left, right, base in glyphs:
        if not blocks or base > blocks[-1].base + _UP:
            blocks.append(Block(page, left, right, base))
        block = blocks[-1]
        block.left, block.right = min(block.left, left), max(block.right, right)
        block.base = base
        block.text += character
    if blocks:
        blocks[-1].text = _PAGE_NUMBER.sub("", blocks[-1].text)
    return blocks


def _glyphs(page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Yield each visible character with left, right and base, in drawing order."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    base = ctypes.c_double()
    across = ctypes.c_double()
    high = ""
    for index in range(raw.FPDFText_CountChars(page.raw)):
        code = raw.FPDFText_GetUnicode(page.raw, index)
        character = high + chr(code)
        if _SURROGATE <= code < _SURROGATE + 0x400:
            high = character
            continue
        character = character.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        high = ""
        if not character.strip():
            continue
        raw.FPDFText_GetCharBox(page.raw, index, left, right, bottom, top)
        # The base line is the same for all characters of a line, the lower edge is not.
        raw.FPDFText_GetCharOrigin(page.raw, index, across, base)
        yield character, left.value, right.value, base.value
