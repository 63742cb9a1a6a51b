"""Choose and count what is told of the years; nothing is worded here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, islice, pairwise
from typing import TypeVar

from compare.briefing.leading import LeadingFormulas
from compare.briefing.sources import Desk
from compare.briefing.tables.years import sorted_changes
from compare.lexicon import Lexicon, pattern
from compare.model.findings import Formula
from compare.model.passage import Passage
from compare.model.report import Document
from compare.model.years import (
    CarriedSentence,
    Change,
    ChangeKind,
    EarliestSource,
    Fate,
    FigureSeries,
    LifeLine,
    Promise,
    RecurringShortcoming,
    SeriesPoint,
    Succession,
    YearPair,
    Years,
)
from compare.text import letters_of
from compare.years.series import year_of

# A formula's rise or fall is told where at least so many districts have it.
_FEWEST = 2
_PERCENT = "%"
_HALF = 0.5
# Of the formulas of a chart, the shares that last, that came late and that went early.
_LASTING, _RISEN, _GONE = 0.5, 0.25, 0.25
_SHORTEST = 6
_SEPARATOR = "\n"

T = TypeVar("T")


@dataclass(frozen=True)
class YearFacts:
    """Answer what is asked of the years of the districts at hand."""

    desk: Desk
    leading: LeadingFormulas
    lexicon: Lexicon

    @property
    def found(self) -> Years:
        """Return all that was found over the years."""
        return self.desk.findings.years

    @cached_property
    def reports(self) -> list[Document]:
        """Return all reports that take part, by district in order of their years."""
        places = {district: place for place, district in enumerate(self.desk.districts)}
        own = [d for d in self.desk.findings.documents if d.comparable and d.speaker in places]
        return sorted(own, key=lambda d: (places[d.speaker], year_of(d) or 0, d.number))

    @cached_property
    def years(self) -> list[int]:
        """Return the years in which reports were given, in order."""
        return sorted({year + 1 for d in self.reports if (year := year_of(d)) is not None})

    @cached_property
    def missing(self) -> list[str]:
        """Return the years, or spans of years, between the reports of which none is at hand."""
        return [
            f"{earlier + 1}" if later == earlier + 2 else f"{earlier + 1}—{later - 1}"
            for earlier, later in pairwise(self.years)
            if later > earlier + 1
        ]

    @cached_property
    def present_pairs(self) -> list[YearPair]:
        """Return the pairs of the present reports with those of the year before.

        For a single district without such a pair it is the last one there is.
        """
        present = {document.id for document in self.desk.comparable}
        pairs = [pair for pair in self.found.pairs if present & set(pair.later)]
        return pairs if pairs or len(self.desk.districts) > 1 else list(self.found.pairs[-1:])

    @property
    def compared(self) -> tuple[int, int] | None:
        """Return the years of the two reports that are told of first, None where there are none."""
        pairs = self.present_pairs
        return (pairs[-1].from_year + 1, pairs[-1].to_year + 1) if pairs else None

    def promises(self, *status: str) -> list[Promise]:
        """Return the promises of the year before of these statuses, told or not by the present."""
        return [p for p in self._present_promises if p.status in status or not status]

    @cached_property
    def _present_promises(self) -> list[Promise]:
        pairs = set(self.present_pairs)
        return [promise for promise in self.desk.findings.promises if promise.pair in pairs]

    def changes(self, kind: str = "") -> list[tuple[Formula, list[Change]]]:
        """Return the formulas that changed so since the year before, with the districts.

        Those of most districts go first, openings and closings last.
        """
        if not kind:
            return [item for each in ChangeKind for item in self.changes(each)]
        return self._changes.get(kind, [])

    @cached_property
    def _changes(self) -> dict[str, list[tuple[Formula, list[Change]]]]:
        return {kind.value: self._changed_so(kind) for kind in ChangeKind}

    def _changed_so(self, kind: ChangeKind) -> list[tuple[Formula, list[Change]]]:
        present = {(pair.speaker, pair.body, pair.to_year) for pair in self.present_pairs}
        found: dict[str, list[Change]] = {}
        for change in self.desk.findings.changes:
            key = (change.district, change.body, change.to_year)
            if key in present and change.change == kind:
                found.setdefault(change.formula, []).append(change)
        ordered = sorted(
            (f for f in self.desk.findings.formulas if f.id in found),
            key=self.leading.is_ceremonial,
        )
        return sorted_changes(found, ordered)

    def telling_changes(self, kind: str, most: int) -> list[tuple[Formula, list[Change]]]:
        """Return the first changes of a kind, none of whose formulas lies in that of another."""
        return list(islice(_outermost(self.changes(kind), lambda item: item[0]), most))

    def kept(self) -> int:
        """Return how many formulas the present reports keep from the year before."""
        formulas = {f for item in self.found.kept if item.pair in self.present_pairs
                    for f in item.formulas}  # fmt: skip
        return len(formulas)

    def successions(self) -> Sequence[Succession]:
        """Return what was carried over from each year to the next."""
        return self.found.successions

    def carried(self, *, moved: bool | None = None, fate: str = "") -> list[CarriedSentence]:
        """Return the sentences of the present reports that stood in those of the year before."""
        return [
            item
            for succession in self.found.successions
            if succession.pair in self.present_pairs
            for item in succession.carried
            if (moved is None or item.moved is moved) and (not fate or item.fate == fate)
        ]

    def life_lines(self) -> list[tuple[Formula, LifeLine]]:
        """Return the formulas of several districts with their use over the years, widest first.

        Where there is one district: those of most years first. Openings and closings are left out.
        """
        lines = [item for item in self._lines if max(item[1].districts) >= _FEWEST]
        if len(self.desk.districts) > 1 and lines:
            return sorted(lines, key=lambda item: -max(item[1].districts))
        return sorted(self._lines, key=lambda item: -_length(item[1]))

    @cached_property
    def _lines(self) -> list[tuple[Formula, LifeLine]]:
        formulas = {formula.id: formula for formula in self.desk.findings.formulas}
        lines = self.found.life_lines
        named = [(formulas[line.formula], line) for line in lines if line.formula in formulas]
        return [
            (formula, line)
            for formula, line in named
            if len(letters_of(formula.text)) >= _SHORTEST
            and not self.leading.is_ceremonial(formula)
        ]

    def telling_lines(self, most: int) -> list[tuple[Formula, LifeLine]]:
        """Return life lines for a chart: some that last, some that came late, some that went early.

        They stand in the order in which they came and went.
        """
        lines = list(_outermost(self.life_lines(), lambda item: item[0]))
        if not lines:
            return []
        years = lines[0][1].years
        again = [item for item in lines if _length(item[1]) > 1 or max(item[1].districts) > 1]
        late = years[len(years) // 2]
        risen = [i for i in again if i[1].first_year >= late and i[1].last_year == years[-1]]
        gone = [i for i in again if i[1].last_year < years[-1]]
        chosen = again[: round(_LASTING * most)]
        for group, share in ((risen, _RISEN), (gone, _GONE)):
            chosen += [item for item in group if item not in chosen][: round(share * most)]
        return sorted(chosen, key=lambda item: (item[1].first_year, -item[1].last_year))

    def lasting(self) -> list[Formula]:
        """Return the formulas that stand in the reports of all years."""
        return [f for f, line in self.life_lines() if _length(line) == len(line.years)]

    def amounts(self) -> list[FigureSeries]:
        """Return the series of amounts, percentages left out: leading figures, then the longest."""
        series = [item for item in self.found.figure_series if item.unit != _PERCENT]
        leading = pattern(self.lexicon.table("years")["series"]["leading"])
        return sorted(
            series, key=lambda item: (leading.search(item.name) is None, -len(item.points))
        )

    def telling_series(self, most: int) -> list[FigureSeries]:
        """Return series for a chart: three values of single years at least, hardly ever broken."""
        yearly = [
            replace(item, points=tuple(point for point in item.points if not point.is_long))
            for item in self.amounts()
        ]
        return [
            item
            for item in yearly
            if len(item.points) > _FEWEST
            and sum(point.is_break for point in item.points) < _HALF * (len(item.points) - 1)
        ][:most]

    def contradictions(self) -> list[tuple[FigureSeries, SeriesPoint, SeriesPoint]]:
        """Return the values that do not fit the growth stated beside them, with the one before."""
        return [
            (series, before, point)
            for series in self.found.figure_series
            for before, point in zip(series.points, series.points[1:], strict=False)
            if point.contradicts
        ]

    def breaks(self) -> int:
        """Return how many values may not be compared with those before them."""
        return sum(p.is_break for series in self.found.figure_series for p in series.points)

    def recurring(self) -> list[list[RecurringShortcoming]]:
        """Return shortcomings that come back, as chains over the years, the longest first."""
        return _chains(self.found.recurring, lambda item: item.earlier, lambda item: item.later)

    def verbatim_again(self, promises: Sequence[Promise]) -> list[Promise]:
        """Return the promises that the next plan makes again in the same words."""
        return [
            promise
            for promise in promises
            if promise.repeated is not None
            and letters_of(promise.repeated.text) == letters_of(promise.passage.text)
        ]

    def promised_again(self) -> list[list[Promise]]:
        """Return the promises that plans repeat, as chains over the years, the longest first."""
        again = [p for p in self.desk.findings.promises if p.repeated is not None]
        return _chains(again, lambda item: item.passage, lambda item: item.repeated)

    def earliest(self) -> list[tuple[Formula, EarliestSource]]:
        """Return where formulas of several districts stand first, those of most districts first."""
        formulas = {f.id: f for f in self.desk.findings.formulas}
        found = self.found.earliest
        items = [(formulas[item.formula], item) for item in found if item.formula in formulas]
        plain = [item for item in items if not self.leading.is_ceremonial(item[0])]
        return sorted(plain, key=lambda item: -len(item[0].districts))

    def reworded(self) -> list[CarriedSentence]:
        """Return the rewritten sentences, the most like first."""
        return sorted(self.carried(fate=Fate.REWRITTEN), key=lambda item: -item.score)


def _length(line: LifeLine) -> int:
    return sum(count > 0 for count in line.districts)


def _outermost(items: Iterable[T], formula_of: Callable[[T], Formula]) -> Iterator[T]:
    """Yield the items whose formula does not lie in that of one before, nor holds one."""
    texts: set[str] = set()
    row = ""
    for item in items:
        text = letters_of(formula_of(item).text)
        parts = {text[low:high] for low, high in combinations(range(len(text) + 1), 2)}
        if text not in row and texts.isdisjoint(parts):
            yield item
            texts.add(text)
            row += f"{_SEPARATOR}{text}"


def _chains(
    items: Sequence[T],
    start: Callable[[T], Passage | None],
    end: Callable[[T], Passage | None],
) -> list[list[T]]:
    """Return items as chains, each beginning where the one before it ends; the longest first."""
    following = {start(item): item for item in items}
    ends = {end(item) for item in items}
    chains = []
    for item in items:
        if start(item) in ends:
            continue
        chain = [item]
        while (after := following.get(end(chain[-1]))) is not None:
            chain.append(after)
        chains.append(chain)
    return sorted(chains, key=lambda chain: -len(chain))
