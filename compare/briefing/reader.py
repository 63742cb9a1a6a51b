"""Prepare the originals for reading: sentences with marks, what was removed, what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.document import (
    Mark,
    Reader,
    ReaderDocument,
    ReaderDoubt,
    ReaderRemoval,
    ReaderSection,
    ReaderSentence,
    ReaderTopic,
    Run,
)
from compare.briefing.sources import Desk, Marked, formula_marks, letter_count, marked_runs
from compare.briefing.tables.overview import completeness
from compare.model.report import Document, Section, Sentence
from compare.passages import sentence_passage


def build_reader(desk: Desk) -> Reader:
    """Return all originals, the ones that take no part included, and the aligned topics."""
    topics = tuple(
        ReaderTopic(desk.word("role", a.role), a.theme or desk.word("role", a.role), a.sections)
        for a in desk.findings.alignments
    )
    return Reader(tuple(_document(d, desk) for d in desk.findings.documents), topics)


def _document(document: Document, desk: Desk) -> ReaderDocument:
    source = desk.source(document)
    identity = document.identity
    facts = {
        "district": identity.district or desk.word("fact", "unknown"),
        "city": identity.city,
        "level": identity.level,
        "body": identity.body,
        "kind": identity.kind,
        "author": document.author,
        "review_year": identity.review_year,
        "plan_year": identity.plan_year,
        "evidence": "；".join(dict.fromkeys(identity.year_evidence)) or None,
        "letters": letter_count(document),
        "completeness": completeness(document, desk),
        "file": source.path,
    }
    return ReaderDocument(
        id=document.id,
        number=document.number,
        name=document.speaker,
        title=document.title,
        facts=tuple((desk.word("fact", k), str(v)) for k, v in facts.items() if v is not None),
        comparable=document.comparable,
        sections=tuple(_section(s, document, desk) for s in document.sections),
        removals=tuple(
            ReaderRemoval(source.line(r.start), desk.word("removed", r.reason), r.quote)
            for r in document.removed
        ),
        doubts=tuple(
            ReaderDoubt(
                source.line(d.start), desk.word("doubt", d.reason), d.quote, d.suggestion or ""
            )
            for d in document.doubts
        ),
    )


def _section(section: Section, document: Document, desk: Desk) -> ReaderSection:
    own = [s for s in document.sentences if s.section == section.id and not s.is_heading]
    return ReaderSection(
        id=section.id,
        level=section.level,
        heading=section.heading or "",
        role=desk.word("role", section.role),
        theme=section.theme or "",
        sentences=tuple(_sentence(s, own[:i], document, desk) for i, s in enumerate(own)),
    )


def _sentence(
    sentence: Sentence, before: Sequence[Sentence], document: Document, desk: Desk
) -> ReaderSentence:
    passage = sentence_passage(sentence, document, {document.source: desk.source(document)})
    gap = desk.source(document).text[before[-1].end : sentence.start] if before else ""
    marks = [*_initiative_marks(sentence, desk), *_formulas(sentence, document, desk)]
    if not sentence.usable:
        marks = [(0, len(sentence.text), Mark.DOUBT, None)]
    return ReaderSentence(
        anchor=f"sentence-{sentence.id}",
        runs=marked_runs(sentence.text, marks) or (Run(sentence.text),),
        label=desk.citation(passage).label,
        start=sentence.start,
        end=sentence.end,
        usable=sentence.usable,
        starts_paragraph=not before or "\n" in gap,
    )


def _formulas(sentence: Sentence, document: Document, desk: Desk) -> list[Marked]:
    return formula_marks(desk, document.id, sentence.clean.positions)


def _initiative_marks(sentence: Sentence, desk: Desk) -> list[Marked]:
    """Return the marks of the names of initiatives in a sentence."""
    marks: list[Marked] = []
    for index, item in enumerate(desk.findings.initiatives, 1):
        place = item.passage
        if place.document == sentence.document and sentence.start <= place.start < sentence.end:
            at = sentence.text.find(item.name)
            if at >= 0:
                marks.append((at, at + len(item.name), Mark.INITIATIVE, f"initiative-{index}"))
    return marks
