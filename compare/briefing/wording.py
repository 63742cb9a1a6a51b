"""Offer the templates what they may say: plain facts, and functions for quotations and tables.

Every name here is described in docs/templates.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from compare.briefing import charts, tables
from compare.briefing.charts import formula_shade
from compare.briefing.comparison import pair_table, topic_table
from compare.briefing.document import Chart, Inlines, Mark, Run, Shade, Table
from compare.briefing.markup import Tokens, plain
from compare.briefing.sources import Desk
from compare.model.findings import (
    Alignment,
    Brand,
    Formula,
    IndicatorGroup,
    Initiative,
    Passage,
    RoleSimilarity,
    Shortcoming,
)
from compare.model.report import Document, Role
from compare.settings import Settings

# Up to so many districts the briefing proper has room for several initiatives of each, and for
# every name of a list.
_FEW_DISTRICTS = 8
_NAMES_OF_MANY = 3
_FEW_NAMES = 6
_FEW_BRANDS = 3

T = TypeVar("T")


@dataclass
class Wording:
    """Hold what the templates of one briefing use, and number tables and charts in order."""

    desk: Desk
    settings: Settings
    tokens: Tokens
    tables: int = 0
    charts: int = 0

    def context(self) -> dict[str, Any]:
        """Return the names that templates know."""
        findings = self.desk.findings
        return {
            "settings": self.settings,
            "documents": self.desk.comparable,
            "others": [d for d in findings.documents if not d.comparable],
            "districts": self.desk.districts,
            "findings": findings,
            "formulas": findings.formulas,
            "leading": self.leading_formulas(),
            "groups": findings.indicator_groups,
            "say": self,
        }

    # What a template inserts ----------------------------------------------------------------

    def quote(self, passage: Passage, mark: str = "plain") -> str:
        """Return a passage as a quotation with its source."""
        marks = [] if mark == "plain" else [(0, len(passage.text), Mark(mark), None)]
        return self.tokens.inline(self.desk.quotation(passage, marks))

    def initiative(self, item: Initiative) -> str:
        """Return an initiative's quotation, its name and its formulas marked."""
        return self.tokens.inline(tables.initiative_quotation(item, self.desk))

    def mark(self, text: str, mark: str, target: str | None = None) -> str:
        """Return words set apart as strong, formula, initiative, difference, doubt or muted."""
        return self.tokens.inline(Run(plain(str(text)), Mark(mark), target))

    def safe(self, text: object) -> str:
        """Return words of a source, unable to be taken for a mark."""
        return self.tokens.inline(Run(plain(str(text))))

    def short(self, district: str) -> str:
        """Return a district's short name."""
        return self.desk.short(district)

    def names(self, districts: Sequence[str]) -> str:
        """Return districts as a list of names, of a long list only the first and the number."""
        if len(districts) <= _FEW_NAMES:
            return "、".join(districts)
        first = "、".join(districts[:_NAMES_OF_MANY])
        return self.desk.word("count", "more").format(names=first, count=len(districts))

    def leading_groups(self) -> Sequence[IndicatorGroup]:
        """Return the figures that most districts give, for the briefing proper."""
        return self.desk.findings.indicator_groups[: self.settings.formulas.in_matrix]

    def leading_brands(self) -> list[Brand]:
        """Return the brands that most districts use."""
        ranked = sorted(self.desk.findings.brands, key=lambda b: (-len(b.districts), b.name))
        return ranked[:_FEW_BRANDS]

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
        made = tables.overview_table(
            self.desk, self._number("table"), caption, heads, self._note(note)
        )
        return self._table(made)

    def formula_matrix(
        self, formulas: Sequence[Formula], caption: str, head: str, note: str = ""
    ) -> str:
        """Return a formula × district table."""
        number = self._number("table")
        return self._table(
            tables.formula_table(
                formulas, self.desk, number, caption=caption, head=head, note=self._note(note)
            )
        )

    def formula_list(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of all formulas with every district's wording."""
        chosen = self._first(self.desk.findings.formulas)
        number = self._number("table")
        return self._table(tables.formula_list(chosen, self.desk, number, caption, heads))

    def highlights(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of each district's first initiatives."""
        many = len(self.desk.districts) > _FEW_DISTRICTS
        most = 1 if many else self.settings.initiatives.in_briefing
        items = [item for d in self.desk.districts for item in self.initiatives_of(d, most)]
        return self._table(
            tables.highlight_table(items, self.desk, self._number("table"), caption, heads)
        )

    def initiative_list(self, caption: str, heads: Sequence[str], none: str) -> str:
        """Return the table of all initiatives."""
        chosen = self._first(self.desk.findings.initiatives)
        number = self._number("table")
        return self._table(
            tables.initiative_table(
                chosen, self.desk, number, caption=caption, heads=heads, none=none
            )
        )

    def indicator_matrix(self, caption: str, head: str, note: str = "") -> str:
        """Return the table of figures that several districts give."""
        groups = self.leading_groups()
        number = self._number("table")
        return self._table(
            tables.indicator_table(
                groups, self.desk, number, caption=caption, head=head, note=self._note(note)
            )
        )

    def indicator_list(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of all figures."""
        chosen = self._first(self.desk.findings.indicators)
        number = self._number("table")
        return self._table(tables.all_indicators_table(chosen, self.desk, number, caption, heads))

    def topic(self, alignment: Alignment, caption: str, heads: Sequence[str]) -> str:
        """Return the table of one topic, district by district."""
        return self._table(topic_table(alignment, self.desk, self._number("table"), caption, heads))

    def pairs(self, caption: str, heads: Sequence[str]) -> str:
        """Return the table of close sentences side by side."""
        pairs = self.desk.findings.sentence_pairs[: self.settings.briefing.most_pairs]
        return self._table(pair_table(pairs, self.desk, self._number("table"), caption, heads))

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
        """Return the formula × district matrix as a chart."""
        number = self._number("chart")
        return self.tokens.block(charts.formula_chart(formulas, self.desk, number, caption))

    def theme_chart(self, caption: str, scale: str, rest: str) -> str:
        """Return the themes' share of room, or nothing where no theme is known."""
        if not charts.theme_shares(self.desk):
            return ""
        made: Chart | None = charts.theme_chart(
            self.desk, self._number("chart"), caption, scale, rest
        )
        return self.tokens.block(made) if made else ""

    # What a template asks ---------------------------------------------------------------------

    def leading_formulas(self) -> list[Formula]:
        """Return the formulas for the briefing proper: most districts, none inside another."""
        chosen: list[Formula] = []
        for formula in self.desk.findings.formulas:
            nested = any(formula.text in c.text or c.text in formula.text for c in chosen)
            if not nested:
                chosen.append(formula)
            if len(chosen) == self.settings.formulas.in_matrix:
                break
        return chosen

    def verbatim_districts(self, formula: Formula) -> list[str]:
        """Return the districts that use a formula word for word."""
        return [
            d for d in self.desk.districts if formula_shade(formula, d, self.desk) is Shade.VERBATIM
        ]

    def initiatives_of(self, district: str, most: int | None = None) -> list[Initiative]:
        """Return a district's initiatives, the most telling first, each name once."""
        own = [
            item
            for item in self.desk.findings.initiatives
            if self.desk.document(item.passage.document).speaker == district
        ]
        own.sort(key=lambda item: -item.score)
        distinct = {item.name: item for item in reversed(own)}
        kept = [item for item in own if distinct[item.name] is item]
        return kept[:most]

    def shortcomings_of(self, district: str) -> list[Shortcoming]:
        """Return the shortcomings that a district admits."""
        return [
            item
            for item in self.desk.findings.self_criticism
            if self.desk.document(item.passage.document).speaker == district
        ]

    def admitting(self) -> list[str]:
        """Return the districts that admit shortcomings."""
        return [d for d in self.desk.districts if self.shortcomings_of(d)]

    def silent(self) -> list[str]:
        """Return the districts whose texts admit none."""
        return [d for d in self.desk.districts if not self.shortcomings_of(d)]

    def answers(self, item: Shortcoming) -> list[str]:
        """Return the headings of the plan sections that answer a shortcoming."""
        document = self.desk.document(item.passage.document)
        found = [document.section(identifier).heading for identifier in item.answered_by]
        return [heading.rstrip("。") for heading in found if heading]

    def has_plan(self, district: str) -> bool:
        """Tell whether any text of a district has a plan."""
        return any(
            section.role is Role.PLAN
            for document in self.desk.comparable
            if document.speaker == district
            for section in document.sections
        )

    def years(self) -> list[int]:
        """Return the review years that occur."""
        years = {d.identity.review_year for d in self.desk.comparable}
        return sorted(year for year in years if year is not None)

    def damaged(self) -> int:
        """Return the number of sentences left out because they are damaged."""
        return sum(not s.usable for d in self.desk.findings.documents for s in d.sentences)

    def doubts(self) -> list[tuple[Document, Any]]:
        """Return all doubts of comparable documents with their documents."""
        return [(d, doubt) for d in self.desk.comparable for doubt in d.doubts]

    def line(self, document: Document, offset: int) -> int:
        """Return the source line of a raw offset of a document."""
        return self.desk.source(document).line(offset)

    def upper(self) -> Document | None:
        """Return the document of the upper level, if the set has exactly one city among its own."""
        cities = Counter(d.identity.city for d in self.desk.comparable if d.identity.city)
        for document in self.desk.comparable:
            name = document.identity.district
            if name and name == document.identity.city and cities[name] > 1:
                return document
        return None

    def close_to(self, upper: Document, district: str) -> list[Any]:
        """Return the sentence pairs of a district with the upper level's document."""
        return [
            pair
            for pair in self.desk.findings.sentence_pairs
            if upper.id in (pair.a.document, pair.b.document)
            and district in {self.desk.document(p.document).speaker for p in (pair.a, pair.b)}
        ]

    def shared_with(self, upper: Document, district: str) -> list[Formula]:
        """Return the formulas that a district shares with the upper level."""
        return [
            formula
            for formula in self.desk.findings.formulas
            if upper.speaker in formula.districts and district in formula.districts
        ]

    def matched(self, alignment: Alignment) -> list[str]:
        """Return the districts that have sections in a topic."""
        return list(
            dict.fromkeys(
                self.desk.document(d).speaker for d, ids in alignment.sections.items() if ids
            )
        )

    def unmatched(self, alignment: Alignment) -> list[str]:
        """Return the districts that have none: 无对应."""
        return [d for d in self.desk.districts if d not in self.matched(alignment)]

    def removed(self) -> list[tuple[Document, Any]]:
        """Return all that was left out of the texts, with the documents."""
        return [(d, removal) for d in self.desk.findings.documents for removal in d.removed]


def _bounds(similarity: RoleSimilarity) -> dict[str, str]:
    """Return the least and the greatest score of a matrix as printed."""
    scores = [score for row in similarity.scores for score in row if score is not None]
    return {"low": f"{min(scores):.0f}", "high": f"{max(scores):.0f}"}
