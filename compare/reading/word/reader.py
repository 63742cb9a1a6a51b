"""Read a Word file into the text as it shows, with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from compare.errors import InputError
from compare.model.source import Dropped, Part
from compare.reading.deferred import HTML, WORD
from compare.reading.html import page_lines
from compare.reading.interface import RawText
from compare.reading.plain import PlainReader
from compare.reading.recognition import recognised
from compare.reading.word.body import Walker
from compare.reading.word.numbering import Numbering
from compare.reading.word.parts import Parts, open_parts
from compare.reading.word.passages import ParagraphNumbers, Passage, Piece, joined, text_of
from compare.reading.word.styles import Styles
from compare.reading.word.xml import W, raw_text, value

if TYPE_CHECKING:
    # Only a name: the class brings its validation library with it.
    from compare.settings import ReadingSettings

# The separators between text and notes are kept as notes of these types.
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_NOTES = "注释"
# A Word file embedded in another may embed one itself; beyond this nothing is read.
_DEEPEST_CHUNK = 3


class WordReader:
    """Read files of Word 2007 and later: a paragraph is a line of the text.

    Each paragraph has a place with its number among all `w:p` elements of the main part; the
    notes are numbered in their own parts, endnotes after footnotes. What an embedded document
    brings has no place.
    """

    name = WORD.name
    suffixes = WORD.suffixes

    def read(self, data: bytes, path: str, settings: ReadingSettings) -> RawText:
        """Return the text; raise `InputError` for damage, a password or too much of it."""
        return _read(data, path, settings, depth=1)


def _read(data: bytes, path: str, settings: ReadingSettings, depth: int) -> RawText:
    parts = open_parts(data, path, settings)
    story = _Story(parts, path, settings, depth)
    try:
        text, places = joined(story.passages())
        dropped = (*parts.dropped, *story.dropped, *_aside(parts))
    except RecursionError as error:
        raise InputError(
            "nests its contents too deeply", place=path, remedy="save it anew in Word"
        ) from error
    return RawText(text, None, places=places, dropped=dropped)


class _Story:
    """Give the passages of a file; `dropped` records what was left out so far."""

    def __init__(self, parts: Parts, path: str, settings: ReadingSettings, depth: int) -> None:
        self._parts = parts
        self._path = path
        self._settings = settings
        self._depth = depth
        self._styles = Styles(parts.styles)
        self.dropped: list[Dropped] = []

    def passages(self) -> Iterator[Passage]:
        """Yield the body's passages, then those of the notes."""
        body = self._parts.document.find(W + "body")
        if body is None:
            raise InputError(
                "has no body", place=self._path, remedy="open it in Word and save it anew"
            )
        walker = Walker(
            Numbering(self._parts.numbering, self._styles),
            self._styles,
            ParagraphNumbers(self._parts.document),
            chunks=self._chunk,
        )
        yield from walker.lines(body)
        self.dropped.extend(walker.dropped)
        notes = list(self._notes())
        if notes:
            # A heading that the segmenting knows as that of an appendix keeps them apart.
            yield (Piece(_NOTES),)
            yield from notes

    def _notes(self) -> Iterator[Passage]:
        """Yield the notes in their order; they are told from the text by their place alone."""
        before = 0
        for part in (self._parts.footnotes, self._parts.endnotes):
            if part is None:
                continue
            paragraphs = ParagraphNumbers(part, before)
            before = max(before, paragraphs.last)
            for note in part:
                if value(note, "type") not in _NO_NOTES:
                    walker = Walker(
                        Numbering(None, self._styles), self._styles, paragraphs, Part.NOTE
                    )
                    yield from (line for line in walker.lines(note) if text_of(line).strip())
                    self.dropped.extend(walker.dropped)

    def _chunk(self, relation: str) -> list[str]:
        """Return the lines of an embedded document, none where its format is not read here."""
        name, data = self._parts.chunks.get(relation, ("", b""))
        path = f"{self._path}/{name}"
        ending = recognised(data, name)
        try:
            if ending in HTML.suffixes:
                return page_lines(data, path)
            if ending in WORD.suffixes and self._depth < _DEEPEST_CHUNK:
                raw = _read(data, path, self._settings, self._depth + 1)
            elif ending == ".txt":
                raw = PlainReader().read(data, path)
            else:
                self.dropped.append(Dropped("embedded", f"{name}: a format not read inside Word"))
                return []
        except InputError as error:
            self.dropped.append(Dropped("embedded", f"{name}: {error.problem}"))
            return []
        self.dropped.extend(raw.dropped)
        return raw.text.splitlines()


def _aside(parts: Parts) -> Iterator[Dropped]:
    """Yield what stands in page heads and feet and in comments."""
    records = (_records(reason, root) for reason, root in parts.aside)
    return chain.from_iterable(records)


def _records(reason: str, root: Element) -> Iterator[Dropped]:
    if reason == "comment":
        yield from (Dropped(reason, raw_text(comment)) for comment in root)
    else:
        yield Dropped(reason, raw_text(root))
