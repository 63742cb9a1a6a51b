"""Judge whether a shared wording can be a formula: it says something and is free at both edges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.formulas.wording import Candidate, Occurrence
from compare.settings import FormulaSettings
from compare.words import split_words

# Share of the occurrences in which an edge must be set apart from its surroundings.
_FREE = 0.5
# A short wording must be set apart more clearly, a long one needs no further proof.
_FREE_SHORT = 0.75
_SETTLED_LENGTH = 8
_SURE_LENGTH = 12
# This many different neighbours prove an edge as well as punctuation does.
_DIVERSE = 3
# A number this many letters behind a wording belongs to it.
_NEAR = 4
HAS_DIGIT = re.compile(r"\d")


def is_fit(
    candidate: Candidate, speakers: int, settings: FormulaSettings, lexicon: Lexicon
) -> bool:
    """Tell whether a wording can be a formula: shared, no figure, no mere name, free edges."""
    length = len(candidate.letters)
    fewest = settings.fewest_districts
    if length < settings.settled:
        # Among many districts some two share any short wording by chance.
        fewest = max(fewest, round(settings.short_share * speakers))
    if len(candidate.speakers) < fewest or not says_something(candidate.letters, lexicon):
        return False
    if length >= _SURE_LENGTH or _is_parallel(candidate.occurrences[0]):
        return True
    if _names_figures(candidate):
        return False
    edges = lexicon.table("formulas")["edges"]
    return is_name(candidate.letters, lexicon) or _is_free(candidate.occurrences, length, edges)


def says_something(letters: str, lexicon: Lexicon) -> bool:
    """Tell whether a wording holds no figure, and a word that is not common to all reports."""
    if HAS_DIGIT.search(letters):
        return False
    generic = lexicon.table("formulas")["generic"]
    if len(letters) > int(generic["longest"]):
        return True
    return any(word not in generic["words"] for word in split_words(letters, lexicon))


def _is_parallel(occurrence: Occurrence) -> bool:
    """Tell whether a wording is made of members of one length, such as 守纪律、讲规矩."""
    inside = [b for b in occurrence.unit.begins if occurrence.start < b < occurrence.end]
    bounds = [occurrence.start, *sorted(inside), occurrence.end]
    sizes = {end - start for start, end in pairwise(bounds)}
    return len(bounds) > 2 and len(sizes) == 1


def _names_figures(candidate: Candidate) -> bool:
    """Tell whether a wording is the name of an indicator: mostly a number follows."""
    followed = sum(
        HAS_DIGIT.search(o.unit.letters[o.end : o.end + _NEAR]) is not None
        for o in candidate.occurrences
    )
    return followed >= _FREE * len(candidate.occurrences)


def is_name(letters: str, lexicon: Lexicon) -> bool:
    """Tell whether a wording only names a person, an organ or a meeting."""
    names = lexicon.table("formulas")["names"]["pattern"]
    return pattern(names).match(letters) is not None


def _is_free(occurrences: Sequence[Occurrence], length: int, edges: Table) -> bool:
    """Tell whether both edges are set apart from what surrounds them.

    That is so where punctuation or a function word stands there in most places, or where at least
    three different words do: what varies does not belong to the wording.
    """
    left = [_word_before(occurrence) for occurrence in occurrences]
    right = [_word_after(occurrence) for occurrence in occurrences]
    least = _FREE if length >= _SETTLED_LENGTH else _FREE_SHORT
    return _is_edge(left, least, edges["function_words_before"]) and _is_edge(
        right, least, edges["function_words_after"]
    )


def _is_edge(neighbours: Sequence[str | None], least: float, functions: Sequence[str]) -> bool:
    """Tell whether a wording ends here.

    The neighbours are the words next to it, "" at the edge of a clause, None inside a word.
    """
    if neighbours.count(None) > _FREE * len(neighbours):
        return False
    free = sum(word == "" or word in functions for word in neighbours)
    return free >= least * len(neighbours) or len(set(neighbours)) >= _DIVERSE


def _word_before(occurrence: Occurrence) -> str | None:
    unit, start = occurrence.unit, occurrence.start
    if start in unit.begins:
        return ""
    if start not in unit.words:
        return None
    return unit.letters[max((bound for bound in unit.words if bound < start), default=0) : start]


def _word_after(occurrence: Occurrence) -> str | None:
    unit, end = occurrence.unit, occurrence.end
    if end in unit.ends:
        return ""
    if end not in unit.words:
        return None
    return unit.letters[end : min((bound for bound in unit.words if bound > end), default=end)]
