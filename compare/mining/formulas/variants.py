"""Find the places where a formula stands in other words, and learn its slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from compare.mining.formulas.candidates import Candidate, Occurrence
from compare.mining.formulas.corpus import Corpus, Unit
from compare.scoring.similarity import best_window, similarity

# A window can only reach the score if it shares this part of the formula's letter pairs.
_SHARED_PAIRS = 0.5
# Shorter formulas have too many chance neighbours.
_SHORTEST_WITH_VARIANTS = 8
SLOT = "〔…〕"
_SLOT_EDGE = 3


def find_variants(
    candidate: Candidate, corpus: Corpus, others: frozenset[str], least: float
) -> list[Occurrence]:
    """Return the places of a formula that are not exact, one a sentence at the most.

    A place is left out if it holds another formula (`others`) exactly: it is that one's then.
    """
    if len(candidate.letters) < _SHORTEST_WITH_VARIANTS:
        return []
    exact = {occurrence.unit.sentence.id for occurrence in candidate.occurrences}
    found: list[Occurrence] = []
    for unit in corpus.units_sharing(candidate.letters, _SHARED_PAIRS):
        if unit.sentence.id in exact:
            continue
        occurrence = _variant(candidate.letters, unit, least)
        if occurrence is not None and not _is_other(
            occurrence, candidate.letters, others, least
        ):
            found.append(occurrence)
    return found


def _variant(letters: str, unit: Unit, least: float) -> Occurrence | None:
    window = best_window(letters, unit.letters, least)
    if window is None:
        return None
    start, end = _snapped(unit, window[1], window[2])
    best = similarity(letters, unit.letters[start:end])
    return Occurrence(unit, start, end) if best >= least else None


def _snapped(unit: Unit, start: int, end: int) -> tuple[int, int]:
    """Move the edges of a window to the nearest edges of words."""
    start = min(unit.words, key=lambda bound: (abs(bound - start), bound))
    end = min((b for b in unit.words if b > start), key=lambda bound: (abs(bound - end), -bound))
    return start, end


def _is_other(occurrence: Occurrence, letters: str, others: frozenset[str], least: float) -> bool:
    """Tell whether a place belongs to another formula.

    It does if it holds one that this formula does not hold, or if all that both have in common is
    another formula, so that what stands around it differs.
    """
    wording = occurrence.unit.letters[occurrence.start : occurrence.end]
    for other in others:
        if other == letters or other not in wording:
            continue
        if other not in letters:
            return True
        rest, own = wording.replace(other, "", 1), letters.replace(other, "", 1)
        if similarity(rest, own) < least:
            return True
    return False


def display_text(occurrences: Sequence[Occurrence]) -> str:
    """Return the most frequent clean wording of these places, with balanced marks."""
    counts = Counter(_balanced(occurrence) for occurrence in occurrences)
    return min(counts, key=lambda text: (-counts[text], text))


_MARKS = {"“": "”", "《": "》", "（": "）", "‘": "’"}


def _balanced(occurrence: Occurrence) -> str:
    """Return the clean wording of a place; a mark without its partner is taken in or left out."""
    text = occurrence.unit.clean_text(occurrence.start, occurrence.end)
    for opening, closing in _MARKS.items():
        if text.count(opening) > text.count(closing):
            text = text + closing if text.rfind(opening) > 0 else text.replace(opening, "", 1)
        elif text.count(closing) > text.count(opening):
            text = text.replace(closing, "", 1) if text.find(closing) < 0 else opening + text
    return text


def learn_slots(letters: str, text: str, places: Sequence[Occurrence]) -> str | None:
    """Return the template with 〔…〕 where districts fill a place differently, or None.

    Two sources: what follows the formula inside the same quotation marks, and one run of words
    that variants exchange between the same beginning and end.
    """
    return _open_list(text, places) or _exchanged(letters, text, places)


def _open_list(text: str, places: Sequence[Occurrence]) -> str | None:
    rests = {
        (place.unit.speaker, rest)
        for place in places
        if place.unit.letters[place.start : place.end] == _letters(text)
        for rest in _rest_of_quotation(place)
    }
    speakers = {speaker for speaker, _ in rests}
    if len(speakers) < 2 or len({rest for _, rest in rests}) < 2:
        return None
    return f"{text}、{SLOT}"


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _rest_of_quotation(place: Occurrence) -> Iterator[str]:
    """Yield what stands between the formula and the end of the quotation around it."""
    text = place.unit.sentence.text
    start, end = place.unit.places[place.start], place.unit.places[place.end - 1] + 1
    if start == 0 or text[start - 1] != "“" or text[end : end + 1] not in ("、", "，"):
        return
    close = text.find("”", end)
    if close > end + 1:
        yield text[end + 1 : close]


def _exchanged(letters: str, text: str, places: Sequence[Occurrence]) -> str | None:
    for place in places:
        other = place.unit.letters[place.start : place.end]
        head = _common_prefix(letters, other)
        tail = _common_prefix(letters[head:][::-1], other[head:][::-1])
        middle = letters[head : len(letters) - tail]
        if head >= _SLOT_EDGE and tail >= _SLOT_EDGE and middle and other[head : len(other) - tail]:
            return _with_slot(text, head, len(middle))
    return None


def _common_prefix(a: str, b: str) -> int:
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]:
        size += 1
    return size


def _with_slot(text: str, start: int, size: int) -> str:
    """Return the text with the letters from `start` on, `size` of them, exchanged for the slot."""
    places = [index for index, character in enumerate(text) if character.isalnum()]
    return text[: places[start]] + SLOT + text[places[start + size - 1] + 1 :]
