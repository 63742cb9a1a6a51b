"""Know which letters are common stock: formulas that enough districts use."""

from __future__ import annotations

from collections.abc import Sequence

from compare.checking.lettering import Lettering
from compare.model.findings import Formula
from compare.text import letter_places


class Stock:
    """Hold the raw places of common stock by document, and mark letters by them."""

    def __init__(self, formulas: Sequence[Formula], fewest_districts: int) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = {}
        self._known: dict[str, bytearray] = {}
        for formula in formulas:
            if len(formula.districts) < fewest_districts:
                continue
            for variant in formula.variants:
                for place in variant.occurrences:
                    self._spans.setdefault(place.document, []).append((place.start, place.end))

    def marks(self, lettering: Lettering) -> bytearray:
        """Return 1 for each letter of a text that is common stock, 0 for the others."""
        name, base = lettering.document.id, lettering.document.start
        if name not in self._known:
            marks = self._known[name] = bytearray(len(lettering.text))
            places = self._raw_marks(lettering)
            for sentence, start in zip(lettering.sentences, lettering.starts, strict=True):
                positions = sentence.clean.positions
                inside = [places[positions[at] - base] for at in letter_places(sentence.text)]
                marks[start : start + len(inside)] = bytes(inside)
        return self._known[name]

    def _raw_marks(self, lettering: Lettering) -> bytearray:
        """Return 1 for each raw character of a document that lies inside common stock."""
        document = lettering.document
        marks = bytearray(document.end - document.start)
        for start, end in self._spans.get(document.id, ()):
            low = max(0, start - document.start)
            high = min(len(marks), end - document.start)
            marks[low:high] = b"\x01" * max(0, high - low)
        return marks
