"""Find texts that may be the same, without comparing each with each, and say how alike they are."""

# ruff: noqa: PLC0415 - what compares is loaded where there are two texts.

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compare.text import letters_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

# So many letters in a row are a shingle.
_LETTERS = 8
_PRIME = 0x9E3779B97F4A7C15
# A shingle of more texts than these is a formula of the genre and tells nothing.
_MOST_TEXTS = 24
# Texts that share this part of the shorter one's shingles are compared letter by letter. Damage
# of one letter in twenty leaves two thirds of the shingles; formulas make up a quarter at most.
_CANDIDATE = 0.4
# Above this many pairs of letters the comparison would take seconds.
_LARGEST_PRODUCT = 6_000_000_000


@dataclass(frozen=True)
class Fingerprint:
    """Hold the letters of a text and answer what is needed to compare them."""

    letters: str

    @property
    def hashes(self) -> npt.NDArray[np.uint64]:
        """Return a number for each shingle, in order; equal shingles have equal numbers."""
        import numpy as np

        prime = np.uint64(_PRIME)
        codes = np.frombuffer(self.letters.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        count = max(0, len(codes) - _LETTERS + 1)
        total = np.zeros(count, dtype=np.uint64)
        for place in range(_LETTERS):
            total = total * prime + codes[place : place + count].astype(np.uint64)
        mixed = total * prime
        return mixed ^ (mixed >> np.uint64(29))

    def sample(self, of: int) -> frozenset[int]:
        """Return one in `of` shingles, chosen by their hash alone, so that equal texts agree."""
        hashes = self.hashes
        return frozenset(hashes[hashes % hashes.dtype.type(of) == 0].tolist())

    @cached_property
    def numbers(self) -> Counter[str]:
        """Return the figures of the text, which no other report has in the same way."""
        return Counter(_runs_of_digits(self.letters))


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text."""
    return Fingerprint(letters_of(text))


class Index:
    """Find among the texts put in before those that share enough shingles with another.

    Of each text one in `of` shingles is kept; short texts need all of theirs.
    """

    def __init__(self, of: int) -> None:
        self._of = of
        self._texts: dict[int, list[int]] = {}
        self._sizes: dict[int, int] = {}

    def add(self, key: int, print_: Fingerprint) -> None:
        """Put a text in."""
        sample = print_.sample(self._of)
        self._sizes[key] = len(sample)
        for shingle in sample:
            self._texts.setdefault(shingle, []).append(key)

    def candidates(self, print_: Fingerprint) -> list[int]:
        """Return the texts that may be the same as this one, the likeliest first."""
        shared: Counter[int] = Counter()
        sample = print_.sample(self._of)
        for shingle in sample:
            texts = self._texts.get(shingle, ())
            if len(texts) <= _MOST_TEXTS:
                shared.update(texts)
        own = len(sample)
        fitting = [
            key
            for key, count in shared.items()
            if count >= _CANDIDATE * max(1, min(own, self._sizes[key]))
        ]
        return sorted(fitting, key=lambda key: (-shared[key], key))


def shared_letters(one: Fingerprint, other: Fingerprint) -> int:
    """Return how many letters the texts have in common, in the same order."""
    import numpy as np
    from rapidfuzz.distance import LCSseq

    if len(one.letters) * len(other.letters) <= _LARGEST_PRODUCT:
        return int(LCSseq.similarity(one.letters, other.letters))
    shorter, longer = sorted((one, other), key=lambda text: len(text.letters))
    share = float(np.isin(shorter.hashes, longer.hashes).mean())
    return round(share * len(shorter.letters))


def shared_numbers(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share of the shorter text's figures that the other has; 1 without figures."""
    shorter, longer = sorted((one, other), key=lambda text: len(text.letters))
    total = shorter.numbers.total()
    return (shorter.numbers & longer.numbers).total() / total if total else 1.0


def _runs_of_digits(letters: str) -> list[str]:
    runs = "".join(letter if letter.isdecimal() else " " for letter in letters).split()
    return [run for run in runs if len(run) > 1]
