"""Judge whether a shared wording can be a formula: it says something and is free at both edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from compare.lexicon import Lexicon, pattern
from compare.mining.formulas.manners import Manners
from compare.mining.formulas.wording import Candidate, Occurrence
from compare.settings import FormulaSettings
from compare.words import split_words

# Share of the occurrences in which an edge must be set apart from its surroundings.
_FREE = 0.5
# A short wording must be set apart more clearly.
_FREE_SHORT = 0.75
_SETTLED_LENGTH = 8
# This many different neighbours prove an edge as well as punctuation does …
_DIVERSE = 3
# … and fewer do for a wording of so many letters, which nobody repeats by chance, …
_LONG = 9
# … if the word at the edge is one that begins or ends something so often.
_MANNER = 0.25
# A wording stands alone if so many of its districts have it as a clause of its own.
_ALONE = 0.1
# A number this many letters behind a wording belongs to it.
_NEAR = 4
HAS_DIGIT = re.compile(r"\d")


def is_fit(
    candidate: Candidate,
    speakers: int,
    settings: FormulaSettings,
    lexicon: Lexicon,
    manners: Manners,
) -> bool:
    """Tell whether a wording can be a formula: shared, no figure, no mere name, free edges."""
    length = len(candidate.letters)
    fewest = settings.fewest_districts
    if length < settings.settled:
        # Among many districts some two share any short wording by chance.
        fewest = max(fewest, round(settings.short_share * speakers))
    if len(candidate.speakers) < fewest or not says_something(candidate.letters, lexicon):
        return False
    if _names_figures(candidate) or is_name(candidate.letters, lexicon):
        return False
    if is_parallel(candidate.occurrences[0]):
        return True
    if not _is_free(candidate.occurrences, length, lexicon, manners):
        return False
    return _stands_alone(candidate) or not is_thing(candidate.occurrences[0], lexicon, manners)


def says_something(letters: str, lexicon: Lexicon) -> bool:
    """Tell whether a wording holds no figure, and a word that is not common to all reports."""
    if HAS_DIGIT.search(letters):
        return False
    generic = lexicon.table("formulas")["generic"]
    if len(letters) > int(generic["longest"]):
        return True
    return any(word not in generic["words"] for word in split_words(letters, lexicon))


def is_parallel(occurrence: Occurrence) -> bool:
    """Tell whether a wording is made of members of one length, such as 守纪律、讲规矩."""
    inside = [b for b in occurrence.unit.begins if occurrence.start < b < occurrence.end]
    bounds = [occurrence.start, *sorted(inside), occurrence.end]
    sizes = {end - start for start, end in pairwise(bounds)}
    return len(bounds) > 2 and len(sizes) == 1


def is_name(letters: str, lexicon: Lexicon) -> bool:
    """Tell whether a wording only names a person, an organ or a meeting."""
    names = lexicon.table("formulas")["names"]["pattern"]
    return pattern(names).match(letters) is not None


def is_thing(occurrence: Occurrence, lexicon: Lexicon, manners: Manners) -> bool:
    """Tell whether a wording only names a thing or a subject, such as 先进制造业集群.

    It does if its last word is such a head and its first one does not begin clauses, as verbs do.
    """
    unit = occurrence.unit
    if any(mark in unit.clean_text(occurrence.start, occurrence.end) for mark in "“、，"):
        return False
    heads = lexicon.table("formulas")["things"]["heads"]
    words = split_words(unit.letters[occurrence.start : occurrence.end], lexicon)
    return words[-1] in heads and manners.begins(words[0]) < _MANNER


def _names_figures(candidate: Candidate) -> bool:
    """Tell whether a wording is the name of an indicator: mostly a number follows."""
    followed = sum(
        HAS_DIGIT.search(o.unit.letters[o.end : o.end + _NEAR]) is not None
        for o in candidate.occurrences
    )
    return followed >= _FREE * len(candidate.occurrences)


def _stands_alone(candidate: Candidate) -> bool:
    """Tell whether districts have the wording as a clause of its own, as no mere noun stands."""
    alone = {o.unit.speaker for o in candidate.occurrences if _is_clause(o)}
    return bool(alone) and len(alone) >= _ALONE * len(candidate.speakers)


def _is_clause(occurrence: Occurrence) -> bool:
    unit = occurrence.unit
    edges = unit.breaks | {0, len(unit.letters)}
    return occurrence.start in edges and occurrence.end in edges


def _is_free(
    occurrences: Sequence[Occurrence], length: int, lexicon: Lexicon, manners: Manners
) -> bool:
    """Tell whether both edges are set apart from what surrounds them.

    That is so where punctuation or a function word stands there in most places, or where different
    words do, since what varies does not belong to the wording, and the word at the edge is one that
    begins or ends units of sense elsewhere.
    """
    edges = lexicon.table("formulas")["edges"]
    least = _FREE if length >= _SETTLED_LENGTH else _FREE_SHORT
    first, last = edge_words(occurrences[0])
    left = [_word_before(occurrence) for occurrence in occurrences]
    right = [_word_after(occurrence) for occurrence in occurrences]
    diverse = 2 if length >= _LONG else _DIVERSE
    return all(
        _is_edge(neighbours, least, functions) or (manner >= _MANNER and _vary(neighbours, diverse))
        for neighbours, functions, manner in (
            (left, edges["function_words_before"], manners.begins(first)),
            (right, edges["function_words_after"], manners.ends(last)),
        )
    )


def _is_edge(neighbours: Sequence[str | None], least: float, functions: Sequence[str]) -> bool:
    """Tell whether marks or function words set a wording apart here.

    The neighbours are the words next to it, "" at the edge of a clause, None inside a word.
    """
    free = sum(word == "" or word in functions for word in neighbours)
    return free >= least * len(neighbours)


def _vary(neighbours: Sequence[str | None], fewest: int) -> bool:
    """Tell whether so many different words stand here that none belongs to the wording."""
    counts = Counter(neighbours)
    most = max(counts.values())
    inside = counts.pop(None, 0)
    return (
        inside <= _FREE * len(neighbours)
        and len(counts) >= fewest
        and most <= max(1.0, _FREE * len(neighbours))
    )


def edge_words(occurrence: Occurrence) -> tuple[str, str]:
    """Return the first and the last word of a place, as the sentence around it is split."""
    unit, start, end = occurrence.unit, occurrence.start, occurrence.end
    inside = sorted(bound for bound in unit.words if start < bound < end)
    bounds = [start, *inside, end]
    return unit.letters[start : bounds[1]], unit.letters[bounds[-2] : end]


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
