"""Put the reading report of a file into words: its facts, lists and entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare.briefing.original import ReaderEntry, ReaderGroup, ReaderList, ReaderPlace
from compare.briefing.where import box_words, line_words, place_words
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
from compare.model.report import Role

# A character is seldom looked up by its line: so many lines stand for the rest.
_MOST_LINES = 40
_LONGEST_QUOTE = 160


@dataclass(frozen=True)
class Speech:
    """Say things of a reading report in the words of `labels.toml`."""

    labels: dict[str, dict[str, str]]

    def word(self, group: str, key: str) -> str:
        """Return the label of a code; an unknown code stands for itself."""
        return self.labels.get(group, {}).get(key, key)

    def said(self, key: str, **values: object) -> str:
        """Return a phrase of the report, filled in."""
        return self.word("report", key).format(**values)

    def place(self, location: Location, before: str = "") -> ReaderPlace:
        """Return where a link leads, `before` its words the words of the caller."""
        words = self.labels["place"]
        names = (before, line_words(location, words), place_words(location, words))
        label = words["between"].join(name for name in names if name)
        return ReaderPlace(label, location.start, location.end, box_words(location, words))

    def list_of(
        self, kind: str, entries: Iterable[ReaderEntry], total: int | None = None
    ) -> ReaderList:
        """Return a list of a kind with its title, sign and what is said when it is empty."""
        found = tuple(entries)
        return ReaderList(
            kind=kind,
            title=self.word("report", kind),
            total=len(found) if total is None else total,
            entries=found,
            none=self.word("report_none", kind),
            sign=self.labels.get("sign", {}).get(kind, ""),
        )


def document_group(report: DocumentReport, speech: Speech) -> ReaderGroup:
    """Return the report on one document, what needs a look first."""
    document = report.document
    lists = (
        speech.list_of("doubts", (_doubt(e, speech) for e in report.doubts)),
        speech.list_of("conflicts", (_conflict(e, speech) for e in report.conflicts)),
        speech.list_of("evidence", (_evidence(e, speech) for e in report.evidence)),
        speech.list_of("sections", _sections(report.sections, speech)),
        speech.list_of("removed", (_removal(e, speech) for e in report.removals)),
        speech.list_of("joined", (_join(e, speech) for e in report.joins)),
        speech.list_of("changed", (_change(e, speech) for e in report.changes), report.changed),
        speech.list_of("outside", (_outside(e, speech) for e in report.outside)),
        speech.list_of("corrected", (_corrected(name, speech) for name in document.corrected)),
    )
    title = speech.said("document", number=document.number, title=document.title)
    shown = tuple(each for each in lists if each.entries or each.none)
    return ReaderGroup(document.id, title, shown)


def file_group(report: ReadingReport, speech: Speech) -> ReaderGroup:
    """Return the report on the file as a whole."""
    dropped = [entry for group in report.dropped for entry in _dropped(group, speech)]
    lists = (
        speech.list_of("outside", (_outside(e, speech) for e in report.outside)),
        speech.list_of("dropped", dropped),
    )
    shown = tuple(each for each in lists if each.entries or each.kind == "dropped")
    return ReaderGroup("", speech.said("file"), shown)


def _doubt(entry: DoubtEntry, speech: Speech) -> ReaderEntry:
    doubt = entry.doubt
    suggestion = (speech.said("suggestion", text=doubt.suggestion),) if doubt.suggestion else ()
    return ReaderEntry(
        text=speech.word("doubt", doubt.reason),
        places=(speech.place(entry.location),),
        quote=_shortened(doubt.quote),
        notes=(*suggestion, speech.said("confidence", share=round(100 * doubt.confidence))),
    )


def _conflict(entry: ConflictEntry, speech: Speech) -> ReaderEntry:
    conflict = entry.conflict
    told = (
        (conflict.where, conflict.evidence, entry.location),
        (conflict.other_where, conflict.other_evidence, entry.other_location),
    )
    return ReaderEntry(
        text=speech.said(
            "conflict",
            field=speech.word("fact", conflict.field),
            value=conflict.value or speech.word("fact", "unknown"),
            other=conflict.other,
        ),
        places=tuple(
            speech.place(location, speech.word("where", where))
            for where, _, location in told
            if location
        ),
        notes=tuple(
            speech.said("said_at", where=speech.word("where", where), quote=quote)
            for where, quote, _ in told
            if quote
        ),
        weak=True,
    )


def _evidence(entry: EvidenceEntry, speech: Speech) -> ReaderEntry:
    field = speech.word("fact", entry.field)
    value = speech.word("body", entry.value)
    text = speech.said("told", field=field, value=value) if value else field
    where = speech.word("where", entry.where) if entry.where else ""
    places = (speech.place(entry.location, where),) if entry.location else ()
    notes = (where,) if where and not places else ()
    return ReaderEntry(text, places, entry.quote, notes)


def _sections(entries: Sequence[SectionEntry], speech: Speech) -> Iterator[ReaderEntry]:
    """Yield the sections; the text shows the role of one that differs from the one before."""
    before: Role | None = None
    for entry in entries:
        yield _section(entry, speech, turns=entry.section.role is not before)
        before = entry.section.role


def _section(entry: SectionEntry, speech: Speech, *, turns: bool) -> ReaderEntry:
    section = entry.section
    notes = [speech.word("role", section.role)]
    notes += [section.theme] if section.theme else []
    notes.append(speech.word("heading_kind", section.heading_kind))
    notes.append(speech.said("confidence", share=round(100 * section.confidence)))
    return ReaderEntry(
        text=section.heading or speech.said("no_heading"),
        places=(speech.place(entry.location),),
        notes=tuple(notes),
        level=section.level,
        weak=entry.weak,
        sign=speech.word("role", section.role) if turns else "",
        plain=section.heading is None,
    )


def _removal(entry: RemovalEntry, speech: Speech) -> ReaderEntry:
    reason = speech.word("removed", entry.removal.reason)
    quote = _shortened(entry.removal.quote)
    return ReaderEntry(reason, (speech.place(entry.location),), quote)


def _join(entry: JoinEntry, speech: Speech) -> ReaderEntry:
    text = speech.said("joined_text", before=entry.before, after=entry.after)
    return ReaderEntry(text, (speech.place(entry.location),))


def _change(entry: ChangeEntry, speech: Speech) -> ReaderEntry:
    """Return a reason with its lines; a line that has several says how many."""
    text = speech.said("change", reason=speech.word("edit", entry.reason), count=entry.count)
    places = []
    for location, count in entry.lines[:_MOST_LINES]:
        place = speech.place(location)
        more = speech.said("times", count=count) if count > 1 else ""
        places.append(ReaderPlace(place.label + more, place.start, place.end))
    rest = len(entry.lines) - len(places)
    notes = (speech.said("more_lines", count=rest),) if rest else ()
    return ReaderEntry(text, tuple(places), notes=notes)


def _outside(entry: OutsideEntry, speech: Speech) -> ReaderEntry:
    return ReaderEntry(_shortened(entry.quote), (speech.place(entry.location),))


def _corrected(name: str, speech: Speech) -> ReaderEntry:
    return ReaderEntry(speech.word("fact", name))


def _dropped(group: DroppedGroup, speech: Speech) -> Iterator[ReaderEntry]:
    words = speech.labels["place"]
    for record in group.records:
        page = (words["page"].format(first=record.page),) if record.page is not None else ()
        yield ReaderEntry(speech.word("dropped", group.reason), quote=record.text, notes=page)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
