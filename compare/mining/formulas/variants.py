"""Find the places where a formula stands in other words, and learn its slots."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from rapidfuzz.distance import Indel, LCSseq

from compare.lexicon import Lexicon
from compare.mining.formulas.corpus import Corpus, Unit
from compare.mining.formulas.equal import CONTENT, Equals, shares_content
from compare.mining.formulas.fitness import is_clause, says_something
from compare.mining.formulas.wording import Candidate, Occurrence
from compare.scoring.similarity import best_window, similarity

# A window can only reach the score if it shares this part of the formula's letter pairs.
_SHARED_PAIRS = 0.5
# Shorter formulas have too many chance neighbours.
_SHORTEST_WITH_VARIANTS = 8
# A window is looked for with a score lower by so much, because equal words are counted later.
_SLACK = 15.0
# Clauses that fill a frame are not longer than it by more than this.
_LONGER = 1.7
# Sentences that teach which words are rare.
_TEACHING = 100
# What stands around a formula that both hold may differ by so much more.
_REST_SLACK = 20.0
# A formula of so many letters is what a place is about, whatever stands around it.
_CORE = 12
# So many letters that agree show where a variant begins and ends.
_RUN = 2
# A window is widened by so many letters, or this share of the formula's, before its edges are set.
_REACH = 4
_REACH_SHARE = 0.35

# What so many times more districts say is a more general formula.
_GENERAL = 2

# Formulas by their first two letters.
Wordings = Mapping[str, Sequence[str]]


def by_beginning(wordings: Iterable[str]) -> Wordings:
    """Return formulas by their first two letters."""
    found: dict[str, list[str]] = {}
    for wording in wordings:
        found.setdefault(wording[:2], []).append(wording)
    return found


def find_variants(
    candidate: Candidate,
    corpus: Corpus,
    others: Wordings,
    least: float,
    lexicon: Lexicon,
    *,
    content: float = CONTENT,
    known: Container[str] = (),
) -> list[Occurrence]:
    """Return the places of a formula that are not exact, one a sentence at the most.

    A place is left out if it holds another formula (`others`) exactly: it is that one's then.
    `content` is the share of rare words that must be common; `known` speakers are not asked.
    """
    if len(candidate.letters) < _SHORTEST_WITH_VARIANTS:
        return []
    exact = {occurrence.unit.sentence.id for occurrence in candidate.occurrences}
    clauses = _clause_count(candidate)
    found: list[Occurrence] = []
    for unit in corpus.units_sharing(candidate.letters, _SHARED_PAIRS):
        if unit.sentence.id in exact or unit.speaker in known:
            continue
        occurrence = _variant(candidate.letters, unit, corpus.equals, least, lexicon) or _clauses(
            candidate.letters, clauses, unit, corpus.equals, least
        )
        if (
            occurrence is not None
            and not is_other(occurrence, candidate.letters, others, least)
            and _shares_content(candidate.letters, _letters(occurrence), corpus, content)
            and not _is_general(_letters(occurrence), candidate, corpus)
        ):
            found.append(occurrence)
    return found


def _variant(
    letters: str, unit: Unit, equals: Equals, least: float, lexicon: Lexicon
) -> Occurrence | None:
    # The window is found on the letters as they stand; equal words are counted as such afterwards.
    window = best_window(letters, unit.letters, least - _SLACK)
    if window is None:
        return None
    start, end = _tight(letters, unit, window[1], window[2])
    if start < end:
        start = _led_in(letters, unit, start, end, lexicon)
    if end <= start:
        return None
    if not equals.is_variant(letters, unit.letters[start:end], least):
        return None
    if not says_something(unit.letters[start:end], lexicon):
        return None
    return Occurrence(unit, start, end)


def _clauses(
    letters: str, number: int, unit: Unit, equals: Equals, least: float
) -> Occurrence | None:
    """Return as many clauses of a unit as the formula has, if they fill its frame or reorder it."""
    bounds = unit.clause_bounds
    for start, end in zip(bounds, bounds[number:], strict=False) if number else ():
        if end - start > _LONGER * len(letters):
            continue
        if equals.is_variant(letters, unit.letters[start:end], least, clauses=True):
            return Occurrence(unit, start, end)
    return None


def _clause_count(candidate: Candidate) -> int:
    """Return how many clauses a formula fills, 0 where it fills none."""
    first = next((o for o in candidate.occurrences if is_clause(o)), None)
    if first is None:
        return 0
    return 1 + sum(first.start < place < first.end for place in first.unit.breaks)


def _tight(letters: str, unit: Unit, start: int, end: int) -> tuple[int, int]:
    """Return a window in whole words, without what it has before and behind the formula."""
    reach = max(_REACH, round(_REACH_SHARE * len(letters)))
    start, end = _snapped(unit, max(0, start - reach), min(len(unit.letters), end + reach))
    blocks = Indel.opcodes(letters, unit.letters[start:end]).as_matching_blocks()
    equal = [block for block in blocks if block.size >= _RUN]
    if not equal:
        return start, start
    begin, rear = equal[0], equal[-1]
    first, last = start + begin.b, start + rear.b + rear.size
    # A word exchanged at the edge belongs to the variant; one added there or beyond a comma not.
    bounds = unit.clause_bounds
    low = max(start, first - begin.a, bounds[bisect_right(bounds, first) - 1])
    behind = len(letters) - rear.a - rear.size
    high = min(end, last + behind, bounds[bisect_left(bounds, last)])
    return _snapped(unit, low, high)


def _led_in(letters: str, unit: Unit, start: int, end: int, lexicon: Lexicon) -> int:
    """Return where a window begins without a particle of the word before it."""
    bounds = unit.word_bounds
    second = min(end, bounds[bisect_right(bounds, start)])
    word = unit.letters[start:second]
    if letters.startswith(word):
        return start
    return second if word in lexicon.table("formulas")["edges"]["particles"] else start


def _snapped(unit: Unit, start: int, end: int) -> tuple[int, int]:
    """Move the edges of a window to the nearest edges of words."""
    bounds = unit.word_bounds
    index = bisect_left(bounds, start)
    if index and start - bounds[index - 1] <= bounds[index] - start:
        index -= 1
    start = bounds[index]
    # A window has a word at least, unless none is left behind its beginning.
    least = min(index + 1, len(bounds) - 1)
    index = max(least, bisect_left(bounds, end))
    if index > least and end - bounds[index - 1] < bounds[index] - end:
        index -= 1
    return start, bounds[index]


def is_other(occurrence: Occurrence, letters: str, others: Wordings, least: float) -> bool:
    """Tell whether a place belongs to another formula.

    It does if it holds one that this formula does not hold, or if all that both have in common is
    another formula, so that what stands around it differs.
    """
    wording = occurrence.unit.letters[occurrence.start : occurrence.end]
    held = (
        other
        for place in range(len(wording) - 1)
        for other in others.get(wording[place : place + 2], ())
        if wording.startswith(other, place)
    )
    for other in held:
        if other == letters:
            continue
        if other not in letters:
            return True
        rest, own = wording.replace(other, "", 1), letters.replace(other, "", 1)
        is_core = 2 * len(own) < len(other) or len(other) >= _CORE
        if is_core and similarity(rest, own) < least - _REST_SLACK:
            return True
    return False


def _shares_content(letters: str, other: str, corpus: Corpus, least: float) -> bool:
    # A few sentences do not teach which words are rare.
    is_few = len(corpus.units) < _TEACHING
    return is_few or shares_content(letters, other, corpus.rarity, least)


def _is_general(wording: str, candidate: Candidate, corpus: Corpus) -> bool:
    """Tell whether a wording only drops inner words and is what clearly more districts say.

    So 推动经济高质量发展 is no form of 推动县域经济高质量发展.
    """
    letters = candidate.letters
    if wording in letters or LCSseq.similarity(wording, letters) < len(wording):
        return False
    users = {corpus.locate(place)[0].speaker for place in corpus.find(wording)}
    return len(users) >= _GENERAL * len(candidate.speakers)


def _letters(occurrence: Occurrence) -> str:
    return occurrence.unit.letters[occurrence.start : occurrence.end]


def display_text(occurrences: Sequence[Occurrence]) -> str:
    """Return the most frequent clean wording of these places, with balanced marks."""
    counts = Counter(_balanced(occurrence) for occurrence in occurrences)
    return min(counts, key=lambda text: (-counts[text], text))


_MARKS = {"“": "”", "《": "》", "（": "）", "‘": "’"}
_MARK = re.compile(f"[{''.join([*_MARKS, *_MARKS.values()])}]")


def with_partners(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the mark at its edge whose partner it holds: “两个维护 gets its ”."""
    for opening, closing in _MARKS.items():
        inside = text[start:end]
        missing = inside.count(opening) - inside.count(closing)
        if missing > 0 and text.startswith(closing, end):
            end += 1
        elif missing < 0 and start and text[start - 1] == opening:
            start -= 1
    return start, end


def _balanced(occurrence: Occurrence) -> str:
    """Return the clean wording of a place; a mark without its partner is taken in or left out."""
    text = occurrence.unit.clean_text(occurrence.start, occurrence.end)
    if _MARK.search(text) is None:
        return text
    for opening, closing in _MARKS.items():
        if text.count(opening) > text.count(closing):
            text = text + closing if text.rfind(opening) > 0 else text.replace(opening, "", 1)
        elif text.count(closing) > text.count(opening):
            text = text.replace(closing, "", 1) if text.find(closing) < 0 else opening + text
        elif text.find(closing) < text.find(opening):
            text = opening + text + closing
    return text
