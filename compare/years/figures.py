"""Follow the figures of a speaker from year to year, and compare stated growth with the values."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import Lexicon
from compare.mining.indicator_subjects import Subject, subject_of
from compare.model.findings import Indicator, IndicatorKind
from compare.model.report import Document
from compare.model.years import FigureSeries, SeriesPoint
from compare.setting_groups import YearSettings
from compare.text import letters_of

# Speaker, body, what is counted, unit.
Key = tuple[str, str | None, Subject, str]
Growth = dict[tuple[str, str | None, str, int | None], Indicator]

_PERCENT = "%"
_FEWEST = 2
_SHORTEST_NAME = 3


def figure_series(
    documents: Sequence[Document],
    indicators: Sequence[Indicator],
    settings: YearSettings,
    lexicon: Lexicon,
) -> tuple[FigureSeries, ...]:
    """Return the results that a speaker reports of the same thing in several years.

    A series breaks where names or scopes differ though they mean the same thing; it contradicts
    itself where the growth that a text states differs from that of its values.
    """
    table = lexicon.table("indicators")
    speakers = {document.id: (document.speaker, document.identity.body) for document in documents}
    found: dict[Key, dict[int, Indicator]] = {}
    for indicator in indicators:
        named = len(letters_of(indicator.name)) >= _SHORTEST_NAME
        if named and indicator.kind is IndicatorKind.RESULT and indicator.year is not None:
            speaker, body = speakers[indicator.passage.document]
            subject = subject_of(indicator.name, table)
            key = (speaker, body, subject, indicator.unit)
            found.setdefault(key, {}).setdefault(indicator.year, indicator)
    growth = {
        (speaker, body, subject.core, indicator.year): indicator
        for (speaker, body, subject, unit), years in found.items()
        if unit == _PERCENT and subject.direction in ("rising", "falling")
        for indicator in years.values()
    }
    return tuple(
        _series((speaker, body, subject, unit), years, growth, settings)
        for (speaker, body, subject, unit), years in found.items()
        if len(years) >= _FEWEST
    )


def _series(
    key: Key, years: dict[int, Indicator], growth: Growth, settings: YearSettings
) -> FigureSeries:
    speaker, body, subject, unit = key
    points: list[SeriesPoint] = []
    before: Indicator | None = None
    for year, indicator in sorted(years.items()):
        stated = growth.get((speaker, body, subject.core, year))
        points.append(_point(year, indicator, before, stated, settings))
        before = indicator
    return FigureSeries(speaker, body, indicator.name, unit, tuple(points))


def _point(
    year: int,
    indicator: Indicator,
    before: Indicator | None,
    stated: Indicator | None,
    settings: YearSettings,
) -> SeriesPoint:
    is_next = before is not None and before.year == year - 1 and before.value != 0
    is_break = before is not None and before.scope != indicator.scope
    is_amount = indicator.unit != _PERCENT
    growth = (
        100 * (indicator.value / before.value - 1) if before and is_next and is_amount else None
    )
    said = None if stated is None else stated.value
    contradicts = (
        growth is not None
        and said is not None
        and not is_break
        and abs(growth - said) > settings.growth_tolerance
    )
    rounded = None if growth is None else round(growth, 2)
    return SeriesPoint(
        year, indicator.value, indicator.passage, rounded, said, is_break, contradicts
    )
