"""Plan which documents of a corpus stand side by side: sets of a year, series of a district.

A set holds the reports that look back on one year, of one body and one tier of divisions, with the
upper level's that governs any of them, and what the same speakers said the year before. A new year
thus touches its own set, and that of the next year where there is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon
from compare.model.corpus import Outline
from compare.years import present_names, year_of

SERIES = "series"
# What some file system does not take in a name.
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*\x7f]|^\.+|[. ]+$')


@dataclass(frozen=True, slots=True)
class ReportSet:
    """Name the documents that are compared with each other; the name is that of their folder."""

    name: str
    documents: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold the sets of a corpus, and the documents that stand in none for want of a year."""

    sets: tuple[ReportSet, ...]
    undated: tuple[Outline, ...]


def plan_sets(outlines: Sequence[Outline], lexicon: Lexicon, series: bool = False) -> Plan:
    """Return a set for each year, body and tier of the comparable documents, in order.

    With `series` also one for each district and body with reports of two years or more.
    """
    taking_part = [outline for outline in outlines if outline.comparable]
    planner = _Planner([o for o in taking_part if year_of(o) is not None], lexicon)
    sets = (*planner.year_sets(), *(planner.series() if series else ()))
    return Plan(sets, tuple(o for o in taking_part if year_of(o) is None))


class _Planner:
    """Know the speakers and the years of all documents."""

    def __init__(self, outlines: Sequence[Outline], lexicon: Lexicon) -> None:
        self._words = lexicon.table("batch")
        self._outlines = outlines
        self._places = {id(outline): place for place, outline in enumerate(outlines)}
        self._present = present_names(outlines)
        codes: dict[str | None, set[str]] = defaultdict(set)
        for outline in outlines:
            if outline.identity.code:
                codes[outline.identity.district].add(outline.identity.code)
        self._shared_names = {name for name, found in codes.items() if len(found) > 1}
        self._by_speaker: dict[tuple[str, str, int], list[Outline]] = defaultdict(list)
        for outline in outlines:
            self._by_speaker[*self._speaker(outline), year_of(outline) or 0].append(outline)

    def year_sets(self) -> list[ReportSet]:
        groups: dict[tuple[int, str, str], list[Outline]] = defaultdict(list)
        for outline in self._outlines:
            groups[year_of(outline) or 0, self._body(outline), self._tier(outline)].append(outline)
        return [
            ReportSet(f"{year}/{_safe(f'{body}-{tier}')}", self._with_others(group))
            for (year, body, tier), group in sorted(groups.items())
        ]

    def series(self) -> list[ReportSet]:
        found: dict[tuple[str, str], list[Outline]] = defaultdict(list)
        for (speaker, body, _), outlines in self._by_speaker.items():
            found[speaker, body] += outlines
        return [
            ReportSet(f"{SERIES}/{_safe(f'{speaker}-{body}')}", self._in_order(outlines))
            for (speaker, body), outlines in sorted(found.items())
            if len({year_of(outline) for outline in outlines}) > 1
        ]

    def _with_others(self, group: Sequence[Outline]) -> tuple[Outline, ...]:
        """Return a group with the upper level's documents and those of the year before."""
        year, body = year_of(group[0]) or 0, self._body(group[0])
        cities = {outline.identity.city for outline in group}
        present = [*group, *(o for city in cities for o in self._of(city or "", body, year))]
        speakers = {self._speaker(outline) for outline in present}
        before = [o for speaker in speakers for o in self._of(*speaker, year - 1)]
        return self._in_order([*present, *before])

    def _of(self, speaker: str, body: str, year: int) -> list[Outline]:
        return self._by_speaker.get((speaker, body, year), [])

    def _in_order(self, outlines: Sequence[Outline]) -> tuple[Outline, ...]:
        """Return the documents once each, in the order of the corpus."""
        places = {self._places[id(outline)] for outline in outlines}
        return tuple(self._outlines[place] for place in sorted(places))

    def _speaker(self, outline: Outline) -> tuple[str, str]:
        """Return under which present name, and for which body, a document speaks."""
        identity = outline.identity
        name = identity.district or outline.title
        if name in self._shared_names:
            return (identity.city or "") + name, self._body(outline)
        return self._present.get(name, name), self._body(outline)

    def _body(self, outline: Outline) -> str:
        return outline.identity.body or str(self._words["unknown"]["body"])

    def _tier(self, outline: Outline) -> str:
        level = outline.identity.level
        tiers = (name for name, levels in self._words["tiers"].items() if level in levels)
        return next(tiers, level or str(self._words["unknown"]["level"]))


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name)
