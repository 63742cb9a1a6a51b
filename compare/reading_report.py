"""Report how each file was read: found, removed, joined, changed, doubted, left out, corrected.

The report holds places and counts; the terminal and the page print it in their own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from compare.correcting import side_file
from compare.correcting.anchors import Anchors
from compare.model.reading_report import (
    ChangeEntry,
    ConflictEntry,
    DocumentReport,
    DoubtEntry,
    DroppedGroup,
    EvidenceEntry,
    JoinEntry,
    Location,
    OutsideEntry,
    ReadingReport,
    RemovalEntry,
    SectionEntry,
)
from compare.model.report import Document, Edit, Section
from compare.model.source import Dropped, Source
from compare.text import is_letter

JOIN = "join"
# What is told there stands in no line of the text.
_NOT_IN_TEXT = frozenset({"page_title", "publication", "file_name", "register"})
# So many characters on either side show what a join put together.
_CONTEXT = 12


def reading_reports(
    sources: Iterable[Source], documents: Sequence[Document], weak_below: float
) -> tuple[ReadingReport, ...]:
    """Return the report of each source; sections with a confidence below `weak_below` are weak."""
    return tuple(
        _report(source, [d for d in documents if d.source == source.id], weak_below)
        for source in sources
    )


def locate(source: Source, start: int, end: int) -> Location:
    """Return where the raw text from `start` to `end` stands."""
    last = max(start, end - 1)
    places = source.places_of(start, max(end, start + 1))
    return Location(start, end, source.line(start), source.line(last), places)


def _report(source: Source, documents: Sequence[Document], weak_below: float) -> ReadingReport:
    anchors = Anchors(source)
    outside = list(_outside(source, documents))
    reports = tuple(_document(d, source, anchors, outside, weak_below) for d in documents)
    taken = {entry for report in reports for entry in report.outside}
    return ReadingReport(
        source=source,
        documents=reports,
        dropped=_dropped(source),
        outside=tuple(entry for entry in outside if entry not in taken),
        side_file=side_file(source.path)[0].name,
    )


def _document(
    document: Document,
    source: Source,
    anchors: Anchors,
    outside: Sequence[OutsideEntry],
    weak_below: float,
) -> DocumentReport:
    return DocumentReport(
        document=document,
        location=locate(source, document.start, document.end),
        evidence=tuple(_evidence(document, source, anchors)),
        conflicts=tuple(_conflicts(document, source, anchors)),
        sections=tuple(_section(s, document, source, weak_below) for s in document.sections),
        removals=tuple(RemovalEntry(r, locate(source, r.start, r.end)) for r in document.removed),
        joins=tuple(_join(e, source) for e in document.edits if e.reason == JOIN),
        changes=_changes(document, source),
        doubts=tuple(DoubtEntry(d, locate(source, d.start, d.end)) for d in document.doubts),
        outside=tuple(o for o in outside if document.start <= o.location.start < document.end),
    )


def _evidence(document: Document, source: Source, anchors: Anchors) -> Iterator[EvidenceEntry]:
    identity = document.identity
    told = [(e.field, e.value, e.quote, e.where) for e in identity.evidence]
    if not told:
        told += [("district", "", quote, "") for quote in identity.district_evidence]
        told += [("years", "", quote, "") for quote in identity.year_evidence]
    for field, value, quote, where in dict.fromkeys(told):
        found = _found(quote, where, document, source, anchors)
        yield EvidenceEntry(field, value, quote, where, found)


def _conflicts(document: Document, source: Source, anchors: Anchors) -> Iterator[ConflictEntry]:
    for conflict in document.identity.conflicts:
        told = (
            (conflict.evidence, conflict.where),
            (conflict.other_evidence, conflict.other_where),
        )
        first, second = (_found(quote, where, document, source, anchors) for quote, where in told)
        yield ConflictEntry(conflict, first, second)


def _found(
    quote: str, where: str, document: Document, source: Source, anchors: Anchors
) -> Location | None:
    """Return where a wording stands in a document; blanks and punctuation do not matter."""
    if where in _NOT_IN_TEXT:
        return None
    found = anchors.find(source.line(document.start), quote)
    if found is None or not document.start <= found[0] < document.end:
        return None
    return locate(source, *found)


def _section(
    section: Section, document: Document, source: Source, weak_below: float
) -> SectionEntry:
    """Return a section; one without a heading stands where its first sentence does."""
    end = section.body_start
    if not section.heading:
        starts = (s.end for s in document.sentences if s.start >= section.start)
        end = next(starts, section.end)
    location = locate(source, section.start, min(end, section.end))
    return SectionEntry(section, location, section.confidence < weak_below)


def _join(edit: Edit, source: Source) -> JoinEntry:
    before = source.quote(max(0, edit.start - _CONTEXT), edit.start)
    after = source.quote(edit.end, edit.end + _CONTEXT)
    # A gap is told by the lines, and the pages, on both sides of it.
    around = locate(source, max(0, edit.start - 1), edit.end + 1)
    location = replace(around, start=edit.start, end=edit.end)
    return JoinEntry(location, before.rpartition("\n")[2], after.partition("\n")[0])


def _changes(document: Document, source: Source) -> tuple[ChangeEntry, ...]:
    """Return the changed characters by reason, the most frequent first."""
    by_reason: dict[str, Counter[int]] = {}
    for edit in document.edits:
        if edit.reason != JOIN:
            by_reason.setdefault(edit.reason, Counter())[source.line(edit.start)] += 1
    entries = (
        ChangeEntry(
            reason,
            counted.total(),
            tuple((_line(source, line), count) for line, count in sorted(counted.items())),
        )
        for reason, counted in by_reason.items()
    )
    return tuple(sorted(entries, key=lambda entry: (-entry.count, entry.reason)))


def _line(source: Source, line: int) -> Location:
    """Return where a whole line stands."""
    return locate(source, *source.line_span(line))


def _outside(source: Source, documents: Sequence[Document]) -> Iterator[OutsideEntry]:
    """Yield the stretches of each line whose letters stand in no section and were not removed."""
    covered = set[int]()
    for document in documents:
        for sentence in document.sentences:
            covered.update(sentence.clean.positions)
        for start, end in _handled(document):
            covered.update(range(start, end))
    rest = sorted(set(range(len(source.text))) - covered)
    left = (place for place in rest if is_letter(source.text[place]))
    for _, places in groupby(left, key=source.line):
        found = list(places)
        location = locate(source, found[0], found[-1] + 1)
        yield OutsideEntry(source.quote(location.start, location.end), location)


def _handled(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the spans of headings, whose sentences lack their numbers, and of removals."""
    yield from ((s.start, s.body_start) for s in document.sections if s.heading)
    yield from ((removal.start, removal.end) for removal in document.removed)


def _dropped(source: Source) -> tuple[DroppedGroup, ...]:
    groups: dict[str, list[Dropped]] = {}
    for record in source.dropped:
        groups.setdefault(record.reason, []).append(record)
    return tuple(DroppedGroup(reason, tuple(records)) for reason, records in groups.items())
