"""Group the sections of all districts that correspond; a section may belong to several groups.

Two sections correspond where their likeness is high enough and neither has a much better partner in
the other's document; so one may answer to two, and nothing is forced. Groups grow by average
linkage (Sokal and Michener 1958) over what corresponds: half of the pairs of a group do. A section
outside joins where it corresponds to more than half of the districts.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from compare.aligning.likeness import Likeness

Flags = NDArray[np.bool_]
# Likeness from which two sections correspond; 1 is usual.
_LEAST = 2.2
# A partner counts beside the best one in the same document from this part of its likeness.
BESIDE_BEST = 0.7
# Part of the pairs of a group that correspond, and of a group's districts to which one that joins
# corresponds.
_HALF = 0.5
# A group becomes a part of another that holds more than this part of it.
_MERGE = 0.66
# A theme of the lists names a group if it makes up this part of what the group speaks of.
_LEAST_THEME = 0.35


@dataclass(frozen=True, slots=True)
class Topic:
    """Hold a group of corresponding units, by their numbers, and what it is about."""

    theme: str | None
    members: tuple[int, ...]


def find_topics(likeness: Likeness) -> list[Topic]:
    """Return the groups of units that correspond, those of a single one included."""
    links = links_of(likeness)
    groups = _groups(links, likeness)
    return _named([_with_joining(group, links, likeness) for group in groups], likeness)


def links_of(likeness: Likeness) -> Flags:
    """Return which pairs of units correspond, shape (units, units); it is symmetric."""
    scores = likeness.scores
    best = np.zeros_like(scores)
    for columns in _by([unit.document.id for unit in likeness.units]):
        best[:, columns] = scores[:, columns].max(axis=1)[:, None]
    floor = BESIDE_BEST * np.maximum(best, best.T)
    flags: Flags = (scores >= _LEAST) & (scores >= floor)
    return flags


def _by(keys: Sequence[Hashable]) -> list[list[int]]:
    """Return the places of each distinct key, keys in order of their first place."""
    places: dict[Hashable, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
    return list(places.values())


def _groups(links: Flags, likeness: Likeness) -> list[list[int]]:
    """Return disjoint groups in which half of the pairs correspond, by their first member."""
    if len(links) == 1:
        return [[0]]
    near = links.astype(np.float64)
    speakers = np.array([unit.document.speaker for unit in likeness.units])
    same = speakers[:, None] == speakers[None, :]
    # Sections of one speaker are as near as the sets of those they correspond to are alike.
    shared = near @ near.T
    degree = near.sum(axis=1)
    either = np.maximum(np.add.outer(degree, degree) - shared, 1)
    distances = 1 - np.where(same, shared / either, near)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    return _by(fcluster(tree, 1 - _HALF, "distance").tolist())


def _with_joining(group: Sequence[int], links: Flags, likeness: Likeness) -> list[int]:
    """Return a group with the units outside that correspond to more than half of its districts."""
    by_speaker: dict[str, list[int]] = {}
    for member in group:
        by_speaker.setdefault(likeness.units[member].document.speaker, []).append(member)
    answered = np.zeros(len(links))
    asked = np.zeros(len(links))
    speakers = np.array([unit.document.speaker for unit in likeness.units])
    for speaker, members in by_speaker.items():
        foreign = speakers != speaker
        answered += foreign & links[:, members].any(axis=1)
        asked += foreign
    joining = np.flatnonzero(answered > _HALF * np.maximum(asked, 1)).tolist()
    return sorted({*group, *joining})


def _named(groups: Sequence[Sequence[int]], likeness: Likeness) -> list[Topic]:
    """Return the groups with their names; where several have one theme, headings tell them apart.

    A group most of which another holds too becomes a part of it.
    """
    kept: list[list[int]] = []
    for group in sorted(groups, key=lambda group: (-len(group), group[0])):
        shared = [len({*group} & {*other}) for other in kept]
        most = max(shared, default=0)
        if most > _MERGE * len(group):
            other = kept[shared.index(most)]
            other[:] = sorted({*other, *group})
        else:
            kept.append(list(group))
    topics: list[Topic] = []
    taken: set[str] = set()
    for group in kept:
        theme = _theme(group, likeness)
        tries = [theme] if theme else []
        tries += [f"{theme}（{name}）" if theme else name for name in _headings(group, likeness)]
        name = next((name for name in tries if name not in taken), None)
        taken.update([name] if name else [])
        topics.append(Topic(name, tuple(group)))
    return topics


def _theme(group: Sequence[int], likeness: Likeness) -> str | None:
    """Return the theme of the lists that a group speaks of most, None where none stands out."""
    total: dict[str, float] = {}
    for member in group:
        for name, part in likeness.themes[member].items():
            total[name] = total.get(name, 0.0) + part
    if not total:
        return None
    best = max(sorted(total), key=lambda name: total[name])
    return best if total[best] >= _LEAST_THEME * len(group) else None


def _headings(group: Sequence[int], likeness: Likeness) -> list[str]:
    """Return what the members are headed, without numbers, the most central one first."""
    central = likeness.scores[np.ix_(group, group)].sum(axis=1)
    ranked = np.argsort(-central, kind="stable")
    titles = [likeness.units[group[place]].title for place in ranked]
    return [title for title in titles if title]
