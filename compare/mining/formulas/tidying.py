"""Tidy the settled formulas: one of a wording, none that longer ones hold wherever it stands."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from re import Pattern

from compare.mining.formulas.fitness import is_parallel, is_quoted, stands_alone
from compare.mining.formulas.nesting import Spans
from compare.mining.formulas.wording import Candidate, Occurrence

Found = tuple[Candidate, tuple[Occurrence, ...]]
# So many times more districts make another wording of a formula its canonical one.
_CLEARLY = 1.5
# One district in so many may have a mere part of longer wordings by itself …
_STRAY = 6
# … and one in so many what makes up so much of one longer wording: it is a form of that one.
_SHORTENED = 4
_MOSTLY = 0.65


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
    users = _users(wordings)
    most = max(users, key=lambda wording: (users[wording], len(wording), wording))
    return most if users[most] >= _CLEARLY * users.get(letters, 0) else letters


def canonical(
    letters: str,
    wordings: Mapping[str, Sequence[Occurrence]],
    standards: Container[str],
    joining: Pattern[str],
) -> str:
    """Return the wording to show: the standard one, else that of most districts.

    `letters` is the wording the formula was found by, which stays where no other has more. What
    joins it to the clause before (我们、必须) is left out where as many districts do so.
    """
    users = _users(wordings)
    most = max(users, key=lambda wording: (users[wording], wording == letters, wording))
    known = [wording for wording in users if wording in standards]
    standard = max(known, key=lambda wording: (users[wording], wording), default="")
    if users.get(standard, 0) >= users[most]:
        return standard
    is_part = most in letters and users[most] < _CLEARLY * users.get(letters, 0)
    shown = letters if is_part else most
    core = joining.sub("", shown, count=1)
    return core if users.get(core, 0) >= users.get(shown, 0) else shown


def _users(wordings: Mapping[str, Sequence[Occurrence]]) -> dict[str, int]:
    """Return how many districts have each wording."""
    return {
        wording: len({place.unit.speaker for place in places})
        for wording, places in wordings.items()
    }


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
    """Drop the formulas that stand in longer ones in nearly every district.

    What stands in quotation marks is a name of its own, whatever holds it.
    """
    nest = _Nest.of(found)
    given: dict[int, list[Occurrence]] = {}
    dropped: set[int] = set()
    for number, (candidate, places) in enumerate(found):
        if any(map(is_quoted, candidate.occurrences)):
            continue
        heir = nest.heir(number)
        if heir is not None:
            given.setdefault(heir, []).extend(places)
        if heir is not None or nest.is_held(number, candidate):
            dropped.add(number)
    return [
        (candidate, (*places, *(p for p in given.get(number, ()) if not _touches(p, places))))
        for number, (candidate, places) in enumerate(found)
        if number not in dropped
    ]


@dataclass(frozen=True, slots=True)
class _Nest:
    """Hold for each formula its size, its speakers, and those that have it in which longer one."""

    sizes: tuple[int, ...]
    speakers: tuple[frozenset[str], ...]
    held: tuple[dict[int, frozenset[str]], ...]

    @classmethod
    def of(cls, found: Sequence[Found]) -> _Nest:
        spans: Spans = {}
        for number, (_, places) in enumerate(found):
            for place in places:
                taken = (place.start, place.end, number)
                spans.setdefault(place.unit.sentence.id, []).append(taken)
        sizes = tuple(len(usual(one.letters, by_wording(places))) for one, places in found)
        speakers = tuple(frozenset(p.unit.speaker for p in places) for _, places in found)
        held = tuple(
            _holders(places, sizes[number], spans, sizes)
            for number, (_, places) in enumerate(found)
        )
        return cls(sizes, speakers, held)

    def heir(self, number: int) -> int | None:
        """Return the longer formula of which one is a shortened form, or None."""
        least = len(self.speakers[number]) * (1 - 1 / _SHORTENED)
        near = [
            (-len(speakers), other)
            for other, speakers in self.held[number].items()
            if len(speakers) >= least
            and self.sizes[number] >= _MOSTLY * self.sizes[other]
            and len(self.speakers[other]) >= len(self.speakers[number])
        ]
        return min(near)[1] if near else None

    def is_held(self, number: int, candidate: Candidate) -> bool:
        """Tell whether hardly a district has a formula where no longer one holds it."""
        free = self.speakers[number].difference(*self.held[number].values())
        is_whole = is_parallel(candidate.occurrences[0]) or stands_alone(candidate)
        return len(free) <= (0 if is_whole else len(self.speakers[number]) // _STRAY)


def _holders(
    places: Sequence[Occurrence], size: int, spans: Spans, sizes: Sequence[int]
) -> dict[int, frozenset[str]]:
    """Return the longer formulas that hold one, each with the speakers in whom it always does."""
    always: dict[int, set[str]] = {}
    free: set[str] = set()
    for place in places:
        holders = {
            other
            for start, end, other in spans[place.unit.sentence.id]
            if start <= place.start and place.end <= end and sizes[other] > size
        }
        for other in holders:
            always.setdefault(other, set()).add(place.unit.speaker)
        if not holders:
            free.add(place.unit.speaker)
    return {other: frozenset(speakers - free) for other, speakers in always.items()}
