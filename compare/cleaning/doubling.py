"""Find what was set twice: characters, words, clauses, sentences, the last lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.cleaning.familiarity import Familiarity
from compare.cleaning.finding import Finding, Spot
from compare.lexicon import Lexicon, Table, pattern
from compare.text import is_letter, letters_of
from compare.words import word_at, word_spans

_DOUBLED = re.compile("([\u4e00-\u9fff]{2,8})\\1")
_TWICE = re.compile("([\u4e00-\u9fff])\\1")
_CLAUSE = re.compile("[^，。；：！？、“”‘’《》（）]+")
_SENTENCE = re.compile("[^。！？]+[。！？]?")
_WHOLE = ("《》", "“”", "‘’")
_DIGIT = re.compile("[0-9]")
_REACH = 5
# Characters that follow each other this often read on.
_READS_ON = 20
_SHORTEST_CLAUSE = 6
# A clause that comes back not at once but soon, within one sentence, must be this long.
_SHORTEST_ECHO = 9
_SHORTEST_SENTENCE = 12
_SENTENCES_BACK = 6
_SHORTEST_OVERLAP = 10
_LONGEST_OVERLAP = 400


def find_doubled(text: str, lexicon: Lexicon, familiarity: Familiarity) -> Iterator[Finding]:
    """Yield words and clauses that stand twice in a paragraph without being meant to."""
    rules = lexicon.table("noise")["doubled"]
    yield from _words(text, rules)
    organs = [found.span() for each in rules["organs"] for found in pattern(each).finditer(text)]
    yield from (Finding(*span, "doubled", 0.8) for span in organs)
    for finding in _characters(text, rules, familiarity):
        if (finding.start, finding.end) not in organs:
            yield finding
    for sentence in _SENTENCE.finditer(text):
        yield from _clauses(sentence.group(0), sentence.start(), rules)


def _words(text: str, rules: Table) -> Iterator[Finding]:
    for found in _DOUBLED.finditer(text):
        half = found.group(1)
        if any(pattern(each).search(half) for each in rules["meant"]):
            continue
        if _is_figure_of_speech(text, found, rules["again"]):
            continue
        bounds = _bounds(text, found.start(), found.end())
        if found.start() + len(half) in bounds and found.end() in bounds:
            yield Finding(*found.span(), "doubled", 0.7, half)


def _is_figure_of_speech(text: str, found: re.Match[str], again: Sequence[str]) -> bool:
    """Tell whether a doubled word is a whole title, or is said once more: 实干实干再实干."""
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    behind = text[found.end() :]
    return around in _WHOLE or any(behind.startswith(word + found.group(1)) for word in again)


def _characters(text: str, rules: Table, familiarity: Familiarity) -> Iterator[Finding]:
    """Yield a single character that repeats the beginning or the end of the word beside it.

    Without it the text must read on as reports do; names often end as the next word begins.
    """
    for found in _TWICE.finditer(text):
        character = found.group(1)
        if character in rules["free"] or any(pattern(e).search(character) for e in rules["meant"]):
            continue
        start = max(0, found.start() - _REACH)
        at = found.start() - start
        words = word_spans(text[start : found.end() + _REACH])
        first, second = word_at(words, at), word_at(words, at + 1)
        if first == (at, at + 1) and second[1] - second[0] > 1 and found.start():
            known = familiarity.count(text[found.start() - 1], character)
        elif second == (at + 1, at + 2) and first[1] - first[0] > 1 and found.end() < len(text):
            known = familiarity.count(character, text[found.end()])
        else:
            continue
        if known >= _READS_ON:
            yield Finding(*found.span(), "doubled", 0.6, character)


def _bounds(text: str, start: int, end: int) -> set[int]:
    """Return where words end, in a text around a span."""
    first = max(0, start - _REACH)
    return {first + last for _, last in word_spans(text[first : end + _REACH])}


def _clauses(sentence: str, offset: int, rules: Table) -> Iterator[Finding]:
    clauses = [
        (letters_of(found.group(0)), found.start(), found.end())
        for found in _CLAUSE.finditer(sentence)
    ]
    for index, (letters, start, end) in enumerate(clauses):
        for back in (1, 2):
            # Figures are often followed by the same rank or growth.
            if index < back or clauses[index - back][0] != letters or _DIGIT.search(letters):
                continue
            if len(letters) >= (_SHORTEST_CLAUSE if back == 1 else _SHORTEST_ECHO):
                yield Finding(offset + start, offset + end, "doubled", 0.7)
                break
        else:
            if index and _is_same_doing(clauses[index - 1][0], letters, rules["doings"]):
                yield Finding(offset + start, offset + end, "doubled", 0.7)


def _is_same_doing(one: str, other: str, doings: Sequence[str]) -> bool:
    """Tell whether two clauses say with verbs of one meaning that the same thing is done."""
    if one[-_SHORTEST_CLAUSE:] != other[-_SHORTEST_CLAUSE:]:
        return False
    for verbs in map(str.split, doings):
        rests = [
            next((text.removeprefix(verb) for verb in verbs if text.startswith(verb)), "")
            for text in (one, other)
        ]
        if rests[0] == rests[1] and len(rests[0]) >= _SHORTEST_CLAUSE:
            return not _DIGIT.search(rests[0])
    return False


def find_repeats(texts: Sequence[str]) -> Iterator[Spot]:
    """Yield sentences that come again at once, and page ends that stand again below.

    Each is (paragraph, finding).
    """
    seen: dict[str, int] = {}
    number = 0
    before = ""
    for index, text in enumerate(texts):
        overlap = _overlap(before, letters_of(text))
        if overlap:
            yield index, Finding(0, _length_of(text, overlap), "doubled", 0.8)
        for found in _SENTENCE.finditer(text):
            letters = letters_of(found.group(0))
            number += 1
            if len(letters) < _SHORTEST_SENTENCE:
                continue
            if number - seen.get(letters, -_SENTENCES_BACK) < _SENTENCES_BACK and not overlap:
                yield index, Finding(*found.span(), "doubled", 0.8)
            seen[letters] = number
        before = (before + letters_of(text))[-_LONGEST_OVERLAP:]


def _overlap(before: str, after: str) -> int:
    """Return how many letters at the end of one text are those at the beginning of the next."""
    if after[:_SHORTEST_OVERLAP] not in before:
        return 0
    longest = min(len(before), len(after), _LONGEST_OVERLAP)
    for length in range(longest, _SHORTEST_OVERLAP - 1, -1):
        if before.endswith(after[:length]):
            return length
    return 0


def _length_of(text: str, letters: int) -> int:
    """Return how far a text reaches that holds this many letters."""
    for index, character in enumerate(text):
        letters -= is_letter(character)
        if not letters:
            return index + 1
    return len(text)
