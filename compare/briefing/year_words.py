"""Word what is told of the years: tables and charts for the templates, which know it as `over`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.briefing import year_charts as charts
from compare.briefing.document import Chart, Table
from compare.briefing.markup import Tokens
from compare.briefing.tables import reports
from compare.briefing.tables import years as tables
from compare.briefing.year_facts import YearFacts
from compare.model.findings import Formula
from compare.model.report import Role
from compare.model.years import (
    CarriedSentence,
    Change,
    EarliestSource,
    LifeLine,
    Promise,
    RecurringShortcoming,
    YearPair,
)

_KINDS = ("new", "vanished", "changed")
_STATUS = ("reported", "partly", "not_found")


@dataclass(frozen=True)
class YearWords(YearFacts):
    """Answer what a template asks of the years, and make their tables and charts.

    `number` numbers a table or chart; at most `most` rows stand in a table.
    """

    tokens: Tokens
    number: Callable[[str], str]
    most: int

    def span(self) -> tuple[int, int]:
        """Return the years of the first and the last report."""
        return self.years[0], self.years[-1]

    def promising(self) -> int:
        """Return how many districts promised something the year before."""
        return len({promise.pair.speaker for promise in self.promises()})

    def one_each(self, promises: Sequence[Promise], most: int) -> list[Promise]:
        """Return at most so many promises, one of each district before a second of any."""
        places: Counter[str] = Counter()
        ranked = []
        for promise in promises:
            ranked.append((places[promise.pair.speaker], promise))
            places[promise.pair.speaker] += 1
        return [promise for _, promise in sorted(ranked, key=lambda entry: entry[0])][:most]

    def shortest(
        self, chains: Sequence[Sequence[RecurringShortcoming]]
    ) -> Sequence[RecurringShortcoming]:
        """Return the chain that takes the least room to quote, of those that last longest."""
        longest = [chain for chain in chains if len(chain) == len(chains[0])]
        return min(longest, key=lambda chain: len(chain[0].earlier.text + chain[-1].later.text))

    def growth(self, value: float) -> str:
        """Return a growth in words: 增长18.4%, 下降3.0%."""
        word = self.desk.word("years", "grew" if value >= 0 else "fell")
        return word.format(growth=f"{abs(value):.1f}")

    # Tables -----------------------------------------------------------------------------------

    def reports_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return the reports of the series in order of their years."""
        return self._put(
            reports.reports_table(self.reports, self.desk, self._table(), caption, heads)
        )

    def change_counts(self, caption: str, heads: Sequence[str]) -> str:
        """Return for each two years how many formulas were kept, came, went and changed."""
        kept = {item.pair: len(item.formulas) for item in self.found.kept}
        changes = Counter(
            (c.district, c.body, c.to_year, c.change.value) for c in self.desk.findings.changes
        )
        counts = [
            (pair, (kept.get(pair, 0), *(
                changes[pair.speaker, pair.body, pair.to_year, kind] for kind in _KINDS
            )))
            for pair in self.found.pairs
        ]  # fmt: skip
        return self._pairs(counts, "change-counts", caption, heads)

    def promise_counts(self, caption: str, heads: Sequence[str]) -> str:
        """Return for each two years how many promises the review tells of, and how many return."""
        counts: list[tuple[YearPair, Sequence[int]]] = []
        made: dict[YearPair, list[Promise]] = {}
        for promise in self.desk.findings.promises:
            made.setdefault(promise.pair, []).append(promise)
        for pair in self.found.pairs:
            own = made.get(pair, [])
            told = (sum(p.status == status for p in own) for status in _STATUS)
            again = sum(p.repeated is not None for p in own)
            counts.append((pair, (len(own), *told, again, len(self.verbatim_again(own)))))
        return self._pairs(counts, "promise-counts", caption, heads)

    def _pairs(
        self,
        counts: Sequence[tuple[YearPair, Sequence[int]]],
        kind: str,
        caption: str,
        heads: Sequence[str],
    ) -> str:
        number = self._table()
        made = reports.pair_table(
            counts[: self.most], self.desk, kind, number=number, caption=caption, heads=heads
        )
        return self._put(made)

    def promise_table(
        self, promises: Sequence[Promise], caption: str, heads: Sequence[str], most: int = 0
    ) -> str:
        """Return promises, each with what the next review says of it."""
        chosen = promises[: most or self.most]
        return self._put(tables.promise_table(chosen, self.desk, self._table(), caption, heads))

    def change_table(
        self,
        changes: Sequence[tuple[Formula, Sequence[Change]]],
        caption: str,
        heads: Sequence[str],
        most: int = 0,
    ) -> str:
        """Return formulas that came, went or changed."""
        chosen = changes[: most or self.most]
        return self._put(tables.change_table(chosen, self.desk, self._table(), caption, heads))

    def life_table(self, caption: str, head: str, most: int = 30) -> str:
        """Return how many districts use each formula year by year."""
        chosen = self.life_lines()[:most]
        return self._put(tables.life_table(chosen, self.desk, self._table(), caption, head))

    def succession_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return how much of each text stands again in the next year's."""
        chosen = self.found.successions[: self.most]
        return self._put(tables.succession_table(chosen, self.desk, self._table(), caption, heads))

    def carried_table(
        self, items: Sequence[CarriedSentence], caption: str, heads: Sequence[str], most: int
    ) -> str:
        """Return sentences that stand again, in both wordings."""
        chosen = items[:most]
        return self._put(tables.carried_table(chosen, self.desk, self._table(), caption, heads))

    def series_table(self, caption: str, heads: Sequence[str]) -> str:
        """Return figures over the years."""
        chosen = self.amounts()[: self.most]
        return self._put(tables.series_table(chosen, self.desk, self._table(), caption, heads))

    def recurring_table(
        self,
        chains: Sequence[Sequence[RecurringShortcoming]],
        caption: str,
        heads: Sequence[str],
        most: int = 0,
    ) -> str:
        """Return shortcomings that come back."""
        chosen = chains[: most or self.most]
        return self._put(tables.recurring_table(chosen, self.desk, self._table(), caption, heads))

    def earliest_table(
        self,
        items: Sequence[tuple[Formula, EarliestSource]],
        caption: str,
        heads: Sequence[str],
        most: int,
    ) -> str:
        """Return where formulas stand first among the reports at hand."""
        chosen = items[:most]
        return self._put(tables.earliest_table(chosen, self.desk, self._table(), caption, heads))

    # Charts -----------------------------------------------------------------------------------

    def life_chart(
        self, lines: Sequence[tuple[Formula, LifeLine]], caption: str, scale: str
    ) -> str:
        """Return life lines of formulas, or nothing where there are none."""
        if not lines:
            return ""
        return self._put(charts.life_chart(lines, self.desk, self._chart(), caption, scale))

    def room_chart(self, role: str, caption: str, scale: str, rest: str) -> str:
        """Return the themes' share of a role's room by year, or nothing where none is known."""
        shares = [item for item in self.found.theme_shares if item.role == Role(role)]
        if not shares:
            return ""
        return self._put(charts.room_chart(shares, self._chart(), caption, scale, rest))

    def trend_chart(self, caption: str, most: int = 6) -> str:
        """Return the longest series of figures as lines, or nothing where there are none."""
        chosen = self.telling_series(most)
        if not chosen:
            return ""
        return self._put(charts.trend_chart(chosen, self.desk, self._chart(), caption))

    def _table(self) -> str:
        return self.number("table")

    def _chart(self) -> str:
        return self.number("chart")

    def _put(self, block: Table | Chart) -> str:
        return self.tokens.block(block)
