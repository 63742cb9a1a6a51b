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

    def within(self, passage: Passage) -> tuple[str, ...]:
        """Return the formulas that begin in a passage."""
        found = self._beginning(passage.document, passage.start, passage.end)
        return tuple(dict.fromkeys(formula for _, _, formula in found))

    def share(self, document: str, start: int, end: int) -> float:
        """Return the share of raw text that is covered by formulas that begin in it."""
        covered, reached = 0, start
        for low, high, _ in self._beginning(document, start, end):
            covered += max(0, min(high, end) - max(low, reached))
            reached = max(reached, min(high, end))
        return covered / max(1, end - start)

    def _beginning(self, document: str, start: int, end: int) -> list[tuple[int, int, str]]:
        places = self._places.get(document, [])
        return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]
