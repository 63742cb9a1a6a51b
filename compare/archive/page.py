"""Build the page of a survey: what the archive holds, what recurs, what is alike, its limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from compare.archive.results import Results, Row
from compare.archive.sentences import Choice
from compare.briefing.templates import Templates
from compare.settings import Settings

TEMPLATE = "survey.html.j2"


def page(results: Results, settings: Settings, choice: Choice) -> bytes:
    """Return the page in UTF-8; raise `TemplateError` where an office's own one is wrong."""
    templates = Templates(settings.briefing.templates)
    summary, most = results.summary(), settings.archive.in_page
    roles = templates.labels()["role"]
    text = templates.render(
        TEMPLATE,
        summary=summary,
        choice=choice,
        settings=settings,
        years=_years(results.counts()),
        kinds=_kinds(results.counts()),
        shares=_shares(results.shares(), roles),
        roles=roles,
        **_wordings(results, summary, most),
        spread=results.spread(most),
        alike=[row for row in results.alike() if not row["same_district"]][:most],
        same=sum(row["same_district"] for row in results.alike()),
    )
    return text.encode("utf-8", "replace")


def _wordings(results: Results, summary: Mapping[str, int], most: int) -> dict[str, Any]:
    """Return the lists of wordings, each with its share year by year."""
    lists = {"widely": results.wordings(most)}
    first, last = summary["first_year"], summary["last_year"]
    if first is not None and last > first:
        share = "peaks.peak_share DESC"
        lists["risen"] = results.wordings(most, f"uses.first_year > {first}", share)
        lists["fallen"] = results.wordings(most, f"uses.last_year < {last}", share)
    found = results.years_of([row["wording"] for rows in lists.values() for row in rows])
    spans = range(first, last + 1) if first is not None else range(0)
    for row in (row for rows in lists.values() for row in rows):
        own = found.get(row["wording"], {})
        row["shares"] = [(year, own.get(year, 0.0)) for year in spans]
    return {"risen": [], "fallen": [], **lists}


def _years(counts: Sequence[Row]) -> list[tuple[int | None, int]]:
    found: dict[int | None, int] = defaultdict(int)
    for row in counts:
        found[row["year"]] += row["documents"]
    return sorted(found.items(), key=lambda item: (item[0] is None, item[0] or 0))


def _kinds(counts: Sequence[Row]) -> list[tuple[str, str, int]]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for row in counts:
        found[row["level"] or "", row["body"] or ""] += row["documents"]
    return [(*kind, number) for kind, number in sorted(found.items(), key=lambda i: (-i[1], i[0]))]


def _shares(rows: Sequence[Row], roles: Mapping[str, str]) -> dict[str, dict[int | None, float]]:
    """Return the shares by role and year, the roles in the order of their names."""
    found: dict[str, dict[int | None, float]] = {}
    for role in roles:
        of_role = {row["year"]: row["share"] for row in rows if row["role"] == role}
        if of_role:
            found[role] = of_role
    return found
