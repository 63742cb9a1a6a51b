"""Find the sentences of a plan that answer a shortcoming, and the sections of the same matter.

A matter is told by words (data of the lexicon); the wording by rare pairs of letters that clause
and plan share. A sentence answers where it shares a core word with the clause, does something, and
stands in a section of the same matter; where none does, a section of that matter is only related.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import Document, HeadingKind, Role, Section, Sentence
from compare.scoring.rarity import Rarity, letter_pairs
from compare.segmenting.themes import theme_of
from compare.text import letters_of
from compare.words import split_words

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
_CORE_IN_HEADING = 0.4
_SPECIAL_CORE = 0.4
# Least of all signs together, and how much less than the best a further section may have.
_LEAST = 1.0
# A chapter with sections below it names a matter only to hand it on to them.
_CHAPTER = 0.75
_NEARLY = 0.95
_MOST = 2
_MOST_OF_ITEM = 4
_SHORTEST_CORE = 2
# A core word of so many letters tells the matter of a section whatever its heading.
_SPECIAL = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold a plan section that answers a shortcoming, its best sentence, and the word for it."""

    section: Section
    sentence: Sentence
    score: float
    word: str


@dataclass(frozen=True)
class _Part:
    """Hold a section of the plan with its heading and its own sentences."""

    section: Section
    sentences: tuple[Sentence, ...]
    heading_sentence: Sentence | None
    heading: str
    above: str
    has_sections: bool


@dataclass(frozen=True)
class _Clause:
    """Hold what a clause speaks of: matters, core words, special ones, theme, letter pairs."""

    done: tuple[str, ...]
    cores: str
    special: str
    theme: str | None
    pairs: frozenset[str]


class Plan:
    """Know the plan of a document; answer which of its sections take a shortcoming up."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self._lexicon = lexicon
        self._rules = lexicon.table("shortcomings")
        self._parts = _parts_of(document)

    @cached_property
    def _pairs(self) -> Mapping[str, frozenset[str]]:
        said = [s for part in self._parts for s in (*part.sentences, part.heading_sentence) if s]
        return {s.id: letter_pairs(s.letters) for s in said}

    @cached_property
    def _rarity(self) -> Rarity:
        sentences = [self._pairs[s.id] for part in self._parts for s in part.sentences]
        return Rarity.counted(Counter(chain.from_iterable(sentences)), len(sentences))

    def answers(self, words: str) -> tuple[Answer, ...]:
        """Return the sections whose sentences answer a shortcoming clearly, the best first."""
        found: dict[str, tuple[int, Answer]] = {}
        for clause in self._clauses(words):
            for rank, answer in enumerate(self._to_clause(clause)):
                held = found.get(answer.section.id)
                if held is None or (-rank, answer.score) > (-held[0], held[1].score):
                    found[answer.section.id] = rank, answer
        order = {part.section.id: index for index, part in enumerate(self._parts)}
        # Each clause has its best answer before any has a second.
        best = sorted(
            found.values(), key=lambda pair: (pair[0], -pair[1].score, order[pair[1].section.id])
        )
        return tuple(answer for _, answer in best[:_MOST_OF_ITEM])

    def related(self, words: str) -> Sentence | None:
        """Return the heading of the section nearest to a shortcoming's matter, None without any.

        For a section without a heading it is its first sentence.
        """
        scored = [
            (nearness, sentence)
            for clause in self._clauses(words)
            for part in self._parts
            if (nearness := self._nearness(part, clause)) > 0
            for sentence in (part.heading_sentence, *part.sentences)[:2]
            if sentence
        ]
        return max(scored, key=lambda pair: pair[0])[1] if scored else None

    def _clauses(self, words: str) -> list[_Clause]:
        """Return the clauses of a shortcoming that name a matter or anything of their own."""
        split = [clause for clause in pattern(self._rules["clauses"]).split(words) if clause]
        clauses = []
        inward: list[Table] = []
        for clause in split:
            matters = matters_of(clause, self._rules)
            # Who is blamed in one clause is still meant in those behind it.
            inward += [m for m in matters if m.get("inward") and m not in inward]
            clauses.append(self._clause(clause, inward or matters))
        return [c for c in clauses if c.done or c.cores] or [self._clause(words, [])]

    def _clause(self, clause: str, matters: Sequence[Table]) -> _Clause:
        content = pattern(self._rules["empty"]).sub(" ", clause)
        said = [found.group() for m in matters for found in pattern(m["said"]).finditer(clause)]
        words = [word for word in split_words(content) if len(letters_of(word)) == len(word)]
        cores = [word for word in dict.fromkeys([*said, *words]) if self._is_core(word)]
        special = [core for core in cores if len(core) >= _SPECIAL]
        body = self.document.identity.body
        done = tuple(matter["done"] for matter in matters)
        themed = clause if theme_of(clause, clause, body, self._lexicon) else "，".join(done)
        theme = theme_of(themed, themed, body, self._lexicon) if themed else None
        pairs = letter_pairs(letters_of(content))
        return _Clause(done, self._any_of(cores), self._any_of(special), theme, pairs)

    def _is_core(self, word: str) -> bool:
        """Tell whether a word says anything of its own."""
        if len(word) < _SHORTEST_CORE or "的" in word[-1:]:
            return False
        return len(letters_of(pattern(self._rules["empty"]).sub("", word))) > 0

    def _any_of(self, words: Sequence[str]) -> str:
        """Return a pattern of words, each with what tells it from parts of others; "" for none."""
        apart = self._rules["apart"]
        return "|".join(apart.get(word, re.escape(word)) for word in words)

    def _to_clause(self, clause: _Clause) -> list[Answer]:
        scored = [
            answer
            for part in self._parts
            if (answer := self._scored(part, clause)) and answer.score >= _LEAST
        ]
        best = max((answer.score for answer in scored), default=0.0)
        near = [answer for answer in scored if answer.score >= _NEARLY * best]
        return sorted(near, key=lambda answer: -answer.score)[:_MOST]

    def _scored(self, part: _Part, clause: _Clause) -> Answer | None:
        """Return the best answering sentence of a section with the score of both, None if none."""
        if not self._fits(part, clause):
            return None
        headed = self._headed(part.heading, clause) + _ABOVE * self._headed(part.above, clause)
        in_heading = _has(part.heading, clause.cores)
        headed += _CORE_IN_HEADING * in_heading
        best: tuple[float, Sentence] | None = None
        for index, sentence in self._answering(part, clause):
            told = max((_told(sentence.text, words) for words in clause.done), default=0.0)
            score = (_IN_TEXT if index else _IN_LEAD) * told
            score += _SHARED_TEXT * self._share(clause.pairs, self._pairs[sentence.id])
            score += _SPECIAL_CORE * _has(part.heading + sentence.text, clause.special)
            if best is None or score > best[0]:
                best = (score, sentence)
        if best is None:
            return None
        score = (best[0] + headed) * (_CHAPTER if part.has_sections else 1.0)
        return Answer(part.section, best[1], round(score, 3), _word(best[1].text, clause))

    def _fits(self, part: _Part, clause: _Clause) -> bool:
        """Tell whether a section is of the matter of a clause, by its headings or its theme."""
        if not part.heading:
            return True
        headings = part.heading + part.above
        named = any(_has(headings, done) for done in clause.done)
        named = named or _has(headings, clause.cores)
        if named or (clause.theme is not None and part.section.theme == clause.theme):
            return True
        return any(_has(sentence.text, clause.special) for sentence in part.sentences)

    def _answering(self, part: _Part, clause: _Clause) -> Iterator[tuple[int, Sentence]]:
        """Yield the sentences of a section that do something about a core word of a clause."""
        named = not part.heading or any(_has(part.heading, done) for done in clause.done)
        acting = [
            (index, sentence)
            for index, sentence in enumerate(part.sentences)
            if _shares(sentence.text, clause, named=named) and self._acts(sentence.text)
        ]
        heading = part.heading_sentence
        run_in = part.section.heading_kind is HeadingKind.RUN_IN
        if (
            not acting
            and run_in
            and heading is not None
            and _shares(heading.text, clause, named=True)
        ):
            # A heading says less than sentences, and stands for them where they use other words.
            acting = [(0, heading)] if _has(heading.text, self._rules["doing"]) else []
        yield from acting

    def _acts(self, text: str) -> bool:
        """Tell whether a sentence names something to do and is no slogan."""
        acts = pattern(self._rules["doing"]).search(text) is not None
        return acts and pattern(self._rules["slogan"]).search(text) is None

    def _nearness(self, part: _Part, clause: _Clause) -> float:
        """Return how near a section is to a clause: named in its heading, its theme, its words."""
        heading = part.heading or part.sentences[0].text
        headed = self._headed(heading, clause)
        if _named(heading, clause):
            return 3 + headed
        if clause.theme is not None and part.section.theme == clause.theme:
            return 2 + headed
        told = sum(_named(sentence.text, clause) for sentence in part.sentences)
        return min(told / 10, 1.0)

    def _headed(self, heading: str, clause: _Clause) -> float:
        told = max((_has(heading, words) for words in clause.done), default=False)
        shared = self._share(clause.pairs, letter_pairs(letters_of(heading)))
        return _IN_HEADING * told + _SHARED_HEADING * shared

    def _share(self, pairs: frozenset[str], other: frozenset[str]) -> float:
        """Return the part of a clause's rare wording that another text has."""
        mass = self._rarity.mass(pairs)
        return self._rarity.mass(pairs & other) / mass if mass else 0.0


def matters_of(words: str, rules: Table) -> list[Table]:
    """Return the matters that some words speak of."""
    return [matter for matter in rules["matter"] if pattern(matter["said"]).search(words)]


def _shares(text: str, clause: _Clause, *, named: bool) -> bool:
    """Tell whether a text has a core word of a clause, or another of its matter under its name."""
    return _has(text, clause.cores) or (named and any(_has(text, done) for done in clause.done))


def _word(text: str, clause: _Clause) -> str:
    """Return the word by which a sentence takes a clause up, the most special one first."""
    for words in (clause.special, clause.cores, *clause.done):
        found = pattern(words).search(text) if words else None
        if found:
            return found.group()
    return ""


def _named(text: str, clause: _Clause) -> bool:
    """Tell whether a text has a core word of a clause or a word of its matters."""
    return _has(text, clause.cores) or any(_has(text, done) for done in clause.done)


def _has(text: str, words: str) -> bool:
    return words != "" and pattern(words).search(text) is not None


def _told(text: str, words: str) -> float:
    """Return 1 where a sentence has a word of a matter, more where it has several, 0 for none."""
    found = set(pattern(words).findall(text))
    return 1 + _EACH_MORE * min(len(found) - 1, _MOST_MORE) if found else 0.0


def _parts_of(document: Document) -> list[_Part]:
    """Return the sections of the plan that have a heading or sentences of their own."""
    own: dict[str, list[Sentence]] = {}
    headings: dict[str, Sentence] = {}
    for sentence in document.sentences:
        if sentence.usable and not sentence.is_heading:
            own.setdefault(sentence.section, []).append(sentence)
        elif sentence.usable:
            headings.setdefault(sentence.section, sentence)
    parents = {section.parent for section in document.sections if section.id in own}
    plan = {s.id: s.heading or "" for s in document.sections if s.role is Role.PLAN}
    return [
        _Part(
            section,
            tuple(own.get(section.id, ())),
            headings.get(section.id),
            section.heading or "",
            plan.get(section.parent or "", ""),
            section.id in parents,
        )
        for section in document.sections
        if section.role is Role.PLAN and (section.id in own or section.heading)
    ]
