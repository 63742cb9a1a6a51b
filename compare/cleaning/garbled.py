"""Find what no writer sets: mojibake, signs and stray letters inside words, broken numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.cleaning.familiarity import Familiarity
from compare.cleaning.finding import Finding
from compare.lexicon import Lexicon, pattern
from compare.words import split_words, splits_word

_RARE_RUN = 4
# Between two spoilt bits so near, what looks sound is spoilt as well.
_NEAR = 6
_HAN_RUN = re.compile("[\u3400-\u9fff]{3,}")
# A letter, digit or sign between two Chinese characters.
_STRAY = re.compile("[0-9A-Za-z？！.](?<=[\u4e00-\u9fff].)[0-9A-Za-z？！.]?(?=[\u4e00-\u9fff])")
_LETTER_IN_NUMBER = re.compile("(?<![A-Za-z])[0-9]+\\.?[OoＯlI][0-9OoＯlI]*(?![A-Za-z])")


def find_garbled(text: str, lexicon: Lexicon, familiarity: Familiarity) -> Iterator[Finding]:
    """Yield what was spoilt in a paragraph by a wrong encoding, a scan or a converter."""
    spans = [*_rare_runs(text, familiarity)]
    for rule in lexicon.table("noise")["garbled"]:
        spans.extend(found.span() for found in pattern(rule["pattern"]).finditer(text))
    for start, end in _merged(sorted(spans)):
        yield Finding(start, end, "garbled", 0.9)
    for found in _STRAY.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if not _is_term(found.group(0)) and splits_word(before, after):
            start, end = max(0, found.start() - 2), min(len(text), found.end() + 2)
            yield Finding(start, end, "garbled", 0.8, text[start : found.start()] + after[:2])


def _is_term(stray: str) -> bool:
    """Tell whether marks or digits may well part two words that could also be one."""
    return stray[0] == "！" or stray.isdigit() or stray.isupper()


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with those that nearly touch made one, as a spoilt passage is one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1] + _NEAR:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _rare_runs(text: str, familiarity: Familiarity) -> Iterator[tuple[int, int]]:
    """Yield runs of characters that no report uses, as a wrong encoding leaves them."""
    unknown = set(text).difference(familiarity.characters)
    if not any("\u3400" <= character <= "\u9fff" for character in unknown):
        return
    for run in _HAN_RUN.finditer(text):
        if familiarity.characters.issuperset(run.group(0)):
            continue
        start = run.start()
        for index in range(run.start(), run.end() + 1):
            if index < run.end() and text[index] not in familiarity.characters:
                continue
            rare = text[start:index]
            if len(rare) >= _RARE_RUN and len(split_words(rare)) == len(rare):
                yield start, index
            start = index + 1


def find_odd_numbers(text: str, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield numbers and dates that cannot be meant as they stand."""
    digits = lexicon.table("confusions")["digits"]
    for found in _LETTER_IN_NUMBER.finditer(text):
        meant = "".join(digits.get(character, character) for character in found.group(0))
        if any(rule.search(text, *_around(text, found)) for rule in _units(lexicon)):
            yield Finding(*found.span(), "number", 0.9, meant)
    for each in lexicon.table("noise")["number"]:
        for found in pattern(each["pattern"]).finditer(text):
            yield Finding(*found.span(), "number", 0.8)


def _around(text: str, found: re.Match[str]) -> tuple[int, int]:
    return found.start(), min(len(text), found.end() + 3)


def _units(lexicon: Lexicon) -> list[re.Pattern[str]]:
    return [pattern(lexicon.table("noise")["number_units"]["pattern"])]
