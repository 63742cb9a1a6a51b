"""Prepare the originals for reading: sentences with marks, raw texts, reading reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.briefing.document import (
    Mark,
    Reader,
    ReaderDocument,
    ReaderSection,
    ReaderSentence,
    ReaderTopic,
    Run,
)
from compare.briefing.original import ReaderFile
from compare.briefing.raw_text import raw_pieces
from compare.briefing.reader_links import reader_links, sentence_anchor
from compare.briefing.report_lists import Speech, document_group, file_group
from compare.briefing.sources import Desk, Marked, formula_marks, letter_count, marked_runs
from compare.briefing.tables.overview import completeness
from compare.briefing.where import Words, margin_words, page_words
from compare.model.findings import Alignment
from compare.model.reading_report import NEEDS_A_LOOK, Location, ReadingReport
from compare.model.report import Document, Section, Sentence
from compare.model.source import Source
from compare.reading_report import locate, reading_reports


def build_reader(desk: Desk, weak_below: float) -> Reader:
    """Return all originals, the ones that take no part included, and the aligned topics.

    Sections with a confidence below `weak_below` stand out in the reading reports.
    """
    findings = desk.findings
    reports = reading_reports(findings.sources, findings.documents, weak_below)
    topics = tuple(
        ReaderTopic(
            desk.word("role", a.role), a.theme or desk.word("role", a.role), _covered(a, desk)
        )
        for a in findings.alignments
    )
    return Reader(
        documents=tuple(_document(d, desk) for d in findings.documents),
        topics=topics,
        files=tuple(_file(report, desk) for report in reports),
        skipped=tuple((skipped.path, skipped.reason) for skipped in findings.skipped),
        links=reader_links(desk),
    )


def _covered(alignment: Alignment, desk: Desk) -> dict[str, tuple[str, ...]]:
    """Return the aligned sections with their subsections, document by document, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for identifier, ids in alignment.sections.items():
        document = desk.document(identifier)
        covered = document.covered(ids)
        found[identifier] = tuple(s.id for s in document.sections if s.id in covered)
    return found


def _file(report: ReadingReport, desk: Desk) -> ReaderFile:
    source = report.source
    speech = Speech(desk.labels)
    facts = {
        "format": desk.word("format", source.format),
        "encoding": source.encoding,
        "characters": speech.said("characters", count=len(source.text)),
        "lines": speech.said("lines", count=len(source.line_starts)),
        "side_file": report.side_file if report.counts["corrected"] else None,
    }
    sentences = (
        (sentence_anchor(sentence.id), sentence)
        for each in report.documents
        for sentence in each.document.sentences
        if not sentence.is_heading
    )
    return ReaderFile(
        id=source.id,
        path=source.path,
        facts=tuple((speech.word("file", k), v) for k, v in facts.items() if v),
        summary=tuple(
            (speech.word("summary", name), count, count > 0 and name in NEEDS_A_LOOK)
            for name, count in report.counts.items()
        ),
        groups=(
            *(document_group(each, speech) for each in report.documents),
            file_group(report, speech),
        ),
        pieces=raw_pieces(source.text, sentences),
        starts=tuple(
            (
                each.document.start,
                speech.said("document", number=each.document.number, title=each.document.title),
            )
            for each in report.documents
        ),
        pages=tuple(_beginnings(source, page_words, desk)),
        margin=tuple(
            (source.line(start), words) for start, words in _beginnings(source, margin_words, desk)
        ),
    )


def _beginnings(
    source: Source, say: Callable[[Location, Words], str], desk: Desk
) -> Iterator[tuple[int, str]]:
    """Yield the offsets at which another page, paragraph or row begins, with its name."""
    before = ""
    for place in source.places:
        location = locate(source, place.start, place.start + 1)
        words = say(location, desk.labels["place"])
        if words and words != before:
            yield place.start, words
        before = words


def _document(document: Document, desk: Desk) -> ReaderDocument:
    identity = document.identity
    facts = {
        "district": identity.district or desk.word("fact", "unknown"),
        "city": identity.city,
        "level": identity.level,
        "body": desk.word("body", identity.body) if identity.body else None,
        "kind": identity.kind,
        "author": document.author,
        "review_year": identity.review_year,
        "plan_year": identity.plan_year,
        "letters": letter_count(document),
        "completeness": completeness(document, desk),
        "formula_share": _formula_share(document, desk),
    }
    return ReaderDocument(
        id=document.id,
        number=document.number,
        name=document.speaker,
        title=document.title,
        facts=tuple((desk.word("fact", k), str(v)) for k, v in facts.items() if v is not None),
        comparable=document.comparable,
        sections=tuple(_sections(document, desk)),
        file=document.source,
        short=desk.short(document.speaker),
        year=str(identity.plan_year or identity.review_year or ""),
        is_earlier=document.id in desk.findings.earlier,
    )


def _formula_share(document: Document, desk: Desk) -> str | None:
    """Return the part of a document that is common stock, and the rest, in words."""
    shares = desk.findings.checks.formula_shares
    for share in shares:
        if share.document == document.id and share.role is None:
            words = desk.word("fact", "formula_shares")
            return words.format(share=f"{share.share:.0%}", concrete=f"{share.concrete:.0%}")
    return None


def _sections(document: Document, desk: Desk) -> Iterator[ReaderSection]:
    own: dict[str, list[Sentence]] = {section.id: [] for section in document.sections}
    for sentence in document.sentences:
        if not sentence.is_heading:
            own[sentence.section].append(sentence)
    for section in document.sections:
        yield _section(section, own[section.id], document, desk)


def _section(
    section: Section, own: Sequence[Sentence], document: Document, desk: Desk
) -> ReaderSection:
    before = (None, *own)
    return ReaderSection(
        id=section.id,
        level=section.level,
        heading=section.heading or "",
        role=desk.word("role", section.role),
        theme=section.theme or "",
        sentences=tuple(
            _sentence(s, last, document, desk) for last, s in zip(before, own, strict=False)
        ),
    )


def _sentence(
    sentence: Sentence, before: Sentence | None, document: Document, desk: Desk
) -> ReaderSentence:
    gap = desk.source(document).text[before.end : sentence.start] if before else ""
    formulas = _formulas(sentence, document, desk)
    marks = [*_initiative_marks(sentence, desk), *formulas]
    if not sentence.usable:
        marks = [(0, len(sentence.text), Mark.DOUBT, None)]
    runs = marked_runs(sentence.text, marks) or (Run(sentence.text),)
    return ReaderSentence(
        anchor=sentence_anchor(sentence.id),
        runs=runs,
        label=desk.place_label(document, sentence.start, sentence.end),
        start=sentence.start,
        end=sentence.end,
        usable=sentence.usable,
        starts_paragraph=not before or "\n" in gap,
        hidden=_hidden(runs, formulas),
    )


def _hidden(runs: Sequence[Run], marks: Sequence[Marked]) -> tuple[tuple[int, int, str], ...]:
    """Return the marks that no run shows, because something longer covers them."""
    if not marks:
        return ()
    shown = [run.target for run in runs for _ in run.text]
    return tuple(
        (start, end, target) for start, end, _, target in marks if target and shown[start] != target
    )


def _formulas(sentence: Sentence, document: Document, desk: Desk) -> list[Marked]:
    return formula_marks(desk, document.id, sentence.clean.positions)


def _initiative_marks(sentence: Sentence, desk: Desk) -> list[Marked]:
    """Return the marks of the names of initiatives in a sentence."""
    marks: list[Marked] = []
    for start, number, name in desk.initiative_places.get(sentence.document, ()):
        if sentence.start <= start < sentence.end:
            at = sentence.text.find(name)
            if at >= 0:
                marks.append((at, at + len(name), Mark.INITIATIVE, f"initiative-{number}"))
    return marks
