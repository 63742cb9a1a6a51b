"""Settle which formulas stay, now that all their places are known."""

from __future__ import annotations

from collections.abc import Sequence

from compare.mining.formulas.wording import Candidate, Occurrence
from compare.scoring.similarity import similarity

Found = tuple[Candidate, tuple[Occurrence, ...]]
# A passage that lies in another one's to this part is the same passage, cut differently.
_SAME = 0.8


def settle(found: Sequence[Found], fewest: int, variant: float) -> list[Found]:
    """Return the formulas that enough speakers use and that no longer formula covers.

    A formula all of whose speakers use a longer one in the same places goes; a core that more
    speakers use stays beside its longer forms. A wording that was only found with a gap and is
    nearly the same as one already kept gives its places to that one.
    """
    kept: list[Found] = []
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for candidate, places in sorted(found, key=_order):
        speakers = {place.unit.speaker for place in places}
        holders = _holders(places, spans)
        if len(speakers) < fewest or any(covered >= speakers for covered in holders.values()):
            continue
        twin = _twin(candidate, holders, kept, variant)
        number = len(kept) if twin is None else twin
        new = places if twin is None else _elsewhere(places, spans, number)
        if twin is None:
            kept.append((candidate, places))
        else:
            kept[twin] = (kept[twin][0], (*kept[twin][1], *new))
        for place in new:
            spans.setdefault(place.unit.sentence.id, []).append((place.start, place.end, number))
    return _without_inner(kept, spans)


def _without_inner(kept: Sequence[Found], spans: Spans) -> list[Found]:
    """Drop what a longer wording, found with a gap and therefore later, holds everywhere."""
    left: list[Found] = []
    for candidate, places in kept:
        speakers = {place.unit.speaker for place in places}
        longer = {
            number: covered
            for number, covered in _holders(places, spans).items()
            if len(kept[number][0].letters) > len(candidate.letters)
        }
        if not any(covered >= speakers for covered in longer.values()):
            left.append((candidate, places))
    return left


def _order(item: Found) -> tuple[int, int, int, str]:
    """Return what sorts formulas: those shared exactly first, then long ones, then wide ones."""
    candidate, places = item
    speakers = {place.unit.speaker for place in places}
    is_loose = len(candidate.speakers) < 2
    return (is_loose, -len(candidate.letters), -len(speakers), candidate.letters)


Spans = dict[str, list[tuple[int, int, int]]]


def _holders(places: Sequence[Occurrence], spans: Spans) -> dict[int, set[str]]:
    """Return, for each kept formula, the speakers whose place of this one it holds."""
    holders: dict[int, set[str]] = {}
    for place in places:
        for start, end, number in spans.get(place.unit.sentence.id, ()):
            common = min(end, place.end) - max(start, place.start)
            if common >= _SAME * (place.end - place.start):
                holders.setdefault(number, set()).add(place.unit.speaker)
    return holders


def _twin(
    candidate: Candidate, holders: dict[int, set[str]], kept: Sequence[Found], variant: float
) -> int | None:
    """Return the kept formula that a wording found with a gap is nearly the same as, or None."""
    if len(candidate.speakers) > 1:
        return None
    for number in sorted(holders, key=lambda number: (-len(holders[number]), number)):
        other = kept[number][0].letters
        if other not in candidate.letters and similarity(candidate.letters, other) >= variant:
            return number
    return None


def _elsewhere(places: Sequence[Occurrence], spans: Spans, number: int) -> tuple[Occurrence, ...]:
    """Return the places that do not touch a place of the kept formula of that number."""
    return tuple(
        place
        for place in places
        if not any(
            owner == number and start < place.end and place.start < end
            for start, end, owner in spans.get(place.unit.sentence.id, ())
        )
    )
