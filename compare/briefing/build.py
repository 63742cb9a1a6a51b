"""Build the complete briefing: wording, tables, charts, originals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from compare.briefing.citing import with_sources
from compare.briefing.document import Briefing, Imprint, Masthead, Part, Reader
from compare.briefing.markup import Tokens, parse_parts
from compare.briefing.reader import build_reader
from compare.briefing.room import NO_LIMIT, Room, fitting_room, most_pages
from compare.briefing.sources import Desk
from compare.briefing.templates import Templates
from compare.briefing.title_lines import title_lines
from compare.briefing.wording import Wording
from compare.model.findings import Findings
from compare.settings import BriefingSettings, Settings

_WORDINGS = {"short": "short.txt.j2"}
_WORDING = "briefing.txt.j2"
# Where one district's reports of several years are all there is, the years are what is told.
_OVER_YEARS = "years.txt.j2"
_TITLE = "title.txt.j2"
# Characters of a title that a line of the type area holds by GB/T 9704.
_TITLE_ROOM = 20

PageCount = Callable[[Briefing], int]


def build_briefing(
    findings: Findings, settings: Settings, page_count: PageCount | None = None
) -> Briefing:
    """Return the briefing of these findings, ready to be printed.

    `page_count` says how many pages the briefing proper takes; with it, the lists there are made
    to fit. Raises `TemplateError` where a wording template is broken.
    """
    draft = Draft(findings, settings)
    return draft.with_originals(draft.fitted(page_count))


@dataclass
class Draft:
    """Make the briefing again and again, each time with another room for its lists."""

    findings: Findings
    settings: Settings

    def __post_init__(self) -> None:
        self.templates = Templates(self.settings.briefing.templates)
        self.desk = Desk(self.findings, self.templates.labels())
        self.wording = Wording(self.desk, self.settings, Tokens())
        self.context = self.wording.context()
        own = self.settings.briefing.title
        self.title = own or self.templates.render(_TITLE, **self.context).strip()
        self.title_lines = title_lines(self.title, _TITLE_ROOM)

    def fitted(self, page_count: PageCount | None = None) -> Briefing:
        """Return the briefing without the originals, which only the page shows."""
        room = NO_LIMIT
        most = most_pages(self.settings.briefing)
        if page_count is not None and most:
            room = fitting_room(lambda room: page_count(self._proper(room)), most)
        return self._briefing(with_sources(self._parts(room, counting=False), self.desk))

    def with_originals(self, briefing: Briefing) -> Briefing:
        """Return a briefing of this draft with the originals."""
        reader = build_reader(self.desk, self.settings.structure.weak_section)
        return replace(briefing, reader=reader)

    def _proper(self, room: Room) -> Briefing:
        """Return the briefing proper and the titles of the annexes, for its pages to be counted."""
        return self._briefing(self._parts(room, counting=True))

    def _parts(self, room: Room, *, counting: bool) -> tuple[Part, ...]:
        name = _wording_of(self.desk, self.settings.briefing)
        self.wording.begin_again()
        context: Mapping[str, Any] = {**self.context, "room": room, "counting": counting}
        text = self.templates.render(name, **context)
        label = self.desk.word("annex", "label")
        return parse_parts(text, self.wording.tokens, name, self.title, label)

    def _briefing(self, parts: tuple[Part, ...]) -> Briefing:
        desk, chosen = self.desk, self.settings.briefing
        bodies = dict.fromkeys(d.identity.body or "" for d in desk.comparable)
        return Briefing(
            title=self.title,
            subtitle="",
            masthead=_masthead(chosen),
            parts=parts,
            imprint=_imprint(chosen, desk),
            reader=Reader((), ()),
            labels=desk.labels.get("interface", {}),
            keywords=(*desk.districts, *bodies),
            contents=self.wording.contents_title,
            title_lines=self.title_lines,
        )


def _wording_of(desk: Desk, settings: BriefingSettings) -> str:
    if len(desk.districts) == 1 and desk.findings.earlier:
        return _OVER_YEARS
    return _WORDINGS.get(settings.form, _WORDING)


def _masthead(settings: BriefingSettings) -> Masthead:
    return Masthead(settings.series, settings.issue, settings.office, settings.date)


def _imprint(settings: BriefingSettings, desk: Desk) -> Imprint:
    """Return the lines of the imprint that have something to say."""
    values = {"recipients": settings.recipients, "checked_by": settings.checked_by}
    lines = ((desk.word("masthead", key), value) for key, value in values.items() if value)
    return Imprint(tuple(lines))
