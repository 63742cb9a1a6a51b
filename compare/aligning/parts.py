"""Add to a topic the subsections that are on its matter while their section is on another.

A task on safety may hold a subsection on rivers: the task stays with those on safety, and the
subsection stands beside what the others say of rivers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.aligning.likeness import Likeness, Matrix, Matters
from compare.aligning.topics import BESIDE_BEST, Flags, Topic
from compare.aligning.units import Unit, parts_of

# A part of a section is set beside others only where that is plain: from this likeness on, and
# where this part of the districts of a topic answers to it.
_PLAIN = 4.0
_MOST = 0.7


def joining_parts(
    topics: Sequence[Topic], units: Sequence[Unit], matters: Matters
) -> list[list[Unit]]:
    """Return for each topic the subsections that join it.

    A subsection joins where it plainly corresponds to sections of most of the districts.
    """
    parts = parts_of(units)
    if not parts:
        return [[] for _ in topics]
    likeness = Likeness.of([*units, *(part for _, part in parts)], matters)
    links = _links(likeness.scores, units, [part for _, part in parts])
    speakers = np.array([unit.document.speaker for unit in units])
    found: list[list[Unit]] = []
    for topic in topics:
        members = np.array(topic.members)
        joining: list[Unit] = []
        for place, (unit, part) in enumerate(parts):
            others = members[speakers[members] != part.document.speaker]
            asked = len(set(speakers[others].tolist()))
            answered = len(set(speakers[others[links[place, others]]].tolist()))
            if unit not in topic.members and asked > 1 and answered > _MOST * asked:
                joining.append(part)
        found.append(joining)
    return found


def _links(scores: Matrix, units: Sequence[Unit], parts: Sequence[Unit]) -> Flags:
    """Return which part corresponds to which unit, shape (parts, units).

    Neither has a much better partner: the part among the units of the other document, the unit
    among those of the document of the part.
    """
    count = len(units)
    documents = np.array([unit.document.id for unit in units])
    homes = np.array([part.document.id for part in parts])
    rows = scores[count:, :count]
    best = np.zeros_like(rows)
    for document in dict.fromkeys(documents.tolist()):
        own = documents == document
        best[:, own] = rows[:, own].max(axis=1)[:, None]
        here = homes == document
        if here.any():
            rivals = scores[:count, :count][own].max(axis=0)
            best[here] = np.maximum(best[here], rivals)
    flags: Flags = (rows >= _PLAIN) & (rows >= BESIDE_BEST * best)
    return flags
