"""Turn repeats into candidates: trimmed, used by enough districts, free at both edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.lexicon import Lexicon, Table, pattern
from compare.mining.formulas.bounds import trim
from compare.mining.formulas.corpus import Corpus, Unit
from compare.mining.formulas.repeats import maximal_repeats
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
# A longer form that adds only so many letters at one side is the shorter one with a verb or so.
_SMALL_ADDITION = 4


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


def find_candidates(
    corpus: Corpus, settings: FormulaSettings, lexicon: Lexicon
) -> list[Candidate]:
    """Return the candidates, strongest first, without fragments of stronger ones."""
    wordings = _wordings(corpus, settings, lexicon)
    found = [_candidate(wording, corpus) for wording in sorted(wordings)]
    fit = [c for c in found if _is_fit(c, settings, lexicon)]
    return [c for c in _without_fragments(fit) if not _is_name(c.letters, lexicon)]


def _wordings(corpus: Corpus, settings: FormulaSettings, lexicon: Lexicon) -> set[str]:
    wordings: set[str] = set()
    for repeat in maximal_repeats(corpus, settings.shortest):
        speakers = {corpus.locate(position)[0].speaker for position in repeat.positions}
        bounds = None
        if len(speakers) >= settings.fewest_districts:
            bounds = trim(repeat, corpus, settings.shortest, lexicon)
        if bounds is not None:
            unit, offset = corpus.locate(repeat.positions[0])
            wordings.add(unit.letters[offset + bounds[0] : offset + bounds[1]])
    return wordings


def _candidate(letters: str, corpus: Corpus) -> Candidate:
    """Return a wording with all places where it stands, trimmed or not."""
    occurrences = []
    for position in corpus.find(letters):
        unit, offset = corpus.locate(position)
        occurrences.append(Occurrence(unit, offset, offset + len(letters)))
    return Candidate(letters, tuple(occurrences))


def _is_fit(candidate: Candidate, settings: FormulaSettings, lexicon: Lexicon) -> bool:
    """Tell whether a wording can be a formula: shared, no figure, no mere name, free edges."""
    if len(candidate.speakers) < settings.fewest_districts:
        return False
    if any(character.isascii() and character.isdigit() for character in candidate.letters):
        return False
    table = lexicon.table("formulas")
    if all(word in table["generic"]["words"] for word in split_words(candidate.letters, lexicon)):
        return False
    if len(candidate.letters) >= _SURE_LENGTH:
        return True
    return _is_name(candidate.letters, lexicon) or _is_free(
        candidate.occurrences, len(candidate.letters), table["edges"]
    )


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


def _without_fragments(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Drop what says nothing of its own beside the other candidates.

    A candidate goes if it stands almost only inside longer ones with as many districts, if most of
    its occurrences reach halfway into a longer one, or if it only adds a word to a shorter one that
    more districts use.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    kept: list[Candidate] = []
    by_letters = {candidate.letters: candidate for candidate in candidates}
    cores = sorted(candidates, key=lambda candidate: (len(candidate.letters), candidate.letters))
    for candidate in reversed([c for c in cores if not _only_adds(c, by_letters)]):
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


def _only_adds(candidate: Candidate, by_letters: Mapping[str, Candidate]) -> bool:
    """Tell whether a candidate is a more widely used one with a word before or behind it."""
    letters = candidate.letters
    for extra in range(1, min(_SMALL_ADDITION, len(letters) - 1) + 1):
        for core in (by_letters.get(letters[extra:]), by_letters.get(letters[:-extra])):
            if core is not None and len(core.speakers) > len(candidate.speakers):
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
