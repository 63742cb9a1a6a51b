"""Find what the plan of one year promises: clause by clause, concrete ones marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.lexicon import Lexicon, Table, pattern
from compare.model.report import Document, Role, Sentence
from compare.text import letters_of

_PLANNING = (Role.PLAN, Role.TARGETS)
_SHORTEST = 6
_SHORTEST_OBJECT = 3
_SHORTEST_COUNTED = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold a clause of a sentence by its span in the sentence's clean text."""

    document: Document
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the words of the clause."""
        return self.sentence.text[self.start : self.end]


def promised(document: Document, lexicon: Lexicon) -> Iterator[Clause]:
    """Yield the concrete promises in the plan and the targets of a document, in order."""
    rules = lexicon.table("promises")
    for clause in clauses_of(document, _PLANNING, rules):
        if is_concrete(clause.text, rules):
            yield clause


def clauses_of(document: Document, roles: tuple[Role, ...], rules: Table) -> Iterator[Clause]:
    """Yield the clauses of some roles that are usable and long enough to say a thing."""
    wanted = {section.id for section in document.sections if section.role in roles}
    for sentence in document.sentences:
        if sentence.section in wanted and sentence.usable and not sentence.is_heading:
            for start, end in _spans(sentence.text, rules["clauses"]):
                if len(letters_of(sentence.text[start:end])) >= _SHORTEST:
                    yield Clause(document, sentence, start, end)


def _spans(text: str, marks: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in re.finditer(marks, text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def is_concrete(text: str, rules: Table) -> bool:
    """Tell whether a clause promises something that can be told to be done or not."""
    concrete = rules["concrete"]
    counted = pattern(concrete["counted"]).search(text) is not None
    if len(_object(text, rules)) < (_SHORTEST_COUNTED if counted else _SHORTEST_OBJECT):
        return False
    if counted:
        return True
    if pattern(concrete["subordinate"]).search(text):
        return False
    if pattern(concrete["finishing"]).search(text):
        return True
    if pattern(concrete["vague"]).search(text):
        return False
    marks = pattern(concrete["marks"]).search(text) is not None
    return marks and pattern(concrete["verbs"]).search(text) is not None


def _object(text: str, rules: Table) -> str:
    """Return what is left of a clause without words of doing: what is promised to be there."""
    bare = pattern(rules["telling"]["empty"]).sub("", text)
    return letters_of(pattern(rules["concrete"]["verbs"]).sub("", bare))
