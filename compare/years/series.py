"""Order the reports of each speaker by year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from compare.model.report import Document, Identity
from compare.model.years import YearPair


class Dated(Protocol):
    """Stand for a document, or for what is known of one without its text."""

    @property
    def identity(self) -> Identity:
        """Return who speaks and of which years."""
        ...


def year_of(document: Dated) -> int | None:
    """Return the year that a report looks back on, by its plan if it does not say."""
    identity = document.identity
    if identity.review_year is not None:
        return identity.review_year
    return None if identity.plan_year is None else identity.plan_year - 1


def series_of(
    documents: Sequence[Document],
) -> dict[tuple[str, str | None], dict[int, list[Document]]]:
    """Return the comparable documents by speaker and body, then by year in order."""
    found: dict[tuple[str, str | None], dict[int, list[Document]]] = {}
    for document in documents:
        year = year_of(document)
        if document.comparable and year is not None:
            key = (document.speaker, document.identity.body)
            found.setdefault(key, {}).setdefault(year, []).append(document)
    return {key: dict(sorted(years.items())) for key, years in found.items()}


def year_pairs(documents: Sequence[Document]) -> tuple[YearPair, ...]:
    """Return all pairs of consecutive years of the same speaker and body."""
    return tuple(
        YearPair(
            speaker,
            body,
            earlier,
            later,
            tuple(document.id for document in years[earlier]),
            tuple(document.id for document in years[later]),
        )
        for (speaker, body), years in series_of(documents).items()
        for earlier, later in pairwise(years)
        if later == earlier + 1
    )


def earlier_documents(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the documents of speakers and bodies that have one of a later year."""
    return tuple(
        document.id
        for years in series_of(documents).values()
        for year in list(years)[:-1]
        for document in years[year]
    )
