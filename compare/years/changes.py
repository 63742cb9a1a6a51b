"""Tell which formulas are new, gone or changed in a district, and how their use rises and falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.model.findings import Formula
from compare.model.passage import Passage
from compare.model.report import Document
from compare.model.years import Change, ChangeKind, LifeLine, YearPair
from compare.text import letters_of
from compare.years.series import year_of


def formula_changes(pairs: Sequence[YearPair], formulas: Sequence[Formula]) -> tuple[Change, ...]:
    """Return the changes of all formulas, pair by pair, in the order of the formulas.

    A formula has changed where none of its wordings of one year is among those of the other; a
    formula that stands in both years with the same wording is kept and not named.
    """
    return tuple(
        change
        for pair in pairs
        for formula in formulas
        if (change := _change(pair, formula)) is not None
    )


def _change(pair: YearPair, formula: Formula) -> Change | None:
    earlier, later = _places(formula, pair.earlier), _places(formula, pair.later)
    if not earlier and not later:
        return None
    if earlier and later:
        if set(earlier) & set(later):
            return None
        kind = ChangeKind.CHANGED
    else:
        kind = ChangeKind.NEW if later else ChangeKind.VANISHED
    return Change(
        district=pair.speaker,
        body=pair.body,
        from_year=pair.from_year,
        to_year=pair.to_year,
        formula=formula.id,
        change=kind,
        earlier=next(iter(earlier.values()), None),
        later=next(iter(later.values()), None),
    )


def _places(formula: Formula, documents: Sequence[str]) -> Mapping[str, Passage]:
    """Return the first place of each wording of a formula in some documents, by its letters."""
    found: dict[str, Passage] = {}
    for variant in formula.variants:
        for place in variant.occurrences:
            if place.document in documents:
                found.setdefault(letters_of(place.text), place)
    return found


def life_lines(documents: Sequence[Document], formulas: Sequence[Formula]) -> tuple[LifeLine, ...]:
    """Return how many districts use each formula year by year; none where there is one year."""
    speakers: dict[int, set[str]] = {}
    places: dict[str, tuple[int, str]] = {}
    for document in documents:
        year = year_of(document)
        if document.comparable and year is not None:
            speakers.setdefault(year, set()).add(document.speaker)
            places[document.id] = (year, document.speaker)
    years = tuple(sorted(speakers))
    if len(years) < 2:
        return ()
    reports = tuple(len(speakers[year]) for year in years)
    lines = []
    for formula in formulas:
        used = {places[name] for name in formula.documents if name in places}
        districts = tuple(sum(y == year for y, _ in used) for year in years)
        if any(districts):
            lines.append(LifeLine(formula.id, years, districts, reports))
    return tuple(lines)
