"""Tell where a formula stands first in the set, by the day or the year of the reports.

It is an order in time of the reports at hand: not who was first at all, nor who took it from whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from compare.lexicon import Lexicon
from compare.model.findings import Formula
from compare.model.passage import Passage
from compare.model.report import Document
from compare.model.source import Source
from compare.model.years import EarliestSource
from compare.years.dating import report_date
from compare.years.series import year_of

_FEWEST_DISTRICTS = 2


def earliest_sources(
    documents: Sequence[Document],
    sources: Mapping[str, Source],
    formulas: Sequence[Formula],
    lexicon: Lexicon,
) -> tuple[EarliestSource, ...]:
    """Return the earliest reports of each formula of several districts, formulas in their order.

    Nothing is said of a formula where all its reports may be of the same time.
    """
    given = {
        document.id: (document, report_date(document, sources[document.source], lexicon))
        for document in documents
        if document.comparable and year_of(document) is not None
    }
    return tuple(
        found
        for formula in formulas
        if len(formula.districts) >= _FEWEST_DISTRICTS
        and (found := _earliest(formula, given)) is not None
    )


def _earliest(
    formula: Formula, given: Mapping[str, tuple[Document, str | None]]
) -> EarliestSource | None:
    own = [given[name] for name in formula.documents if name in given]
    year = min((_year(document) for document, _ in own), default=0)
    of_year = [(document, day) for document, day in own if _year(document) == year]
    days = [day for _, day in of_year]
    # A report without a day may be the first one of its year.
    first = min(day for day in days if day) if all(days) and days else None
    named = [document for document, day in of_year if first in (None, day)]
    if len(named) == len(own):
        return None
    return EarliestSource(
        formula.id,
        year,
        first,
        tuple(dict.fromkeys(document.speaker for document in named)),
        tuple(chain.from_iterable(_first_place(formula, document) for document in named)),
    )


def _year(document: Document) -> int:
    """Return the year in which a report was given, by its plan if nothing else tells it."""
    return (year_of(document) or 0) + 1


def _first_place(formula: Formula, document: Document) -> Iterator[Passage]:
    places = (
        place
        for variant in formula.variants
        for place in variant.occurrences
        if place.document == document.id
    )
    first = min(places, key=lambda place: place.start, default=None)
    if first is not None:
        yield first
