"""Read a Word file into the text as it shows, with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from compare.errors import InputError
from compare.reading.interface import RawText
from compare.reading.word.body import Walker
from compare.reading.word.numbering import Numbering
from compare.reading.word.parts import Parts, open_parts
from compare.reading.word.styles import Styles
from compare.reading.word.xml import W, value
from compare.settings import ReadingSettings

# The separators between text and notes are kept as notes of these types.
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_NOTES = "注释"


class WordReader:
    """Read files of Word 2007 and later: a paragraph is a line of the text."""

    name = "docx"
    suffixes = frozenset({".docx", ".docm", ".dotx"})

    def read(self, data: bytes, path: str, settings: ReadingSettings) -> RawText:
        """Return the text; raise `InputError` for damage, a password or too much of it."""
        parts = open_parts(data, path, settings)
        try:
            lines = list(_lines(parts, path))
        except RecursionError as error:
            raise InputError(
                "nests its contents too deeply", place=path, remedy="save it anew in Word"
            ) from error
        return RawText("\n".join(lines), None)


def _lines(parts: Parts, path: str) -> Iterator[str]:
    body = parts.document.find(W + "body")
    if body is None:
        raise InputError("has no body", place=path, remedy="open it in Word and save it anew")
    styles = Styles(parts.styles)
    yield from Walker(Numbering(parts.numbering, styles), styles).lines(body)
    notes = [
        line
        for part in (parts.footnotes, parts.endnotes)
        if part is not None
        for line in _notes(part, styles)
    ]
    if notes:
        # A heading that the segmenting knows as that of an appendix keeps them apart.
        yield _NOTES
        yield from notes


def _notes(part: Element, styles: Styles) -> Iterator[str]:
    """Yield the notes in their order; they are told from the text by their place alone."""
    for note in part:
        if value(note, "type") not in _NO_NOTES:
            walker = Walker(Numbering(None, styles), styles)
            yield from (line for line in walker.lines(note) if line.strip())
