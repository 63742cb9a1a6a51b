"""Choose the sections of a document that an editor would set beside those of another.

Reports differ in depth: one plan has ten tasks with sub-headings, another five chapters of four
paragraphs each. Of each role the highest level is taken on which there are enough sections; what
is larger than its neighbours is taken by its subsections where that makes all alike in size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from statistics import fmean, pstdev

from compare.model.report import Document, Role, Section, Sentence

# Fewer sections than this of one role are chapters; what corresponds stands in their subsections.
_FEWEST = 6
# Larger sections are chapters among tasks if the sizes differ by this part only without them.
_MORE_EVEN = 0.8
# Items of lists, below this part of the mean, do not tell how large a task is.
_SLIGHT = 0.3
# Below this many letters a section without a heading only leads to what comes behind it.
_SHORTEST = 40
# A heading is cut to this many letters where it names a group of sections.
_LONGEST_TITLE = 16
_CLAUSE_END = re.compile("[，。：；,;]")


@dataclass(frozen=True)
class Unit:
    """Hold a section with all sentences of its role in it and in its subsections."""

    document: Document
    section: Section
    sentences: tuple[Sentence, ...]

    @cached_property
    def size(self) -> int:
        """Return the number of its letters."""
        return sum(len(sentence.letters) for sentence in self.sentences)

    @property
    def says_something(self) -> bool:
        """Tell whether it holds more than a heading or words that lead to what comes behind."""
        if self.section.heading is None:
            return self.size >= _SHORTEST
        return any(not sentence.is_heading for sentence in self.sentences)

    @property
    def title(self) -> str:
        """Return the first clause of its heading, without number, "" where it has none."""
        headings = [s for s in self.sentences if s.is_heading and s.section == self.section.id]
        words = headings[0].text.strip() if headings else ""
        clause = _CLAUSE_END.split(words)[0].lstrip("—")
        return clause if len(clause) <= _LONGEST_TITLE else clause[:_LONGEST_TITLE] + "…"


def units_of(document: Document, role: Role) -> list[Unit]:
    """Return the sections of a role that are set side by side, in order, none within another."""
    tree = _Tree(document, role)
    level = tree.tops
    while parents := _to_split(level, tree):
        level = _split(level, parents, tree)
    return [unit for unit in level if unit.says_something]


def parts_of(units: Sequence[Unit]) -> list[tuple[int, Unit]]:
    """Return the subsections of units, each with the number of its unit, in order."""
    trees: dict[tuple[str, Role], _Tree] = {}
    found: list[tuple[int, Unit]] = []
    for number, unit in enumerate(units):
        key = unit.document.id, unit.section.role
        if key not in trees:
            trees[key] = _Tree(unit.document, unit.section.role)
        parts = [part for part in trees[key].below(unit) if part.size >= _SHORTEST]
        found += [(number, part) for part in parts if len(parts) > 1]
    return found


def top_units(document: Document, role: Role) -> list[Unit]:
    """Return the sections of a role that lie in no other of it, in order."""
    return _Tree(document, role).tops


class _Tree:
    """Hold the sections of one role as a forest of units."""

    def __init__(self, document: Document, role: Role) -> None:
        sections = [section for section in document.sections if section.role is role]
        own = {section.id for section in sections}
        self._spoken: dict[str, list[Sentence]] = {}
        for sentence in document.sentences:
            if sentence.section in own:
                self._spoken.setdefault(sentence.section, []).append(sentence)
        self._children: dict[str | None, list[Section]] = {}
        for section in sections:
            parent = section.parent if section.parent in own else None
            self._children.setdefault(parent, []).append(section)
        self._units = {s.id: Unit(document, s, tuple(self._sentences(s))) for s in sections}

    @property
    def tops(self) -> list[Unit]:
        return self._of(self._children.get(None, ()))

    def below(self, unit: Unit) -> list[Unit]:
        return self._of(self._children.get(unit.section.id, ()))

    def _of(self, sections: Iterable[Section]) -> list[Unit]:
        return [self._units[section.id] for section in sections]

    def _sentences(self, section: Section) -> list[Sentence]:
        found = list(self._spoken.get(section.id, ()))
        for child in self._children.get(section.id, ()):
            found += self._sentences(child)
        return found


def _to_split(level: Sequence[Unit], tree: _Tree) -> list[Unit]:
    """Return the units that are taken by their subsections."""
    parents = [unit for unit in level if _is_divided(unit, tree)]
    parents.sort(key=lambda unit: -unit.size)
    if parents and len(level) < _FEWEST:
        return [unit for unit in parents if unit.size >= parents[0].size / 2]
    # The largest ones are split, as many as make all sections most alike in size.
    tries = [parents[:count] for count in range(1, len(parents) + 1)]
    unevenness = [_unevenness(_split(level, some, tree)) for some in tries]
    best = min(unevenness, default=0.0)
    if not tries or best > _MORE_EVEN * _unevenness(level):
        return []
    return tries[unevenness.index(best)]


def _is_divided(unit: Unit, tree: _Tree) -> bool:
    """Tell whether most of what a section says stands in its subsections."""
    return 2 * sum(part.size for part in tree.below(unit)) > unit.size


def _split(level: Sequence[Unit], parents: Sequence[Unit], tree: _Tree) -> list[Unit]:
    return [part for unit in level for part in (tree.below(unit) if unit in parents else [unit])]


def _unevenness(level: Sequence[Unit]) -> float:
    """Return how much the sizes of sections differ, as a power of e; slight ones do not count."""
    mean = fmean(unit.size for unit in level)
    sizes = [log(unit.size) for unit in level if unit.size > _SLIGHT * mean]
    return pstdev(sizes) if sizes else 0.0
