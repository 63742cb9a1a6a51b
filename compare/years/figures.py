"""Follow the figures of a speaker from year to year, and compare stated growth with the values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.indicator_subjects import Subject, Subjects
from compare.model.findings import Indicator, IndicatorKind
from compare.model.passage import Passage
from compare.model.report import Document
from compare.model.years import BreakReason, FigureSeries, SeriesPoint
from compare.settings import YearSettings
from compare.text import letters_of
from compare.years.series import year_of
from compare.years.spans import Span, Spans, own_scope

# Speaker, body, what is counted, unit.
Key = tuple[str, str | None, Subject, str]

_PERCENT = "%"
_FEWEST = 2
_SHORTEST_NAME = 3
# Values that differ by less are of times of the same length.
_NEAR = 1.5
# Letters between a value and its growth that are not of another thing.
_MOST_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class _Figure:
    """Hold a result with what must be the same for two years to be compared."""

    indicator: Indicator
    document: Document
    year: int
    scope: str | None
    span: Span

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """Return the order in which figures of one year are taken: plain ones of the own report."""
        is_told_later = year_of(self.document) != self.year
        return (
            self.span is not Span.YEAR,
            self.scope is not None,
            is_told_later,
            self.indicator.passage.start,
        )


def figure_series(
    documents: Sequence[Document],
    indicators: Sequence[Indicator],
    settings: YearSettings,
    lexicon: Lexicon,
) -> tuple[FigureSeries, ...]:
    """Return the results that a speaker reports of the same thing in several years.

    A series breaks where scope or length of time differ, or where the values are too far apart to
    be of one kind; it contradicts itself where the growth that the text states beside a value
    differs from that worked out.
    """
    maker = _Series(documents, indicators, settings, lexicon)
    return tuple(maker.series())


class _Series:
    def __init__(
        self,
        documents: Sequence[Document],
        indicators: Sequence[Indicator],
        settings: YearSettings,
        lexicon: Lexicon,
    ) -> None:
        self._settings = settings
        self._rules: Table = lexicon.table("years")["series"]
        subjects = Subjects(lexicon.table("indicators"))
        by_id = {document.id: document for document in documents}
        spans = Spans(documents, self._rules)
        self._found: dict[Key, dict[int, list[_Figure]]] = {}
        for indicator in indicators:
            document = by_id[indicator.passage.document]
            year = spans.year_of(indicator, document)
            if self._counts(indicator) and year is not None:
                scope = own_scope(indicator.scope, document, self._rules)
                figure = _Figure(indicator, document, year, scope, spans.span_of(indicator))
                subject = subjects.of(indicator.name)
                key = (document.speaker, document.identity.body, subject, indicator.unit)
                self._found.setdefault(key, {}).setdefault(year, []).append(figure)

    def _counts(self, indicator: Indicator) -> bool:
        name = letters_of(indicator.name)
        is_named = len(name) >= _SHORTEST_NAME and not pattern(self._rules["vague"]).search(name)
        return is_named and indicator.kind is IndicatorKind.RESULT

    def series(self) -> Iterator[FigureSeries]:
        for (speaker, body, subject, unit), years in self._found.items():
            chosen = [min(figures, key=lambda f: f.rank) for _, figures in sorted(years.items())]
            if len(chosen) >= _FEWEST and not all(f.span is Span.SEVERAL_YEARS for f in chosen):
                points = self._points(chosen, (speaker, body, subject, unit))
                yield FigureSeries(speaker, body, chosen[-1].indicator.name, unit, tuple(points))

    def _points(self, figures: Sequence[_Figure], key: Key) -> Iterator[SeriesPoint]:
        before: _Figure | None = None
        for figure in figures:
            stated = self._stated(figure, key)
            reasons = () if before is None else tuple(self._reasons(before, figure))
            growth = None if reasons or before is None else self._growth(before, figure)
            yield SeriesPoint(
                year=figure.year,
                value=figure.indicator.value,
                passage=figure.indicator.passage,
                growth=growth,
                stated=stated.value if stated else None,
                is_break=bool(reasons),
                contradicts=self._contradicts(figure, growth, stated),
                reasons=reasons,
                stated_at=stated.passage if stated else None,
                is_long=(is_long := _is_long(figure, reasons)),
            )
            # One year goes on from the last one, not from what several together came to.
            before = before if before is not None and is_long else figure

    def _reasons(self, before: _Figure, figure: _Figure) -> Iterator[BreakReason]:
        if before.scope != figure.scope:
            yield BreakReason.SCOPE
        if figure.indicator.unit == _PERCENT:
            # Several years do not add up to a rate, and one may well leap.
            return
        low, high = sorted((abs(before.indicator.value), abs(figure.indicator.value)))
        is_next, leap = figure.year == before.year + 1, self._settings.leap
        if _are_apart(before.span, figure.span, is_near=high < low * (_NEAR if is_next else leap)):
            yield BreakReason.PERIOD
        if is_next and high > low * leap:
            yield BreakReason.LEAP

    def _growth(self, before: _Figure, figure: _Figure) -> float | None:
        """Return the growth in percent since the year before, None where nothing tells it."""
        is_next = figure.year == before.year + 1
        is_exact = not any(
            pattern(self._rules["bounds"]).search(one.indicator.approximation or "")
            for one in (before, figure)
        )
        is_amount = figure.indicator.unit != _PERCENT and before.indicator.value != 0
        if not (is_next and is_exact and is_amount):
            return None
        return round(100 * (figure.indicator.value / before.indicator.value - 1), 2)

    def _stated(self, figure: _Figure, key: Key) -> _Stated | None:
        """Return the growth since the year before that the sentence of a value states."""
        speaker, body, subject, unit = key
        if unit == _PERCENT:
            return None
        for direction, sign in (("rising", 1), ("falling", -1)):
            other = Subject(subject.core, direction, subject.doing)
            same = self._found.get((speaker, body, other, _PERCENT), {}).get(figure.year, [])
            for growth in same:
                is_beside = growth.indicator.sentence == figure.indicator.sentence
                if is_beside and self._is_yearly(growth, figure):
                    return _Stated(sign * growth.indicator.value, growth.indicator.passage)
        return None

    def _is_yearly(self, growth: _Figure, figure: _Figure) -> bool:
        """Tell whether a rate follows a value and is growth since the year before."""
        sentence, value = growth.indicator.sentence, figure.indicator.passage
        start = sentence.text.find(value.text) + len(value.text)
        end = sentence.text.find(growth.indicator.passage.text, start)
        between = sentence.text[start : end if end >= 0 else start]
        if end < 0 or pattern(self._rules["other_growth"]).search(between):
            return False
        rest = letters_of(pattern(self._rules["between"]).sub("", between))
        return len(rest) <= _MOST_BETWEEN

    def _contradicts(self, figure: _Figure, growth: float | None, stated: _Stated | None) -> bool:
        if growth is None or stated is None:
            return False
        is_real = pattern(self._rules["constant_prices"]).search(figure.indicator.name)
        allowed = (
            self._settings.real_growth_tolerance if is_real else self._settings.growth_tolerance
        )
        return abs(growth - stated.value) > allowed


def _is_long(figure: _Figure, reasons: Sequence[BreakReason]) -> bool:
    """Tell whether a value is that of several years together."""
    is_other = figure.span is Span.PERHAPS_SEVERAL and BreakReason.PERIOD in reasons
    return figure.span is Span.SEVERAL_YEARS or is_other


def _are_apart(before: Span, after: Span, *, is_near: bool) -> bool:
    """Tell whether two figures are of times of different length.

    What only the section tells does not count where the values are near each other.
    """
    if before is after or {before, after} == {Span.SEVERAL_YEARS, Span.PERHAPS_SEVERAL}:
        return False
    return not (is_near and Span.PERHAPS_SEVERAL in (before, after))


@dataclass(frozen=True, slots=True)
class _Stated:
    """Hold the growth in percent that a text states, negative where it fell, and where."""

    value: float
    passage: Passage
