"""Part a title into lines at the bounds of its words, as GB/T 9704 wants it: whole and balanced."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from math import ceil
from unicodedata import east_asian_width

from compare.words import split_words

# Years with what joins them, and a number with its measure word, are one word each.
_NUMBER = re.compile(r"\d+(?:[—–~～至-]\d+)?[年个家份篇市县区]?")
# The dictionary has 县政府, but the level belongs to the name of the district before it.
_BODY = re.compile(r"(?<=[省市县区州旗盟])(?=政府|政协|人大|人民政府)")
_CLINGS_BEFORE = re.compile(r"[，、；：。！？”’》〉）】」』—…的]+|[省市县区州旗盟]")
_CLINGS_AFTER = re.compile(r".*[“‘《〈（【「『]")
# More words than any title has would make the search for the best parting long.
_MOST_WORDS = 24


def title_lines(title: str, room: float) -> tuple[str, ...]:
    """Return the lines of a title, no line wider than `room` ems where its words allow it.

    As few lines as needed, as equal in length as can be.
    """
    words = _words(title)
    least = ceil(_width(title) / room)
    if least < 2 or len(words) > _MOST_WORDS:
        return (title,)
    for count in range(least, len(words) + 1):
        partings = [_parted(words, ends) for ends in combinations(range(1, len(words)), count - 1)]
        fitting = [lines for lines in partings if all(_width(line) <= room for line in lines)]
        if fitting:
            return min(fitting, key=_unevenness)
    return (title,)


def _parted(words: list[str], ends: tuple[int, ...]) -> tuple[str, ...]:
    bounds = (0, *ends, len(words))
    return tuple("".join(words[low:high]) for low, high in pairwise(bounds))


def _unevenness(lines: tuple[str, ...]) -> float:
    widths = [_width(line) for line in lines]
    middle = sum(widths) / len(widths)
    return sum((width - middle) ** 2 for width in widths)


def _words(title: str) -> list[str]:
    """Return what no line may part: words, numbers with their measures, marks with their words."""
    found: list[str] = []
    place = 0
    for number in _NUMBER.finditer(title):
        found += [*_split(title[place : number.start()]), number.group()]
        place = number.end()
    found += _split(title[place:])
    units: list[str] = []
    for word in found:
        clings = _CLINGS_BEFORE.fullmatch(word) or (units and _CLINGS_AFTER.fullmatch(units[-1]))
        if units and clings:
            units[-1] += word
        else:
            units.append(word)
    return units


def _split(text: str) -> list[str]:
    return [part for word in split_words(text) for part in _BODY.split(word)]


def _width(text: str) -> float:
    """Return the width in ems: a Chinese character has one, a Latin one about half."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.55 for character in text)
