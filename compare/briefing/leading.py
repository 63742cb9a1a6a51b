"""Order formulas for the reader: what review, targets and plan share first, ceremony last.

A plain noun (乡村振兴) or a frame (主要预期目标是) tells little though all districts have it: its
districts count in part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from compare.briefing.sources import Desk
from compare.lexicon import Lexicon
from compare.model.findings import Formula, Passage
from compare.model.report import Document, Role
from compare.text import letters_of

_CEREMONY = (Role.PREAMBLE, Role.ACKNOWLEDGEMENT, Role.CLOSING)
_OPENING, _CLOSING = "“「﹁", "”」﹂"
_SUBSTANCE = (Role.REVIEW, Role.TARGETS, Role.PLAN)
_HALF = 0.5
# A plain noun or a frame counts as much as a telling formula of so few of its districts.
_PLAIN = 0.4
# So few letters say something of their own only in quotation marks or as a standard wording.
_SHORT = 8


class LeadingFormulas:
    """Tell in which roles formulas stand, and order them by that."""

    def __init__(self, desk: Desk, lexicon: Lexicon) -> None:
        """Take what the briefing looks things up in, and the words of openings and closings."""
        self._desk = desk
        table = lexicon.table("quoting")
        self._ceremony = re.compile(f"{table['ceremony']}|{table['turn']}")
        self._frame = re.compile(table["frame"])
        # By identity: a formula of all years has other places than that of the present year.
        self._known: dict[int, tuple[Formula, bool]] = {}

    def ordered(self, formulas: Sequence[Formula]) -> list[Formula]:
        """Return all formulas, those of most districts in review, targets and plan first.

        Of several forms of one standard wording the first leads; ceremonial formulas come last;
        among equals the order stays.
        """
        ranked = sorted(formulas, key=self._rank)
        named: set[str] = set()
        again: set[str] = set()
        for formula in ranked:
            if formula.name in named:
                again.add(formula.id)
            named.update([formula.name] if formula.name else [])
        return sorted(
            ranked, key=lambda formula: (self.is_ceremonial(formula), formula.id in again)
        )

    def _rank(self, formula: Formula) -> tuple[bool, float, float]:
        weight = _PLAIN if self.is_plain(formula) else 1.0
        return (
            self.is_ceremonial(formula),
            -weight * len(self._substantial(formula)),
            -weight * len(formula.districts),
        )

    def is_plain(self, formula: Formula) -> bool:
        """Tell whether a formula only names a matter or frames a sentence."""
        if self._frame.search(formula.text):
            return True
        if formula.name or "“" in formula.text or len(letters_of(formula.text)) > _SHORT:
            return False
        places = _places(formula)
        return sum(map(self._is_quoted, places)) <= _HALF * len(places)

    def _is_quoted(self, place: Passage) -> bool:
        """Tell whether a place stands in quotation marks, wholly or as part of what they hold."""
        text = self._desk.source(self._desk.document(place.document)).text
        before = text[max(0, place.start - _SHORT) : place.start]
        opened = max(before.rfind(mark) for mark in _OPENING)
        closed = max(before.rfind(mark) for mark in _CLOSING)
        return opened > closed or place.quote[:1] in _OPENING

    def is_ceremonial(self, formula: Formula) -> bool:
        """Tell whether a formula opens, thanks or closes, by its words or most of its places."""
        if id(formula) not in self._known:
            self._known[id(formula)] = (formula, self._is_ceremonial(formula))
        return self._known[id(formula)][1]

    def _is_ceremonial(self, formula: Formula) -> bool:
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
