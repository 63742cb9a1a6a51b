"""Find what a later review says of an earlier promise.

A promise is looked for by its telling letter pairs, weighed by how rare they are in both reports:
the share of their mass that a clause of the review holds is the score. Which part of a promise is
done, the words and figures of that clause tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nsmallest

from compare.lexicon import Lexicon, pattern
from compare.mining.figures import Figure, figures_of
from compare.model.years import PromiseStatus
from compare.scoring.rarity import Rarity, letter_pairs
from compare.settings import YearSettings
from compare.text import letters_of
from compare.years.promises import Clause

# Clauses beside the best one are named too if they hold nearly as much.
_NEARLY = 0.85
_MOST_EVIDENCE = 3
# Fewer letters in common are chance.
_SHORTEST_RUN = 2
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what a review says of a promise: the clauses that do, best first, and the score."""

    status: PromiseStatus
    evidence: tuple[Clause, ...]
    score: float


class Review:
    """Know the clauses of a review; tell what it says of a promise."""

    def __init__(
        self,
        clauses: Sequence[Clause],
        promises: Sequence[Clause],
        settings: YearSettings,
        lexicon: Lexicon,
    ) -> None:
        self._rules = lexicon.table("promises")
        self._lexicon = lexicon
        self._settings = settings
        self._clauses = list(clauses)
        texts = [self._telling(clause.text) for clause in self._clauses]
        self._rarity = Rarity.of([*texts, *(self._telling(clause.text) for clause in promises)])
        self._holders: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            for pair in letter_pairs(text):
                self._holders.setdefault(pair, []).append(place)

    def answer(self, promise: Clause) -> Answer:
        """Return what the review says of a promise."""
        scores = self.scores(promise)
        order = nsmallest(_MOST_EVIDENCE, scores, key=lambda place: (-scores[place], place))
        best = scores[order[0]] if order else 0.0
        if best < self._settings.promise_mentioned:
            return Answer(PromiseStatus.NOT_FOUND, (), round(best, 3))
        near = [index for index in order if scores[index] >= _NEARLY * best]
        evidence = tuple(self._clauses[index] for index in near)
        return Answer(self._status(promise, evidence), evidence, round(best, 3))

    def scores(self, promise: Clause) -> dict[int, float]:
        """Return the share of a promise's telling wording that clauses of the review hold.

        Of the clauses that hold nothing only as many are named as could be evidence.
        """
        wanted = letter_pairs(self._telling(promise.text))
        whole = self._rarity.mass(wanted) or 1.0
        shared: dict[int, list[str]] = {}
        for pair in wanted:
            for place in self._holders.get(pair, ()):
                shared.setdefault(place, []).append(pair)
        scores = dict.fromkeys(range(min(_MOST_EVIDENCE, len(self._clauses))), 0.0)
        for place, pairs in shared.items():
            scores[place] = self._rarity.mass(pairs) / whole
        return scores

    def _telling(self, text: str) -> str:
        rules = self._rules["telling"]
        bare = letters_of(pattern(rules["empty"]).sub("", text)) or letters_of(text)
        for canonical, *others in rules["equal"]:
            for other in others:
                if canonical not in bare:
                    bare = bare.replace(other, canonical)
        return bare

    def _status(self, promise: Clause, evidence: Sequence[Clause]) -> PromiseStatus:
        rules = self._rules["status"]
        told = [clause.text for clause in evidence]
        reached = self._figures_reached(promise.text, evidence)
        if reached is False:
            return PromiseStatus.PARTLY
        # What the evidence says beyond the words of the promise itself.
        beyond = [_beyond(text, promise.text) for text in told]
        is_under_way = any(pattern(rules["under_way"]).search(text) for text in beyond)
        is_done = any(pattern(rules["done"]).search(text) for text in beyond)
        is_to_finish = pattern(rules["finishing"]).search(promise.text) is not None
        goes_on = any(pattern(rules["going_on"]).search(text) for text in beyond)
        if not is_done and (is_under_way or (is_to_finish and goes_on)):
            return PromiseStatus.PARTLY
        return PromiseStatus.REPORTED

    def _figures_reached(self, promise: str, told: Sequence[Clause]) -> bool | None:
        """Tell whether the evidence reaches the promised figures, None where none can be compared.

        Figures are compared by their unit with those of the best clause that has such; of what is
        to stay small the lower one is better.
        """
        reached = []
        for figure in figures_of(promise, self._lexicon):
            told_of = (self._told(figure, promise, clause) for clause in told)
            answer = next((one for one in told_of if one is not None), None)
            if answer is not None:
                reached.append(answer)
            elif figure.unit == _PERCENT:
                # Of a rate that is promised the review tells no rate.
                reached.append(False)
        return all(reached) if reached else None

    def _told(self, figure: Figure, promise: str, clause: Clause) -> bool | None:
        """Tell whether a clause reaches a promised figure, None where it has none of its unit.

        Of several the one counts whose words are the promise's. What several years came to, or
        what there is altogether, reaches no figure that is to be added within a year.
        """
        rules = self._rules["status"]
        figures = list(figures_of(clause.text, self._lexicon))
        same = [
            (len(set(clause.text[before : f.start]) & set(promise)), f)
            for before, f in zip([0, *(f.end for f in figures)], figures, strict=False)
            if f.unit == figure.unit
            and not pattern(rules["starting_from"]).search(clause.text[: f.start])
        ]
        if not same:
            return None
        likest = max(score for score, _ in same)
        chosen = [f for score, f in same if score == likest]
        words = clause.sentence.text[: clause.start + chosen[0].start]
        is_added = pattern(rules["adding"]).search(promise) is not None
        is_stock = pattern(rules["stock"]).search(clause.text[: chosen[0].start]) is not None
        if (is_added and is_stock) or self._is_of_several_years(words):
            return False
        is_bound = pattern(rules["at_most"]).search(promise) is not None
        return self._is_reached(figure.value, [f.value for f in chosen], is_bound)

    def _is_of_several_years(self, words: str) -> bool:
        """Tell whether what stands before a figure makes it one of several years."""
        rules = self._lexicon.table("years")["series"]
        is_long = pattern(rules["period"]).search(words) is not None
        return is_long and pattern(rules["single"]).search(words) is None

    def _is_reached(self, promised: float, told: Sequence[float], is_bound: bool) -> bool:
        tolerance = self._settings.figure_tolerance
        if is_bound:
            return min(told) <= promised * (1 + tolerance)
        return max(told) >= promised * (1 - tolerance)


def _beyond(text: str, promise: str) -> str:
    """Return what a text says beyond the runs of letters that it shares with a promise."""
    kept = list(text)
    for block in SequenceMatcher(None, text, promise, autojunk=False).get_matching_blocks():
        if block.size >= _SHORTEST_RUN:
            kept[block.a : block.a + block.size] = "　" * block.size
    return "".join(kept)
