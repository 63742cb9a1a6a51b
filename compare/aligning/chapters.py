"""Name a chapter instead of its subsections where they are aligned as one.

The subsections of a chapter are aligned one by one, since each may be on its own matter. Those to
which nothing corresponds stay with the others where these all go to one topic, and a chapter whose
subsections all go to one topic is named itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.aligning.topics import Topic
from compare.aligning.units import Unit
from compare.model.report import Section

# A section with this part of what a document says in a role is no chapter, but the role itself.
_WHOLE_ROLE = 0.5


@dataclass(frozen=True, slots=True)
class _Chapter:
    """Hold a section and the numbers of the units in it."""

    section: Section
    units: tuple[int, ...]


def gather_lonely(topics: Sequence[Topic], units: Sequence[Unit]) -> list[Topic]:
    """Return the topics with lonely subsections in the one topic of the rest of their chapter."""
    members = [set(topic.members) for topic in topics]
    for chapter in _chapters(units):
        own = [[n for n, group in enumerate(members) if unit in group] for unit in chapter.units]
        lonely = [n for found in own for n in found if len(members[n]) == 1]
        others = {n for found in own for n in found} - set(lonely)
        if lonely and len(others) <= 1:
            target = next(iter(others), lonely[0])
            for number in lonely:
                if number != target:
                    members[target] |= members[number]
                    members[number] = set()
    return [
        replace(topic, members=tuple(sorted(group)))
        for topic, group in zip(topics, members, strict=True)
        if group
    ]


def named_sections(topic: Topic, units: Sequence[Unit]) -> list[tuple[str, str]]:
    """Return document and section of each member, the chapter for all subsections of one."""
    members = set(topic.members)
    named: dict[int, Section] = {}
    hidden: set[int] = set()
    for chapter in _chapters(units):
        if members.issuperset(chapter.units):
            named[chapter.units[0]] = chapter.section
            hidden.update(chapter.units[1:])
    return [
        (units[member].document.id, named.get(member, units[member].section).id)
        for member in topic.members
        if member not in hidden
    ]


def _chapters(units: Sequence[Unit]) -> list[_Chapter]:
    """Return the sections of which several subsections are units, in order."""
    sizes: dict[str, int] = {}
    below: dict[tuple[str, str], list[int]] = {}
    for number, unit in enumerate(units):
        sizes[unit.document.id] = sizes.get(unit.document.id, 0) + unit.size
        if unit.section.parent is not None:
            below.setdefault((unit.document.id, unit.section.parent), []).append(number)
    chapters: list[_Chapter] = []
    for (document, _), numbers in below.items():
        first = units[numbers[0]]
        parent = first.document.section(first.section.parent or "")
        size = sum(units[number].size for number in numbers)
        is_part = parent.role is first.section.role and size < _WHOLE_ROLE * sizes[document]
        if is_part and len(numbers) > 1:
            chapters.append(_Chapter(parent, tuple(numbers)))
    return chapters
