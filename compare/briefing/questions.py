"""Answer what a template asks of the findings; every name is described in docs/templates.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from compare.briefing import examples
from compare.briefing.charts import formula_shade
from compare.briefing.document import Shade
from compare.briefing.leading import LeadingFormulas
from compare.briefing.sources import Desk
from compare.lexicon import Lexicon
from compare.model.findings import (
    Alignment,
    Brand,
    Formula,
    IndicatorGroup,
    Initiative,
    Passage,
    Shortcoming,
)
from compare.model.report import Document, Role
from compare.settings import Settings

# Of a longer list of districts only the first names are given, of many brands the widest.
_NAMES_OF_MANY = 3
_FEW_NAMES = 6
_FEW_BRANDS = 3
# Levels that are spoken of together.
_KINDS = {
    "省": "province",
    "直辖市": "province",
    "地级": "prefecture",
    "区": "county",
    "县": "county",
}


@dataclass
class Questions:
    """Hold the findings of one briefing and answer questions about them."""

    desk: Desk
    settings: Settings

    @property
    def lexicon(self) -> Lexicon:
        """Return the word lists, with the user's own."""
        return Lexicon(self.settings.lexicon.folder)

    @cached_property
    def formulas(self) -> list[Formula]:
        """Return all formulas: those shared in review, targets and plan first, ceremony last."""
        return self.leading.ordered(self.desk.formulas)

    @cached_property
    def leading(self) -> LeadingFormulas:
        """Return who tells in which roles formulas stand."""
        return LeadingFormulas(self.desk, self.lexicon)

    def leading_formulas(self) -> list[Formula]:
        """Return the formulas for the briefing proper: most districts, none inside another."""
        chosen: list[Formula] = []
        for formula in self.formulas:
            nested = any(formula.text in c.text or c.text in formula.text for c in chosen)
            if not nested:
                chosen.append(formula)
            if len(chosen) == self.settings.formulas.in_matrix:
                break
        return chosen

    def verbatim_districts(self, formula: Formula) -> list[str]:
        """Return the districts that use a formula word for word."""
        return [d for d in self.desk.districts if formula_shade(formula, d) is Shade.VERBATIM]

    def initiatives_of(self, district: str, most: int | None = None) -> list[Initiative]:
        """Return a district's initiatives, the most telling first, each name once."""
        own = sorted(self._initiatives.get(district, ()), key=lambda item: -item.score)
        distinct = {item.name: item for item in reversed(own)}
        kept = [item for item in own if distinct[item.name] is item]
        return kept[:most]

    @cached_property
    def _initiatives(self) -> dict[str, list[Initiative]]:
        """Return the initiatives of each district in their order."""
        found: dict[str, list[Initiative]] = {}
        for item in self.desk.findings.initiatives:
            speaker = self.desk.document(item.passage.document).speaker
            found.setdefault(speaker, []).append(item)
        return found

    def initiatives_by_theme(
        self, most: int, each: int
    ) -> list[tuple[str, list[tuple[str, Initiative]]]]:
        """Return the themes of most districts' initiatives, each with some of other districts."""
        return examples.initiatives_by_theme(self.desk.findings.initiatives, self.desk, most, each)

    def telling_variant(self) -> tuple[Formula, Passage] | None:
        """Return the leading formula and the variant of it that show best what a variant is."""
        return examples.telling_variant(self.leading_formulas(), self.desk)

    def telling_slots(self) -> tuple[Formula, list[Passage]] | None:
        """Return a formula with a slot, and places that fill it each in its own way."""
        return examples.telling_slots(self.formulas, self.desk)

    def speaker(self, passage: Passage) -> str:
        """Return the district in whose text a passage stands."""
        return self.desk.document(passage.document).speaker

    def bodies(self) -> str:
        """Return the body whose reports these are, "" where there are several."""
        found = {d.identity.body or "" for d in self.desk.comparable}
        return found.pop() if len(found) == 1 else ""

    def shortcomings_of(self, district: str) -> list[Shortcoming]:
        """Return the shortcomings that a district admits."""
        return [
            item
            for item in self.desk.shortcomings
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

    def answer(self, item: Shortcoming, district: str) -> str:
        """Return how the plan answers: `planned`, `related`, `unplanned`, `no_plan`."""
        if item.answers:
            return "planned"
        if item.related:
            return "related"
        return "unplanned" if self.has_plan(district) else "no_plan"

    def answered(self, how: str) -> int:
        """Return how many shortcomings the plans answer in that way."""
        return sum(
            self.answer(item, district) == how
            for district in self.desk.districts
            for item in self.shortcomings_of(district)
        )

    def longest_list(self, districts: Sequence[str]) -> int:
        """Return the number of shortcomings of that district that admits most."""
        return max((len(self.shortcomings_of(district)) for district in districts), default=0)

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

    def report_years(self) -> list[int]:
        """Return the years of the reports: those they plan for, else those they look back on."""
        found = {d.identity.plan_year or d.identity.review_year for d in self.desk.comparable}
        return sorted(year for year in found if year is not None)

    def unit(self, group: str = "unit") -> str:
        """Return what the districts at hand are called: 区县, 省（区、市）…, of mixed levels 地区.

        The group `unit_head` of the labels has the word for narrow columns.
        """
        levels = {d.identity.level for d in self.desk.comparable}
        kinds = {_KINDS.get(level or "", "mixed") for level in levels}
        return self.desk.word(group, kinds.pop() if len(kinds) == 1 else "mixed")

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
            for formula in self.desk.formulas
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
