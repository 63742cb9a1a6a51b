"""Offer the templates what they may say: plain facts, and functions for quotations and tables.

Every name here is described in docs/templates.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from compare.briefing import charts
from compare.briefing.check_words import CheckWords
from compare.briefing.citing import ALL_SOURCES, SOURCES
from compare.briefing.comparison import pair_table, topic_table
from compare.briefing.document import Chart, Inlines, Mark, Run, Table
from compare.briefing.markup import Tokens, plain
from compare.briefing.questions import Questions
from compare.briefing.room import NO_LIMIT, Room
from compare.briefing.tables.formulas import formula_list, formula_table
from compare.briefing.tables.indicators import (
    all_indicators_table,
    fair_choice,
    group_table,
    has_gaps,
    has_many,
    indicator_table,
)
from compare.briefing.tables.initiatives import (
    highlight_table,
    initiative_quotation,
    initiative_table,
    name_quotation,
)
from compare.briefing.tables.overview import overview_table
from compare.briefing.tables.parts import columns_of
from compare.briefing.tables.shortcomings import (
    shortcoming_table,
    shortcoming_theme_table,
    themes_of_shortcomings,
)
from compare.briefing.telling_pairs import telling_pairs
from compare.briefing.year_words import YearWords
from compare.model.findings import (
    Alignment,
    Formula,
    IndicatorGroup,
    Initiative,
    Passage,
    RoleSimilarity,
    SentencePair,
)

# Up to so many districts the briefing proper has room for several initiatives of each.
_FEW_DISTRICTS = 8

T = TypeVar("T")


@dataclass
class Wording(Questions):
    """Hold what the templates of one briefing use, and number tables and charts in order."""

    tokens: Tokens
    tables: int = 0
    charts: int = 0
    contents_title: str = ""

    def begin_again(self) -> None:
        """Forget what was numbered and inserted, for another rendering of the same context."""
        self.tokens.clear()
        self.tables = self.charts = 0
        self.contents_title = ""

    def context(self) -> dict[str, Any]:
        """Return the names that templates know."""
        findings = self.desk.findings
        return {
            "settings": self.settings,
            "form": self.settings.briefing.form,
            "documents": self.desk.comparable,
            "others": [d for d in findings.documents if not d.comparable],
            "districts": self.desk.districts,
            "findings": findings,
            "formulas": self.formulas,
            "leading": self.leading_formulas(),
            "indicators": self.desk.indicators,
            "shortcomings": self.desk.shortcomings,
            "groups": findings.indicator_groups,
            "say": self,
            "over": YearWords(
                self.desk,
                self.leading,
                self.lexicon,
                self.tokens,
                self._number,
                self.settings.briefing.most_rows,
            ),
            "check": CheckWords(
                self.desk, self.tokens, self._number, self.settings.briefing.most_rows
            ),
        }

    def quote(self, passage: Passage, mark: str = "plain") -> str:
        """Return a passage as a quotation with its source."""
        marks = [] if mark == "plain" else [(0, len(passage.text), Mark(mark), None)]
        return self.tokens.inline(self.desk.quotation(passage, marks))

    def initiative(self, item: Initiative) -> str:
        """Return an initiative's quotation, its name and its formulas marked."""
        return self.tokens.inline(initiative_quotation(item, self.desk))

    def name(self, item: Initiative) -> str:
        """Return the name of an initiative alone as a quotation with its source."""
        return self.tokens.inline(name_quotation(item, self.desk))

    def mark(
        self, text: str, mark: str, target: str | None = None, suggestion: str | None = None
    ) -> str:
        """Return words set apart as strong, formula, initiative, difference, doubt or muted.

        The Word draft offers a suggestion as a tracked change.
        """
        run = Run(plain(str(text)), Mark(mark), target, suggestion=plain(suggestion or ""))
        return self.tokens.inline(run)

    def safe(self, text: object) -> str:
        """Return words of a source, unable to be taken for a mark."""
        return self.tokens.inline(Run(plain(str(text))))

    def short(self, district: str) -> str:
        """Return a district's short name."""
        return self.desk.short(district)

    def word(self, group: str, key: str) -> str:
        """Return the label of a code."""
        return self.desk.word(group, key)

    # Tables and charts ------------------------------------------------------------------------

    def _number(self, kind: str) -> str:
        if kind == "table":
            self.tables += 1
            return self.desk.word("table", "number").format(number=self.tables)
        self.charts += 1
        return self.desk.word("chart", "number").format(number=self.charts)

    def _first(self, rows: Sequence[T]) -> Sequence[T]:
        """Return the rows that an annex has room for."""
        return rows[: self.settings.briefing.most_rows]

    def _table(self, table: Table) -> str:
        return self.tokens.block(table)

    def _note(self, note: str) -> Inlines:
        return (Run(plain(note)),) if note else ()

    def overview(self, caption: str, heads: Sequence[str], note: str = "") -> str:
        """Return the table of all documents."""
        made = overview_table(self.desk, self._number("table"), caption, heads, self._note(note))
        return self._table(made)

    def formula_matrix(
        self, formulas: Sequence[Formula], caption: str, head: str, note: str = "", names: int = 9
    ) -> str:
        """Return a formula × district table; of many districts at most so many names in a cell."""
        number = self._number("table")
        return self._table(
            formula_table(
                formulas,
                self.desk,
                number,
                caption=caption,
                head=head,
                note=self._note(note),
                names=names,
            )
        )

    def formula_list(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of all formulas with every district's wording."""
        chosen = self._first(self.formulas)
        number = self._number("table")
        return self._table(formula_list(chosen, self.desk, number, caption, heads))

    def highlights(
        self, caption: str, heads: Sequence[str], most: int = 0, room: Room = NO_LIMIT
    ) -> str:
        """Return the table of each district's first initiatives; for 0, settings say how many.

        Of less room the first of each district keeps its place, at last with fewer words.
        """
        many = len(self.desk.districts) > _FEW_DISTRICTS
        most = most or (1 if many else self.settings.initiatives.in_briefing)
        first = [item for d in self.desk.districts for item in self.initiatives_of(d, 1)]
        more = [item for d in self.desk.districts for item in self.initiatives_of(d, most)[1:]]
        more.sort(key=lambda item: -item.score)
        kept = [*first, *more[: room.most(len(more), 0)]]
        items = [i for d in self.desk.districts for i in self.initiatives_of(d, most) if i in kept]
        table = highlight_table(
            items,
            self.desk,
            self._number("table"),
            caption=caption,
            heads=heads,
            longest=room.most(56, 16, 0.4),
        )
        return self._table(table)

    def initiative_list(self, caption: str, heads: Sequence[str], none: str) -> str:
        """Return the table of all initiatives."""
        chosen = self._first(self.desk.findings.initiatives)
        number = self._number("table")
        return self._table(
            initiative_table(chosen, self.desk, number, caption=caption, heads=heads, none=none)
        )

    def indicator_matrix(self, caption: str, head: str, note: str = "", most: int = 0) -> str:
        """Return the table of figures that several districts give, all or the `most` common."""
        groups = self.leading_groups()[: most or None]
        number = self._number("table")
        return self._table(
            indicator_table(
                groups, self.desk, number, caption=caption, head=head, note=self._note(note)
            )
        )

    def many_figures(self) -> bool:
        """Tell whether the least and the greatest figure stand for those of many districts."""
        return has_many(self.desk)

    def figure_note(self, groups: Sequence[IndicatorGroup], apart: str, absent: str) -> str:
        """Return the note below a table of figures: what its signs mean, "" where it has none."""
        if has_many(self.desk):
            apart = self.word("span", "note")
        told = [apart] if any(not group.comparable for group in groups) else []
        told += [absent] if has_gaps(groups, self.desk) else []
        return self.word("count", "note").format(note="；".join(told)) if told else ""

    def indicator_groups(self, caption: str, head: str, most: int = 40) -> str:
        """Return the figures of many districts side by side, "" where the briefing proper has them.

        Only the `most` common are given.
        """
        groups = self.desk.findings.indicator_groups[:most]
        if not groups or not has_many(self.desk):
            return ""
        return self._table(group_table(groups, self.desk, self._number("table"), caption, head))

    def indicator_list(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of all figures."""
        found = self.desk.findings
        most = self.settings.briefing.most_rows
        chosen = fair_choice(self.desk.indicators, found.indicator_groups, self.desk, most)
        number = self._number("table")
        return self._table(all_indicators_table(chosen, self.desk, number, caption, heads))

    def shortcoming_table(
        self,
        districts: Sequence[str],
        most: int,
        caption: str,
        heads: Sequence[str],
        note: str,
        *,
        more: bool = False,
    ) -> str:
        """Return the first shortcomings of these districts, each with the answer of the plan.

        `more` tells that an annex has the table of all of them.
        """
        items = [
            (item, self.word("answer", self.answer(item, district)))
            for district in districts
            for item in self.shortcomings_of(district)[:most]
        ]
        number = self._number("table")
        inlines = (Run(plain(note), Mark.MUTED),) if note else ()
        made = shortcoming_table(
            items, self.desk, number, caption=caption, heads=heads, note=inlines
        )
        return self._table(replace(made, anchor=f"{made.anchor}-first") if more else made)

    def leading_shortcomings(self, most: int) -> list[tuple[str, int]]:
        """Return the themes of most districts' shortcomings, each with how many admit some."""
        return [(theme, count) for theme, _, count in themes_of_shortcomings(self.desk)[:most]]

    def shortcoming_themes(
        self, caption: str, heads: Sequence[str], note: str = "", most: int = 8
    ) -> str:
        """Return the themes of shortcomings, each with the number of districts and an example."""
        number = self._number("table")
        inlines = (Run(plain(note), Mark.MUTED),) if note else ()
        return self._table(
            shortcoming_theme_table(
                self.desk, number, caption=caption, heads=heads, note=inlines, most=most
            )
        )

    def sources(self, caption: str, heads: Sequence[str], every: bool = False) -> str:
        """Return the table of the passages cited in the briefing proper, or in all of it."""
        columns = columns_of(heads, (1.2, 2.6, 7.0, 1.6), (0,))
        anchor = ALL_SOURCES if every else SOURCES
        return self._table(Table(self._number("table"), caption, columns, (), anchor))

    def contents(self, title: str) -> str:
        """Ask for a table of contents before the annexes."""
        self.contents_title = title
        return ""

    def topic(self, alignment: Alignment, caption: str, heads: Sequence[str]) -> str:
        """Return the table of one topic, district by district."""
        number = self._number("table")
        return self._table(
            topic_table(
                alignment, self.desk, number, caption=caption, heads=heads, lexicon=self.lexicon
            )
        )

    def pairs(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of close sentences side by side."""
        pairs = self.telling_pairs
        return self._table(pair_table(pairs, self.desk, self._number("table"), caption, heads))

    @cached_property
    def telling_pairs(self) -> list[SentencePair]:
        """Return the close sentences that are worth reading side by side."""
        most = self.settings.briefing.most_pairs
        return telling_pairs(self.desk.findings.sentence_pairs, self.lexicon, most)

    def similarity_charts(
        self, caption: str, scale: str, roles: Sequence[str] = ("review", "plan")
    ) -> list[str]:
        """Return a heat map for each of these roles that several districts have.

        In the caption, {role} is the role's name, {low} and {high} the least and greatest score.
        """
        return [
            self.tokens.block(
                charts.similarity_chart(
                    similarity,
                    self.desk,
                    self._number("chart"),
                    caption.format(
                        role=self.desk.word("role", similarity.role), **_bounds(similarity)
                    ),
                    scale,
                )
            )
            for similarity in self.desk.findings.role_similarities
            if similarity.role in roles
        ]

    def formula_chart(self, formulas: Sequence[Formula], caption: str) -> str:
        """Return the formula × district matrix as a chart, "" where it is all the same."""
        if all(len(self.verbatim_districts(one)) == len(self.desk.districts) for one in formulas):
            return ""
        number = self._number("chart")
        return self.tokens.block(charts.formula_chart(formulas, self.desk, number, caption))

    def indicator_chart(self, caption: str, most: int = 6) -> str:
        """Return the figures that most districts give as bars, or nothing where there are none."""
        differing = [
            g for g in self.leading_groups() if len({one.value for one in g.indicators}) > 1
        ]
        groups = differing[:most]
        if not groups:
            return ""
        number = self._number("chart")
        return self.tokens.block(charts.indicator_chart(groups, self.desk, number, caption))

    def theme_chart(self, caption: str, scale: str, rest: str) -> str:
        """Return the themes' share of room, or nothing where no theme is known."""
        if not charts.theme_shares(self.desk):
            return ""
        made: Chart | None = charts.theme_chart(
            self.desk, self._number("chart"), caption, scale, rest
        )
        return self.tokens.block(made) if made else ""


def _bounds(similarity: RoleSimilarity) -> dict[str, str]:
    """Return the least and the greatest score of a matrix as printed."""
    scores = [score for row in similarity.scores for score in row if score is not None]
    return {"low": f"{min(scores):.0f}", "high": f"{max(scores):.0f}"}
