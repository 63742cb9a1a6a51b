"""Name what a figure counts, from the words before and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.figures import Figure
from compare.text import letters_of
from compare.words import split_words

_LONGEST = 14
_SHORTEST = 2
_CLAUSE = re.compile("[，。；：！？、（）,;　 ]")
_LIST = re.compile("[、和与及]")
_JOINTS = ("、", "和", "及", "与")


def indicator_name(text: str, figures: Sequence[Figure], index: int, lexicon: Lexicon) -> str:
    """Return the noun phrase that the figure at `index` counts.

    What stands before the number counts, unless it is a verb or leads on; then what stands behind.
    """
    table = lexicon.table("indicators")
    figure = figures[index]
    listed = _from_list(text, figures, index, table)
    if listed:
        return _short(listed, lexicon)
    before = _before(text, figures, index)
    own = pattern(table["linking"]).sub("", before[-1]).strip()
    change = pattern(table["change"]).search(own)
    if change and len(letters_of(own)) == len(change.group(0)) and len(before) > 1:
        return _short(_noun(before[-2], table) + own, lexicon)
    if figure.unit in table["duration_units"]:
        return _short(own + _behind(text, figure, table), lexicon)
    noun = _noun(own, table)
    if not _is_noun(own, noun, table):
        noun = _behind(text, figure, table) or noun
    name = _short(noun, lexicon).lstrip("和与及")
    if len(letters_of(name)) < _SHORTEST and index and _follows(text, figures[index - 1], figure):
        return indicator_name(text, figures, index - 1, lexicon)
    return name or figure.unit


def _before(text: str, figures: Sequence[Figure], index: int) -> list[str]:
    """Return the clauses before a figure, the last one from the end of the figure before it."""
    start = figures[index].start
    clauses = _CLAUSE.split(text[:start])
    if index and figures[index - 1].end > start - len(clauses[-1]):
        clauses[-1] = text[figures[index - 1].end : start]
    return clauses


def _noun(words: str, table: Table) -> str:
    """Return a phrase without its adverbs, light verbs, and what it is an example of."""
    noun = words.strip()
    for _ in range(4):
        shorter = pattern(_lead(tuple(table["light"]))).sub("", noun)
        if shorter == noun or len(letters_of(shorter)) < _SHORTEST:
            break
        noun = shorter
    return noun.strip("的")


@lru_cache(maxsize=8)
def _lead(light: tuple[str, ...]) -> str:
    """Return the pattern of everything up to the last light word of a phrase."""
    words = "|".join(sorted(light, key=lambda word: (-len(word), word)))
    return f"^.*?(?:{words})(?=[^的了])(?:了)?"


def _is_noun(own: str, noun: str, table: Table) -> bool:
    """Tell whether what stands before a number can be what is counted."""
    if len(letters_of(noun)) < _SHORTEST:
        return False
    return pattern(table["leads_on"]).search(own) is None


def _behind(text: str, figure: Figure, table: Table) -> str:
    """Return the noun behind a figure, up to a verb, a particle or the next number."""
    clause = _CLAUSE.split(text[figure.end :])[0]
    noun = pattern(table["ends_noun"]).split(clause)[0]
    return noun if len(letters_of(noun)) >= _SHORTEST else re.split(r"\d", clause)[0]


def _from_list(text: str, figures: Sequence[Figure], index: int, table: Table) -> str | None:
    """Return the name of a figure in “A、B和C分别增长1%、2%、3%”, or None.

    The values of such a row follow each other with nothing but 、和 between them.
    """
    first = index
    while first and _follows(text, figures[first - 1], figures[first]):
        first -= 1
    last = index
    while last + 1 < len(figures) and _follows(text, figures[last], figures[last + 1]):
        last += 1
    if first == last:
        return None
    lead = re.split("[，。；：]", text[: figures[first].start])[-1]
    found = re.search("分别(?P<change>[^、，]{0,6})$", lead)
    if found is None:
        return None
    names = [name for name in _LIST.split(lead[: found.start()]) if name]
    if len(names) < last - first + 1:
        return None
    names = names[-(last - first + 1) :]
    change = pattern(table["linking"]).sub("", found.group("change"))
    return _noun(names[index - first], table) + change


def _follows(text: str, one: Figure, other: Figure) -> bool:
    return text[one.end : other.start] in _JOINTS


def _short(name: str, lexicon: Lexicon) -> str:
    """Return a name without marks at its edges, cut to whole words at the front."""
    name = name.strip("，、：；“”《》（）()—-· 　")
    name = name if name.count("“") == name.count("”") else name.replace("“", "").replace("”", "")
    if len(name) <= _LONGEST:
        return name
    words = split_words(name, lexicon)
    while len(words) > 1 and len("".join(words)) > _LONGEST:
        words.pop(0)
    return "".join(words).strip("的和与、”》")[-_LONGEST:]
