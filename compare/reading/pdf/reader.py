"""Read PDF files that hold text; say of the others what they need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from pypdfium2 import raw

from compare.errors import InputError
from compare.reading.interface import RawText
from compare.reading.pdf.characters import PageText, page_text
from compare.reading.pdf.columns import regions_of
from compare.reading.pdf.furniture import without_furniture
from compare.reading.pdf.lines import lines_of
from compare.reading.pdf.paragraphs import column_of, paragraphs_of
from compare.reading.pdf.segments import segments_of
from compare.settings import ReadingSettings

# Fewer characters a page, beside pictures, are a stamp or a page number on a scan.
_FEWEST_CHARACTERS = 20
# With more glyphs of no known character the text layer is of no use.
_MOST_UNKNOWN = 0.2
_NEEDS_OCR = "recognise its text (OCR) and give that, or give the file it was made from"
_AGAIN = "get it again, or open it in a viewer and save it as PDF anew"


class PdfReader:
    """Read PDF files."""

    name = "pdf"
    suffixes = frozenset({".pdf"})

    def read(self, data: bytes, path: str, settings: ReadingSettings, /) -> RawText:
        """Return one paragraph a line; raise `InputError` for what holds no readable text."""
        with _opened(data, path) as document:
            _check_pages(len(document), path, settings)
            try:
                pages = [page_text(page) for page in _pages(document)]
            except pypdfium2.PdfiumError as error:
                raise _damaged(path, error) from error
            _check_text(document, pages, path)
        return RawText("".join(f"{line}\n" for line in _paragraphs(pages)), None)


@contextmanager
def _opened(data: bytes, path: str) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise InputError(
                "is encrypted and asks for a password",
                place=path,
                remedy="open it with the password and save it as PDF without one",
            ) from error
        raise _damaged(path, error) from error
    try:
        yield document
    finally:
        document.close()


def _damaged(path: str, error: Exception) -> InputError:
    return InputError(f"is damaged or no PDF ({error})", place=path, remedy=_AGAIN)


def _pages(document: Any) -> Iterator[Any]:  # noqa: ANN401 (pypdfium2 has no types)
    """Yield each page and close it, so that one page at a time takes memory."""
    for index in range(len(document)):
        page = document[index]
        try:
            yield page
        finally:
            page.close()


def _check_pages(count: int, path: str, settings: ReadingSettings) -> None:
    if count == 0:
        raise InputError("has no pages", place=path, remedy=_AGAIN)
    if count > settings.most_pages:
        raise InputError(
            f"has {count} pages, more than {settings.most_pages}",
            place=path,
            remedy="raise reading.most_pages or split the file",
        )


def _check_text(document: Any, pages: list[PageText], path: str) -> None:  # noqa: ANN401
    """Raise `InputError` where the pages are pictures or their glyphs name no characters."""
    count = sum(len(page.characters) for page in pages)
    unknown = sum(page.unknown for page in pages)
    if unknown > _MOST_UNKNOWN * (count + unknown):
        problem = f"does not say which characters its glyphs are ({unknown} of {count + unknown})"
        raise InputError(problem, place=path, remedy=_NEEDS_OCR)
    if count >= _FEWEST_CHARACTERS * len(pages):
        return
    if any(_has_image(page) for page in _pages(document)):
        raise InputError("holds pictures of text, no text", place=path, remedy=_NEEDS_OCR)
    if not count:
        raise InputError("holds no text", place=path, remedy=_NEEDS_OCR)


def _has_image(page: Any) -> bool:  # noqa: ANN401
    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(objects), None) is not None


def _paragraphs(pages: list[PageText]) -> list[str]:
    """Return the paragraphs of all pages in reading order."""
    kept = without_furniture([segments_of(page.characters) for page in pages])
    regions = (region for segments in kept for region in regions_of(segments))
    return paragraphs_of([column_of(lines_of(region)) for region in regions])
