"""Recognise the pages of one file, each as the text of a PDF page is given."""

from __future__ import annotations

import time
from dataclasses import replace

from PIL import Image

from compare.errors import InputError
from compare.reading.ocr.engine import engine_for
from compare.reading.ocr.layout import characters_of
from compare.reading.ocr.recognise import SeenLine, recognised
from compare.reading.patience import ask_for
from compare.reading.pdf.characters import PageText, Strays
from compare.settings import ReadingSettings

# What `Dropped` calls a line that was too unsure to keep.
UNSURE = "unsure"
# The engine is loaded, and a line that was begun ended, before anybody else ends the reading.
_MORE_SECONDS = 30.0


class Recogniser:
    """Recognise the pages of one file; raise `InputError` if that is off or not installed."""

    def __init__(self, path: str, settings: ReadingSettings) -> None:
        if settings.ocr == "off":
            raise InputError(
                "is a scan, or a picture of text",
                place=path,
                remedy='set reading.ocr to "auto" to recognise it',
            )
        self._path = path
        self._settings = settings
        self._engine = engine_for(path)

    def page(self, picture: Image.Image, resolution: float, number: int) -> PageText:
        """Return the text of page `number` (from 1), a picture in RGB with its dots an inch."""
        seconds = self._settings.ocr_seconds
        ask_for(seconds + _MORE_SECONDS)
        try:
            seen = recognised(picture, resolution, self._engine, time.monotonic() + seconds)
        except TimeoutError as error:
            raise InputError(
                f"takes more than {seconds:g} seconds to recognise on page {number}",
                place=self._path,
                remedy="raise reading.ocr_seconds or lower reading.ocr_resolution",
            ) from error
        kept = tuple(line for line in seen.lines if self._is_sure(line))
        characters, frame = characters_of(
            replace(seen, lines=kept), resolution, self._settings.ocr_sure
        )
        unsure = (line.read.text for line in seen.lines if not self._is_sure(line))
        strays = tuple(Strays(UNSURE, text) for text in unsure)
        return PageText(characters, 0, frame, strays=strays)

    def _is_sure(self, line: SeenLine) -> bool:
        return line.read.confidence >= self._settings.ocr_least_confidence
