"""Know whose words are whose: how many others say what one speaker says, and how often it does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.lexicon import Table, division_rows
from compare.model.report import Document

Numbers = NDArray[np.int64]
_BITS = 14
_LENGTHS = (2, 3, 4)
# The names of divisions end in these; without them they are named in running text.
_SUFFIX = re.compile(
    "(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治州|自治县|自治旗|地区|林区|新区|[省市县区州盟旗])$"
)


@dataclass(frozen=True)
class Voice:
    """Hold all that one speaker says, by its letters, with the dispersion of its runs of letters.

    `offsets` tells where each sentence begins; a line end parts sentences. `others[n]` counts at
    each letter how many other speakers have the run of n letters that begins there, -1 where none
    does; `new[n]` and `runs[n]` sum up how many runs before a letter nobody else has, and how many
    there are; of three letters, runs with a name of a place in them do not count. `repeats` is how
    often the speaker says the run of three letters, 0 where others say it too.
    """

    speaker: str
    letters: str
    offsets: dict[str, int]
    others: dict[int, Numbers]
    new: dict[int, list[int]]
    runs: dict[int, list[int]]
    places: list[int]
    repeats: list[int]
    local: frozenset[str]

    def novelty(self, length: int, start: int, end: int) -> float:
        """Return the share of runs of a length between two letters that nobody else has."""
        last = max(start, end - length + 1)
        runs, new = self.runs[length], self.new[length]
        count = runs[last] - runs[start]
        return (new[last] - new[start]) / count if count else 0.0

    def usual(self, length: int) -> float:
        """Return the novelty of all that the speaker says: the more districts, the lower."""
        return self.novelty(length, 0, len(self.letters))

    def place_share(self, start: int, end: int) -> float:
        """Return the share of letters between two that belong to names of places."""
        return (self.places[end] - self.places[start]) / max(1, end - start)

    def repetition(self, start: int, end: int) -> int:
        """Return how often the speaker says the most frequent of its own runs of three letters."""
        return max(self.repeats[start : max(start + 1, end - 2)], default=0)

    def count(self, name: str) -> int:
        """Return how often the speaker says a name."""
        return self.letters.count(name)


@dataclass(frozen=True)
class Dispersion:
    """Hold the voices of all speakers."""

    voices: dict[str, Voice]

    @classmethod
    def of(cls, documents: Sequence[Document], rules: Table) -> Dispersion:
        """Return the voices of the documents' speakers."""
        texts, offsets = _texts(documents)
        grams, masks, places = _grams(texts)
        counted = {n: _counts(grams[n]) for n in _LENGTHS}
        most = float(rules["few"]) * (len(texts) - 1)
        local = _local(texts, rules)
        voices = {}
        for number, (speaker, letters) in enumerate(texts.items()):
            others = {n: counted[n][0][number] for n in _LENGTHS}
            inside = {n: masks[n][number] for n in _LENGTHS}
            inside[3] = inside[3] & ~places[number][1]
            own = np.where(inside[3] & (others[3] <= most), counted[3][1][number], 0)
            voices[speaker] = Voice(
                speaker,
                letters,
                offsets[speaker],
                others,
                {n: _summed(inside[n] & (others[n] == 0)) for n in _LENGTHS},
                {n: _summed(inside[n]) for n in _LENGTHS},
                _summed(places[number][0]),
                own.tolist(),
                local[speaker],
            )
        return cls(voices)

    @property
    def rivals(self) -> int:
        """Return the number of other speakers."""
        return max(1, len(self.voices) - 1)

    def holders(self, voice: Voice, name: str, start: int) -> tuple[str, ...]:
        """Return the other speakers that say a name, which begins at a letter of the voice.

        No more have the name than have its rarest run of letters, so most names need no search.
        """
        length = min(len(name), max(_LENGTHS))
        if length in voice.others:
            rarest = voice.others[length][start : start + len(name) - length + 1]
            if len(rarest) and rarest.min() == 0:
                return ()
        return tuple(
            other
            for other, told in self.voices.items()
            if other != voice.speaker and name in told.letters
        )


def _texts(documents: Sequence[Document]) -> tuple[dict[str, str], dict[str, dict[str, int]]]:
    """Return all letters of each speaker and where each sentence begins in them."""
    parts: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    offsets: dict[str, dict[str, int]] = {}
    for document in documents:
        speaker = document.speaker
        for sentence in document.sentences:
            offsets.setdefault(speaker, {})[sentence.id] = sizes.get(speaker, 0) + 1
            parts.setdefault(speaker, []).append("\n" + sentence.letters)
            sizes[speaker] = sizes.get(speaker, 0) + 1 + len(sentence.letters)
    return {speaker: "".join(told) for speaker, told in parts.items()}, offsets


def _grams(
    texts: dict[str, str],
) -> tuple[
    dict[int, list[Numbers]],
    dict[int, list[NDArray[np.bool_]]],
    list[tuple[NDArray[np.bool_], NDArray[np.bool_]]],
]:
    """Return the runs of letters of each text as numbers, where they are whole, and places."""
    codes = [np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32) for text in texts.values()]
    known = np.unique(np.concatenate([*codes, np.array([ord("\n")], dtype=np.uint32)]))
    names = _place_names(known)
    grams: dict[int, list[Numbers]] = {n: [] for n in _LENGTHS}
    masks: dict[int, list[NDArray[np.bool_]]] = {n: [] for n in _LENGTHS}
    places = []
    for code in codes:
        ids = np.searchsorted(known, code).astype(np.int64)
        inner = code != ord("\n")
        run, whole = ids, inner
        inside = np.zeros(len(ids), dtype=bool)
        for n in _LENGTHS:
            run = (run << _BITS) + _shifted(ids, n - 1)
            whole = whole & _shifted(inner, n - 1)
            grams[n].append(run)
            masks[n].append(whole)
            found = np.isin(run, names[n]) & whole
            for step in range(n):
                inside[step:] |= found[: max(0, len(found) - step)]
        touched = inside | _shifted(inside, 1) | _shifted(inside, 2)
        places.append((inside, touched))
    return grams, masks, places


def _place_names(known: NDArray[np.uint32]) -> dict[int, Numbers]:
    """Return the names of divisions of two to four letters as numbers, by length."""
    at = {chr(code): number for number, code in enumerate(known)}
    found: dict[int, set[int]] = {n: set() for n in _LENGTHS}
    for row in division_rows():
        # A stem that is a common word names a place only with its suffix.
        stems = () if row["short_is_word"] else (_SUFFIX.sub("", row["name"]),)
        for name in (row["name"], *stems):
            if len(name) in found and all(letter in at for letter in name):
                number = 0
                for letter in name:
                    number = (number << _BITS) + at[letter]
                found[len(name)].add(number)
    return {n: np.array(sorted(numbers), dtype=np.int64) for n, numbers in found.items()}


def _shifted(values: NDArray[Any], by: int) -> NDArray[Any]:
    """Return the values that stand so many places later, zero behind the end."""
    moved = np.zeros_like(values)
    moved[: max(0, len(values) - by)] = values[by:]
    return moved


def _counts(grams: list[Numbers]) -> tuple[list[Numbers], list[Numbers]]:
    """Return at each run how many other texts have it, and how often its own text does."""
    lengths = np.cumsum([len(one) for one in grams])[:-1]
    _, at = np.unique(np.concatenate(grams), return_inverse=True)
    spread = np.zeros(int(at.max()) + 1, dtype=np.int64)
    owns = []
    pieces = np.split(at, lengths)
    for piece in pieces:
        numbers, inverse, count = np.unique(piece, return_inverse=True, return_counts=True)
        spread[numbers] += 1
        owns.append(count[inverse].astype(np.int64))
    return [spread[piece] - 1 for piece in pieces], owns


def _summed(flags: NDArray[np.bool_]) -> list[int]:
    """Return how many flags are set before each place."""
    return [0, *np.cumsum(flags).tolist()]


def _local(texts: dict[str, str], rules: Table) -> dict[str, frozenset[str]]:
    """Return the letters that belong to each speaker's place, such as its short name."""
    counts = {speaker: Counter(text) for speaker, text in texts.items()}
    total: Counter[str] = Counter()
    for count in counts.values():
        total.update(count)
    mostly = max(float(rules["local_mostly"]), 2.5 / len(texts))
    return {
        speaker: frozenset(
            letter
            for letter, number in count.items()
            if number >= rules["local_often"]
            and letter.isalpha()
            and number / total[letter] >= mostly
        )
        for speaker, count in counts.items()
    }
