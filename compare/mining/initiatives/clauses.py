"""Cut the sentences in which a document tells of its doings into clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from compare.lexicon import Table, pattern
from compare.model.report import Document, Role, Sentence
from compare.text import letters_of

# A clause of fewer letters names nothing.
_SHORTEST = 4
_OPENING = {"“": 1, "《": 1, "（": 1, "(": 1, "”": -1, "》": -1, "）": -1, ")": -1}
_COMMAS = "，：；,;:"
_STOPS = "。！？!?"
_MARKS = re.compile(f"[{re.escape(''.join(_OPENING) + _COMMAS + _STOPS)}]")


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold a clause: its span in the clean sentence, and in the letters of all its speaker says.

    `role` is the role of its section, `group` the part between semicolons in which it stands.
    """

    document: Document
    role: Role
    sentence: Sentence
    start: int
    end: int
    first_letter: int
    last_letter: int
    group: int

    @property
    def text(self) -> str:
        """Return the clean wording."""
        return self.sentence.text[self.start : self.end]

    @property
    def letters(self) -> str:
        """Return the letters of the wording."""
        return letters_of(self.text)


def clauses_of(document: Document, offsets: dict[str, int], rules: Table) -> Iterator[Clause]:
    """Yield the clauses in which a document tells of its doings.

    `offsets` tells where the letters of each sentence begin in all that the speaker says.
    """
    roles = {section.id: section.role for section in document.sections}
    for sentence in document.sentences:
        role = roles[sentence.section]
        if not sentence.usable or role not in rules["roles"]:
            continue
        counts = (0, *accumulate(map(str.isalnum, sentence.text)))
        base = offsets[sentence.id]
        for start, end, group in _spans(sentence.text):
            if counts[end] - counts[start] >= _SHORTEST:
                low, high = base + counts[start], base + counts[end]
                yield Clause(document, role, sentence, start, end, low, high, group)


def trimmed(text: str, start: int, end: int, rules: Table) -> tuple[int, int]:
    """Return the span without marks at its edges and without a leading conjunction."""
    while start < end and text[start] in "，、；：　 ":
        start += 1
    lead = pattern(rules["passages"]["conjunctions"]).match(text[start:end])
    if lead:
        start += lead.end()
    while end > start and text[end - 1] in "，、；：　 ":
        end -= 1
    return start, end


def _spans(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and group of the comma clauses; no cut falls inside quotation marks."""
    low = depth = group = 0
    for found in _MARKS.finditer(text):
        index, character = found.start(), found.group()
        depth = max(0, depth + _OPENING.get(character, 0))
        if (character in _COMMAS and depth == 0) or character in _STOPS:
            if index > low:
                yield low, index, group
            low = index + 1
            group += character not in "，,：:"
    if low < len(text):
        yield low, len(text), group
