"""Cut sentences into passages that can be quoted alone: whole clauses and a sensible start."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.lexicon import Table, pattern
from compare.model.report import Document, Sentence

LONGEST = 110
# A passage is broken off before a clause with a name of its own once it has this length.
_ENOUGH = 34
_EDGES = "，、；：　 "
_OPENING = {"“": 1, "《": 1, "（": 1, "”": -1, "》": -1, "）": -1}


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part of a sentence that can stand alone, by its clean span."""

    document: Document
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
        if roles[sentence.section] in rules["words"]["roles"]:
            for low, high in _spans(sentence.text):
                start, end = _trimmed(sentence.text, low, high, rules["words"]["conjunctions"])
                if end > start:
                    yield Part(document, sentence, start, end)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts between semicolons; long ones are cut at commas."""
    for found in re.finditer("[^；]+", text):
        start, end = found.span()
        if end - start <= LONGEST:
            yield start, end
        else:
            yield from _groups(text, _clauses(text, start, end))


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the comma clauses of a span; no cut falls inside quotation marks."""
    clauses: list[tuple[int, int]] = []
    low, depth = start, 0
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
