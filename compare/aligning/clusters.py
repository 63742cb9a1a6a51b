"""Tell which linked sentences belong together, and which of them have moved.

One sentence may answer to two, and two to three: linked sentences of two documents form clusters.
Within a topic the links that keep the order of both texts are those of the heaviest chain; a link
that crosses it has moved, and so has one between sections that do not correspond.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.aligning.matches import SentenceMatch
from compare.model.findings import Moved

Places = dict[str, int]


def clusters_of(matches: Sequence[SentenceMatch]) -> list[int | None]:
    """Return the number of the cluster of each match, from 1 in order; None outside of topics."""
    leaders: dict[tuple[str, str], tuple[str, str]] = {}

    def leader(node: tuple[str, str]) -> tuple[str, str]:
        while leaders.setdefault(node, node) != node:
            node = leaders[node]
        return node

    # A sentence belongs to one cluster with each other document, so the document is in its name.
    for match in matches:
        if match.aligned:
            one, other = leader((match.a.id, match.b.document)), (match.b.id, match.a.document)
            leaders[leader(other)] = one
    numbers: dict[tuple[str, str], int] = {}
    return [
        numbers.setdefault(leader((match.a.id, match.b.document)), len(numbers) + 1)
        if match.aligned
        else None
        for match in matches
    ]


def moves_of(matches: Sequence[SentenceMatch]) -> list[Moved | None]:
    """Return of each match whether it stands elsewhere in the other text, and in what way."""
    groups: dict[tuple[str, str], list[int]] = {}
    for number, match in enumerate(matches):
        if match.aligned:
            groups.setdefault((match.a.section, match.b.section), []).append(number)
    moved: list[Moved | None] = [None if match.aligned else Moved.SECTION for match in matches]
    for numbers in groups.values():
        kept = _chain([matches[number] for number in numbers])
        for place, number in enumerate(numbers):
            if place not in kept:
                moved[number] = Moved.ORDER
    return moved


def _chain(links: Sequence[SentenceMatch]) -> set[int]:
    """Return the places of the heaviest links of which none cross."""
    order = sorted(range(len(links)), key=lambda n: (links[n].a.start, links[n].b.start))
    weights: dict[int, float] = {}
    before: dict[int, int | None] = {}
    for step, number in enumerate(order):
        fitting = [
            earlier for earlier in order[:step] if links[earlier].b.start <= links[number].b.start
        ]
        best = max(fitting, key=lambda earlier: weights[earlier], default=None)
        weights[number] = links[number].score + (weights[best] if best is not None else 0.0)
        before[number] = best
    kept: set[int] = set()
    last = max(order, key=lambda number: weights[number], default=None)
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
