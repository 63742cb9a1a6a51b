"""Tell which formulas are new, gone or changed in a district, and how their use rises and falls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.lexicon import Lexicon, Table, pattern
from compare.model.findings import Formula
from compare.model.passage import Passage
from compare.model.report import Document
from compare.model.years import Change, ChangeKind, KeptFormulas, LifeLine, YearPair
from compare.scoring.similarity import best_window
from compare.settings import YearSettings
from compare.text import letters_of
from compare.years.series import year_of


def formula_changes(
    pairs: Sequence[YearPair],
    formulas: Sequence[Formula],
    documents: Mapping[str, Document],
    settings: YearSettings,
    lexicon: Lexicon,
) -> tuple[Change, ...]:
    """Return the changes of all formulas, pair by pair, in the order of the formulas.

    New is only what has nothing like it in the whole earlier text, vanished the same in the later;
    another verb before it makes it no other wording.
    A formula has changed where no wording of one year is among those of the other or holds it; one
    that stands in both years is kept and not named.
    """
    rules = lexicon.table("years")["changes"]
    return tuple(
        change
        for pair in pairs
        for texts in [(_letters(pair.earlier, documents), _letters(pair.later, documents))]
        for formula in formulas
        if (change := _change(pair, formula, texts, settings, rules)) is not None
    )


def kept_formulas(
    pairs: Sequence[YearPair], formulas: Sequence[Formula]
) -> tuple[KeptFormulas, ...]:
    """Return pair by pair the formulas that stand in both years in the same words."""
    return tuple(
        KeptFormulas(pair, tuple(formula.id for formula in formulas if _is_kept(formula, pair)))
        for pair in pairs
    )


def _is_kept(formula: Formula, pair: YearPair) -> bool:
    return _are_alike(_places(formula, pair.earlier), _places(formula, pair.later))


def _are_alike(earlier: Mapping[str, Passage], later: Mapping[str, Passage]) -> bool:
    """Tell whether a wording of one year is among those of the other or holds one."""
    return any(a in b or b in a for a in earlier for b in later)


def _letters(names: Sequence[str], documents: Mapping[str, Document]) -> str:
    return "".join(s.letters for name in names for s in documents[name].sentences)


def _change(
    pair: YearPair,
    formula: Formula,
    texts: tuple[str, str],
    settings: YearSettings,
    rules: Table,
) -> Change | None:
    earlier, later = _places(formula, pair.earlier), _places(formula, pair.later)
    if earlier and later:
        if _are_alike(earlier, later):
            return None
        kind = ChangeKind.CHANGED
    elif not earlier and not later:
        return None
    else:
        kind = ChangeKind.NEW if later else ChangeKind.VANISHED
        other = texts[0] if later else texts[1]
        wordings = later or earlier
        if any(_stands(wording, other, settings.same_wording, rules) for wording in wordings):
            return None
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


def _stands(wording: str, text: str, least: float, rules: Table) -> bool:
    """Tell whether a text has a wording, with another verb or none, or one nearly the same."""
    core = pattern(rules["leading"]).sub("", wording)
    if core in text if len(core) >= rules["shortest"] else wording in text:
        return True
    return best_window(wording, text, least) is not None


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
