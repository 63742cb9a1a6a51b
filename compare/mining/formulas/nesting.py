"""Judge formulas that lie in longer ones: which of them stand as their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from compare.mining.formulas.fitness import is_parallel, is_quoted, stands_alone
from compare.mining.formulas.wording import Candidate, Occurrence

# The kept formulas' places by sentence: where each begins and ends, and its number.
Spans = dict[str, list[tuple[int, int, int]]]
# A passage that lies in another one's to this part is the same passage, cut differently.
_SAME = 0.8
# So many districts for each one with a longer form must have the shorter alone.
_CLEAR = 1 / 3
_MOSTLY = 0.5
# Clauses in a row are formulas one by one if so many times more districts have one of them, or as
# many where no two have the row exactly.
_SEPARATE = 1.5
_SEPARATE_SHORT = 1.5
_CLAUSE = 9


def holders_of(places: Sequence[Occurrence], spans: Spans) -> dict[int, set[str]]:
    """Return, for each kept formula, the speakers whose place of this one it holds."""
    holders: dict[int, set[str]] = {}
    for place in places:
        for start, end, number in spans.get(place.unit.sentence.id, ()):
            common = min(end, place.end) - max(start, place.start)
            if common >= _SAME * (place.end - place.start):
                holders.setdefault(number, set()).add(place.unit.speaker)
    return holders


def is_own(
    candidate: Candidate,
    holders: Mapping[int, set[str]],
    places: Sequence[Occurrence] | None = None,
) -> bool:
    """Tell whether clearly more districts have a formula than have the longer ones around it.

    One whose bounds nobody doubts, by quotation marks, equal members or as a clause of its own in
    most districts, needs one such district.
    """
    own = _alone(candidate.occurrences if places is None else places, holders)
    covered = _covered(holders)
    first = candidate.occurrences[0]
    is_whole = is_parallel(first) or is_quoted(first) or stands_alone(candidate, _MOSTLY)
    fewest = 1 if is_whole else max(2, _CLEAR * len(covered))
    return not covered or len(own) >= fewest


def is_fragment(candidate: Candidate, holders: Mapping[int, set[str]]) -> bool:
    """Tell whether no district has a wording without a longer one around it."""
    return bool(holders) and not _alone(candidate.occurrences, holders)


def _alone(places: Sequence[Occurrence], holders: Mapping[int, set[str]]) -> set[str]:
    return {place.unit.speaker for place in places} - _covered(holders)


def _covered(holders: Mapping[int, set[str]]) -> set[str]:
    return {speaker for speakers in holders.values() for speaker in speakers}


def clauses_of(candidate: Candidate) -> list[str]:
    """Return the letters of each clause of a wording, as it stands in its first place."""
    first = candidate.occurrences[0]
    breaks = sorted(b for b in first.unit.breaks if first.start < b < first.end)
    bounds = [first.start, *breaks, first.end]
    return [first.unit.letters[start:end] for start, end in pairwise(bounds)]


def is_loose_row(candidate: Candidate, users: Mapping[str, int]) -> bool:
    """Tell whether one clause of a row is a formula that clearly more speakers use."""
    clauses = clauses_of(candidate)
    if len(clauses) == 1:
        return False
    times = 1.0 if len(candidate.speakers) < 2 and len(clauses) == 2 else _SEPARATE
    if {users.get(clause, 0) for clause in clauses} == {users[candidate.letters]}:
        # None of them is met without the others.
        return False
    return any(
        users.get(clause, 0)
        >= (times if len(clause) >= _CLAUSE else _SEPARATE_SHORT) * users[candidate.letters]
        for clause in clauses
    )
