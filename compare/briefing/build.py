"""Build the complete briefing: wording, tables, charts, originals."""

from __future__ import annotations

from compare.briefing.citing import with_sources
from compare.briefing.document import Briefing, Imprint, Masthead
from compare.briefing.markup import Tokens, parse_parts
from compare.briefing.reader import build_reader
from compare.briefing.sources import Desk
from compare.briefing.templates import Templates
from compare.briefing.wording import Wording
from compare.model.findings import Findings
from compare.settings import BriefingSettings, Settings

_WORDINGS = {"short": "short.txt.j2"}
_WORDING = "briefing.txt.j2"
# Where one district's reports of several years are all there is, the years are what is told.
_OVER_YEARS = "years.txt.j2"
_TITLE = "title.txt.j2"


def build_briefing(findings: Findings, settings: Settings) -> Briefing:
    """Return the briefing of these findings, ready to be printed.

    Raises `TemplateError` where a wording template is broken.
    """
    templates = Templates(settings.briefing.templates)
    desk = Desk(findings, templates.labels())
    tokens = Tokens()
    wording = Wording(desk, settings, tokens)
    context = wording.context()
    title = settings.briefing.title or templates.render(_TITLE, **context).strip()
    name = _wording_of(desk, settings.briefing)
    text = templates.render(name, **context)
    annex = desk.word("annex", "label")
    parts = parse_parts(text, tokens, name, title, annex)
    return Briefing(
        title=title,
        subtitle="",
        masthead=_masthead(settings.briefing),
        parts=with_sources(parts, desk),
        imprint=_imprint(settings.briefing, desk),
        reader=build_reader(desk, settings.structure.weak_section),
        labels=desk.labels.get("interface", {}),
        keywords=(*desk.districts, *dict.fromkeys(d.identity.body or "" for d in desk.comparable)),
        contents=wording.contents_title,
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
