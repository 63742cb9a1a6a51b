"""Know whose words are whose: what only one speaker says, and which words belong to a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

_GRAM = 4
# A word is of a place if its text holds it so often, and at least this share of all its places.
_OFTEN = 3
_MOSTLY = 0.5


@dataclass(frozen=True)
class OwnWords:
    """Answer for one speaker which wording is its own; all names are given by their letters.

    `usual` is the novelty of all that the speaker says: the more districts, the lower.
    """

    letters: str
    others: tuple[str, ...]
    shared: frozenset[str]
    local: frozenset[str]
    usual: float

    @classmethod
    def of(cls, voices: Mapping[str, str]) -> dict[str, OwnWords]:
        """Return the own words of each speaker, by the letters that each one says."""
        shared = _shared(voices)
        counts = {speaker: _words(letters) for speaker, letters in voices.items()}
        total: Counter[str] = Counter()
        for count in counts.values():
            total.update(count)
        return {
            speaker: cls(
                letters,
                tuple(text for other, text in voices.items() if other != speaker),
                shared,
                _local(counts[speaker], total) if len(voices) > 1 else frozenset(),
                _novelty(_grams(letters), shared),
            )
            for speaker, letters in voices.items()
        }

    def is_shared(self, name: str) -> bool:
        """Tell whether another speaker says a name too."""
        if not _grams(name) <= self.shared:
            return False
        return any(name in text for text in self.others)

    def holders(self, name: str) -> int:
        """Count the other speakers that say a name."""
        return sum(name in text for text in self.others)

    def novelty(self, name: str) -> float:
        """Return the share of the runs of four letters in a name that no other speaker has."""
        grams = _grams(name)
        if not grams:
            return 0.0 if self.is_shared(name) else 1.0
        return _novelty(grams, self.shared)

    def is_local(self, name: str) -> bool:
        """Tell whether a name holds a word that belongs to this place."""
        return any(letter in self.local for letter in name) or any(
            name[i : i + 2] in self.local for i in range(len(name) - 1)
        )

    def is_repeated(self, name: str) -> bool:
        """Tell whether the speaker says a name more than once."""
        return self.letters.count(name) > 1


def _grams(letters: str) -> set[str]:
    return {letters[i : i + _GRAM] for i in range(len(letters) - _GRAM + 1)}


def _novelty(grams: set[str], shared: frozenset[str]) -> float:
    return len(grams - shared) / max(1, len(grams))


def _shared(voices: Mapping[str, str]) -> frozenset[str]:
    """Return the runs of four letters that more than one speaker has."""
    seen: set[str] = set()
    shared: set[str] = set()
    for letters in voices.values():
        grams = _grams(letters)
        shared |= seen & grams
        seen |= grams
    return frozenset(shared)


def _words(letters: str) -> Counter[str]:
    """Count single letters and pairs."""
    return Counter(letters) + Counter(letters[i : i + 2] for i in range(len(letters) - 1))


def _local(own: Counter[str], total: Counter[str]) -> frozenset[str]:
    return frozenset(
        word
        for word, count in own.items()
        if count >= _OFTEN and count / total[word] >= _MOSTLY and word.isalpha()
    )
