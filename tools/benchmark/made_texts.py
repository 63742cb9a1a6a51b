"""Make texts with planted near-copies: sentences, and whole reports that hold them.

Words come from the reports in seeds/ as often as they stand there, so that texts that nobody
planted share letters by chance as real ones do. A part of the texts are near-copies of others, made
by leaving out, putting in and exchanging words until a drawn share of letters has changed. The same
number of texts and seed give the same texts.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from compare.lexicon import Lexicon
from compare.text import letters_of
from compare.words import split_words

ROOT = Path(__file__).parents[2]
# Share of the texts that are near-copies, share that are equal to another, and the letters that
# a near-copy has changed, as a part of all.
_COPIED = 0.2
_EQUAL = 0.05
_CHANGED = (0.02, 0.4)
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Made:
    """Hold made texts and, for each that was copied, the number of the one it was made from."""

    texts: list[str]
    origins: dict[int, int]


class Writer:
    """Write texts of words drawn by their frequency."""

    def __init__(self, seed: int = 0) -> None:
        counts = _word_counts()
        self._words = sorted(counts)
        self._bounds = list(accumulate(counts[word] for word in self._words))
        self._random = random.Random(seed)

    def texts(self, count: int, letters: int) -> Made:
        """Return texts with `letters` letters on average, near-copies among them."""
        texts: list[str] = []
        origins: dict[int, int] = {}
        draw = self._random.random
        while len(texts) < count:
            kind = draw()
            if texts and kind < _COPIED + _EQUAL:
                origin = self._random.randrange(len(texts))
                origins[len(texts)] = origin
                texts.append(texts[origin] if kind < _EQUAL else self._changed(texts[origin]))
            else:
                texts.append(self._text(letters))
        return Made(texts, origins)

    def _word(self) -> str:
        place = self._random.random() * self._bounds[-1]
        return self._words[bisect_left(self._bounds, place)]

    def _text(self, letters: int) -> str:
        wanted = max(_SHORTEST, round(self._random.gauss(letters, letters / 4)))
        text = ""
        while len(text) < wanted:
            text += self._word()
        return text

    def _changed(self, text: str) -> str:
        """Return a text of which words are left out, put in or exchanged."""
        left = max(1, round(len(text) * self._random.uniform(*_CHANGED)))
        while left > 0:
            word = self._word()
            place = self._random.randrange(len(text) + 1)
            kind = self._random.randrange(3)
            size = min(len(word), left)
            gone = 0 if kind == 0 else size
            text = text[:place] + ("" if kind == 1 else word[:size]) + text[place + gone :]
            left -= size
        return text or self._word()


def _word_counts() -> Counter[str]:
    lexicon = Lexicon()
    counts: Counter[str] = Counter()
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        for line in path.read_text("utf-8", "replace").splitlines():
            counts.update(split_words(letters_of(line), lexicon))
    return counts


def sentences_of_reports(writer: Writer, count: int, sentences: int = 300) -> Iterator[str]:
    """Yield the sentences of made reports; a quarter of each comes from a stock, as it is."""
    stock = writer.texts(20 * sentences, 40).texts
    choose = random.Random(count)
    for _ in range(count):
        own = writer.texts(sentences * 3 // 4, 40).texts
        yield from own
        yield from choose.choices(stock, k=sentences - len(own))
