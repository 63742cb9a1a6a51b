"""Let a district that was renamed speak under one name, so that its reports are one series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.model.report import Document
from compare.model.years import NameInUse, Renaming
from compare.years.series import Dated, year_of


def under_present_names(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents, those under an old name with the present one that the run knows."""
    known = present_names(documents)
    return tuple(
        replace(document, present_name=known[document.identity.district])
        if document.identity.district in known
        else document
        for document in documents
    )


def present_names(documents: Sequence[Dated]) -> dict[str, str]:
    """Return the present name by each old name under which reports of the same district stand.

    A name is only taken over where it is the one successor, nobody else has the same one, and no
    year has reports under both: else two districts that became one would speak as one.
    """
    years = _years_by_district(documents)
    heirs = {
        district: document.identity.successors[0]
        for document in documents
        if (district := document.identity.district) and len(document.identity.successors) == 1
    }
    return {
        old: new
        for old, new in heirs.items()
        if new in years
        and list(heirs.values()).count(new) == 1
        and max(years[old], default=0) < min(years[new], default=0)
    }


def renamings(documents: Sequence[Document]) -> tuple[Renaming, ...]:
    """Return the speakers that speak under several names, each name with its years, in order."""
    speakers = dict.fromkeys(d.speaker for d in documents if d.present_name)
    found = []
    for speaker in speakers:
        own = [d for d in documents if d.comparable and d.speaker == speaker]
        years = _years_by_district(own)
        names = [NameInUse(name, min(of), max(of)) for name, of in years.items() if of]
        if len(names) > 1:
            found.append(Renaming(speaker, tuple(sorted(names, key=lambda n: n.first_year))))
    return tuple(found)


def _years_by_district(documents: Sequence[Dated]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for document in documents:
        if document.identity.district:
            years = found.setdefault(document.identity.district, set())
            if (year := year_of(document)) is not None:
                years.add(year)
    return found
