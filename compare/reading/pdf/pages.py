"""Collect the pages of a file one at a time, so that only their text stays in memory."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pypdfium2

from compare.errors import InputError
from compare.model.source import Dropped
from compare.reading.pdf.characters import PageText, glyphs_of
from compare.reading.pdf.directions import upright
from compare.reading.pdf.graphics import Graphics, graphics_of
from compare.reading.pdf.regions import Sheet
from compare.reading.pdf.sheets import sheets_of
from compare.reading.pdf.usable import Lack, lack_of
from compare.settings import ReadingSettings

_DAMAGED = "damaged_page"
_NEEDS_OCR = "recognise its text (OCR) and give that, or give the file it was made from"
_PROBLEMS = {
    Lack.PICTURE: "holds pictures of text, no text",
    Lack.UNKNOWN: "does not say which characters its glyphs are",
    Lack.EMPTY: "holds no text",
}


class PageCollector:
    """Gather the sheets of a file and what is left out of it.

    A page without usable text is recognised where that is possible and set; else it is recorded.
    """

    def __init__(self, path: str, settings: ReadingSettings) -> None:
        self.sheets: list[Sheet] = []
        self.dropped: list[Dropped] = []
        self._path = path
        self._settings = settings
        self._lacks: Counter[Lack] = Counter()
        self._damage = ""
        self._recogniser: Any = None
        self._unrecognised: InputError | None = None
        self._recognised = 0

    def add(self, document: Any, index: int) -> None:  # noqa: ANN401 (pypdfium2 has no types)
        """Take in the page at `index` of a pypdfium2 document, or record that it is damaged."""
        try:
            page = document[index]
            try:
                self._add(page, index + 1)
            finally:
                page.close()
        except (pypdfium2.PdfiumError, ValueError) as error:
            self._damage = str(error)
            self.dropped.append(Dropped(_DAMAGED, self._damage, index + 1))

    def has_text(self) -> bool:
        """Tell whether any page said something."""
        return any(sheet.segments or sheet.blocks for sheet in self.sheets)

    def refusal(self, remedy: str) -> InputError:
        """Return why the file as a whole cannot be used; `remedy` is that for damage."""
        if self._damage and not self._lacks:
            problem = f"is damaged on each page ({self._damage})"
            return InputError(problem, place=self._path, remedy=remedy)
        # Where some pages are scans, the blank ones between them are not the reason.
        lack = next((one for one in Lack if self._lacks[one]), Lack.EMPTY)
        advice = [_NEEDS_OCR, *([self._unrecognised.remedy] if self._unrecognised else [])]
        return InputError(_PROBLEMS[lack], place=self._path, remedy="; or ".join(advice))

    def _add(self, page: Any, number: int) -> None:  # noqa: ANN401
        text = upright(glyphs_of(page), page.get_bbox(), page.get_rotation())
        lack = lack_of(text, page)
        graphics = graphics_of(page, text.frame)
        if lack in (Lack.PICTURE, Lack.UNKNOWN) or self._settings.ocr == "always":
            found = self._recognise(page, number)
            if found is not None:
                text, lack, graphics = found, None, Graphics()
        if lack is not None:
            self._lacks[lack] += 1
            shown = "".join(one.text for one in text.characters)
            if lack is not Lack.EMPTY:
                self.dropped.append(Dropped(lack, shown or _PROBLEMS[lack], number))
            return
        sheets, dropped = sheets_of(text, number, graphics)
        self.sheets.extend(sheets)
        self.dropped.extend(dropped)

    def _recognise(self, page: Any, number: int) -> PageText | None:  # noqa: ANN401
        """Return what a picture of a page says, None where that cannot be had."""
        if self._recogniser is None and self._unrecognised is None:
            # What recognition needs is loaded only where there is something to recognise.
            from compare.reading.ocr.pages import Recogniser  # noqa: PLC0415

            try:
                self._recogniser = Recogniser(self._path, self._settings)
            except InputError as error:
                self._unrecognised = error
        if self._recogniser is None or self._recognised >= self._settings.ocr_most_pages:
            return None
        from compare.reading.pdf.scanned import recognised_text  # noqa: PLC0415

        self._recognised += 1
        text = recognised_text(page, number, self._recogniser, self._settings)
        return text if text.characters else None
