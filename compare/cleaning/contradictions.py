"""Find names and figures that one text tells in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from compare.cleaning.finding import Finding, Spot
from compare.cleaning.lookalikes import twins_of
from compare.lexicon import Lexicon, Table, pattern
from compare.words import split_words

Places = dict[str, list[tuple[int, int]]]
_NAMED = re.compile("“([^“”，。；]{4,24})”|《([^《》。；]{5,40})》")
_FIGURE = re.compile(
    "([\u4e00-\u9fff]{4,20}?)(达到?了?|共计?|为|有)?(?<![0-9.])"
    "([0-9]+(?:\\.[0-9]+)?)(%|[\u4e00-\u9fff]{1,2})"
)
_NUMBER = re.compile("[0-9](?<=[\u4e00-\u9fff].)[0-9]*(?:\\.[0-9]+)?")
# Letters of a name with what stands between it and its figure, and those of a unit.
_LONGEST_NAME, _LONGEST_UNIT = 23, 2
_BEFORE_FIGURE = 12


def find_contradictions(texts: Sequence[str], lexicon: Lexicon) -> Iterator[Spot]:
    """Yield (paragraph, finding) for what one source tells in two ways."""
    rules = lexicon.table("noise")["contradiction"]
    yield from _rarer(_people(texts, rules), _is_one_person)
    twins = twins_of(lexicon)

    def is_one_title(one: str, other: str) -> bool:
        at = _differing(one, other)
        return at is not None and other[at] in twins.get(one[at], "")

    yield from _rarer(_titles(texts), is_one_title)
    yield from _figures(texts, rules)


def _people(texts: Sequence[str], rules: Table) -> Places:
    """Return the names behind an office, with their paragraphs and offsets."""
    office = pattern(f"(?:{rules['offices']})([{rules['surnames']}][\u4e00-\u9fff]{{2}})")
    places: Places = defaultdict(list)
    for index, text in enumerate(texts):
        for found in office.finditer(text):
            # No word of the dictionary begins with the surname, as in 书记高度重视.
            if len(split_words(text[found.start(1) : found.end(1) + 3])[0]) == 1:
                places[found.group(1)].append((index, found.start(1)))
    return places


def _titles(texts: Sequence[str]) -> Places:
    places: Places = defaultdict(list)
    for index, text in enumerate(texts):
        for found in _NAMED.finditer(text):
            number = 1 if found.group(1) else 2
            places[found.group(number)].append((index, found.start(number)))
    return places


def _is_one_person(one: str, other: str) -> bool:
    return one[0] == other[0] and _differing(one, other) is not None


def _differing(one: str, other: str) -> int | None:
    """Return where two wordings of one length differ, if they do in one character only."""
    if len(one) != len(other):
        return None
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return places[0] if len(places) == 1 else None


def _rarer(places: Places, is_one: Callable[[str, str], bool]) -> Iterator[Spot]:
    """Yield the rarer of two wordings of one thing, or the later where both are as frequent."""
    for one, other in combinations(places, 2):
        if len(one) != len(other) or not is_one(one, other):
            continue
        usual, odd = (one, other) if len(places[one]) >= len(places[other]) else (other, one)
        for index, start in places[odd]:
            yield index, Finding(start, start + len(odd), "contradiction", 0.6, usual)


def _named_figures(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_FIGURE` finds, looked for around numbers alone, which is quicker."""
    end = 0
    for number in _NUMBER.finditer(text):
        start = max(end, number.start() - _LONGEST_NAME)
        found = _FIGURE.search(text, start, number.end() + _LONGEST_UNIT)
        if found:
            end = found.end()
            yield found


def _figures(texts: Sequence[str], rules: Table) -> Iterator[Spot]:
    """Yield a figure that the text gave otherwise before, under literally the same name."""
    known: dict[tuple[str, str], tuple[str, str]] = {}
    named, elsewhere = pattern(rules["figures"]), pattern(rules["other_scope"])
    for index, text in enumerate(texts):
        for found in _named_figures(text):
            name, _, value, unit = found.groups()
            around = text[max(0, found.start() - _BEFORE_FIGURE) : found.end() + 4]
            if not named.search(name) or elsewhere.search(around):
                continue
            before = known.setdefault((name, unit), (value, found.group(0)))
            if before[0] != value:
                start = found.start()
                yield index, Finding(start, found.end(), "contradiction", 0.5, before[1])
