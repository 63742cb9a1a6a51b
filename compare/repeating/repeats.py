"""Hold repeats as columns, alike from every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.repeating.memory import Found
from compare.repeating.row import Numbers, Row


@dataclass(frozen=True, slots=True)
class Repeats:
    """Hold wordings that several speakers use and that no longer one replaces.

    Of each its letters, how often it stands, in how many texts and with how many speakers, and the
    first place: the number of a text, and the letter of it. The most widely used come first, then
    the longest ones.
    """

    letters: tuple[str, ...]
    occurrences: Numbers
    sentences: Numbers
    speakers: Numbers
    id: Numbers
    start: Numbers

    def __len__(self) -> int:
        return len(self.letters)

    @classmethod
    def of(cls, found: Found, row: Row, texts: Sequence[str]) -> Repeats:
        """Return what was found in a row of these texts."""
        first = found.first()
        order = np.lexsort((first, -found.sizes, -found.speakers))
        first, sizes = first[order], found.sizes[order]
        numbers = row.texts[first]
        starts = first - row.starts[numbers]
        places = zip(numbers.tolist(), starts.tolist(), sizes.tolist(), strict=True)
        return cls(
            tuple(texts[number][start : start + size] for number, start, size in places),
            (found.high - found.low)[order],
            found.texts[order],
            found.speakers[order],
            numbers,
            starts,
        )


FIGURES = ("occurrences", "sentences", "speakers", "id", "start")
"""Names of the columns that are numbers."""
