"""Read the sources anew and answer where letters stand in them."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from compare.model.source import Source
from compare.reading import read_paths
from compare.settings import ReadingSettings
from compare.text import is_letter

_MARK = "\ufeff"
_PLAIN = "text"
_PARTED = "columns_parted"
_MARKS = ("markup", "note_mark")


@dataclass(frozen=True, slots=True)
class SourceText:
    """Hold the raw text of a source, or the reason why it cannot be had."""

    text: str
    problem: str = ""


def read_source(source: Mapping[str, Any], folder: Path) -> SourceText:
    """Read a source of `findings.json` in `folder` from where it was recorded.

    A relative path is taken from the current directory, then from beside `folder`. A member of an
    archive and a row of a table are read out of their file again.
    """
    recorded = Path(source["path"])
    places = (recorded, folder.absolute().parent / recorded)
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        return _contained(source, places)
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != source["sha256"]:
        return SourceText("", f"the source was changed since: {path}")
    if source["format"] != _PLAIN:
        return _extracted(folder / "sources" / f"{source['id']}.txt", int(source["chars"]))
    try:
        text = data.decode(source["encoding"]).removeprefix(_MARK)
    except (UnicodeDecodeError, LookupError, TypeError) as error:
        return SourceText("", f"the source is not {source['encoding']}: {error}")
    return _counted(text, int(source["chars"]), path)


def _contained(source: Mapping[str, Any], places: Sequence[Path]) -> SourceText:
    """Read a source that is a part of a file: a.zip/folder/b.docx, a.csv#3."""
    for place in places:
        container = next((parent for parent in _containers(place) if parent.is_file()), None)
        if container is None:
            continue
        inside = place.as_posix()[len(container.as_posix()) :]
        for found in _parts(container):
            if found.path[len(container.as_posix()) :] == inside:
                if found.sha256 != source["sha256"]:
                    return SourceText("", f"the source was changed since: {place}")
                return _counted(found.text, int(source["chars"]), place)
    return SourceText("", f"the source is not there: {source['path']}")


def _containers(place: Path) -> Iterator[Path]:
    """Yield what may be the file around a part, the outermost last."""
    yield Path(place.as_posix().partition("#")[0])
    yield from place.parents


@lru_cache(maxsize=8)
def _parts(container: Path) -> tuple[Source, ...]:
    """Read the parts of a file once, within the usual limits."""
    return read_paths([container], ReadingSettings()).sources


def _extracted(path: Path, chars: int) -> SourceText:
    """Read the extracted text that was saved beside."""
    try:
        # Line ends belong to the offsets, so nothing may translate them.
        text = path.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, UnicodeDecodeError) as error:
        return SourceText("", f"the extracted text cannot be read: {path} ({error})")
    return _counted(text, chars, path)


def _counted(text: str, chars: int, path: Path) -> SourceText:
    if len(text) == chars:
        return SourceText(text)
    return SourceText("", f"the source has {len(text)} characters, not {chars}: {path}")


@dataclass(frozen=True)
class Original:
    """Hold a document's raw text and place, without what was removed from it.

    `start` and `end` are raw offsets into `raw`, the text of the whole source; `removed` are the
    spans in it that are no content, `parted` those in which mixed columns were parted; `marks` are
    those of a web page's marks and of marks of notes, each with the character it stands for, if
    any; `problem` says why there is no text.
    """

    id: str
    raw: str
    start: int
    end: int
    removed: tuple[tuple[int, int], ...]
    problem: str = ""
    parted: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int, str], ...] = ()

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Return the raw offsets of the letters that are content, in order."""
        out = {place for start, end in self.removed for place in range(start, end)}
        span = range(max(self.start, 0), min(self.end, len(self.raw)))
        return tuple(place for place in span if place not in out and self._letter(place))

    @cached_property
    def letters(self) -> str:
        """Return the letters that are content."""
        return "".join(map(self._letter, self.offsets))

    @cached_property
    def removed_letters(self) -> tuple[str, ...]:
        """Return the letters of each removed passage."""
        spans = (range(*span) for span in self.removed)
        return tuple("".join(map(self._letter, places)) for places in spans)

    @cached_property
    def _meant(self) -> dict[int, str]:
        """Return what stands for each character of a mark: the first means all of it."""
        inside = {place: "" for start, end, _ in self.marks for place in range(start, end)}
        return inside | {start: character for start, _, character in self.marks}

    def _letter(self, place: int) -> str:
        """Return the letter at a raw offset, nothing where none stands there."""
        character = self._meant.get(place, self.raw[place])
        return character if is_letter(character) else ""

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Return the raw offsets at which the lines of the source begin."""
        return (0, *(place + 1 for place, mark in enumerate(self.raw) if mark == "\n"))

    def letters_between(self, start: int, end: int) -> str:
        """Return the letters of content between two raw offsets."""
        first, last = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return self.letters[first:last]

    def is_parted(self, start: int, end: int) -> bool:
        """Tell whether mixed columns were parted somewhere between two raw offsets."""
        return any(low < end and start < high for low, high in self.parted)

    def line_span(self, first: int, last: int) -> tuple[int, int]:
        """Return the raw span of the lines from `first` to `last`, both from 1."""
        starts = (*self.line_starts, len(self.raw))
        top = len(starts) - 1
        return starts[min(max(first - 1, 0), top)], starts[min(max(last, 0), top)]

    def line(self, letter: int) -> int:
        """Return the number of the line in which the letter at index `letter` stands."""
        return bisect_right(self.line_starts, self.offsets[letter])


def stand_apart(letters: str, span: str) -> bool:
    """Tell whether the letters stand in a span in their order, be it with others between."""
    rest = iter(span)
    return all(letter in rest for letter in letters)


def occur_in_order(pieces: Sequence[str], letters: str) -> bool:
    """Tell whether all pieces occur in a text, one behind the other."""
    place = 0
    for piece in pieces:
        found = letters.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return True


def read_originals(findings: Mapping[str, Any], folder: Path) -> tuple[Original, ...]:
    """Return the documents of `findings.json` in order; the place gives their printed number."""
    texts = {source["id"]: read_source(source, folder) for source in findings["sources"]}
    return tuple(
        Original(
            id=document["id"],
            raw=texts[document["source"]].text,
            start=int(document["start"]),
            end=int(document["end"]),
            removed=tuple((int(r["start"]), int(r["end"])) for r in document["removed"]),
            problem=texts[document["source"]].problem,
            parted=tuple(
                (int(doubt["start"]), int(doubt["end"]))
                for doubt in document["doubts"]
                if doubt["reason"] == _PARTED
            ),
            marks=tuple(
                (int(edit["start"]), int(edit["end"]), str(edit["replacement"]))
                for edit in document["edits"]
                if edit["reason"] in _MARKS
            ),
        )
        for document in findings["documents"]
    )
