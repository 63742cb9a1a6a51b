"""Recognise the pages of one file: characters with places, and the lines too unsure to keep."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from PIL import Image

from compare.errors import InputError
from compare.model.source import Dropped
from compare.reading.ocr.engine import Engine, engine_for
from compare.reading.ocr.layout import characters_of
from compare.reading.ocr.recognise import SeenLine, recognised
from compare.reading.pdf.characters import Character
from compare.settings import ReadingSettings

# What `Dropped` calls a line that was too unsure to keep.
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """Hold the characters of a page, and what was recognised too unsurely to keep."""

    characters: list[Character]
    dropped: tuple[Dropped, ...]


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
        self._engine: Engine = engine_for(path)

    def page(self, picture: Image.Image, resolution: float, number: int) -> RecognisedPage:
        """Return the text of page `number` (from 1), a picture in RGB with its dots an inch."""
        seconds = self._settings.ocr_seconds
        try:
            seen = recognised(picture, resolution, self._engine, time.monotonic() + seconds)
        except TimeoutError as error:
            raise InputError(
                f"takes more than {seconds:g} seconds to recognise on page {number}",
                place=self._path,
                remedy="raise reading.ocr_seconds or lower reading.ocr_resolution",
            ) from error
        kept = tuple(line for line in seen.lines if self._is_sure(line))
        dropped = (line.read.text for line in seen.lines if not self._is_sure(line))
        return RecognisedPage(
            characters_of(replace(seen, lines=kept), resolution),
            tuple(Dropped(UNSURE, text, number) for text in dropped),
        )

    def _is_sure(self, line: SeenLine) -> bool:
        return line.read.confidence >= self._settings.ocr_least_confidence
