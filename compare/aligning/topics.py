"""Group the sections of all districts that correspond; a section may belong to several groups.

Two sections correspond where their likeness is high enough and neither has a much better partner in
the other's document; so one may answer to two, and nothing is forced. Where a heading names two
matters, the partners on the one are no better than those on the other. Groups grow by average
linkage (Sokal and Michener 1958) over what corresponds: half of the pairs of a group do. A section
outside joins where it corresponds to more than half of the districts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from compare.aligning.likeness import Likeness, Matrix
from compare.lexicon import Lexicon

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
# So many themes are tried to tell a group from another of the same first theme.
_MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """Hold a group of corresponding units, by their numbers, and what it is about."""

    theme: str | None
    members: tuple[int, ...]


def find_topics(likeness: Likeness, lexicon: Lexicon) -> list[Topic]:
    """Return the groups of units that correspond, those of a single one included."""
    links = links_of(likeness)
    groups = _groups(links, likeness)
    return _named([_with_joining(group, links, likeness) for group in groups], likeness, lexicon)


def links_of(likeness: Likeness) -> Flags:
    """Return which pairs of units correspond, shape (units, units); it is symmetric."""
    scores = likeness.scores
    best = _best_of(scores, [unit.document.id for unit in likeness.units])
    matters = likeness.matters
    rivals = [(u.document.id, m) for u, m in zip(likeness.units, matters, strict=True)]
    headed = [m if m in own else None for m, own in zip(matters, likeness.named, strict=True)]
    several = np.array([[m in named for m in headed] for named in likeness.named])
    several &= np.array([len(named) > 1 for named in likeness.named])[:, None]
    best = np.where(several, _best_of(scores, rivals), best)
    floor = BESIDE_BEST * np.maximum(best, best.T)
    flags: Flags = (scores >= _LEAST) & (scores >= floor)
    return flags


def _best_of(scores: Matrix, keys: Sequence[Hashable]) -> Matrix:
    """Return for each pair the best score of the first with any unit of the key of the second."""
    best = np.zeros_like(scores)
    for columns in _by(keys):
        best[:, columns] = scores[:, columns].max(axis=1)[:, None]
    return best


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


def _named(groups: Sequence[Sequence[int]], likeness: Likeness, lexicon: Lexicon) -> list[Topic]:
    """Return the groups with their names; where several have one theme, the next tells them apart.

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
        name = next(name for name in _names(group, likeness, lexicon) if name not in taken)
        taken.add(name)
        topics.append(Topic(name, tuple(group)))
    return topics


def _names(group: Sequence[int], likeness: Likeness, lexicon: Lexicon) -> Iterator[str]:
    """Yield names for a group without end: its theme, that with another beside it, then numbers."""
    words = lexicon.table("topics")
    themes = _themes(group, likeness)
    first = themes[0] if themes else words["other"]
    yield first
    for second in themes[1:_MOST_BESIDE]:
        yield words["beside"].format(theme=first, second=second)
    for number in count(2):
        yield words["again"].format(theme=first, number=number)


def _themes(group: Sequence[int], likeness: Likeness) -> list[str]:
    """Return the themes of the lists that a group speaks of, what it speaks of most first."""
    total: dict[str, float] = {}
    for member in group:
        for name, part in likeness.themes[member].items():
            total[name] = total.get(name, 0.0) + part
    return sorted(total, key=lambda name: (-total[name], name))
