"""Choose the sentences that stand for what a section says of a theme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.lexicon import Lexicon
from compare.model.report import Role, Sentence
from compare.scoring.similarity import similarity_matrix

# More distinct words of the theme than these do not make a sentence more fitting.
_MOST_WORDS = 3
# A sentence of more letters than these is hard to read in a column; so many more outweigh a word.
_LONG = 120
# A sentence of fewer is but a slogan or a head.
_SHORT = 15
_LETTERS_OF_WORD = 60


@dataclass(frozen=True)
class Chooser:
    """Hold the words of a theme, and what a sentence worth quoting has and has not.

    Parts of the report that have words of their own, such as shortcomings, have no theme.
    """

    words: tuple[str, ...]
    ceremony: re.Pattern[str]
    declaration: re.Pattern[str]
    figure: re.Pattern[str]
    measure: re.Pattern[str]
    own: re.Pattern[str] | None

    @classmethod
    def of(cls, role: Role, theme: str | None, lexicon: Lexicon) -> Chooser:
        """Return the chooser of a theme of the lists; without one, of measures and figures."""
        table = lexicon.table("quoting")
        own = table["roles"].get(role.value)
        return cls(
            theme_words((theme or "").partition("（")[0], lexicon),
            re.compile(table["ceremony"]),
            re.compile(table["declaration"]),
            re.compile(table["figure"]),
            re.compile(table["measure"]),
            re.compile(own) if own else None,
        )

    def best(self, own: Sequence[Sentence], others: Sequence[Sentence]) -> Sentence | None:
        """Return the sentence that tells most of the theme, None where all only declare.

        Words of the theme go first, then figures and measures, then closeness to the others'.
        """
        able = self._able(own)
        if not able:
            return None
        marks = [self._mark(sentence) for sentence in able]
        # Closeness adds 1 at the most: it is only asked of those that can still come first.
        greatest = max(marks)
        first = [index for index, mark in enumerate(marks) if mark + 1.0 >= greatest]
        near = _nearness([able[index] for index in first], others)
        ranked = [(marks[index] + near[place], -index) for place, index in enumerate(first)]
        return able[-max(ranked)[1]]

    def _able(self, own: Sequence[Sentence]) -> list[Sentence]:
        """Return the sentences worth quoting: the words of the theme with a measure, else either.

        Where none has either, all that do not only declare are left.
        """
        spoken = [s for s in own if not self.ceremony.search(s.text)]
        told = [s for s in spoken if not self.declaration.search(s.text)]
        if self.own is not None:
            return [s for s in spoken if self.own.search(s.text)] or told
        fitting = [s for s in told if self._hits(s)]
        both = [s for s in fitting if self._tells(s)]
        return both or fitting or [s for s in told if self._tells(s)] or told

    def _hits(self, sentence: Sentence) -> int:
        """Return how many words of the theme stand in a sentence, those inside another not."""
        found = [word for word in self.words if word in sentence.text]
        return sum(not any(word != other and word in other for other in found) for word in found)

    def _tells(self, sentence: Sentence) -> bool:
        """Tell whether a sentence has a figure or a measure."""
        return bool(self.figure.search(sentence.text) or self.measure.search(sentence.text))

    def _mark(self, sentence: Sentence) -> float:
        mark = float(min(self._hits(sentence), _MOST_WORDS))
        mark += 1.5 if self.figure.search(sentence.text) else 0.0
        mark += 1.0 if self.measure.search(sentence.text) else 0.0
        if self.own is not None:
            return mark
        if len(sentence.letters) < _SHORT:
            return mark - 1.0
        return mark - max(0.0, (len(sentence.letters) - _LONG) / _LETTERS_OF_WORD)


@lru_cache(maxsize=128)
def theme_words(theme: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words for heading and text of the themes of that name."""
    named = [t for themes in lexicon.table("themes").values() for t in themes if t["name"] == theme]
    found = {word for one in named for word in (*one["heading"], *one["text"]) if len(word) > 1}
    return tuple(sorted(found))


def _nearness(own: Sequence[Sentence], others: Sequence[Sentence]) -> list[float]:
    """Return how close each sentence comes to the nearest of the others, from 0 to 1."""
    if not others:
        return [0.0] * len(own)
    scores = similarity_matrix([s.letters for s in own], [s.letters for s in others]).max(axis=1)
    return [float(score) / 100 for score in scores]
