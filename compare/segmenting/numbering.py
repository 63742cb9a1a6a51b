"""Read the numbers of headings: their level, what stands behind them, whether they only count."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.lexicon import Lexicon, Table, pattern
from compare.text import compact

_NUMERAL = re.compile("[一二三四五六七八九十]+")


def numbering_of(text: str, rules: Table) -> tuple[Table, re.Match[str]] | None:
    """Return the first numbering rule that a text begins with and the number found."""
    for rule in rules["numbering"]:
        found = pattern(rule["pattern"]).match(text)
        if found:
            return rule, found
    return None


def number_level(text: str, rules: Table) -> int:
    """Return the level of a text's numbering, 0 where it has none that proves a heading."""
    numbering = numbering_of(text, rules)
    if numbering is None or numbering[0].get("soft"):
        return 0
    return int(numbering[0]["level"])


def counted_rest(text: str, rules: Table) -> str | None:
    """Return what stands behind a counting word or a dash, None where a text begins with none."""
    numbering = numbering_of(text, rules)
    if numbering is None or not numbering[0].get("soft"):
        return None
    return text[numbering[1].end() :].lstrip()


def counting_of(text: str, rules: Table) -> str | None:
    """Return how a text counts, with # for the numeral: #是, 第#，; None where it does not."""
    numbering = numbering_of(text, rules)
    if numbering is None or not numbering[0].get("soft"):
        return None
    return _NUMERAL.sub("#", numbering[1].group())


def without_number(text: str, lexicon: Lexicon) -> str:
    """Return a heading's words without its number."""
    numbering = numbering_of(text, lexicon.table("structure"))
    return text[numbering[1].end() :].strip() if numbering else text


def is_part(text: str, rules: Table) -> bool:
    """Tell whether a heading says by its words that a part of the report begins."""
    flat = compact(text)
    numbering = numbering_of(flat, rules)
    words = flat[numbering[1].end() :] if numbering else flat
    return pattern(rules["part"]["pattern"]).match(words) is not None


@lru_cache(maxsize=256)
def ordinal(numeral: str) -> int | None:
    """Return the value of a Chinese numeral up to ninety-nine, None where it is none."""
    digits = {character: value for value, character in enumerate("一二三四五六七八九", 1)}
    tens, mark, ones = numeral.rpartition("十")
    if not mark:
        return digits.get(numeral)
    if (tens and tens not in digits) or (ones and ones not in digits):
        return None
    return 10 * digits.get(tens, 1) + digits.get(ones, 0)
