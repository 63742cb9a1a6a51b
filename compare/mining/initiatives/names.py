"""Find the names of doings in a clause: in quotation marks, or by what they end in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from compare.lexicon import Table, pattern
from compare.mining.initiatives.clauses import Clause
from compare.mining.initiatives.dispersion import Dispersion, Voice
from compare.text import letters_of
from compare.words import word_bounds

_QUOTED = re.compile("“([^“”]{2,40})”|《([^《》]{3,40})》")
# The mark of a note behind a name.
_NOTE = re.compile(r"[\[［]\d+[\]］]$")
_FEWEST_LETTERS = 2
# A name without quotation marks has so many letters, at most so many before what it ends in.
_FEWEST_NAMED = 4
_MOST_BEFORE = 12
# A name that begins at no bound there is followed so far back.
_MOST_BACK = 24


@dataclass(frozen=True, slots=True)
class Name:
    """Hold a name in a clause: its wording, letters and span there, and which others say it.

    `kind` is quoted, titled (a document), or the kind of doing that a name without quotation marks
    ends in; `is_own` tells whether it can be a doing of one's own.
    """

    kind: str
    text: str
    letters: str
    start: int
    end: int
    holders: tuple[str, ...]
    is_own: bool

    @property
    def is_quoted(self) -> bool:
        """Tell whether the name stands in quotation marks."""
        return self.kind == "quoted"


@dataclass(frozen=True, slots=True)
class View:
    """Hold what a clause is judged by: its speaker's voice, all voices, the rules."""

    voice: Voice
    dispersion: Dispersion
    rules: Table


def names_of(clause: Clause, view: View) -> list[Name]:
    """Return the names in a clause, quoted ones first."""
    text = clause.text
    quoted = list(_quoted(clause, text, view))
    return [*quoted, *_headed(clause, text, quoted, view)]


def _quoted(clause: Clause, text: str, view: View) -> Iterator[Name]:
    words = view.rules["names"]
    for found in _QUOTED.finditer(text):
        kind = "titled" if found.group(2) else "quoted"
        name = _NOTE.sub("", found.group(1) or found.group(2))
        letters = letters_of(name)
        if len(letters) < _FEWEST_LETTERS:
            continue
        start = clause.first_letter + len(letters_of(text[: found.start()]))
        holders = view.dispersion.holders(view.voice, letters, start)
        is_own = (
            kind == "quoted"
            and len(holders) <= float(view.rules["few"]) * view.dispersion.rivals
            and not pattern(words["common"]).search(letters)
            and not _is_campaign(letters, words)
            and not is_all_national(letters, view.rules)
            and not pattern(words["national_before"]).search(text[: found.start()])
            and not _is_honour(text[: found.start()], text[found.end() :], words)
            and not pattern(words["cited"]).search(name)
        )
        yield Name(kind, name, letters, found.start(), found.end(), holders, is_own)


def _is_honour(before: str, behind: str, words: Table) -> bool:
    """Tell whether what stands around a name says that it is an honour that was given."""
    is_given = pattern(words["award_before"]).search(before) is not None
    return is_given or pattern(words["award_behind"]).match(behind) is not None


def is_national(text: str, rules: Table) -> bool:
    """Tell whether a text names a programme that the whole country carries out."""
    return _any_of(tuple(rules["national"]["names"])).search(text) is not None


def is_all_national(letters: str, rules: Table) -> bool:
    """Tell whether nothing is left of a name without the programmes of the whole country."""
    national = _any_letters_of(tuple(rules["national"]["names"]))
    return len(national.sub("", letters)) < _FEWEST_LETTERS and bool(national.search(letters))


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)))


@lru_cache(maxsize=8)
def _any_letters_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return _any_of(tuple(map(letters_of, names)))


def _is_campaign(letters: str, words: Table) -> bool:
    """Tell whether a name is a campaign of the whole country or made of slogans alone."""
    slogans = pattern(words["campaign"])
    left = len(slogans.sub("", letters))
    return left < _FEWEST_NAMED and slogans.search(letters) is not None


def _headed(clause: Clause, text: str, quoted: list[Name], view: View) -> Iterator[Name]:
    """Yield the names without quotation marks; a common one in them belongs to what follows it."""
    before = {name.end: name for name in quoted}
    voice = view.voice
    enough = max(float(view.rules["novel_enough"]), voice.usual(3))
    for kind, low, end in _heads(text, view.rules):
        if any(name.start < end and low < name.end for name in quoted):
            continue
        common = before.get(low)
        if common is not None and common.is_own:
            continue
        start = common.start if common else low
        letters = letters_of(text[start:end])
        at = clause.first_letter + len(letters_of(text[:start]))
        if len(letters) >= _FEWEST_NAMED and voice.novelty(3, at, at + len(letters)) >= enough:
            holders = view.dispersion.holders(voice, letters, at)
            yield Name(kind, text[start:end], letters, start, end, holders, not holders)


def _heads(text: str, rules: Table) -> Iterator[tuple[str, int, int]]:
    """Yield the kind and the span of wordings that end like a doing."""
    words: set[int] = set()
    for kind, heads in rules["heads"].items():
        for found in pattern(heads).finditer(text):
            words = words or word_bounds(text)
            start = _start(text, found.start(), words, rules)
            is_name = found.end() in words and not pattern(rules["names"]["predicate"]).search(
                text[start : found.end()]
            )
            if is_name and found.start() - start >= _FEWEST_LETTERS:
                yield kind, start, found.end()


def _start(text: str, end: int, words: set[int], rules: Table) -> int:
    """Return where a name begins that reaches up to a place: behind the last bound, at a word.

    A bound of one letter counts only where it is a word of its own. Where a name would begin with
    the suffix of a word that stands further back, it begins there.
    """
    low = max(0, end - _MOST_BACK)
    starts = [low] if low in words else []
    starts += [
        edge.end()
        for edge in pattern(rules["names"]["bound"]).finditer(text, low, end)
        if (edge.end() - edge.start() > 1 or words.issuperset(edge.span()))
    ]
    near = max(0, end - _MOST_BEFORE)
    start = starts[-1] if starts else low
    if start < near:
        inside = [place for place in words if near <= place < end]
        near = min(inside, default=near)
        start = start if pattern(rules["names"]["suffix"]).match(text[near:end]) else near
    return start
