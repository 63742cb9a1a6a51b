"""Order formulas for the reader: what review, targets and plan share first, ceremony last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from compare.briefing.sources import Desk
from compare.lexicon import Lexicon
from compare.model.findings import Formula, Passage
from compare.model.report import Document, Role

_CEREMONY = (Role.PREAMBLE, Role.ACKNOWLEDGEMENT, Role.CLOSING)
_SUBSTANCE = (Role.REVIEW, Role.TARGETS, Role.PLAN)
_HALF = 0.5


class LeadingFormulas:
    """Tell in which roles formulas stand, and order them by that."""

    def __init__(self, desk: Desk, lexicon: Lexicon) -> None:
        """Take what the briefing looks things up in, and the words of openings and closings."""
        self._desk = desk
        table = lexicon.table("quoting")
        self._ceremony = re.compile(f"{table['ceremony']}|{table['turn']}")

    def ordered(self, formulas: Sequence[Formula]) -> list[Formula]:
        """Return all formulas, those of most districts in review, targets and plan first.

        Ceremonial ones come last; among equals the order stays.
        """
        return sorted(
            formulas,
            key=lambda formula: (
                self.is_ceremonial(formula),
                -len(self._substantial(formula)),
                -len(formula.districts),
            ),
        )

    def is_ceremonial(self, formula: Formula) -> bool:
        """Tell whether a formula opens, thanks or closes, by its words or most of its places."""
        if self._ceremony.search(formula.text):
            return True
        roles = [self._role(place) for place in _places(formula)]
        return sum(role in _CEREMONY for role in roles) > _HALF * len(roles)

    def _substantial(self, formula: Formula) -> set[str]:
        """Return the districts that use a formula in review, targets or plan."""
        return {
            self._desk.document(place.document).speaker
            for place in _places(formula)
            if self._role(place) in _SUBSTANCE
        }

    def _role(self, place: Passage) -> Role:
        starts, roles = self._roles[place.document]
        index = bisect_right(starts, place.start) - 1
        return roles[index] if index >= 0 else Role.OTHER

    @cached_property
    def _roles(self) -> dict[str, tuple[list[int], list[Role]]]:
        """Return for each document the starts of its sentences, and their roles."""
        return {
            document.id: _sentence_roles(document) for document in self._desk.findings.documents
        }


def _sentence_roles(document: Document) -> tuple[list[int], list[Role]]:
    roles = {section.id: section.role for section in document.sections}
    sentences = sorted(document.sentences, key=lambda sentence: sentence.start)
    return [s.start for s in sentences], [roles[s.section] for s in sentences]


def _places(formula: Formula) -> list[Passage]:
    return [place for variant in formula.variants for place in variant.occurrences]
