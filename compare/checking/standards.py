"""Load the standard wordings (提法) that texts are checked against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from compare.errors import LexiconError
from compare.lexicon import Lexicon, Table, pattern
from compare.model.checks import WordingDoubtKind
from compare.text import letters_of

_FILE = "standard_wordings"
_SHORTEST = 6
_SHORTEST_ROW = 9
# What may stand between the members of a row, beside marks.
_JOINER = "(?:和|与|及|以及|各)?"


@dataclass(frozen=True)
class Wording:
    """Hold an exact wording and the near ones that are accepted, as letters."""

    name: str
    text: str
    letters: str
    accepted: frozenset[str]


@dataclass(frozen=True)
class Row:
    """Hold names in their order; `pattern` finds three and more of them in any order.

    `members` are patterns, `said` is how they are printed.
    """

    name: str
    members: tuple[str, ...]
    whole: bool
    pattern: re.Pattern[str]
    said: tuple[str, ...]

    def order(self, letters: str) -> list[int]:
        """Return the numbers of the members that a found row consists of, in its order."""
        found: list[int] = []
        place = 0
        while place < len(letters):
            hit = next(self._members_at(letters, place), None)
            if hit is None:
                place += 1
            else:
                found.append(hit[0])
                place += hit[1]
        return found

    def _members_at(self, letters: str, place: int) -> Iterator[tuple[int, int]]:
        for number, member in enumerate(self.members):
            found = pattern(member).match(letters, place)
            if found:
                yield number, max(1, len(found.group()))


@dataclass(frozen=True)
class Wrong:
    """Hold a form that is outdated, crossed with another or often miswritten."""

    form: re.Pattern[str]
    expected: str
    why: WordingDoubtKind
    since: int | None


@dataclass(frozen=True)
class Standards:
    """Hold all standard wordings."""

    wordings: tuple[Wording, ...]
    rows: tuple[Row, ...]
    wrong: tuple[Wrong, ...]


@lru_cache(maxsize=4)
def standards_of(lexicon: Lexicon) -> Standards:
    """Return the standard wordings of a lexicon; raise `LexiconError` on a broken entry."""
    table = lexicon.table(_FILE)
    try:
        rows = tuple(_row(entry) for entry in table.get("row", []))
        return Standards(
            (*(_wording(entry) for entry in table.get("wording", [])), *_as_wordings(rows)),
            rows,
            tuple(_wrong(entry) for entry in table.get("wrong", [])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(
            f"an entry is incomplete or wrong: {error}",
            place=f"{_FILE}.toml",
            remedy="write it as the head of the package's file says",
        ) from error


def _wording(entry: Table) -> Wording:
    letters = letters_of(entry["text"])
    if len(letters) < _SHORTEST:
        raise ValueError(f"{entry['text']!r} has fewer than {_SHORTEST} letters")
    accepted = frozenset(letters_of(text) for text in entry.get("also", []))
    return Wording(str(entry["name"]), str(entry["text"]), letters, accepted | {letters})


def _row(entry: Table) -> Row:
    members = tuple(str(member) for member in entry["members"])
    either = "(?:" + "|".join(f"(?:{member})" for member in members) + ")"
    # A name that goes on (绿色 in 绿色化) is none of the row; three stand side by side at least.
    expression = f"{either}(?:{_JOINER}{either}){{2,}}"
    said = tuple(str(word) for word in entry.get("said", members))
    return Row(
        str(entry["name"]), members, bool(entry.get("whole", True)), pattern(expression), said
    )


def _as_wordings(rows: tuple[Row, ...]) -> Iterator[Wording]:
    """Yield the rows that are long enough as wordings, since a slip may stand inside a member."""
    for row in rows:
        letters = letters_of("".join(row.said))
        if row.whole and row.said == row.members and len(letters) >= _SHORTEST_ROW:
            yield Wording(row.name, "、".join(row.said), letters, frozenset((letters,)))


def _wrong(entry: Table) -> Wrong:
    return Wrong(
        pattern(entry["form"]),
        str(entry["expected"]),
        WordingDoubtKind(entry["why"]),
        entry.get("since"),
    )


def is_ordered(numbers: list[int]) -> bool:
    """Tell whether members follow each other in the order of their row."""
    return all(low < high for low, high in pairwise(numbers))
