"""Read picture files: each page of them is recognised."""

from __future__ import annotations

from compare.reading.deferred import PICTURE
from compare.reading.interface import RawText
from compare.reading.ocr.pages import Recogniser
from compare.reading.ocr.pictures import frames_of
from compare.reading.pdf.assemble import raw_text_of_pages
from compare.settings import ReadingSettings


class PictureReader:
    """Read pictures of text."""

    name = PICTURE.name
    suffixes = PICTURE.suffixes

    def read(self, data: bytes, path: str, settings: ReadingSettings, /) -> RawText:
        """Return one paragraph a line; raise `InputError` for what cannot be opened or read."""
        recogniser = Recogniser(path, settings)
        frames = frames_of(data, path, settings)
        return raw_text_of_pages(
            [
                recogniser.page(frame.picture, frame.resolution, number)
                for number, frame in enumerate(frames, 1)
            ]
        )
