"""Tell of which time and area a figure speaks: one year or several, the district or more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from compare.lexicon import Table, pattern
from compare.model.findings import Indicator
from compare.model.report import Document
from compare.years.series import year_of


class Span(StrEnum):
    """Say of how long a time a figure is; `PERHAPS_SEVERAL` where only its section tells."""

    YEAR = "year"
    SEVERAL_YEARS = "several_years"
    PERHAPS_SEVERAL = "perhaps_several"


class Spans:
    """Know the sections of some documents; tell of which time a figure speaks."""

    def __init__(self, documents: Sequence[Document], rules: Table) -> None:
        """Take the documents and the rules of series in `years.toml`."""
        self._documents = {document.id: document for document in documents}
        self._rules = rules

    def span_of(self, indicator: Indicator) -> Span:
        """Return of how long a time a figure is, by its sentence or else by its section."""
        before = self._before(indicator)
        if pattern(self._rules["single"]).search(before):
            is_long = pattern(self._rules["period"]).search(_clause(before)) is not None
            return Span.SEVERAL_YEARS if is_long else Span.YEAR
        if pattern(self._rules["period"]).search(before):
            return Span.SEVERAL_YEARS
        return Span.PERHAPS_SEVERAL if indicator.section in self._long_sections else Span.YEAR

    def year_of(self, indicator: Indicator, document: Document) -> int | None:
        """Return the year of a figure: that of the report where another is only compared with."""
        own = year_of(document)
        if indicator.year == own:
            return own
        mentions = list(pattern(self._rules["reference_year"]).finditer(self._before(indicator)))
        is_reference = any(str(indicator.year) in found.group(0) for found in mentions)
        return own if is_reference else indicator.year

    def _before(self, indicator: Indicator) -> str:
        """Return the words of the sentence up to the figure."""
        sentence, figure = indicator.sentence, indicator.passage
        return sentence.text[: max(0, sentence.text.find(figure.text))] or ""

    @cached_property
    def _long_sections(self) -> frozenset[str]:
        """Return the sections that look back on several years, or lie in one that does."""
        found: set[str] = set()
        for document in self._documents.values():
            opening = _openings(document)
            for section in document.sections:
                words = f"{section.heading or ''}。{opening.get(section.id, '')}"
                said = pattern(self._rules["period"]).search(words)
                single = pattern(self._rules["single"]).search(words)
                if not single and (said or section.parent in found):
                    found.add(section.id)
        return frozenset(found)


def _clause(text: str) -> str:
    """Return the words behind the last stop."""
    return text[max(text.rfind(mark) for mark in "，。；：") + 1 :]


def _openings(document: Document) -> Mapping[str, str]:
    """Return the first sentence of each section by the section's id."""
    found: dict[str, str] = {}
    for sentence in document.sentences:
        if not sentence.is_heading:
            found.setdefault(sentence.section, sentence.text)
    return found


def own_scope(scope: str | None, document: Document, rules: Table) -> str | None:
    """Return a scope in its full words, None where it is the district itself.

    That is 全县 in the report of a county.
    """
    district = document.identity.district or ""
    own = {f"全{district[-1:]}", "全区" if district.endswith("自治区") else ""}
    return None if scope in own else rules["same_scope"].get(scope, scope)
