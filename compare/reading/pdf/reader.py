"""Read PDF files; say of those that cannot be read what they need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from pypdfium2 import raw

from compare.errors import InputError
from compare.reading.deferred import PDF
from compare.reading.interface import RawText
from compare.reading.pdf.assemble import raw_text
from compare.reading.pdf.pages import PageCollector
from compare.settings import ReadingSettings

_AGAIN = "get it again, or open it in a viewer and save it as PDF anew"


class PdfReader:
    """Read PDF files."""

    name = PDF.name
    suffixes = PDF.suffixes

    def read(self, data: bytes, path: str, settings: ReadingSettings, /) -> RawText:
        """Return one paragraph a line; raise `InputError` for what holds no readable text.

        Each line of a page has a place with its box. A damaged page does not lose the others.
        """
        with _opened(data, path) as document:
            _check_pages(len(document), path, settings)
            pages = PageCollector(path, settings)
            for index in range(len(document)):
                pages.add(document, index)
        if not pages.has_text():
            raise pages.refusal(_AGAIN)
        return raw_text(pages.sheets, pages.dropped)


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
        problem = f"is damaged or no PDF ({error})"
        raise InputError(problem, place=path, remedy=_AGAIN) from error
    try:
        yield document
    finally:
        document.close()


def _check_pages(count: int, path: str, settings: ReadingSettings) -> None:
    if count == 0:
        raise InputError("has no pages", place=path, remedy=_AGAIN)
    if count > settings.most_pages:
        raise InputError(
            f"has {count} pages, more than {settings.most_pages}",
            place=path,
            remedy="raise reading.most_pages or split the file",
        )
