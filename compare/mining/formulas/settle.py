"""Settle which formulas stay, now that all their places are known."""

from __future__ import annotations

from collections.abc import Sequence

from compare.mining.formulas.fitness import is_parallel, is_quoted, stands_alone
from compare.mining.formulas.nesting import Spans, holders_of, is_loose_row, is_own
from compare.mining.formulas.wording import Candidate, Occurrence
from compare.scoring.similarity import similarity

Found = tuple[Candidate, tuple[Occurrence, ...]]
# A shorter wording and a longer one around it that are alike to this part are one formula …
_ONE = 76.0
# What no two share exactly is a form of an exact wording that makes up so much of it.
_WHOLE = 0.6
_MORE = 2
# … in the wording of the shorter one if so many times more districts have that.
_WIDER = 2.0


def settle(found: Sequence[Found], fewest: int, variant: float) -> list[Found]:
    """Return the formulas that enough speakers use and that stand as their own.

    A short wording and a longer one around it become one formula where little is added; otherwise
    the short one stands as its own if clearly more districts have only that. A wording that was
    only found with a gap and is nearly the same as one already kept gives its places to that one.
    """
    kept: list[Found] = []
    spans: Spans = {}
    users = {
        candidate.letters: len({p.unit.speaker for p in places}) for candidate, places in found
    }
    for candidate, places in sorted(found, key=_order):
        speakers = {place.unit.speaker for place in places}
        if len(speakers) < fewest or is_loose_row(candidate, users):
            continue
        holders = holders_of(places, spans)
        heir = _twin((candidate, places), holders, kept, variant)
        if heir is None:
            heir = _longer(candidate, holders, kept)
        if heir is None and not is_own(candidate, holders, places):
            continue
        number = len(kept) if heir is None else heir
        new = places if heir is None else _elsewhere(places, spans, number)
        if heir is None:
            kept.append((candidate, places))
        elif _is_wider(candidate, kept[heir][0]):
            kept[heir] = (candidate, _renewed(kept[heir][1], places))
        else:
            kept[heir] = (kept[heir][0], (*kept[heir][1], *new))
        for place in new:
            spans.setdefault(place.unit.sentence.id, []).append((place.start, place.end, number))
    return _without_inner(kept, spans)


def _is_wider(candidate: Candidate, longer: Candidate) -> bool:
    """Tell whether a shorter wording is the usual one rather than the longer one around it."""
    times = len(candidate.speakers) / max(1, len(longer.speakers))
    return times >= _WIDER and (stands_alone(candidate) or not stands_alone(longer))


def _renewed(old: Sequence[Occurrence], new: Sequence[Occurrence]) -> tuple[Occurrence, ...]:
    """Return the new places and those of the old ones that touch none of them."""
    rest = [
        place
        for place in old
        if not any(
            place.unit is other.unit and other.start < place.end and place.start < other.end
            for other in new
        )
    ]
    return (*new, *rest)


def _without_inner(kept: Sequence[Found], spans: Spans) -> list[Found]:
    """Drop what a longer wording, found with a gap and therefore later, holds everywhere."""
    left: list[Found] = []
    for candidate, places in kept:
        speakers = {place.unit.speaker for place in places}
        longer = {
            number: covered
            for number, covered in holders_of(places, spans).items()
            if len(kept[number][0].letters) > len(candidate.letters)
        }
        is_whole = any(is_quoted(o) or is_parallel(o) for o in candidate.occurrences)
        if is_whole or not any(covered >= speakers for covered in longer.values()):
            left.append((candidate, places))
    return left


def _order(item: Found) -> tuple[int, int, int, str]:
    """Return what sorts formulas: those shared exactly first, then long ones, then wide ones."""
    candidate, places = item
    speakers = {place.unit.speaker for place in places}
    is_loose = len(candidate.speakers) < 2
    return (is_loose, -len(candidate.letters), -len(speakers), candidate.letters)


def _twin(
    item: Found, holders: dict[int, set[str]], kept: Sequence[Found], variant: float
) -> int | None:
    """Return the kept formula that a wording found with a gap is nearly the same as, or None."""
    candidate, places = item
    if len(candidate.speakers) > 1:
        return None
    for number in sorted(holders, key=lambda number: (-len(holders[number]), number)):
        other = kept[number][0].letters
        if other in candidate.letters:
            is_same = len(other) >= _WHOLE * len(candidate.letters) and not _shares_more(
                candidate, places, other
            )
        else:
            is_same = similarity(candidate.letters, other) >= variant
        if is_same and len(kept[number][0].speakers) > 1:
            return number
    return None


def _shares_more(candidate: Candidate, places: Sequence[Occurrence], core: str) -> bool:
    """Tell whether two speakers have more in common than the exact core of a wording."""
    own = candidate.occurrences[0].unit.speaker
    wordings = {p.unit.letters[p.start : p.end] for p in places if p.unit.speaker != own}
    shared = [
        similarity(candidate.letters, wording) / 200 * (len(candidate.letters) + len(wording))
        for wording in wordings
    ]
    return max(shared, default=0.0) >= len(core) + _MORE


def _longer(
    candidate: Candidate, holders: dict[int, set[str]], kept: Sequence[Found]
) -> int | None:
    """Return the kept formula of which a shorter one is a shortened form, or None."""
    near = [
        (-len(holders[number]), number)
        for number in holders
        if len(kept[number][0].letters) > len(candidate.letters)
        and similarity(candidate.letters, kept[number][0].letters) >= _ONE
    ]
    return min(near)[1] if near else None


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
