"""Join the stages: sources in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from compare.aligning.matches import grader_of, match_sentences
from compare.aligning.pairs import pair_sections
from compare.aligning.roles import compare_roles
from compare.aligning.sections import align_sections
from compare.aligning.sentences import pair_sentences
from compare.checking.check import check_reports
from compare.cleaning import clean_source
from compare.correcting import load_corrections
from compare.errors import NothingToCompareError
from compare.lexicon import Lexicon
from compare.mining.brands import find_brands
from compare.mining.formulas import find_formulas
from compare.mining.indicator_groups import group_indicators
from compare.mining.indicators import find_indicators
from compare.mining.initiatives import find_initiatives
from compare.mining.shortcomings import find_shortcomings
from compare.model.findings import Findings
from compare.model.report import Document
from compare.model.source import Reading, Source
from compare.segmenting import segment_sources
from compare.settings import Settings

Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Hold what was read from the sources: the documents, before anything is compared."""

    reading: Reading
    documents: tuple[Document, ...]


def read_reports(
    reading: Reading, settings: Settings, lexicon: Lexicon, progress: Progress = silent
) -> Reports:
    """Clean and segment the sources of a reading, as side files tell where there are any."""
    corrections, refused = load_corrections(reading.sources)
    reading = replace(reading, skipped=(*reading.skipped, *refused))
    clean = []
    for number, source in enumerate(reading.sources):
        progress("clean", number, len(reading.sources))
        clean.append(clean_source(source, lexicon))
    documents = segment_sources(clean, settings.structure, lexicon, corrections)
    return Reports(reading, documents)


def compare_reports(
    reports: Reports, settings: Settings, lexicon: Lexicon, progress: Progress = silent
) -> Findings:
    """Compare the documents of different districts.

    Raises `NothingToCompareError` where fewer than two districts take part.
    """
    documents = reports.documents
    _require_two(documents)
    sources: dict[str, Source] = {source.id: source for source in reports.reading.sources}
    formulas = find_formulas(
        documents,
        sources,
        settings.formulas,
        lexicon,
        lambda done, total: progress("formulas", done, total),
    )
    progress("align", 0, 3)
    grader = grader_of(documents, settings.similarity)
    alignments = align_sections(documents, lexicon)
    progress("align", 1, 3)
    matches = match_sentences(documents, grader, alignments)
    section_pairs = pair_sections(alignments, documents, formulas, matches, grader)
    progress("align", 2, 3)
    sentence_pairs = pair_sentences(matches, documents, sources, lexicon)
    progress("initiatives", 0, 1)
    initiatives = find_initiatives(
        documents,
        formulas,
        sources,
        grader=grader,
        settings=settings.initiatives,
        lexicon=lexicon,
    )
    progress("indicators", 0, 1)
    indicators = find_indicators(documents, sources, lexicon)
    progress("checks", 0, 1)
    checks = check_reports(
        documents, formulas, matches, sources, settings=settings.checking, lexicon=lexicon
    )
    return Findings(
        settings=settings.model_dump(mode="json"),
        sources=reports.reading.sources,
        skipped=reports.reading.skipped,
        documents=documents,
        alignments=alignments,
        section_pairs=section_pairs,
        sentence_pairs=sentence_pairs,
        formulas=formulas,
        initiatives=initiatives,
        indicators=indicators,
        self_criticism=find_shortcomings(documents, sources, lexicon),
        promises=(),
        changes=(),
        indicator_groups=group_indicators(documents, indicators, lexicon),
        brands=find_brands(documents, sources),
        role_similarities=compare_roles(documents, matches, settings.similarity),
        checks=checks,
    )


def _require_two(documents: Sequence[Document]) -> None:
    speakers = {document.speaker for document in documents if document.comparable}
    if len(speakers) < 2:
        found = "、".join(sorted(speakers)) or "none"
        raise NothingToCompareError(
            f"nothing to compare: comparable reports of {len(speakers)} district(s): {found}",
            remedy="give the reports of at least two districts; `inspect FILE` shows why a text "
            "does not take part",
        )
