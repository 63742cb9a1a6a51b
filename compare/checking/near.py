"""Find passages that are nearly a given wording: one or two letters differ inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from compare.checking.lettering import BREAK, Lettering

# From this many letters on two letters may differ, below only one.
_LONG = 10
# So many letters at each end must stand unchanged: what differs there is another wording.
_END = 2
_STOPS = "，；：。！？、"


@dataclass(frozen=True, slots=True)
class Near:
    """Hold a passage of letters that differs from a wording, and how many letters differ."""

    lettering: Lettering
    start: int
    end: int
    edits: int

    @property
    def letters(self) -> str:
        """Return what stands there."""
        return self.lettering.text[self.start : self.end]


def most_edits(wording: str) -> int:
    """Return how many letters of a wording may differ."""
    return 2 if len(wording) >= _LONG else 1


def near_passages(wording: str, lettering: Lettering) -> Iterator[Near]:
    """Yield the passages that have all but one or two letters of a wording, never the wording.

    Of a wording in k + 1 pieces one stands unchanged where k letters differ; only around such a
    piece is looked further, so that the cost is that of a few searches in the text.
    """
    most = most_edits(wording)
    found: dict[int, Near] = {}
    for offset, piece in _pieces(wording, most + 1):
        for place in lettering.places_of(piece):
            near = nearest_at(wording, lettering, place - offset, most)
            if near and (near.start not in found or near.edits < found[near.start].edits):
                found[near.start] = near
    yield from (found[start] for start in sorted(found))


def _pieces(wording: str, count: int) -> Iterator[tuple[int, str]]:
    bounds = [len(wording) * index // count for index in range(count + 1)]
    for low, high in pairwise(bounds):
        yield low, wording[low:high]


def nearest_at(wording: str, lettering: Lettering, start: int, most: int) -> Near | None:
    """Return the nearest passage that begins about `start`, None where the wording stands.

    At most `most` letters differ, and none of the first and last two.
    """
    text = lettering.text
    best: Near | None = None
    for low in range(max(0, start - most), start + most + 1):
        if not text.startswith(wording[:_END], low):
            continue
        for length in range(len(wording) - most, len(wording) + most + 1):
            passage = text[low : low + length]
            if not passage.endswith(wording[-_END:]) or BREAK in passage:
                continue
            edits = distance(wording, passage)
            if edits == 0:
                return None
            if edits <= most and (best is None or edits < best.edits):
                best = Near(lettering, low, low + length, edits)
    return best


def distance(a: str, b: str) -> int:
    """Return how many letters must be put in, left out, replaced or exchanged with the next.

    The distance of Damerau (1964), each letter touched once.
    """
    return OSA.distance(a, b)


def goes_over_stop(near: Near, wording: str) -> bool:
    """Tell whether a passage goes over a mark between words that the wording does not have."""
    sentence, low, high = near.lettering.clean_span(near.start, near.end)
    return _stops(sentence.text[low:high]) > _stops(wording)


def _stops(text: str) -> int:
    return sum(character in _STOPS for character in text)
