"""Bring figures of different districts together that count the same thing in the same unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from compare.model.findings import Indicator, IndicatorGroup
from compare.model.report import Document
from compare.text import letters_of

# Least score at which two names mean the same thing, and the shortest name that is compared.
_SAME_NAME = 72.0
_SHORTEST_NAME = 3


def group_indicators(
    documents: Sequence[Document], indicators: Sequence[Indicator]
) -> tuple[IndicatorGroup, ...]:
    """Return the groups with figures of at least two districts, the largest first.

    Each district gives one figure to a group, the one whose name fits best.
    """
    speakers = {document.id: document.speaker for document in documents}
    groups: list[list[Indicator]] = []
    for indicator in sorted(indicators, key=lambda item: (len(item.name), item.name)):
        if len(letters_of(indicator.name)) < _SHORTEST_NAME:
            continue
        home = next((group for group in groups if _belongs(indicator, group)), None)
        if home is None:
            groups.append([indicator])
        else:
            home.append(indicator)
    made = [_group(group, speakers) for group in groups]
    shared = [g for g in made if len({speakers[i.passage.document] for i in g.indicators}) > 1]
    return tuple(sorted(shared, key=lambda group: (-len(group.indicators), group.name)))


def _belongs(indicator: Indicator, group: Sequence[Indicator]) -> bool:
    """Tell whether a figure counts what the first figure of a group counts."""
    first = group[0]
    if (indicator.unit, indicator.kind) != (first.unit, first.kind):
        return False
    a, b = letters_of(indicator.name), letters_of(first.name)
    return a.endswith(b) or float(fuzz.ratio(a, b)) >= _SAME_NAME


def _group(group: Sequence[Indicator], speakers: dict[str, str]) -> IndicatorGroup:
    best: dict[str, Indicator] = {}
    for indicator in group:
        best.setdefault(speakers[indicator.passage.document], indicator)
    chosen = tuple(best.values())
    names = Counter(indicator.name for indicator in chosen)
    name = min(names, key=lambda text: (-names[text], len(text), text))
    years = {indicator.year for indicator in chosen}
    scopes = {indicator.scope for indicator in chosen}
    comparable = len(years) == 1 and None not in years and len(scopes) == 1
    return IndicatorGroup(name, chosen[0].unit, chosen, comparable)
