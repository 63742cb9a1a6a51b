"""Describe how a file was read: what was found, removed, joined, changed, doubted, left out."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model.report import Conflict, Document, Doubt, Removal, Section
from compare.model.source import Box, Dropped, Place, Source

# What of the counts of a report asks for a look by a person.
NEEDS_A_LOOK = frozenset({"weak", "conflicts", "doubts"})


@dataclass(frozen=True, slots=True)
class Location:
    """Say where raw text stands: span, lines, and places in a file of pages or cells."""

    start: int
    end: int
    line: int
    last_line: int
    places: tuple[Place, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """Return the pages, in order; none where the format has no pages."""
        return tuple(dict.fromkeys(p.page for p in self.places if p.page is not None))

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Return the paragraphs of a Word file, in order."""
        return tuple(dict.fromkeys(p.paragraph for p in self.places if p.paragraph is not None))

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the rows of a sheet, in order."""
        return tuple(dict.fromkeys(p.row for p in self.places if p.row is not None))

    @property
    def boxes(self) -> tuple[tuple[int, Box], ...]:
        """Return for each page the box around all that stands on it."""
        found: dict[int, Box] = {}
        for place in self.places:
            if place.page is not None and place.box is not None:
                before = found.get(place.page, place.box)
                found[place.page] = _around(before, place.box)
        return tuple(found.items())


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """Hold the wording that tells a field of the identity, and `where` of the text it stands.

    `value` and `where` are empty where they are not recorded; `location` is None where the wording
    is not in the text, as that of a file name.
    """

    field: str
    value: str
    quote: str
    where: str
    location: Location | None


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """Hold two places that disagree; a location is None where the wording is not in the text."""

    conflict: Conflict
    location: Location | None
    other_location: Location | None


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """Hold a section with the place of its heading, or of its beginning; weak ones stand out."""

    section: Section
    location: Location
    weak: bool


@dataclass(frozen=True, slots=True)
class RemovalEntry:
    """Hold a removal with its place."""

    removal: Removal
    location: Location


@dataclass(frozen=True, slots=True)
class JoinEntry:
    """Hold a gap that was closed, with the raw text on either side of it."""

    location: Location
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """Hold how many characters were changed for one reason, and how many on each line."""

    reason: str
    count: int
    lines: tuple[tuple[Location, int], ...]


@dataclass(frozen=True, slots=True)
class DoubtEntry:
    """Hold a doubt with its place."""

    doubt: Doubt
    location: Location


@dataclass(frozen=True, slots=True)
class OutsideEntry:
    """Hold text that stands in no section and was not removed, such as a title or a byline."""

    quote: str
    location: Location


@dataclass(frozen=True, slots=True)
class DroppedGroup:
    """Hold what the reader left out of the raw text for one reason."""

    reason: str
    records: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Hold how one document was read, each part in the order of the text."""

    document: Document
    location: Location
    evidence: tuple[EvidenceEntry, ...]
    conflicts: tuple[ConflictEntry, ...]
    sections: tuple[SectionEntry, ...]
    removals: tuple[RemovalEntry, ...]
    joins: tuple[JoinEntry, ...]
    changes: tuple[ChangeEntry, ...]
    doubts: tuple[DoubtEntry, ...]
    outside: tuple[OutsideEntry, ...]

    @property
    def weak(self) -> int:
        """Return how many sections are weak."""
        return sum(entry.weak for entry in self.sections)

    @property
    def changed(self) -> int:
        """Return how many characters were changed."""
        return sum(entry.count for entry in self.changes)


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """Hold how one source was read; `side_file` is the name of the file that corrects it.

    `outside` is text of the source that belongs to none of its documents.
    """

    source: Source
    documents: tuple[DocumentReport, ...]
    dropped: tuple[DroppedGroup, ...]
    outside: tuple[OutsideEntry, ...]
    side_file: str

    @property
    def counts(self) -> dict[str, int]:
        """Return how much there is of everything, in the order of the report."""
        return {
            "documents": len(self.documents),
            "sections": sum(len(each.sections) for each in self.documents),
            "weak": sum(each.weak for each in self.documents),
            "conflicts": sum(len(each.conflicts) for each in self.documents),
            "removed": sum(len(each.removals) for each in self.documents),
            "joined": sum(len(each.joins) for each in self.documents),
            "changed": sum(each.changed for each in self.documents),
            "doubts": sum(len(each.doubts) for each in self.documents),
            "outside": len(self.outside) + sum(len(each.outside) for each in self.documents),
            "dropped": sum(len(group.records) for group in self.dropped),
            "corrected": sum(len(each.document.corrected) for each in self.documents),
        }


def _around(a: Box, b: Box) -> Box:
    return Box(
        min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom)
    )
