"""Learn the slots of a formula: the places that districts fill with words of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.lexicon import Lexicon
from compare.mining.formulas.wording import Occurrence
from compare.text import letter_places, letters_of
from compare.words import word_bounds

SLOT = "〔…〕"
# What stands around a slot must be this long on either side …
_EDGE = 2
# … and make up this share of the formula.
_FIXED = 0.6


def learn_slots(text: str, places: Sequence[Occurrence], lexicon: Lexicon) -> str | None:
    """Return the template with 〔…〕 where districts fill a place differently, or None.

    Two sources: what follows the formula inside the same quotation marks, and one run of words
    that variants exchange between the same beginning and end.
    """
    return _open_list(text, places) or _exchanged(text, places, lexicon)


def _open_list(text: str, places: Sequence[Occurrence]) -> str | None:
    letters = letters_of(text)
    rests = {
        (place.unit.speaker, rest)
        for place in places
        if place.unit.letters[place.start : place.end] == letters
        for rest in _rest_of_quotation(place)
    }
    speakers = {speaker for speaker, _ in rests}
    if len(speakers) < 2 or len({rest for _, rest in rests}) < 2:
        return None
    return f"{text}、{SLOT}"


def _rest_of_quotation(place: Occurrence) -> Iterator[str]:
    """Yield what stands between the formula and the end of the quotation around it."""
    text = place.unit.sentence.text
    start, end = place.unit.places[place.start], place.unit.places[place.end - 1] + 1
    if start == 0 or text[start - 1] != "“" or text[end : end + 1] not in ("、", "，"):
        return
    close = text.find("”", end)
    if close > end + 1:
        yield text[end + 1 : close]


def _exchanged(text: str, places: Sequence[Occurrence], lexicon: Lexicon) -> str | None:
    """Return the template of the variant that exchanges least, whole words only."""
    letters = letters_of(text)
    bounds = sorted(_letter_bounds(text, lexicon))
    found: list[tuple[int, int]] = []
    for place in places:
        other = place.unit.letters[place.start : place.end]
        head = _common_prefix(letters, other)
        tail = _common_prefix(letters[head:][::-1], other[head:][::-1])
        if head == len(letters) or not other[head : len(other) - tail]:
            continue
        start = max(bound for bound in bounds if bound <= head)
        end = min(bound for bound in bounds if bound >= len(letters) - tail)
        fixed = len(letters) - (end - start)
        framed = min(start, len(letters) - end) >= _EDGE and fixed >= _FIXED * len(letters)
        if framed and end > start:
            found.append((start, end))
    if not found:
        return None
    start, end = min(found, key=lambda span: (span[1] - span[0], span))
    return _with_slot(text, start, end)


def _letter_bounds(text: str, lexicon: Lexicon) -> set[int]:
    """Return the offsets, in letters, at which words of a text begin or end."""
    return {len(letters_of(text[:bound])) for bound in word_bounds(text, lexicon)}


def _common_prefix(a: str, b: str) -> int:
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]:
        size += 1
    return size


def _with_slot(text: str, start: int, end: int) -> str:
    """Return the text with the letters from `start` to `end` exchanged for the slot."""
    places = letter_places(text)
    return text[: places[start]] + SLOT + text[places[end - 1] + 1 :]
