"""Cut sentences into passages that can be quoted alone: whole clauses and a sensible start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.lexicon import Table, pattern
from compare.model.report import Document, Role, Sentence

LONGEST = 110
# A passage is broken off before a clause that names something once it has this length.
_ENOUGH = 60
# What stands before and behind the doing in a passage is kept up to so many letters.
_MOST_BEFORE = 20
_MOST_BEHIND = 48
_EDGES = "，、；：　 "
_CLAUSE = re.compile("[^，：]+")
_OPENING = {"“": 1, "《": 1, "（": 1, "”": -1, "》": -1, "）": -1}


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part of a sentence that can stand alone, by its clean span, and its section's role."""

    document: Document
    role: Role
    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the clean wording."""
        return self.sentence.text[self.start : self.end]


def parts_of(document: Document, rules: Table) -> Iterator[Part]:
    """Yield the parts of the sentences in which a document tells of its doings."""
    roles = {section.id: section.role for section in document.sections}
    for sentence in document.sentences:
        if not sentence.usable or sentence.is_heading:
            continue
        role = roles[sentence.section]
        if role in rules["words"]["roles"]:
            for low, high in _spans(sentence.text):
                start, end = _trimmed(sentence.text, low, high, rules["words"]["conjunctions"])
                if end > start:
                    yield Part(document, role, sentence, start, end)


def focused(part: Part, start: int, end: int, rules: Table) -> Part:
    """Return the clauses of a part that hold the span, with what belongs to them.

    Clauses before are kept while they are short, or where the doing needs its subject; behind, the
    first that follows is kept while the passage stays short.
    """
    words = rules["words"]
    clauses = _clauses(part.text, 0, len(part.text))
    first = next(i for i, clause in enumerate(clauses) if clause[1] > start)
    last = next(i for i, clause in enumerate(clauses) if clause[1] >= end)
    high = clauses[last][1]
    while first > 0:
        low, before = clauses[first][0], clauses[first - 1]
        needs = pattern(words["needs_before"]).match(part.text[low:]) is not None
        if not needs and low - before[0] > _MOST_BEFORE:
            break
        first -= 1
        if not needs:
            break
    following = clauses[last + 1][1] if last + 1 < len(clauses) else len(part.text) + _MOST_BEHIND
    if following - clauses[last][0] <= _MOST_BEHIND and "“" not in part.text[high:following]:
        high = following
    low, high = _trimmed(part.text, clauses[first][0], high, words["conjunctions"])
    return Part(part.document, part.role, part.sentence, part.start + low, part.start + high)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts between semicolons, cut at commas before what names something."""
    for found in re.finditer("[^；]+", text):
        yield from _groups(text, _clauses(text, *found.span()))


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the comma clauses of a span; no cut falls inside quotation marks."""
    clauses: list[tuple[int, int]] = []
    low, depth = start, 0
    if not any(mark in text for mark in _OPENING):
        return [found.span() for found in _CLAUSE.finditer(text, start, end)]
    for index in range(start, end):
        depth = max(0, depth + _OPENING.get(text[index], 0))
        if text[index] in "，：" and depth == 0:
            clauses.append((low, index))
            low = index + 1
    if low < end:
        clauses.append((low, end))
    return clauses


def _groups(text: str, clauses: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs of clauses, none longer than a passage may be unless one clause is."""
    low, high = clauses[0]
    for start, end in clauses[1:]:
        is_named = "“" in text[start:end] and high - low >= _ENOUGH
        if end - low > LONGEST or is_named:
            yield low, high
            low = start
        high = end
    yield low, high


def _trimmed(text: str, start: int, end: int, conjunctions: str) -> tuple[int, int]:
    """Return the span without marks at its edges and without a leading conjunction."""
    while start < end and text[start] in _EDGES:
        start += 1
    lead = pattern(conjunctions).match(text[start:end])
    if lead:
        start += lead.end()
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
