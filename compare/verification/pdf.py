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
_LABEL_BEHIND = re.compile(r"”(〔[^〔〕]*〕)?")
# How far up or down, in points, glyphs may lie to be still in one line: raised marks do.
_LINE = 4.0
# How wide a gap, in em, parts two cells of a row. A wide blank between words is one em and a little
# more in a justified line, and it is not told from the room between two columns otherwise.
_GAP = 1.35
# How far left, in em, a line may begin of those above it: the first of a paragraph is indented.
_INDENT = 2.5
_COLUMN = 0.6
# The least size of running text, in points, and the widest step of lines below it, in em.
_BODY = 13.0
_STEP = 1.6
_SURROGATE = 0xD800


@dataclass(frozen=True, slots=True)
class Glyph:
    """Hold a character with its edges, its base line and its size, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class Block:
    """Hold text that runs downwards in one column of a page: a cell or some paragraphs.

    `left` and `right` bound the whole block, `end` and `base` are where it has come to.
    """

    page: int
    left: float
    right: float
    end: float
    base: float
    text: str = ""

    def goes_on_with(self, glyph: Glyph) -> bool:
        """Tell whether a glyph is the next of the same line or begins the line below."""
        if glyph.base > self.base + _LINE:
            return False
        if glyph.base > self.base - _LINE:
            return self.end - glyph.size < glyph.left < self.end + _GAP * glyph.size
        # In small type, that of tables, a wider step leads from the head to the row below it.
        if glyph.size < _BODY and self.base - glyph.base > _STEP * glyph.size:
            return False
        return self.left - _INDENT * glyph.size < glyph.left < self.right

    def add(self, glyph: Glyph) -> None:
        """Take a glyph in."""
        self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)
        self.end, self.base = glyph.right, glyph.base
        self.text += glyph.text


def pdf_parts(path: Path) -> Iterator[TextPart]:
    """Yield the blocks of all pages; a quotation that a page end cuts is one with its rest."""
    waiting = list(_blocks(path))
    for number, block in enumerate(waiting):
        text, last = block.text, block
        while _is_open(text):
            rest = _continuation(last, waiting[number + 1 :])
            if rest is None:
                break
            end = _end_of_quotation(rest.text)
            text += rest.text[:end]
            rest.text, last = rest.text[end:], rest
        yield TextPart(f"page {block.page}", text)


def _is_open(text: str) -> bool:
    """Tell whether a text ends within a quotation."""
    return text.rfind("“") > text.rfind("”")


def _closes(text: str) -> bool:
    """Tell whether a text begins within a quotation that ends in it."""
    first = text.find("“")
    return "”" in text and (first < 0 or text.index("”") < first)


def _end_of_quotation(text: str) -> int:
    """Return where the quotation with which a text begins has ended, its label included."""
    found = _LABEL_BEHIND.search(text)
    return found.end() if found else len(text)


def _continuation(block: Block, following: Iterable[Block]) -> Block | None:
    """Return the block in the same column, on this page or the next, that ends a quotation.

    Where none does, it may fill a whole page: the longest block without a mark is its middle.
    """
    middle: Block | None = None
    for other in following:
        if other.page > block.page + 1:
            break
        if not _same_column(block, other):
            continue
        if _closes(other.text):
            return other
        silent = not set("“”") & set(other.text)
        if (
            silent
            and other.page > block.page
            and len(other.text) > len(middle.text if middle else "")
        ):
            middle = other
    return middle


def _same_column(one: Block, other: Block) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > _COLUMN * min(one.right - one.left, other.right - other.left)


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
    """Return the blocks of a page in drawing order, without the page number."""
    blocks: list[Block] = []
    for glyph in glyphs:
        if not blocks or not blocks[-1].goes_on_with(glyph):
            blocks.append(Block(page, glyph.left, glyph.right, glyph.right, glyph.base))
        blocks[-1].add(glyph)
    if blocks:
        blocks[-1].text = _PAGE_NUMBER.sub("", blocks[-1].text)
    return blocks


def _glyphs(page: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Yield each visible character, in drawing order."""
    box = raw.FS_RECTF()
    across, base = ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(raw.FPDFText_CountChars(page.raw)):
        code = raw.FPDFText_GetUnicode(page.raw, index)
        if _SURROGATE <= code < _SURROGATE + 0x400:
            high = code
            continue
        text, high = _character(high, code), 0
        if not text.strip():
            continue
        raw.FPDFText_GetLooseCharBox(page.raw, index, box)
        # The base line is the same for all characters of a line, the lower edge is not.
        raw.FPDFText_GetCharOrigin(page.raw, index, across, base)
        size = raw.FPDFText_GetFontSize(page.raw, index)
        yield Glyph(text, box.left, box.right, base.value, size)


def _character(high: int, code: int) -> str:
    """Return a character of one or two UTF-16 units."""
    units = ([high] if high else []) + [code]
    data = b"".join(unit.to_bytes(4, "little")[: 4 if unit > 0xFFFF else 2] for unit in units)
    return data.decode("utf-16-le", "replace") if code <= 0xFFFF else chr(code)
