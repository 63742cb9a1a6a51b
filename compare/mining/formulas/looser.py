"""Find looser forms of a settled formula in districts that have no other form of it.

While formulas are being found a looser form could take the place of another formula; once they are
settled it only tells that a district says the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.mining.formulas.cores import Cores
from compare.mining.formulas.fitness import has_edges
from compare.mining.formulas.variants import find_variants
from compare.mining.formulas.wording import Candidate, Occurrence

# A looser form may score so much less, and share so much less of the rare words.
_SLACK = 8.0
_CONTENT = 0.4
# A shorter formula with a word exchanged is mostly another one: 零售业 for 制造业数字化转型.
_SHORTEST = 11


def looser_places(
    candidate: Candidate, places: Sequence[Occurrence], cores: Cores
) -> list[Occurrence]:
    """Return the places of looser forms that are whole at both edges, in districts without one."""
    if len(candidate.letters) < _SHORTEST:
        return []
    found = find_variants(
        candidate,
        cores.corpus,
        cores.others,
        cores.least - _SLACK,
        cores.lexicon,
        content=_CONTENT,
        known={place.unit.speaker for place in places},
    )
    most = _marks(candidate.occurrences[0])
    return [
        place
        for place in found
        if _marks(place) <= most and has_edges(place, cores.lexicon, cores.manners)
    ]


def _marks(place: Occurrence) -> int:
    """Return how many marks part the clauses and members of a place."""
    return sum(place.start < offset < place.end for offset in place.unit.begins)
