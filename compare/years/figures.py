"""Follow the figures of a speaker from year to year, and compare stated growth with the values."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import Lexicon
from compare.mining.indicator_subjects import Subject, subject_of
from compare.model.findings import Indicator, IndicatorKind
from compare.model.report import Document
from compare.model.years import FigureSeries

_PERCENT = "%"
_FEWEST = 2


def figure_series(
    documents: Sequence[Document], indicators: Sequence[Indicator], lexicon: Lexicon
) -> tuple[FigureSeries, ...]:
    """Return the results that a speaker reports of the same thing in several years.

    A series breaks where names or scopes differ though they mean the same thing; it contradicts
    itself where the growth that a text states differs from that of its values.
    """
    table = lexicon.table("indicators")
    speakers = {document.id: (document.speaker, document.identity.body) for document in documents}
    found: dict[tuple[str, str, Subject, str], dict[int, Indicator]] = {}
    for indicator in indicators:
        if indicator.kind is IndicatorKind.RESULT and indicator.year is not None:
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
        _series(speaker, body, subject, unit, years, growth)
        for (speaker, body, subject, unit), years in found.items()
        if len(years) >= _FEWEST
    )
