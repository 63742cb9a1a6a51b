"""Turn repeats into candidates: trimmed, used by enough districts, free at both edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.formulas.bounds import trim
from compare.mining.formulas.corpus import Corpus, Unit
from compare.mining.formulas.gapped import gapped_wordings
from compare.mining.formulas.repeats import maximal_repeats
from compare.settings import FormulaSettings
from compare.text import letters_of
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
_HAS_DIGIT = re.compile(r"\d")
_QUOTED = re.compile("“([^“”]{2,12})”")
# A longer form that adds only so many letters at one side is the shorter one with a verb or so.
_SMALL_ADDITION = 8


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Hold one place of a wording: letters `start` to `end` of a unit."""

    unit: Unit
    start: int
    end: int

    @property
    def key(self) -> tuple[str, int, int]:
        """Return what tells this place from others."""
        return self.unit.sentence.id, self.start, self.end


@dataclass(frozen=True)
class Candidate:
    """Hold one wording in letters with all its exact occurrences."""

    letters: str
    occurrences: tuple[Occurrence, ...]

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Return who uses the wording."""
        return frozenset(occurrence.unit.speaker for occurrence in self.occurrences)

    @property
    def strength(self) -> tuple[int, int, str]:
        """Return what ranks candidates: districts, then length."""
        return (-len(self.speakers), -len(self.letters), self.letters)


def find_candidates(corpus: Corpus, settings: FormulaSettings, lexicon: Lexicon) -> list[Candidate]:
    """Return the candidates, strongest first, without fragments of stronger ones.

    The last ones stand exactly in one district only, so that variants must prove them.
    """
    wordings = _wordings(corpus, settings, lexicon)
    quoted = quoted_names(corpus, settings)
    found = [_candidate(wording, corpus) for wording in sorted(wordings | quoted)]
    speakers = len({unit.speaker for unit in corpus.units})
    fit = [c for c in found if c.letters in quoted or _is_fit(c, speakers, settings, lexicon)]
    exact = [c for c in _without_fragments(fit, lexicon) if not _is_name(c.letters, lexicon)]
    gapped = gapped_wordings(corpus, settings.variant, lexicon) - wordings - quoted
    loose = [_candidate(wording, corpus) for wording in sorted(gapped)]
    by_letters = {candidate.letters: candidate for candidate in exact}
    return exact + [
        candidate
        for candidate in loose
        if says_something(candidate.letters, lexicon)
        and not _only_adds(candidate, by_letters, lexicon)
    ]


def quoted_names(corpus: Corpus, settings: FormulaSettings) -> set[str]:
    """Return the short names that several speakers put in quotation marks, such as 两个维护."""
    speakers: dict[str, set[str]] = {}
    for unit in corpus.units:
        for found in _QUOTED.finditer(unit.sentence.text):
            letters = letters_of(found.group(1))
            if settings.shortest_quoted <= len(letters) < settings.shortest:
                speakers.setdefault(letters, set()).add(unit.speaker)
    return {
        letters
        for letters, found in speakers.items()
        if len(found) >= settings.fewest_districts and not _HAS_DIGIT.search(letters)
    }


def _wordings(corpus: Corpus, settings: FormulaSettings, lexicon: Lexicon) -> set[str]:
    wordings: set[str] = set()
    for repeat in maximal_repeats(corpus, settings.shortest):
        speakers = {corpus.locate(position)[0].speaker for position in repeat.positions}
        if len(speakers) < settings.fewest_districts:
            continue
        unit, offset = corpus.locate(repeat.positions[0])
        for start, end in trim(repeat, corpus, settings.shortest, lexicon):
            wordings.add(unit.letters[offset + start : offset + end])
    return wordings


def _candidate(letters: str, corpus: Corpus) -> Candidate:
    """Return a wording with all places where it stands, trimmed or not."""
    occurrences = []
    for position in corpus.find(letters):
        unit, offset = corpus.locate(position)
        occurrences.append(Occurrence(unit, offset, offset + len(letters)))
    return Candidate(letters, tuple(occurrences))


def _is_fit(
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
    if length >= _SURE_LENGTH:
        return True
    if _names_figures(candidate):
        return False
    edges = lexicon.table("formulas")["edges"]
    return _is_name(candidate.letters, lexicon) or _is_free(candidate.occurrences, length, edges)


def says_something(letters: str, lexicon: Lexicon) -> bool:
    """Tell whether a wording holds no figure, and a word that is not common to all reports."""
    if _HAS_DIGIT.search(letters):
        return False
    generic = lexicon.table("formulas")["generic"]
    if len(letters) > int(generic["longest"]):
        return True
    return any(word not in generic["words"] for word in split_words(letters, lexicon))


def _names_figures(candidate: Candidate) -> bool:
    """Tell whether a wording is the name of an indicator: mostly a number follows."""
    followed = sum(
        _HAS_DIGIT.search(o.unit.letters[o.end : o.end + _NEAR]) is not None
        for o in candidate.occurrences
    )
    return followed >= _FREE * len(candidate.occurrences)


def _is_name(letters: str, lexicon: Lexicon) -> bool:
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


def _without_fragments(candidates: Iterable[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Drop what says nothing of its own beside the other candidates.

    A candidate goes if it stands almost only inside longer ones with as many districts, if most of
    its occurrences reach halfway into a longer one, or if it only adds a word to a shorter one that
    more districts use.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    kept: list[Candidate] = []
    by_letters = {candidate.letters: candidate for candidate in candidates}
    cores = sorted(candidates, key=lambda candidate: (len(candidate.letters), candidate.letters))
    for candidate in reversed([c for c in cores if not _only_adds(c, by_letters, lexicon)]):
        outside = {o.unit.speaker for o in candidate.occurrences if not _inside(o, spans)}
        crossing = sum(_crosses(o, spans) for o in candidate.occurrences)
        wider = all(
            len(candidate.speakers) > len(longer.speakers)
            for longer in kept
            if candidate.letters in longer.letters
        )
        if crossing > len(candidate.occurrences) / 2 or (len(outside) < 2 and not wider):
            continue
        kept.append(candidate)
        for occurrence in candidate.occurrences:
            span = (occurrence.start, occurrence.end)
            spans.setdefault(occurrence.unit.sentence.id, []).append(span)
    return sorted(kept, key=lambda candidate: candidate.strength)


def _only_adds(candidate: Candidate, by_letters: Mapping[str, Candidate], lexicon: Lexicon) -> bool:
    """Tell whether a candidate is a more widely used one with common words at its sides."""
    letters = candidate.letters
    common = lexicon.table("formulas")["generic"]["words"]
    for left in range(min(_SMALL_ADDITION, len(letters)) + 1):
        for right in range(min(_SMALL_ADDITION, len(letters) - left) + 1):
            core = by_letters.get(letters[left : len(letters) - right])
            if core is None or core is candidate:
                continue
            added = [letters[:left], letters[len(letters) - right :]]
            words = [word for text in added for word in split_words(text, lexicon)]
            if len(core.speakers) >= len(candidate.speakers) and set(words) <= set(common):
                return True
    return False


def _inside(occurrence: Occurrence, spans: dict[str, list[tuple[int, int]]]) -> bool:
    return any(
        start <= occurrence.start and occurrence.end <= end
        for start, end in spans.get(occurrence.unit.sentence.id, ())
    )


def _crosses(occurrence: Occurrence, spans: dict[str, list[tuple[int, int]]]) -> bool:
    return any(
        start < occurrence.start < end < occurrence.end
        or occurrence.start < start < occurrence.end < end
        for start, end in spans.get(occurrence.unit.sentence.id, ())
    )
