"""Find maximal repeats: wordings that cannot be made longer without losing an occurrence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from compare.mining.formulas.corpus import Corpus
from compare.repeating import memory


@dataclass(frozen=True, slots=True)
class Repeat:
    """Hold one maximal repeat: its length in letters and the positions where it begins."""

    length: int
    positions: tuple[int, ...]


def maximal_repeats(corpus: Corpus, shortest: int, fewest: int = 1) -> Iterator[Repeat]:
    """Yield the repeats of at least `shortest` letters that at least `fewest` speakers use.

    None crosses the end of a sentence.
    """
    numbers: dict[str, int] = {}
    speakers = [numbers.setdefault(unit.speaker, len(numbers)) for unit in corpus.units]
    found = memory.find(corpus.index.row, np.array(speakers, dtype=np.int64), shortest, fewest)
    for number, length in enumerate(found.sizes.tolist()):
        yield Repeat(length, tuple(found.standing(number).tolist()))
