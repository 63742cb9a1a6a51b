"""Describe what a check found in a clean text, before it becomes a doubt about the raw text."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model.report import CleanText, Doubt
from compare.model.source import Source


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold the clean span that may be damaged; `reason` is a key of `templates/labels.toml`."""

    start: int
    end: int
    reason: str
    confidence: float
    suggestion: str | None = None


# A finding with the paragraph it stands in, by index.
Spot = tuple[int, Finding]


def doubt_of(source: Source, text: CleanText, finding: Finding) -> Doubt:
    """Return the doubt about the raw text behind a finding in a clean text of a source."""
    start, end = text.raw_span(finding.start, finding.end)
    quote = source.quote(start, end)
    return Doubt(start, end, quote, finding.suggestion, finding.reason, finding.confidence)
