"""Choose the sections of a document that an editor would set beside those of another.

Reports differ in depth: one plan has ten tasks with sub-headings, another five chapters of four
paragraphs each. Of each role the highest level is taken on which there are enough sections; what
is much larger than its neighbours is taken by its subsections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from compare.model.report import Document, Role, Section, Sentence

# Fewer sections than this of one role are chapters; what corresponds stands in their subsections.
_FEWEST = 6
# A section this many times as large as the middle one is a chapter among tasks.
_MUCH_LARGER = 2.0
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
        return _CLAUSE_END.split(words)[0][:_LONGEST_TITLE]


def units_of(document: Document, role: Role) -> list[Unit]:
    """Return the sections of a role that are set side by side, in order, none within another."""
    tree = _Tree(document, role)
    level = tree.tops
    while parents := _to_split(level, tree):
        level = [
            part for unit in level for part in (tree.below(unit) if unit in parents else [unit])
        ]
    return [unit for unit in level if unit.says_something]


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
    parents = [unit for unit in level if tree.below(unit)]
    if not parents:
        return []
    if len(level) < _FEWEST:
        largest = max(unit.size for unit in parents)
        return [unit for unit in parents if unit.size >= largest / 2]
    middle = median(unit.size for unit in level)
    return [
        unit
        for unit in parents
        if unit.size > _MUCH_LARGER * middle
        and median(part.size for part in tree.below(unit)) >= middle / 2
    ]
