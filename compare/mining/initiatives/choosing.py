"""Choose the passages of a document: runs of clauses that tell most, each doing once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.lexicon import Table, pattern
from compare.mining.initiatives.clauses import trimmed
from compare.mining.initiatives.features import Described, main_name
from compare.mining.initiatives.names import Name
from compare.text import letters_of

# A passage of several clauses has so many characters at most.
LONGEST = 80
_SHORTEST_LETTERS = 8
_FEWEST_NAMED = 3
# What is told again is worth so much less.
_AGAIN = 0.05
# For the order, a passage counts so much less for each one before it from the same section.
_SAME_SECTION = 0.8


@dataclass(frozen=True, slots=True)
class Rated:
    """Hold a described clause with the chance that an editor takes it."""

    described: Described
    chance: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a run of clauses of a sentence that can be quoted, with what it is worth.

    `start` and `end` are its clean span in the sentence, `first` is the clause that tells most.
    """

    clauses: tuple[Rated, ...]
    start: int
    end: int
    worth: float
    first: Rated

    @property
    def text(self) -> str:
        """Return the clean wording."""
        return self.first.described.clause.sentence.text[self.start : self.end]

    @property
    def chance(self) -> float:
        """Return the chance that an editor takes at least one of the clauses."""
        missed = 1.0
        for rated in self.clauses:
            missed *= 1 - rated.chance
        return 1 - missed


def choose(rated: Sequence[Rated], most: int, rules: Table) -> list[Candidate]:
    """Return the passages that tell most, the likeliest first; none tells what another tells."""
    chosen: list[Candidate] = []
    used: set[int] = set()
    for worth, run in sorted(runs_of(_each_once(rated), rules), key=_rank):
        clauses = {one.described.clause.first_letter for one in run}
        candidate = None if used & clauses else _candidate(run, worth, rules)
        if candidate is not None:
            used |= clauses
            chosen.append(candidate)
        if len(chosen) == most:
            break
    return _varied(chosen)


def _varied(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Return the passages, the likeliest first; what a section has told already counts for less."""
    left = sorted(chosen, key=lambda one: -one.chance)
    told: Counter[str] = Counter()
    ordered = []
    while left:
        following = max(left, key=lambda one: one.chance * _SAME_SECTION ** told[_section(one)])
        left.remove(following)
        ordered.append(following)
        told[_section(following)] += 1
    return ordered


def _section(candidate: Candidate) -> str:
    return candidate.first.described.clause.sentence.section


def _each_once(rated: Sequence[Rated]) -> list[Rated]:
    """Return the clauses; one that tells what another tells better gets less of a chance."""
    best: list[str] = []
    again: set[int] = set()
    order = sorted(range(len(rated)), key=lambda number: (-rated[number].chance, number))
    for number in order:
        name = told_name(rated[number].described)
        if len(name) < _FEWEST_NAMED:
            continue
        if any(name in other or other in name for other in best):
            again.add(number)
        best.append(name)
    return [
        Rated(one.described, one.chance * _AGAIN) if number in again else one
        for number, one in enumerate(rated)
    ]


def runs_of(rated: Sequence[Rated], rules: Table) -> Iterator[tuple[float, tuple[Rated, ...]]]:
    """Yield the runs of clauses between two semicolons that are no longer than a passage may be.

    Before each stands its worth: the number of doings that it is likely to tell, less a little for
    its length.
    """
    cost = float(rules["length_cost"]) / 100
    for _, group in groupby(rated, key=_group):
        clauses = list(group)
        for low, first in enumerate(clauses):
            worth = 0.0
            for high, last in enumerate(clauses[low:], low):
                length = last.described.clause.end - first.described.clause.start
                if high > low and length > LONGEST:
                    break
                worth += last.chance
                yield worth - cost * length, tuple(clauses[low : high + 1])


def _rank(item: tuple[float, tuple[Rated, ...]]) -> tuple[float, int, int]:
    worth, run = item
    return -worth, run[0].described.clause.first_letter, len(run)


def told_name(described: Described) -> str:
    """Return the letters of the name of a clause's own doing, "" where it has none."""
    name = own_name(described)
    return name.letters if name else ""


def own_name(described: Described) -> Name | None:
    """Return the name of a clause's own doing: in quotation marks, or else without."""
    own = [name for name in described.names if name.is_own]
    for quoted in (True, False):
        if any(name.is_quoted is quoted for name in own):
            return main_name(own, quoted)
    return None


def _group(rated: Rated) -> tuple[int, int]:
    clause = rated.described.clause
    return clause.sentence.start, clause.group


def _candidate(run: tuple[Rated, ...], worth: float, rules: Table) -> Candidate | None:
    """Return the run as a passage, with the clause before if it needs it; None if too short."""
    text = run[0].described.clause.sentence.text
    low, high = run[0].described.clause.start, run[-1].described.clause.end
    passages = rules["passages"]
    start, end = trimmed(text, low, high, rules)
    if pattern(passages["needs_before"]).match(text[start:end]):
        start, end = trimmed(text, text.rfind("，", 0, max(0, low - 1)) + 1, high, rules)
    if len(run) == 1 and pattern(passages["needs_behind"]).match(text[start:end]):
        end = _next_end(text, high)
    is_short = len(letters_of(text[start:end])) < _SHORTEST_LETTERS
    if is_short or pattern(passages["dangling"]).match(text[start:end]):
        return None
    return Candidate(run, start, end, worth, max(run, key=lambda one: one.chance))


def _next_end(text: str, end: int) -> int:
    """Return where the clause behind a place ends, the place itself where none follows a comma."""
    if text[end : end + 1] != "，":
        return end
    found = re.compile("[，；。！？]").search(text, end + 1)
    return found.start() if found else len(text)
