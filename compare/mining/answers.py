"""Find the sections of a plan that answer a shortcoming, by its matter and by its wording.

A matter is told by words (data of the lexicon); the wording by rare pairs of letters that clause
and plan share. A section counts where both together say so clearly; where none does, none is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import Document, Role, Section, Sentence
from compare.scoring.rarity import Rarity, letter_pairs
from compare.text import letters_of

# What the signs count: the matter in the heading, in that of the chapter above, in the lead and
# further on; and shared wording.
_IN_HEADING = 1.0
_ABOVE = 0.4
_IN_LEAD = 0.6
_IN_TEXT = 0.5
_EACH_MORE = 0.4
_MOST_MORE = 3
_SHARED_HEADING = 1.2
_SHARED_TEXT = 0.8
# Least of all signs together, and how much less than the best a further section may have.
_LEAST = 1.0
# A chapter with sections below it names a matter only to hand it on to them.
_CHAPTER = 0.75
_NEARLY = 0.75
_MOST = 2
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold a plan section that answers a shortcoming, and its sentence that says so best."""

    section: Section
    sentence: Sentence
    score: float


@dataclass(frozen=True)
class _Part:
    """Hold a section of the plan with its heading and its own sentences."""

    section: Section
    sentences: tuple[Sentence, ...]
    heading: str
    above: str
    has_sections: bool


class Plan:
    """Know the plan of a document; answer which of its sections take a shortcoming up."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self._rules = lexicon.table("shortcomings")
        self._parts = _parts_of(document)
        sentences = [s.letters for part in self._parts for s in part.sentences]
        self._rarity = Rarity.of(sentences)
        self._pairs: Mapping[str, frozenset[str]] = {
            s.id: letter_pairs(s.letters) for part in self._parts for s in part.sentences
        }

    def answers(self, words: str) -> tuple[Answer, ...]:
        """Return the sections that answer a shortcoming clearly, in the order of the plan."""
        found: dict[str, Answer] = {}
        for clause in self._clauses(words):
            for answer in self._to_clause(clause):
                held = found.get(answer.section.id)
                if held is None or answer.score > held.score:
                    found[answer.section.id] = answer
        order = {part.section.id: index for index, part in enumerate(self._parts)}
        return tuple(sorted(found.values(), key=lambda answer: order[answer.section.id]))

    def _clauses(self, words: str) -> list[str]:
        """Return the clauses of a shortcoming that name a matter or anything of their own."""
        clauses = [clause for clause in pattern(self._rules["clauses"]).split(words) if clause]
        return [c for c in clauses if matters_of(c, self._rules)] or [words]

    def _to_clause(self, clause: str) -> list[Answer]:
        matters = matters_of(clause, self._rules)
        content = letters_of(pattern(self._rules["empty"]).sub(" ", clause))
        pairs = letter_pairs(content)
        scored = [
            answer
            for part in self._parts
            if (answer := self._scored(part, matters, pairs)) and answer.score >= _LEAST
        ]
        best = max((answer.score for answer in scored), default=0.0)
        near = [answer for answer in scored if answer.score >= _NEARLY * best]
        return sorted(near, key=lambda answer: -answer.score)[:_MOST]

    def _scored(
        self, part: _Part, matters: Sequence[Table], pairs: frozenset[str]
    ) -> Answer | None:
        done = [matter["done"] for matter in matters]
        headed = self._headed(part.heading, done, pairs)
        headed += _ABOVE * self._headed(part.above, done, pairs)
        best: tuple[float, Sentence] | None = None
        for index, sentence in enumerate(part.sentences):
            told = max((_told(sentence.text, words) for words in done), default=0.0)
            score = (_IN_TEXT if index else _IN_LEAD) * told
            score += _SHARED_TEXT * self._share(pairs, self._pairs[sentence.id])
            if best is None or score > best[0]:
                best = (score, sentence)
        if best is None:
            return None
        score = (best[0] + headed) * (_CHAPTER if part.has_sections else 1.0)
        return Answer(part.section, best[1], round(score, 3))

    def _headed(self, heading: str, done: Sequence[str], pairs: frozenset[str]) -> float:
        told = max((_has(heading, words) for words in done), default=False)
        shared = self._share(pairs, letter_pairs(letters_of(heading)))
        return _IN_HEADING * told + _SHARED_HEADING * shared

    def _share(self, pairs: frozenset[str], other: frozenset[str]) -> float:
        """Return the part of a clause's rare wording that another text has."""
        mass = self._rarity.mass(pairs)
        return self._rarity.mass(pairs & other) / mass if mass else 0.0


def matters_of(words: str, rules: Table) -> list[Table]:
    """Return the matters that some words speak of."""
    return [matter for matter in rules["matter"] if pattern(matter["said"]).search(words)]


def _has(text: str, words: str) -> bool:
    return pattern(words).search(text) is not None


def _told(text: str, words: str) -> float:
    """Return 1 where a sentence has a word of a matter, more where it has several, 0 for none."""
    found = set(pattern(words).findall(text))
    return 1 + _EACH_MORE * min(len(found) - 1, _MOST_MORE) if found else 0.0


def _parts_of(document: Document) -> list[_Part]:
    """Return the sections of the plan that have sentences of their own."""
    own: dict[str, list[Sentence]] = {}
    for sentence in document.sentences:
        if sentence.usable and not sentence.is_heading:
            own.setdefault(sentence.section, []).append(sentence)
    parents = {section.parent for section in document.sections if section.id in own}
    plan = {s.id: s.heading or "" for s in document.sections if s.role is Role.PLAN}
    return [
        _Part(
            section,
            tuple(own[section.id]),
            section.heading or "",
            plan.get(section.parent or "", ""),
            section.id in parents,
        )
        for section in document.sections
        if section.role is Role.PLAN and section.id in own
    ]
