"""Find all that the reports of the same speakers tell from year to year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon
from compare.model.findings import Formula, Indicator, Shortcoming
from compare.model.passage import Passage
from compare.model.report import Document, Role
from compare.model.source import Source
from compare.model.years import (
    Change,
    Fate,
    FigureSeries,
    Promise,
    RecurringShortcoming,
    Succession,
    ThemeShare,
    YearPair,
    Years,
)
from compare.passages import passage_of
from compare.settings import YearSettings
from compare.text import letters_of
from compare.years.changes import formula_changes, kept_formulas, life_lines
from compare.years.earliest import earliest_sources
from compare.years.figures import figure_series
from compare.years.fulfilment import Review
from compare.years.places import FormulaPlaces
from compare.years.promises import Clause, clauses_of, promised
from compare.years.renaming import renamings
from compare.years.sentences import partners_of, succession
from compare.years.series import series_of, year_pairs
from compare.years.themes import theme_shares

_REVIEWING = (Role.PREAMBLE, Role.REVIEW)
_PLANNING = (Role.TARGETS, Role.PLAN)


@dataclass(frozen=True, slots=True)
class YearFindings:
    """Hold what was found over the years: promises and changes beside all else."""

    promises: tuple[Promise, ...]
    changes: tuple[Change, ...]
    years: Years


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what the reports of some years tell whatever their formulas are."""

    pairs: tuple[YearPair, ...]
    promises: tuple[Promise, ...]
    successions: tuple[Succession, ...]
    theme_shares: tuple[ThemeShare, ...]
    figure_series: tuple[FigureSeries, ...]
    recurring: tuple[RecurringShortcoming, ...]


@dataclass(frozen=True, slots=True)
class _Texts:
    """Hold what every step looks things up in."""

    documents: dict[str, Document]
    sources: dict[str, Source]
    settings: YearSettings
    lexicon: Lexicon

    def of(self, names: Sequence[str]) -> list[Document]:
        return [self.documents[name] for name in names]

    def passage(self, clause: Clause) -> Passage:
        return passage_of(
            clause.sentence.clean, clause.document, self.sources, clause.start, clause.end
        )


def told_over_years(
    documents: Sequence[Document],
    sources: dict[str, Source],
    *,
    indicators: Sequence[Indicator],
    shortcomings: Sequence[Shortcoming],
    settings: YearSettings,
    lexicon: Lexicon,
) -> Told:
    """Compare each speaker's reports of consecutive years but for their formulas."""
    pairs = year_pairs(documents)
    texts = _Texts({document.id: document for document in documents}, sources, settings, lexicon)
    return Told(
        pairs=pairs,
        promises=tuple(promise for pair in pairs for promise in _promises(pair, texts)),
        successions=tuple(succession(p, texts.documents, sources, settings) for p in pairs),
        theme_shares=theme_shares(documents, sources, lexicon),
        figure_series=figure_series(documents, indicators, settings, lexicon),
        recurring=tuple(_recurring(documents, shortcomings, settings)),
    )


def compare_years(
    documents: Sequence[Document],
    sources: dict[str, Source],
    told: Told,
    formulas: Sequence[Formula],
    *,
    settings: YearSettings,
    lexicon: Lexicon,
) -> YearFindings:
    """Return what reports tell over the years, with the fate of their formulas.

    Nothing where there is one year only.
    """
    pairs, places = told.pairs, FormulaPlaces(formulas)
    years = Years(
        pairs=pairs,
        successions=told.successions,
        life_lines=life_lines(documents, formulas),
        theme_shares=told.theme_shares,
        figure_series=told.figure_series,
        recurring=told.recurring,
        kept=kept_formulas(pairs, places),
        renamings=renamings(documents),
        earliest=earliest_sources(documents, sources, formulas, lexicon),
    )
    by_id = {document.id: document for document in documents}
    changes = formula_changes(pairs, places, by_id, sources, settings=settings, lexicon=lexicon)
    return YearFindings(told.promises, changes, years)


def _promises(pair: YearPair, texts: _Texts) -> list[Promise]:
    """Return the concrete promises of the earlier plan with what the later report says of each."""
    rules = texts.lexicon.table("promises")
    wanted = [c for document in texts.of(pair.earlier) for c in promised(document, texts.lexicon)]
    later = texts.of(pair.later)
    told = [c for document in later for c in clauses_of(document, _REVIEWING, rules)]
    planned = [c for document in later for c in clauses_of(document, _PLANNING, rules)]
    if not wanted or not told:
        return []
    review = Review(told, wanted, texts.settings, texts.lexicon)
    again = {
        partner.earlier: planned[partner.later]
        for partner in partners_of(
            [letters_of(clause.text) for clause in wanted],
            [letters_of(clause.text) for clause in planned],
            texts.settings.repeated,
        )
    }
    made = []
    for index, clause in enumerate(wanted):
        answer = review.answer(clause)
        made.append(
            Promise(
                passage=texts.passage(clause),
                section=clause.sentence.section,
                status=answer.status,
                evidence=tuple(texts.passage(item) for item in answer.evidence),
                score=answer.score,
                repeated=texts.passage(again[index]) if index in again else None,
                pair=pair,
            )
        )
    return made


def _recurring(
    documents: Sequence[Document], shortcomings: Sequence[Shortcoming], settings: YearSettings
) -> Iterator[RecurringShortcoming]:
    """Yield each shortcoming with the latest earlier year in which it is admitted alike.

    The years need not follow each other: what is admitted again after a pause comes back too.
    """
    for (speaker, body), years in series_of(documents).items():
        told = {
            year: [s.passage for s in shortcomings if s.passage.document in {d.id for d in own}]
            for year, own in years.items()
        }
        for year, own in years.items():
            left = list(told[year])
            for before in reversed([other for other in years if other < year]):
                pair = YearPair(speaker, body, before, year, _ids(years[before]), _ids(own))
                found = _alike(pair, told[before], left, settings)
                left = [p for p in left if p not in {item.later for item in found}]
                yield from found


def _ids(documents: Sequence[Document]) -> tuple[str, ...]:
    return tuple(document.id for document in documents)


def _alike(
    pair: YearPair, earlier: Sequence[Passage], later: Sequence[Passage], settings: YearSettings
) -> list[RecurringShortcoming]:
    partners = partners_of(
        [letters_of(passage.text) for passage in earlier],
        [letters_of(passage.text) for passage in later],
        settings.recurring,
    )
    return [
        RecurringShortcoming(
            earlier=earlier[partner.earlier],
            later=later[partner.later],
            fate=Fate.VERBATIM if partner.ratio == 100 else Fate.REWRITTEN,
            pair=pair,
        )
        for partner in partners
    ]
