"""Decide for each page whether its text can be used, or has to be recognised from its picture."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pypdfium2 import raw

from compare.reading.pdf.characters import PageText
from compare.text import is_han

# Fewer characters on a page with a picture are a stamp or a page number on a scan.
_FEWEST_CHARACTERS = 20
# With more glyphs of no known character the text layer is of no use.
_MOST_UNKNOWN = 0.2
# A text of so many characters in which signs and capitals prevail names wrong characters.
_JUDGED = 60
_MOST_SIGNS = 0.5
_WIDE_SIGNS = range(0x2000, 0x3040)
_FULL_WIDTH = range(0xFF00, 0xFFF0)


class Lack(StrEnum):
    """Name why the text of a page is of no use; the values are reasons of `Dropped`."""

    PICTURE = "picture_of_text"
    UNKNOWN = "unknown_glyphs"
    EMPTY = "empty_page"


def lack_of(text: PageText, page: Any) -> Lack | None:  # noqa: ANN401 (pypdfium2 has no types)
    """Return why the text of a pypdfium2 page cannot be used, None if it can."""
    texts = (text, *text.aside)
    unknown = sum(one.unknown for one in texts)
    count = sum(len(one.characters) for one in texts)
    if unknown > _MOST_UNKNOWN * (count + unknown) or _is_garbled(text):
        return Lack.UNKNOWN
    if count >= _FEWEST_CHARACTERS:
        return None
    if has_picture(page):
        return Lack.PICTURE
    return None if count else Lack.EMPTY


def has_picture(page: Any) -> bool:  # noqa: ANN401
    """Tell whether a pypdfium2 page shows a picture."""
    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(objects), None) is not None


def _is_garbled(text: PageText) -> bool:
    """Tell whether signs prevail, as where the file does not tell the encoding of its face."""
    characters = text.characters
    signs = sum(_is_sign(one.text) for one in characters)
    return len(characters) >= _JUDGED and signs > _MOST_SIGNS * len(characters)


def _is_sign(character: str) -> bool:
    code = ord(character[0])
    if code in _WIDE_SIGNS or code in _FULL_WIDTH or is_han(character):
        return False
    return not (character.isascii() and (character.islower() or character.isdigit()))
