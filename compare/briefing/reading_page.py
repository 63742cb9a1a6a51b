"""Build the page of the reading reports alone, before anything is compared."""

from __future__ import annotations

from pathlib import Path

from compare.briefing.document import Briefing, Imprint, Masthead
from compare.briefing.reader import build_reader
from compare.briefing.sources import Desk
from compare.briefing.templates import Templates
from compare.model.corpus import Reports
from compare.model.findings import Findings
from compare.settings import Settings


def build_reading_page(reports: Reports, settings: Settings) -> Briefing:
    """Return a briefing without parts, whose reader holds the files as they were read."""
    desk = Desk(_nothing_found(reports), Templates(settings.briefing.templates).labels())
    names = [Path(source.path).name for source in reports.reading.sources]
    key = "page_title" if len(names) == 1 else "pages_title"
    title = desk.word("report", key).format(name=names[0], count=len(names))
    return Briefing(
        title=title,
        subtitle="",
        masthead=Masthead("", "", "", ""),
        parts=(),
        imprint=Imprint(()),
        reader=build_reader(desk, settings.structure.weak_section),
        labels=desk.labels.get("interface", {}),
    )


def _nothing_found(reports: Reports) -> Findings:
    """Return findings that hold what was read and compare nothing."""
    return Findings(
        settings={},
        sources=reports.reading.sources,
        skipped=reports.reading.skipped,
        documents=reports.documents,
    )
