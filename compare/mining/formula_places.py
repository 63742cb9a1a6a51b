"""Know where formulas stand, and tell which of them a passage holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from compare.model.findings import Formula, Passage


class FormulaPlaces:
    """Hold the places of all formulas by document, in order."""

    def __init__(self, formulas: Sequence[Formula]) -> None:
        self._places: dict[str, list[tuple[int, int, str]]] = {}
        for formula in formulas:
            for variant in formula.variants:
                for place in variant.occurrences:
                    entry = (place.start, place.end, formula.id)
                    self._places.setdefault(place.document, []).append(entry)
        for places in self._places.values():
            places.sort()

    def within(self, passage: Passage) -> tuple[tuple[str, ...], float]:
        """Return the formulas that begin in a passage, and the share of it that they cover."""
        places = self._places.get(passage.document, [])
        covered: set[int] = set()
        used: dict[str, None] = {}
        for start, end, formula in places[bisect_left(places, (passage.start, 0, "")) :]:
            if start >= passage.end:
                break
            covered.update(range(start, min(end, passage.end)))
            used[formula] = None
        return tuple(used), len(covered) / max(1, passage.end - passage.start)
