"""Hold the words of jieba's dictionary with their weights, and split a text by them.

The split is the one that `jieba.Tokenizer().cut(text, HMM=False)` gives. The dictionary alone is
taken from jieba: its own loader is slower, and reads a file that any user of the machine can write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from math import exp, inf, log
from operator import itemgetter
from pathlib import Path

_RUN = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
_LATIN = re.compile("[a-zA-Z0-9]")
_LINE_END = "\r\n"
# What begins a word and is none.
_BEGINNING = -inf


@dataclass(frozen=True)
class Dictionary:
    """Hold the logarithm of the share of each word, and the sum of all frequencies.

    Whatever begins a word of three characters or more is among the keys.
    """

    weights: dict[str, float]
    total: int

    def is_word(self, text: str) -> bool:
        """Tell whether a text is a word."""
        return self.weights.get(text, _BEGINNING) > _BEGINNING

    def frequency(self, text: str) -> int:
        """Return how often the dictionary's corpus has a word, 0 where it is none."""
        return round(exp(self.weights.get(text, _BEGINNING)) * self.total)

    def split(self, text: str) -> list[str]:
        """Return the most probable words of a text in order; together they are the text again."""
        words: list[str] = []
        end = 0
        for found in _RUN.finditer(text):
            run = found.group()
            between = text[end : found.start()]
            words += _single(between) if _LINE_END in between else between
            end = found.end()
            parts = _parts(run, self._ends(run))
            words += _with_numbers_whole(parts) if _LATIN.search(run) else parts
        return [*words, *_single(text[end:])]

    def _ends(self, run: str) -> list[int]:
        """Return for each character where the word that begins with it ends, in the best split."""
        weigh, size = self.weights.get, len(run)
        best, ends = [0.0] * (size + 1), [0] * size
        unknown = -log(self.total)
        for start in range(size - 1, -1, -1):
            most, end, stop = _BEGINNING, 0, start + 1
            while (weight := weigh(run[start:stop])) is not None:
                # Of two that are equally good the longer word is taken.
                if (value := weight + best[stop]) >= most:
                    most, end = value, stop
                stop += 1
                if stop > size:
                    break
            if most == _BEGINNING:
                most, end = unknown + best[start + 1], start + 1
            best[start], ends[start] = most, end
        return ends


def load_dictionary(further: tuple[str, ...] = (), frequency: int = 0) -> Dictionary:
    """Return the dictionary that is installed with jieba, with further words of one frequency."""
    found = find_spec("jieba")
    assert found is not None
    assert found.origin is not None
    # Each line holds a word, its frequency and its part of speech.
    parts = Path(found.origin).with_name("dict.txt").read_text(encoding="utf-8").split()
    words, numbers = [*parts[::3], *further], [*parts[1::3], *[str(frequency)] * len(further)]
    total = sum(map(int, numbers))
    shares = {number: log(int(number)) - log(total) for number in set(numbers)}
    weights = dict(zip(words, map(shares.__getitem__, numbers), strict=True))
    for beginnings in _beginnings(words):
        weights.update(dict.fromkeys(beginnings.difference(weights), _BEGINNING))
    return Dictionary(weights, total)


def _beginnings(words: list[str]) -> Iterator[set[str]]:
    """Yield all that begins a word; what has one or two characters may be a word itself."""
    two = set(map(itemgetter(slice(2)), words))
    yield two
    yield set(map(itemgetter(0), two))
    long = (word for word in words if len(word) > 3)
    yield {word[:end] for word in long for end in range(3, len(word))}


def _parts(run: str, ends: list[int]) -> list[str]:
    parts = []
    start = 0
    while start < len(run):
        parts.append(run[start : (start := ends[start])])
    return parts


def _with_numbers_whole(words: Iterable[str]) -> Iterator[str]:
    """Yield the words with single Latin letters and digits that follow each other as one."""
    gathered = ""
    for word in words:
        if len(word) == 1 and _LATIN.match(word):
            gathered += word
            continue
        if gathered:
            yield gathered
            gathered = ""
        yield word
    if gathered:
        yield gathered


def _single(between: str) -> Iterator[str]:
    """Yield the characters of no word one by one, the two of a line end as one."""
    for number, piece in enumerate(between.split(_LINE_END)):
        if number:
            yield _LINE_END
        yield from piece
