"""Take the formulas out of sentences: what remains is a text's own wording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from compare.model.findings import Formula
from compare.model.report import Sentence
from compare.text import letters_of

# Below this many letters a sentence without its formulas says nothing any more.
_SHORTEST_REST = 4


class Rest:
    """Know where formulas stand; give the letters of sentences outside them, each worked out once.

    `spans` holds the raw spans of formulas by document, in order, overlapping ones merged.
    """

    def __init__(self, spans: dict[str, list[tuple[int, int]]]) -> None:
        self._spans = {document: _merged(places) for document, places in spans.items()}
        self._known: dict[str, str] = {}

    @classmethod
    def of(cls, formulas: Sequence[Formula]) -> Rest:
        """Return the knowledge of where these formulas stand."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for formula in formulas:
            for variant in formula.variants:
                for place in variant.occurrences:
                    spans.setdefault(place.document, []).append((place.start, place.end))
        return cls(spans)

    def letters(self, sentence: Sentence) -> str:
        """Return a sentence's letters outside all formulas, "" where hardly any remain."""
        if sentence.id not in self._known:
            own = self._own(sentence)
            self._known[sentence.id] = own if len(own) >= _SHORTEST_REST else ""
        return self._known[sentence.id]

    def _own(self, sentence: Sentence) -> str:
        taken = self.inside(sentence.document, sentence.start, sentence.end)
        if not taken:
            return sentence.letters
        text, positions = sentence.text, sentence.clean.positions
        bounds = [bisect_left(positions, edge) for span in taken for edge in span]
        outside = zip([0, *bounds[1::2]], [*bounds[::2], len(text)], strict=True)
        return letters_of("".join(text[start:end] for start, end in outside))

    def inside(self, document: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of formulas that reach into a raw span, clipped to it."""
        spans = self._spans.get(document, [])
        first = max(0, bisect_left(spans, (start, start)) - 1)
        found: list[tuple[int, int]] = []
        for low, high in spans[first:]:
            if low >= end:
                break
            if high > start:
                found.append((max(low, start), min(high, end)))
        return found


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
