"""Describe wordings while formulas are being found: where they stand and who uses them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from compare.mining.formulas.corpus import Unit


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Hold one place of a wording: letters `start` to `end` of a unit."""

    unit: Unit
    start: int
    end: int

    @property
    def key(self) -> tuple[str, int, int]:
        """Return what tells this place from others."""
        return self.unit.sentence.id, self.start, self.end


@dataclass(frozen=True)
class Candidate:
    """Hold one wording in letters with all its exact occurrences."""

    letters: str
    occurrences: tuple[Occurrence, ...]

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Return who uses the wording."""
        return frozenset(occurrence.unit.speaker for occurrence in self.occurrences)

    @property
    def strength(self) -> tuple[int, int, str]:
        """Return what ranks candidates: districts, then length."""
        return (-len(self.speakers), -len(self.letters), self.letters)
