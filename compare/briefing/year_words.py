"""Answer what templates ask of the years: promises, changes of formulas, what is carried over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.briefing.document import Table
from compare.briefing.markup import Tokens
from compare.briefing.sources import Desk
from compare.briefing.tables import years as tables
from compare.model.findings import Formula
from compare.model.years import Change, FigureSeries, LifeLine, Promise, Succession, Years

# A formula's rise or fall is told where at least so many districts have it.
_FEWEST = 2


@dataclass
class YearWords:
    """Answer what a template asks of the years, and make their tables.

    `number` numbers a table; at most `most` rows stand in one.
    """

    desk: Desk
    tokens: Tokens
    number: Callable[[str], str]
    most: int

    @property
    def found(self) -> Years:
        """Return all that was found over the years."""
        return self.desk.findings.years

    @property
    def successions(self) -> Sequence[Succession]:
        """Return what was carried over from each year to the next."""
        return self.found.successions

    @property
    def series(self) -> Sequence[FigureSeries]:
        """Return the figures that are reported in several years; percentages are left out."""
        return [item for item in self.found.figure_series if item.unit != "%"]

    def span(self) -> tuple[int, int]:
        """Return the first and the last year that is compared."""
        pairs = self.found.pairs
        return min(pair.from_year for pair in pairs), max(pair.to_year for pair in pairs)

    def promises(self, *status: str) -> list[Promise]:
        """Return the promises of these statuses, of the last pair of years of each district."""
        last = {pair.speaker: pair for pair in self.found.pairs}
        return [
            promise
            for promise in self.desk.findings.promises
            if promise.pair == last[promise.pair.speaker]
            and (promise.status in status or not status)
        ]

    def changes(self, kind: str) -> list[tuple[Formula, list[Change]]]:
        """Return the formulas that changed so between the last years, with the districts.

        Those of most districts go first.
        """
        last = {pair.speaker: pair.to_year for pair in self.found.pairs}
        found: dict[str, list[Change]] = {}
        for change in self.desk.findings.changes:
            if change.change == kind and change.to_year == last[change.district]:
                found.setdefault(change.formula, []).append(change)
        named = [(f, found[f.id]) for f in self.desk.findings.formulas if f.id in found]
        return sorted(named, key=lambda item: -len(item[1]))

    def life_lines(self) -> list[tuple[Formula, LifeLine]]:
        """Return the formulas of several districts with their use over the years, widest first."""
        formulas = {formula.id: formula for formula in self.desk.findings.formulas}
        lines = [(formulas[line.formula], line) for line in self.found.life_lines]
        wide = [item for item in lines if max(item[1].districts) >= _FEWEST]
        return sorted(wide or lines, key=lambda item: -max(item[1].districts))

    def promise_table(
        self, promises: Sequence[Promise], caption: str, heads: Sequence[str], most: int = 0
    ) -> str:
        """Return promises, each with what the next review says of it."""
        chosen = promises[: most or self.most]
        return self._table(
            tables.promise_table(chosen, self.desk, self.number("table"), caption, heads)
        )

    def change_table(
        self,
        changes: Sequence[tuple[Formula, Sequence[Change]]],
        caption: str,
        heads: Sequence[str],
        most: int = 0,
    ) -> str:
        """Return formulas that came, went or changed."""
        chosen = changes[: most or self.most]
        return self._table(
            tables.change_table(chosen, self.desk, self.number("table"), caption, heads)
        )

    def life_table(self, caption: str, head: str, most: int = 30) -> str:
        """Return how many districts use each formula year by year."""
        chosen = self.life_lines()[:most]
        return self._table(tables.life_table(chosen, self.number("table"), caption, head))

    def succession_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return how much of each text stands again in the next year's."""
        chosen = self.successions[: self.most]
        return self._table(
            tables.succession_table(chosen, self.desk, self.number("table"), caption, heads)
        )

    def series_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return figures over the years."""
        chosen = self.series[: self.most]
        return self._table(
            tables.series_table(chosen, self.desk, self.number("table"), caption, heads)
        )

    def _table(self, table: Table) -> str:
        return self.tokens.block(table)
