"""Name the readers that are loaded where they are needed, which mostly is another process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from compare.reading.interface import FormatReader, RawText

if TYPE_CHECKING:
    # Only a name: the class brings its validation library with it.
    from compare.settings import ReadingSettings


@dataclass(frozen=True, slots=True)
class DeferredReader:
    """Stand for a reader of a module; what another process gets of it is that reader itself."""

    name: str
    suffixes: frozenset[str]
    module: str
    kind: str

    def read(self, data: bytes, path: str, settings: ReadingSettings, /) -> RawText:
        """Load the reader and return what it reads; raise `InputError` as it does."""
        return _loaded(self.module, self.kind).read(data, path, settings)

    def __reduce__(self) -> tuple[Callable[[str, str], FormatReader], tuple[str, str]]:
        return _loaded, (self.module, self.kind)


def _loaded(module: str, kind: str) -> FormatReader:
    reader: FormatReader = getattr(import_module(module), kind)()
    return reader


WORD = DeferredReader(
    "docx", frozenset({".docx", ".docm", ".dotx"}), "compare.reading.word", "WordReader"
)
HTML = DeferredReader(
    "html",
    frozenset({".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht"}),
    "compare.reading.html",
    "HtmlReader",
)
PDF = DeferredReader("pdf", frozenset({".pdf"}), "compare.reading.pdf", "PdfReader")
PICTURE = DeferredReader(
    "picture",
    frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}),
    "compare.reading.ocr.reader",
    "PictureReader",
)
