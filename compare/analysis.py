"""Join the stages: documents in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from compare.aligning.matches import grader_of, match_sentences
from compare.aligning.pairs import pair_sections
from compare.aligning.roles import compare_roles
from compare.aligning.sections import align_sections
from compare.aligning.sentences import pair_sentences
from compare.checking.check import check_reports
from compare.errors import NothingToCompareError
from compare.lexicon import Lexicon
from compare.mining.brands import find_brands
from compare.mining.formulas import find_formulas
from compare.mining.indicator_groups import group_indicators
from compare.mining.indicators import find_indicators
from compare.mining.initiatives import find_initiatives
from compare.mining.shortcomings import find_shortcomings
from compare.model.corpus import Reports
from compare.model.findings import Findings, Formula, Initiative
from compare.model.report import Document
from compare.model.source import Source
from compare.processes.beside import Beside, taken_over
from compare.progress import Progress, silent
from compare.settings import Settings
from compare.years import (
    compare_years,
    earlier_documents,
    told_over_years,
    under_present_names,
)


def compare_reports(
    reports: Reports,
    settings: Settings,
    lexicon: Lexicon,
    progress: Progress = silent,
    beside: Beside | None = None,
) -> Findings:
    """Compare the documents of different districts, and those of one district over the years.

    Of a district's reports the one of the last year stands beside those of the others. Formulas and
    initiatives may be found by a process beside while this one finds all else. Raises
    `NothingToCompareError` where there are neither two districts nor two years of one.
    """
    everything = under_present_names(reports.documents)
    earlier = earlier_documents(everything)
    _require_two(everything, earlier)
    documents = tuple(document for document in everything if document.id not in earlier)
    sources: dict[str, Source] = {source.id: source for source in reports.reading.sources}
    given = _Given(everything, documents, sources, settings, lexicon)
    common, distinctive = (
        beside.begin_both(_formulas, given, _initiatives) if beside else (None, None)
    )
    progress("align", 0, 4)
    grader = grader_of(documents, settings.similarity)
    alignments = align_sections(documents, lexicon)
    progress("align", 1, 4)
    matches = match_sentences(documents, grader, alignments)
    progress("align", 2, 4)
    sentence_pairs = pair_sentences(matches, documents, sources, lexicon)
    progress("indicators", 0, 1)
    indicators = find_indicators(everything, sources, lexicon)
    present = [i for i in indicators if i.passage.document not in earlier]
    indicator_groups = group_indicators(documents, present, lexicon)
    shortcomings = find_shortcomings(everything, sources, lexicon)
    brands = find_brands(documents, sources, lexicon)
    progress("years", 0, 2)
    told = told_over_years(
        everything,
        sources,
        indicators=indicators,
        shortcomings=shortcomings,
        settings=settings.years,
        lexicon=lexicon,
    )
    progress("formulas", 0, 1)
    formulas = taken_over(common, partial(_formulas, given, progress))
    progress("align", 3, 4)
    section_pairs = pair_sections(alignments, documents, formulas, matches, grader)
    progress("checks", 0, 1)
    checks = check_reports(
        documents, formulas, matches, sources, settings=settings.checking, lexicon=lexicon
    )
    progress("years", 1, 2)
    over_years = compare_years(
        everything, sources, told, formulas, settings=settings.years, lexicon=lexicon
    )
    progress("initiatives", 0, 1)
    initiatives = taken_over(distinctive, partial(_initiatives, (given, formulas)))
    return Findings(
        settings=settings.model_dump(mode="json", exclude={"archive", "batch"}),
        sources=reports.reading.sources,
        skipped=reports.reading.skipped,
        documents=everything,
        alignments=alignments,
        section_pairs=section_pairs,
        sentence_pairs=sentence_pairs,
        formulas=formulas,
        initiatives=initiatives,
        indicators=indicators,
        self_criticism=shortcomings,
        promises=over_years.promises,
        changes=over_years.changes,
        indicator_groups=indicator_groups,
        brands=brands,
        role_similarities=compare_roles(documents, matches, settings.similarity),
        checks=checks,
        years=over_years.years,
        earlier=earlier,
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """Hold what formulas and initiatives are found in, and with; a process beside is sent it once.

    `documents` are those of `everything` that stand beside each other.
    """

    everything: tuple[Document, ...]
    documents: tuple[Document, ...]
    sources: dict[str, Source]
    settings: Settings
    lexicon: Lexicon


def _formulas(given: _Given, progress: Progress = silent) -> tuple[Formula, ...]:
    """Find what is said in common."""
    return find_formulas(
        given.everything,
        given.sources,
        given.settings.formulas,
        given.lexicon,
        partial(progress, "formulas"),
    )


def _initiatives(both: tuple[_Given, tuple[Formula, ...]]) -> tuple[Initiative, ...]:
    """Find what is said by one alone, formulas known."""
    given, formulas = both
    return find_initiatives(
        given.documents,
        formulas,
        given.sources,
        grader=grader_of(given.documents, given.settings.similarity),
        settings=given.settings.initiatives,
        lexicon=given.lexicon,
    )


def _require_two(documents: Sequence[Document], earlier: Sequence[str]) -> None:
    speakers = {document.speaker for document in documents if document.comparable}
    if len(speakers) < 2 and not earlier:
        found = "、".join(sorted(speakers)) or "none"
        raise NothingToCompareError(
            f"nothing to compare: comparable reports of {len(speakers)} district(s): {found}",
            remedy="give the reports of at least two districts, or of two years of one; "
            "`inspect FILE` shows why a text does not take part",
        )
