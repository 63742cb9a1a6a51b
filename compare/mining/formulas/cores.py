"""Find the core of a formula under another verb, or with words between its edges added or dropped.

So 坚持城乡融合发展 is a form of 促进城乡融合发展, and 落实中央八项规定精神 one of
严格落实中央八项规定及其实施细则精神. Verbs are what a list says and what opens clauses elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from compare.lexicon import Lexicon
from compare.mining.formulas.corpus import Corpus, Unit
from compare.mining.formulas.fitness import HAS_DIGIT
from compare.mining.formulas.manners import Manners
from compare.mining.formulas.variants import Wordings, is_other
from compare.mining.formulas.wording import Candidate, Occurrence

# A word that opens so many of the clauses it is met in is a verb, or an adverb before one.
_VERB = 0.25
# … and the formula's own only if it opens so many: nouns open some.
_VERB_ITSELF = 0.4
# A verb of the list has no more letters, in however many words it is split.
_LONGEST_VERB = 4
# A core has so many letters, and makes up this share of its formula.
_SHORTEST = 4
_SHARE = 0.55
_SHARE_RARE = 0.4
# So many words may be exchanged before a core, and follow behind it.
_MOST_BEFORE = 3
_MOST_BEHIND = 2
# A shortened or widened core begins and ends with these letters of the core …
_HEAD = 3
_TAIL = 2
# … and so much of the longer one is in the shorter one, which has so many letters.
_KEPT = 0.55
_SHORTEST_KEPT = 6
# A core belongs to a formula that has so many of its places, …
_OWN = 0.2
_OWN_RARE = 0.35
# … and is looked for where so many of its letter pairs are.
_SHARED_PAIRS = 0.4
# A word says by itself whether it opens clauses if it is met so often.
_MET = 8


@dataclass(frozen=True, slots=True)
class Cores:
    """Look for the cores of settled formulas.

    `others` are all formulas that districts share exactly, `least` the score of a variant.
    """

    corpus: Corpus
    manners: Manners
    others: Wordings
    least: float
    lexicon: Lexicon

    def places_of(self, candidate: Candidate, places: Sequence[Occurrence]) -> list[Occurrence]:
        """Return where the core of a formula stands in districts that have no other form of it."""
        known = {place.unit.speaker for place in places}
        letters = candidate.letters
        cores = [core for core in self._cores_of(candidate) if self._is_own(core, candidate)]
        if not cores and len(letters) < _SHORTEST_KEPT:
            return []
        found = []
        for unit in self.corpus.units_sharing(cores[-1] if cores else letters, _SHARED_PAIRS):
            place = None if unit.speaker in known else self._find(letters, cores, unit)
            if place is not None and not is_other(place, letters, self.others, self.least):
                found.append(place)
        return found

    def _is_own(self, core: str, candidate: Candidate) -> bool:
        is_long = len(core) >= _SHARE * len(candidate.letters)
        own = len(candidate.occurrences) / self.corpus.count(core)
        return own >= (_OWN if is_long else _OWN_RARE)

    def _is_verb(self, word: str, least: float = _VERB) -> bool:
        """Tell whether a word is a verb, or an adverb as it stands before one."""
        listed = self.lexicon.table("formulas")["cores"]["verbs"]
        if word in listed:
            return True
        if word in self.lexicon.table("formulas")["edges"]["function_words_before"]:
            return False
        return self.manners.met.get(word, 0) >= _MET and self.manners.opens(word) >= least

    def _cores_of(self, candidate: Candidate) -> list[str]:
        """Return a formula of one clause without the verbs that lead it, the longest core first."""
        unit, start, end = _first(candidate)
        if any(start < b < end for b in unit.breaks):
            return []
        least = max(_SHORTEST, _SHARE_RARE * len(candidate.letters))
        cores = []
        bounds = _bounds(unit, start, end)
        while (place := self._behind_verb(unit, start, bounds, _VERB_ITSELF)) is not None:
            if end - place < least:
                break
            cores.append(unit.letters[place:end])
            start = place
        return cores

    def _find(self, letters: str, cores: list[str], unit: Unit) -> Occurrence | None:
        """Return the place where a core stands under verbs of its clause, or changed inside."""
        for core in cores:
            place = self._governed(core, unit)
            if place is not None:
                return place
        changed = (self._changed_inside(letters, core, unit) for core in cores or [letters])
        return next((place for place in changed if place is not None), None)

    def _governed(self, core: str, unit: Unit) -> Occurrence | None:
        for place in _places(core, unit.letters):
            end = place + len(core)
            if not {place, end} <= unit.words:
                continue
            start, behind = self._led_from(unit, place), self._followed_to(unit, end)
            if behind is not None and (start < place or behind > end):
                return Occurrence(unit, start, behind)
        return None

    def _changed_inside(self, letters: str, core: str, unit: Unit) -> Occurrence | None:
        """Return a place that begins and ends as a core does, all of the shorter in the longer."""
        for place in _places(core[:_HEAD], unit.letters):
            for tail in _places(core[-_TAIL:], unit.letters, place + _HEAD):
                end = tail + _TAIL
                wording = unit.letters[place:end]
                short, long = sorted((len(wording), len(core)))
                if len(wording) * _KEPT > len(core):
                    break
                if (
                    short >= max(_SHORTEST_KEPT, _KEPT * long)
                    and {place, end} <= unit.words
                    and not any(place < b < end for b in unit.breaks)
                    and LCSseq.similarity(core, wording) == short
                ):
                    return self._changed(unit, place, end, is_led=core != letters)
        return None

    def _changed(self, unit: Unit, start: int, end: int, *, is_led: bool) -> Occurrence | None:
        led = self._led_from(unit, start)
        if HAS_DIGIT.search(unit.letters[start:end]) or (is_led and led == start):
            return None
        return Occurrence(unit, led, end)

    def _led_from(self, unit: Unit, place: int) -> int:
        """Return where the verbs before a core begin."""
        start = place
        for _ in range(_MOST_BEFORE):
            before = (b for b in unit.word_bounds if start - _LONGEST_VERB <= b < start)
            led = (b for b in before if self._is_verb(unit.letters[b:start]))
            if unit.mark_before(start) or (bound := next(led, None)) is None:
                break
            start = bound
        return start

    def _behind_verb(
        self, unit: Unit, start: int, bounds: Sequence[int], least: float = _VERB
    ) -> int | None:
        """Return where the longest verb that begins here ends, None where none does."""
        near = (b for b in reversed(bounds) if start < b <= start + _LONGEST_VERB)
        return next((b for b in near if self._is_verb(unit.letters[start:b], least)), None)

    def _followed_to(self, unit: Unit, end: int) -> int | None:
        """Return where the verbs behind a core end, None if something else follows there."""
        edges = self.lexicon.table("formulas")["edges"]
        after = set(edges["function_words_after"]) - set(edges["coordinating"])
        for _ in range(_MOST_BEHIND + 1):
            if unit.mark_before(end):
                return None if unit.is_listed(end - 1, end)[1] else end
            following = [b for b in unit.word_bounds if end < b <= end + _LONGEST_VERB]
            if end in unit.begins or any(unit.letters[end:b] in after for b in following[:1]):
                return end
            bound = self._behind_verb(unit, end, unit.word_bounds)
            if bound is None:
                return None
            end = bound
        return None


def _first(candidate: Candidate) -> tuple[Unit, int, int]:
    first = candidate.occurrences[0]
    return first.unit, first.start, first.end


def _bounds(unit: Unit, start: int, end: int) -> list[int]:
    return [start, *(bound for bound in unit.word_bounds if start < bound < end), end]


def _places(wording: str, letters: str, start: int = 0) -> Iterator[int]:
    place = letters.find(wording, start)
    while place >= 0:
        yield place
        place = letters.find(wording, place + 1)
