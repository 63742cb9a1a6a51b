"""Put read sources side by side: those that repeat another left out, all numbered anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compare.model.corpus import Entry, Reports
from compare.model.report import Document
from compare.model.source import Reading, Skipped, Source
from compare.reading.repeats import Told, without_repeats
from compare.segmenting import tell_apart
from compare.settings import ReadingSettings

# What tells reports apart, where a person has said it.
_TELLING = ("district", "city", "body", "review_year", "plan_year")


def select(results: Iterable[Entry | Skipped], settings: ReadingSettings) -> Reports:
    """Return the documents of entries as one selection, in the order of the entries.

    Of several texts of the same report one counts; the others are skipped and name it. A text of
    which a person has told another district, body or year is another report.
    """
    given = tuple(results)
    texts = [result.source if isinstance(result, Entry) else result for result in given]
    kept = without_repeats(texts, settings, [_told(result) for result in given])
    sources: list[Source] = []
    skipped: list[Skipped] = []
    documents: list[Document] = []
    for result, source in zip(given, kept, strict=True):
        if isinstance(source, Skipped):
            skipped.append(source)
        elif isinstance(result, Entry):
            identifier = f"S{len(sources) + 1}"
            sources.append(replace(source, id=identifier))
            first = len(documents) + 1
            documents.extend(
                _numbered(document, number, identifier)
                for number, document in enumerate(result.documents, first)
            )
    return Reports(Reading(tuple(sources), tuple(skipped)), tell_apart(documents))


def _told(result: Entry | Skipped) -> Told:
    """Return what is known of the reports of a source, and what of it a person has told."""
    documents = result.documents if isinstance(result, Entry) else ()
    reports = [document for document in documents if document.comparable]
    known = {name: {getattr(report.identity, name) for report in reports} for name in _TELLING}
    return Told(
        {name: frozenset(values - {None}) for name, values in known.items() if values - {None}},
        frozenset(name for report in reports for name in report.corrected),
    )


def _numbered(document: Document, number: int, source: str) -> Document:
    """Return a document with its number in the selection, which all its identifiers begin with."""
    new = f"D{number}"

    def renamed(identifier: str) -> str:
        return new + identifier.removeprefix(document.id)

    sections = tuple(
        replace(
            section,
            id=renamed(section.id),
            parent=None if section.parent is None else renamed(section.parent),
        )
        for section in document.sections
    )
    sentences = tuple(
        replace(
            sentence,
            id=renamed(sentence.id),
            document=new,
            section=renamed(sentence.section),
        )
        for sentence in document.sentences
    )
    return replace(
        document, id=new, number=number, source=source, sections=sections, sentences=sentences
    )
