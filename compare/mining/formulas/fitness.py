"""Judge whether a shared wording can be a formula: it says something and is free at both edges."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from compare.lexicon import Lexicon, pattern
from compare.mining.formulas.corpus import Corpus
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
_MANIFOLD = 5
# … and fewer do for a wording of so many letters, which nobody repeats by chance, …
_LONG = 9
# A wording that no two districts share exactly needs marks at both edges below this length.
_SETTLED_ALONE = 12
# … if the word at the edge is one that begins or ends something so often.
_BEGINS = 0.25
_ENDS = 0.4
_ENDED = 0.2
# A word that begins units of sense so often begins one here too, or governs the wording.
_OPENER = 0.25
_VERB = 0.4
# A wording stands alone if so many of its districts have it as a clause of its own.
_ALONE = 0.1
# Districts that make a short wording common, and the share of them that have it as a clause.
_FEW_SPEAKERS = 2
_SOME = 0.3
# So many districts make a year's texts tell how a wording holds together.
_SHARED = 2
# What follows a verb must hold together so much, in so many letters.
_FIRM_OBJECT = 0.13
_OBJECT = 5
# Letters of a part that says something.
_PART = 2
# How much a short wording must hold together: in few districts or many, by itself or as a clause.
_FIRM = 0.2
_CLOSE = 0.13
_LOOSE = 0.1
# … and as a row of equal members, which may just be a list of things.
_ROW = 0.185
# Members of a longer list must hold together so much below this length.
_TOGETHER = 0.5
_SURE_LENGTH = 14
# A number this many letters behind a wording belongs to it.
_NEAR = 4
HAS_DIGIT = re.compile(r"\d")
_TITLE = re.compile("《[^《》]*》")


def is_fit(
    candidate: Candidate,
    corpus: Corpus,
    settings: FormulaSettings,
    lexicon: Lexicon,
    manners: Manners,
) -> bool:
    """Tell whether a wording can be a formula: shared, no figure, no mere name, free edges."""
    length = len(candidate.letters)
    fewest = settings.fewest_districts
    if length < settings.settled:
        # Among many districts some two share any short wording by chance.
        fewest = max(fewest, round(settings.short_share * corpus.speakers))
    if len(candidate.speakers) < fewest or HAS_DIGIT.search(candidate.letters):
        return False
    # What has to be cut into words for it is asked last, of few.
    is_whole = _is_whole(candidate, length < settings.settled, corpus, lexicon, manners)
    return is_whole and is_wording(candidate, lexicon)


def _is_whole(
    candidate: Candidate, is_short: bool, corpus: Corpus, lexicon: Lexicon, manners: Manners
) -> bool:
    """Tell whether a wording is no part of a longer one, and more than words that meet."""
    if _is_open_list(candidate, corpus):
        return False
    if is_parallel(candidate.occurrences[0]):
        return not is_short or stands_alone(candidate) or cohesion(candidate, corpus) >= _ROW
    if not is_short and stands_alone(candidate, _FREE):
        return True
    if not is_free(candidate.occurrences, len(candidate.letters), lexicon, manners) or (
        is_short and not _holds_together(candidate, corpus, manners)
    ):
        return False
    return stands_alone(candidate) or not is_thing(candidate, lexicon, manners)


def is_wording(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Tell whether a candidate says something and is no figure, no mere name and no title."""
    return (
        says_something(candidate.letters, lexicon)
        and not _names_figures(candidate)
        and not is_name(candidate.letters, lexicon)
        and not is_title(candidate)
    )


def _is_open_list(candidate: Candidate, corpus: Corpus) -> bool:
    """Tell whether a wording is cut out of a list: 促进高校毕业生 before 、农民工就业.

    Members of a list that are met together everywhere are a wording all the same.
    """
    if len(candidate.letters) >= _SURE_LENGTH:
        return False
    listed = [o.unit.is_listed(o.start, o.end) for o in candidate.occurrences]
    before, after = sum(one for one, _ in listed), sum(other for _, other in listed)
    least = _FREE * len(listed)
    most = max(before, after)
    if most >= least and (is_parallel(candidate.occurrences[0]) or stands_alone(candidate, _FREE)):
        # Half the places show that it is whole, as its form does.
        least += 1
    if most < least:
        return False
    if not _is_row(candidate.occurrences[0]):
        return before < least <= after
    opening = sum(is_led_by_quotation(o) for o in candidate.occurrences)
    return opening < least and cohesion(candidate, corpus) < _TOGETHER


def is_led_by_quotation(occurrence: Occurrence) -> bool:
    """Tell whether a wording begins with a quotation that may go on after it."""
    text, start = occurrence.unit.text, occurrence.unit.places[occurrence.start]
    return start > 0 and text[start - 1] == "“"


def _holds_together(candidate: Candidate, corpus: Corpus, manners: Manners) -> bool:
    """Tell whether a short wording is more than words that meet: 摆脱路径依赖, not 完善就业服务.

    It is where its parts are seldom met apart, or where districts have it as a clause of its own.
    """
    is_rare = len(candidate.speakers) <= _FEW_SPEAKERS
    together = cohesion(candidate, corpus)
    members = {o.unit.speaker for o in candidate.occurrences if _is_member(o)}
    if len(members) >= (_FREE if is_rare else _SOME) * len(candidate.speakers):
        firm = together >= (_LOOSE if is_rare else 0)
        return firm or _object_cohesion(candidate, corpus, manners) >= _FIRM_OBJECT
    return together >= (_FIRM if is_rare else _CLOSE)


def _object_cohesion(candidate: Candidate, corpus: Corpus, manners: Manners) -> float:
    """Return how much what follows the verb of a clause belongs together; 0 if too little does."""
    first = candidate.occurrences[0]
    verb, _ = edge_words(first)
    start = first.start + len(verb)
    if manners.opens(verb) < _VERB or first.end - start < _OBJECT:
        return 0.0
    return _firmest(Occurrence(first.unit, start, first.end), candidate, corpus)


def cohesion(candidate: Candidate, corpus: Corpus) -> float:
    """Return how much the parts of a wording belong together, at the word edge where they do least.

    Of several years that one tells in which they do most: what was given up stays a wording.
    """
    return _firmest(candidate.occurrences[0], candidate, corpus)


def _firmest(part: Occurrence, candidate: Candidate, corpus: Corpus) -> float:
    """Return the cohesion of a part in all texts or in those of a year in which it is shared."""
    speakers: dict[int | None, set[str]] = {}
    for place in candidate.occurrences if len(corpus.years) > 1 else ():
        speakers.setdefault(place.unit.year, set()).add(place.unit.speaker)
    years = (year for year, found in speakers.items() if len(found) >= _SHARED)
    counts: list[Callable[[str], int]] = [corpus.count]
    counts += [partial(corpus.count_in, year) for year in years]
    return max(_cohesion(part, count) for count in counts)


def _cohesion(part: Occurrence, count: Callable[[str], int]) -> float:
    """Return the least share at the word edges of a wording, by how often its parts stand.

    The geometric mean of the shares of the places of either part in which the other stands by it.
    The parts of a row of equal members are its members, not their words: 基础稳、优势多.
    """
    unit, start, end = part.unit, part.start, part.end
    number = count(unit.letters[start:end])
    edges = unit.begins if is_parallel(part) else unit.words
    shares = [
        number / math.sqrt(count(unit.letters[start:b]) * count(unit.letters[b:end]))
        for b in edges
        if start + _PART <= b <= end - _PART
    ]
    return min(shares, default=1.0)


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


def _is_row(occurrence: Occurrence) -> bool:
    """Tell whether a wording has members, set apart by marks."""
    places = range(occurrence.start + 1, occurrence.end)
    return any(occurrence.unit.mark_before(place) for place in places)


def is_quoted(occurrence: Occurrence) -> bool:
    """Tell whether a wording stands in quotation marks of its own."""
    unit = occurrence.unit
    start, end = unit.places[occurrence.start], unit.places[occurrence.end - 1] + 1
    text = unit.text
    return text[max(0, start - 1) : start] == "“" and text[end : end + 1] == "”"


def is_name(letters: str, lexicon: Lexicon) -> bool:
    """Tell whether a wording only names a person, an organ or a meeting."""
    names = lexicon.table("formulas")["names"]["pattern"]
    return pattern(names).match(letters) is not None


def is_thing(candidate: Candidate, lexicon: Lexicon, manners: Manners) -> bool:
    """Tell whether a wording only names a thing or a subject, such as 先进制造业集群.

    It does if its last word is such a head and its first one does not begin clauses, as verbs do.
    """
    texts = (o.unit.clean_text(o.start, o.end) for o in candidate.occurrences)
    if any(mark in text for text in texts for mark in "“、，"):
        return False
    heads = lexicon.table("formulas")["things"]["heads"]
    words = split_words(candidate.letters, lexicon)
    return words[-1] in heads and manners.opens(words[0]) < _VERB


def is_title(candidate: Candidate) -> bool:
    """Tell whether a wording is mostly the title of a book or a document."""
    titles = sum(map(_is_title, candidate.occurrences))
    return titles > _FREE * len(candidate.occurrences)


def _is_title(occurrence: Occurrence) -> bool:
    unit = occurrence.unit
    if "《" not in unit.text:
        return False
    low, high = unit.places[occurrence.start], unit.places[occurrence.end - 1] + 1
    titles = (found.span() for found in _TITLE.finditer(unit.text))
    held = sum(max(0, min(high, end) - max(low, start)) for start, end in titles)
    return held >= _FREE * (high - low)


def _names_figures(candidate: Candidate) -> bool:
    """Tell whether a wording is the name of an indicator: mostly a number follows."""
    followed = sum(
        o.end not in o.unit.breaks
        and HAS_DIGIT.search(o.unit.letters[o.end : o.end + _NEAR]) is not None
        for o in candidate.occurrences
    )
    return followed >= _FREE * len(candidate.occurrences)


def stands_alone(candidate: Candidate, share: float = _ALONE) -> bool:
    """Tell whether districts have the wording as a clause of its own, as no mere noun stands."""
    alone = {o.unit.speaker for o in candidate.occurrences if is_clause(o)}
    return bool(alone) and len(alone) >= share * len(candidate.speakers)


def _is_member(occurrence: Occurrence) -> bool:
    unit = occurrence.unit
    return unit.mark_before(occurrence.start) and unit.mark_before(occurrence.end)


def is_clause(occurrence: Occurrence) -> bool:
    """Tell whether a place fills one clause or several, from comma to comma."""
    unit, start, end = occurrence.unit, occurrence.start, occurrence.end
    begins = start in (0, len(unit.letters)) or start in unit.breaks
    return begins and (end in (0, len(unit.letters)) or end in unit.breaks)


def is_free(
    occurrences: Sequence[Occurrence], length: int, lexicon: Lexicon, manners: Manners
) -> bool:
    """Tell whether both edges are set apart from what surrounds them.

    That is so where punctuation or a function word stands there in most places, or where different
    words do, since what varies does not belong to the wording, and the word at the edge is one that
    begins or ends units of sense elsewhere. A verb before sets a wording apart as well, and a set
    opening of sentences may leave its end to each text.
    """
    edges = lexicon.table("formulas")["edges"]
    least = _FREE if length >= _SETTLED_LENGTH else _FREE_SHORT
    diverse = 2 if length >= _LONG else _DIVERSE
    first, last = edge_words(occurrences[0])
    left = [_word_before(occurrence) for occurrence in occurrences]
    right = [_word_after(occurrence) for occurrence in occurrences]
    if max(left.count(None), right.count(None)) >= _FREE * len(occurrences):
        return False
    if _lacks_member(occurrences[0], left, edges["coordinating"]):
        return False
    before, after = set(edges["function_words_before"]), set(edges["function_words_after"])
    number = len(occurrences)
    begun = sum(word is not None and (not word or word in before) for word in left)
    governed = sum(manners.opens(word) >= _OPENER for word in left if word)
    begins = manners.begins(first, number, begun)
    if (
        begun + governed < least * number
        and not _vary(left, _DIVERSE)
        and not (begins >= _BEGINS and _vary(left, diverse))
    ):
        return False
    marked, ended = right.count(""), right.count("") + sum(word in after for word in right)
    ends = manners.ends(last, number, ended)
    openings = sum(occurrence.start == 0 for occurrence in occurrences)
    return (
        marked >= least * number
        or (ends >= _ENDED and ended >= least * number)
        or _vary(right, _MANIFOLD)
        or (ends >= _ENDED and _vary(right, diverse if _is_row(occurrences[0]) else _DIVERSE))
        or (ends >= _ENDS and _vary(right, diverse))
        or (length >= _LONG and openings >= _FREE * number and _vary(right, diverse))
    )


def _lacks_member(
    occurrence: Occurrence, left: Sequence[str | None], coordinating: Sequence[str]
) -> bool:
    """Tell whether a wording is the second of two members before one head: 优势的 after 特色和."""
    unit, start, end = occurrence.unit, occurrence.start, occurrence.end
    first, _ = edge_words(occurrence)
    coordinated = sum(word in coordinating for word in left)
    return unit.letters[start + len(first) : end].startswith("的") and coordinated > 0


def has_edges(occurrence: Occurrence, lexicon: Lexicon, manners: Manners) -> bool:
    """Tell whether a wording that stands exactly in one place only can begin and end there."""
    before, after = _word_before(occurrence), _word_after(occurrence)
    if before is None or after is None:
        return False
    edges = lexicon.table("formulas")["edges"]
    is_led = not before or before in edges["function_words_before"]
    is_led = is_led or manners.opens(before) >= _OPENER
    is_marked = not after or after in edges["function_words_after"]
    ends = manners.ends(edge_words(occurrence)[1], 1, int(is_marked))
    if occurrence.end - occurrence.start < _SETTLED_ALONE:
        return is_led and (not after or occurrence.start == 0)
    return not after or ends >= _ENDED or occurrence.start == 0


def _vary(neighbours: Sequence[str | None], fewest: int) -> bool:
    """Tell whether so many different words stand here that none belongs to the wording."""
    kinds = set(neighbours) - {None}
    words = Counter(word for word in neighbours if word)
    most = max(words.values(), default=0)
    return len(kinds) >= fewest and most <= max(1.0, _FREE * len(neighbours))


def edge_words(occurrence: Occurrence) -> tuple[str, str]:
    """Return the first and the last word of a place, as the sentence around it is split."""
    unit, start, end = occurrence.unit, occurrence.start, occurrence.end
    bounds = [start, *unit.words_in(start + 1, end - 1), end]
    return unit.letters[start : bounds[1]], unit.letters[bounds[-2] : end]


def _word_before(occurrence: Occurrence) -> str | None:
    """Return the word before a place, "" where a mark stands, None inside a word."""
    unit, start = occurrence.unit, occurrence.start
    if unit.mark_before(start) or is_quoted(occurrence):
        return ""
    if start not in unit.words:
        return None
    bounds = unit.word_bounds
    return unit.letters[bounds[bisect_left(bounds, start) - 1] : start]


def _word_after(occurrence: Occurrence) -> str | None:
    """Return the word after a place, "" where a mark stands, None inside a word."""
    unit, end = occurrence.unit, occurrence.end
    if unit.mark_before(end) or is_quoted(occurrence):
        return ""
    if end not in unit.words:
        return None
    bounds = unit.word_bounds
    return unit.letters[end : bounds[bisect_right(bounds, end)]]
