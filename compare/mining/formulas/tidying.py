"""Tidy the settled formulas: one of a wording, none that longer ones hold wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from compare.mining.formulas.fitness import is_parallel, is_quoted, stands_alone
from compare.mining.formulas.nesting import Spans
from compare.mining.formulas.wording import Candidate, Occurrence

Found = tuple[Candidate, tuple[Occurrence, ...]]
# So many times more districts make another wording of a formula its canonical one.
_CLEARLY = 1.5
# One district in so many may have a mere part of longer wordings by itself.
_STRAY = 6


def tidied(found: Sequence[Found]) -> list[Found]:
    """Return the formulas without those that others hold, those of one wording joined."""
    return _without_held(_joined(found))


def by_wording(places: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    """Return the places of a formula by their letters."""
    found: dict[str, list[Occurrence]] = {}
    for place in places:
        found.setdefault(place.unit.letters[place.start : place.end], []).append(place)
    return found


def usual(letters: str, wordings: Mapping[str, Sequence[Occurrence]]) -> str:
    """Return the wording that clearly more districts have, or the one the formula was found by."""
    users = {
        wording: len({place.unit.speaker for place in places})
        for wording, places in wordings.items()
    }
    most = max(users, key=lambda wording: (users[wording], len(wording), wording))
    return most if users[most] >= _CLEARLY * users.get(letters, 0) else letters


def _joined(found: Sequence[Found]) -> list[Found]:
    """Join the formulas that would be shown in the same words, however they were found."""
    joined: dict[str, Found] = {}
    for candidate, places in found:
        shown = usual(candidate.letters, by_wording(places))
        if shown not in joined:
            joined[shown] = (candidate, places)
            continue
        first, before = joined[shown]
        more = (place for place in places if not _touches(place, before))
        wider = max(first, candidate, key=lambda one: len(one.speakers))
        joined[shown] = (wider, (*before, *more))
    return list(joined.values())


def _touches(place: Occurrence, others: Iterable[Occurrence]) -> bool:
    return any(
        place.unit is other.unit and other.start < place.end and place.start < other.end
        for other in others
    )


def _without_held(found: Sequence[Found]) -> list[Found]:
    """Drop the formulas that stand in longer ones in every district, or all but a stray one.

    What stands in quotation marks is a name of its own, whatever holds it.
    """
    spans: Spans = {}
    for number, (_, places) in enumerate(found):
        for place in places:
            held = (place.start, place.end, number)
            spans.setdefault(place.unit.sentence.id, []).append(held)
    sizes = [len(usual(one.letters, by_wording(places))) for one, places in found]
    return [
        (candidate, places)
        for number, (candidate, places) in enumerate(found)
        if any(map(is_quoted, candidate.occurrences))
        or not _is_held(candidate, _free_speakers(number, places, spans, sizes), places)
    ]


def _free_speakers(
    number: int, places: Sequence[Occurrence], spans: Spans, sizes: Sequence[int]
) -> set[str]:
    """Return the speakers that have a formula where no longer one holds it."""
    return {
        place.unit.speaker
        for place in places
        if not any(
            start <= place.start and place.end <= end and sizes[other] > sizes[number]
            for start, end, other in spans[place.unit.sentence.id]
        )
    }


def _is_held(candidate: Candidate, free: set[str], places: Sequence[Occurrence]) -> bool:
    speakers = {place.unit.speaker for place in places}
    is_whole = is_parallel(candidate.occurrences[0]) or stands_alone(candidate)
    most = 0 if is_whole else len(speakers) // _STRAY
    return len(free) <= most
