"""Tell by names, years and figures that two texts much alike are reports on different subjects."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from compare.lexicon import division_rows
from compare.reading.likeness import Fingerprint, shared_numbers

# The letters at the beginning that hold a title and what stands below it.
_OPENING = 150
_NAME = re.compile(r"(?=([\u4e00-\u9fff][省市区县州盟旗]))")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
# A report names its place often and everywhere; a name put in its place is as frequent.
_FEWEST_USES = 5
_QUARTERS = 4
_SPREAD = 3
# Fewer figures prove nothing; the same report misses few of them, even where it was recognised.
_FEWEST_NUMBERS = 10
_LEAST_NUMBERS = 0.7
_HAN_PAIR = re.compile("(?=([\u4e00-\u9fff]{2}))")


def differ(one: Fingerprint, other: Fingerprint) -> bool:
    """Tell whether two texts name different places or years, or have different figures."""
    return (
        _divisions_differ(one.letters, other.letters)
        or _years_differ(one.letters, other.letters)
        or _figures_differ(one, other)
        or _is_renamed(one.letters, other.letters)
    )


def _divisions_differ(one: str, other: str) -> bool:
    """Tell whether each opening names a division of which the other text knows nothing."""
    return all(
        bool(set(_divisions(text[:_OPENING])) - set(_divisions(beside)))
        for text, beside in ((one, other), (other, one))
    )


def _divisions(text: str) -> Iterator[str]:
    """Yield the names of divisions in a text; of 唐县 in 高唐县 only the longer one."""
    names, longest = _register()
    for end in (found.start() + 2 for found in _NAME.finditer(text)):
        fitting = (text[start:end] for start in range(max(0, end - longest), end - 1))
        name = next((name for name in fitting if name in names), None)
        if name is not None:
            yield name


@lru_cache(maxsize=1)
def _register() -> tuple[frozenset[str], int]:
    """Return the names of all divisions and the length of the longest."""
    names = frozenset(row["name"] for row in division_rows())
    return names, max(map(len, names))


def _years_differ(one: str, other: str) -> bool:
    """Tell whether the openings name years, and none in common, or each one the other never names.

    The reports of two years each name both: one plans for the year on which the next looks back.
    """
    first, second = (set(_YEAR.findall(text[:_OPENING])) for text in (one, other))
    if first and second and not first & second:
        return True
    return bool(first - set(_YEAR.findall(other))) and bool(second - set(_YEAR.findall(one)))


def _figures_differ(one: Fingerprint, other: Fingerprint) -> bool:
    fewest = min(one.numbers.total(), other.numbers.total())
    return fewest >= _FEWEST_NUMBERS and shared_numbers(one, other) < _LEAST_NUMBERS


def _is_renamed(one: str, other: str) -> bool:
    """Tell whether each text has a frequent pair of letters that the other never has.

    Damage never strikes all uses of a word; a page head is frequent in one of the texts only; and
    what stands in a lost page is not spread over the whole text.
    """
    pairs, beside = (Counter(_HAN_PAIR.findall(text)) for text in (one, other))
    return any(_is_spread(pair, one) for pair in _own(pairs, beside)) and any(
        _is_spread(pair, other) for pair in _own(beside, pairs)
    )


def _own(pairs: Counter[str], beside: Counter[str]) -> Iterator[str]:
    return (pair for pair, uses in pairs.items() if uses >= _FEWEST_USES and pair not in beside)


def _is_spread(pair: str, text: str) -> bool:
    size = len(text) // _QUARTERS + 1
    quarters = (text[start : start + size] for start in range(0, len(text), size))
    return sum(pair in quarter for quarter in quarters) >= _SPREAD
