"""Know where formulas stand in each document, so that a pair of years asks for its own alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.model.findings import Formula
from compare.model.passage import Passage
from compare.text import letters_of


class FormulaPlaces:
    """Hold the places of formulas by document; formulas go by their number in the order given."""

    def __init__(self, formulas: Sequence[Formula]) -> None:
        """Take the formulas in their order."""
        self.formulas = formulas
        self._known: dict[tuple[str, ...], Mapping[int, Mapping[str, Passage]]] = {}
        self._places: dict[str, dict[int, list[tuple[int, Passage]]]] = {}
        for number, formula in enumerate(formulas):
            places = (place for variant in formula.variants for place in variant.occurrences)
            for order, place in enumerate(places):
                own = self._places.setdefault(place.document, {})
                own.setdefault(number, []).append((order, place))

    def of(self, documents: tuple[str, ...]) -> Mapping[int, Mapping[str, Passage]]:
        """Return the first place of each wording in some documents, by formula and its letters."""
        # A year between two others is asked for twice, and of each it is asked what is kept.
        if documents not in self._known:
            self._known[documents] = self._first(documents)
        return self._known[documents]

    def _first(self, documents: Sequence[str]) -> Mapping[int, Mapping[str, Passage]]:
        found: dict[int, list[tuple[int, Passage]]] = {}
        for document in documents:
            for number, places in self._places.get(document, {}).items():
                found.setdefault(number, []).extend(places)
        return {number: _first_of_each(places) for number, places in sorted(found.items())}


def _first_of_each(places: Sequence[tuple[int, Passage]]) -> Mapping[str, Passage]:
    first: dict[str, Passage] = {}
    for _, place in sorted(places, key=lambda item: item[0]):
        first.setdefault(letters_of(place.text), place)
    return first
