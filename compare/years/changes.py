"""Tell which formulas are new, gone or changed in a district, and how their use rises and falls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.lexicon import Lexicon, pattern
from compare.model.findings import Formula
from compare.model.passage import Passage
from compare.model.report import Document
from compare.model.source import Source
from compare.model.years import Change, ChangeKind, KeptFormulas, LifeLine, YearPair
from compare.settings import YearSettings
from compare.years.nearest import Near, YearText, YearTexts
from compare.years.places import FormulaPlaces
from compare.years.series import year_of


def formula_changes(
    pairs: Sequence[YearPair],
    places: FormulaPlaces,
    documents: Mapping[str, Document],
    sources: dict[str, Source],
    *,
    settings: YearSettings,
    lexicon: Lexicon,
) -> tuple[Change, ...]:
    """Return the changes of all formulas, pair by pair, in the order of the formulas.

    New is only what has nothing like it in the whole earlier text, vanished the same in the later;
    another verb before it makes it no other wording. A formula has changed where no wording of one
    year is among those of the other or holds it, and where one year has only a passage that is like
    it: the change names that passage. One that stands in both years is kept and not named.
    """
    texts = YearTexts(documents, lexicon)
    return tuple(
        change
        for pair in pairs
        for found in [_Changes(pair, texts, sources, settings, lexicon)]
        for change in found.of(places)
    )


def kept_formulas(pairs: Sequence[YearPair], places: FormulaPlaces) -> tuple[KeptFormulas, ...]:
    """Return pair by pair the formulas that stand in both years in the same words."""
    return tuple(
        KeptFormulas(pair, tuple(places.formulas[number].id for number in _kept(pair, places)))
        for pair in pairs
    )


def _kept(pair: YearPair, places: FormulaPlaces) -> Iterator[int]:
    earlier, later = places.of(pair.earlier), places.of(pair.later)
    for number, wordings in earlier.items():
        if number in later and _are_alike(wordings, later[number]):
            yield number


def _are_alike(earlier: Mapping[str, Passage], later: Mapping[str, Passage]) -> bool:
    """Tell whether a wording of one year is among those of the other or holds one."""
    return any(a in b or b in a for a in earlier for b in later)


class _Changes:
    """Tell the changes of formulas between the two years of a pair."""

    def __init__(
        self,
        pair: YearPair,
        texts: YearTexts,
        sources: dict[str, Source],
        settings: YearSettings,
        lexicon: Lexicon,
    ) -> None:
        self._pair = pair
        self._sources = sources
        self._least = settings.same_wording
        self._rules = lexicon.table("years")["changes"]
        self._earlier, self._later = texts.of(pair.earlier), texts.of(pair.later)

    def of(self, places: FormulaPlaces) -> list[Change]:
        """Return the changes of formulas; of those that are told of one passage the first."""
        found: list[Change] = []
        told = _Told()
        of_earlier, of_later = places.of(self._pair.earlier), places.of(self._pair.later)
        for number in sorted(of_earlier.keys() | of_later.keys()):
            earlier, later = of_earlier.get(number, {}), of_later.get(number, {})
            change = self._change(places.formulas[number], earlier, later)
            is_one_sided = not (earlier and later)
            if change is not None and not (is_one_sided and told.has(change)):
                found.append(change)
                told.add(change)
        return found

    def _change(
        self, formula: Formula, earlier: Mapping[str, Passage], later: Mapping[str, Passage]
    ) -> Change | None:
        if not (earlier and later):
            return self._one_sided(formula, earlier, later)
        if _are_alike(earlier, later):
            return None
        return self._changed(formula, _first(earlier), _first(later))

    def _one_sided(
        self, formula: Formula, earlier: Mapping[str, Passage], later: Mapping[str, Passage]
    ) -> Change | None:
        """Return what became of a formula that stands in one year only, None where nothing did."""
        wordings, other = (later, self._earlier) if later else (earlier, self._later)
        if any(self._stands(wording, other) for wording in wordings):
            return None
        like = self._like(wordings, other)
        if like is not None:
            own, near = like
            return self._changed(formula, *((near, own) if later else (own, near)))
        if any(other.has_damaged(wording, self._least) for wording in wordings):
            return None
        kind = ChangeKind.NEW if later else ChangeKind.VANISHED
        return self._made(formula, kind, _first(earlier), _first(later))

    def _stands(self, wording: str, other: YearText) -> bool:
        """Tell whether a year has a wording, with another verb before it or none."""
        core = self._core(wording)
        return other.has(wording) or other.has_whole(core, self._rules["following"])

    def _like(
        self, wordings: Mapping[str, Passage], other: YearText
    ) -> tuple[Passage, Passage] | None:
        """Return the place of the wording to which another year has the nearest, with that."""
        found: list[tuple[float, Passage, Near]] = []
        for wording, own in wordings.items():
            core = self._core(wording)
            near = other.clause_of(core) if core != wording else None
            tried = (near, *(other.nearest(w, self._least) for w in dict.fromkeys((wording, core))))
            found += [(near.score, own, near) for near in tried if near is not None]
        if not found:
            return None
        _, own, near = max(found, key=lambda item: item[0])
        return own, near.passage(self._sources)

    def _core(self, wording: str) -> str:
        """Return a wording without the verbs before it, whole where too little would be left."""
        core = pattern(self._rules["leading"]).sub("", wording)
        return core if len(core) >= self._rules["shortest"] else wording

    def _changed(self, formula: Formula, earlier: Passage | None, later: Passage | None) -> Change:
        return self._made(formula, ChangeKind.CHANGED, earlier, later)

    def _made(
        self, formula: Formula, kind: ChangeKind, earlier: Passage | None, later: Passage | None
    ) -> Change:
        pair = self._pair
        return Change(
            district=pair.speaker,
            body=pair.body,
            from_year=pair.from_year,
            to_year=pair.to_year,
            formula=formula.id,
            change=kind,
            earlier=earlier,
            later=later,
        )


def _first(places: Mapping[str, Passage]) -> Passage | None:
    return next(iter(places.values()), None)


class _Told:
    """Hold the changes told so far by place: others told of one place in either year are no more.

    A place is a letter of a document.
    """

    def __init__(self) -> None:
        self._later: dict[tuple[str, int], list[Passage]] = {}

    def add(self, change: Change) -> None:
        if change.earlier is not None and change.later is not None:
            for place in _places(change.earlier):
                self._later.setdefault(place, []).append(change.later)

    def has(self, change: Change) -> bool:
        """Tell whether a change told before overlaps this one in both years."""
        if change.earlier is None or change.later is None:
            return False
        own = frozenset(_places(change.later))
        others = (self._later.get(place, ()) for place in _places(change.earlier))
        return any(not own.isdisjoint(_places(other)) for found in others for other in found)


def _places(passage: Passage) -> Iterator[tuple[str, int]]:
    return ((passage.document, offset) for offset in range(passage.start, passage.end))


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
