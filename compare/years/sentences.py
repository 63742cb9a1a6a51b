"""Find which sentences of one year stand again in the next, and whether they have moved.

Every sentence meets every other one, since half of what is carried over stands elsewhere. Equal
letters come first, then the pairs of the highest ratio, each sentence once. A pair has moved where
its sections differ in role or theme, or where it stands out of the longest run of pairs that keep
their order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from compare.model.passage import Passage
from compare.model.report import Document, Sentence
from compare.model.source import Source
from compare.model.years import CarriedSentence, Fate, Succession, YearPair
from compare.passages import sentence_passage
from compare.settings import YearSettings
from compare.years.likeness import close_pairs

_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Partner:
    """Hold the places of two sentences in the texts of both years, and their ratio."""

    earlier: int
    later: int
    ratio: float


def succession(
    pair: YearPair,
    documents: dict[str, Document],
    sources: dict[str, Source],
    settings: YearSettings,
) -> Succession:
    """Return what of the earlier text stands in the later one, what was dropped, what is new."""
    earlier = _spoken([documents[name] for name in pair.earlier])
    later = _spoken([documents[name] for name in pair.later])
    partners = partners_of(
        [s.letters for s in earlier], [s.letters for s in later], settings.rewritten
    )
    in_order = _in_order(partners)
    taken = {p.earlier for p in partners}, {p.later for p in partners}

    def passage(sentence: Sentence) -> Passage:
        return sentence_passage(sentence, documents[sentence.document], sources)

    carried = tuple(
        CarriedSentence(
            earlier=passage(earlier[p.earlier]),
            later=passage(later[p.later]),
            fate=Fate.VERBATIM if p.ratio == 100 else Fate.REWRITTEN,
            score=round(p.ratio, 1),
            moved=p not in in_order
            or _place(earlier[p.earlier], documents) != _place(later[p.later], documents),
        )
        for p in partners
    )
    return Succession(
        pair=pair,
        carried=carried,
        dropped=tuple(passage(s) for i, s in enumerate(earlier) if i not in taken[0]),
        added=tuple(passage(s) for i, s in enumerate(later) if i not in taken[1]),
    )


def partners_of(earlier: Sequence[str], later: Sequence[str], least: float) -> list[Partner]:
    """Return the pairs of texts of letters that mean the same sentence, in order of the earlier.

    Each text has one partner at the most; pairs of a higher ratio go first, then those that stand
    at nearly the same place.
    """
    if not earlier or not later:
        return []
    rows, columns, ratios = close_pairs(earlier, later, least)
    shift = np.abs(rows / len(earlier) - columns / len(later))
    order = np.lexsort((columns, rows, shift, -ratios))
    free_rows, free_columns = set(range(len(earlier))), set(range(len(later)))
    found = []
    for index in order:
        row, column = int(rows[index]), int(columns[index])
        if row in free_rows and column in free_columns:
            free_rows.remove(row)
            free_columns.remove(column)
            found.append(Partner(row, column, float(ratios[index])))
    return sorted(found, key=lambda partner: partner.earlier)


def _in_order(partners: Sequence[Partner]) -> set[Partner]:
    """Return the longest run of partners whose later places rise (Fredman 1975)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, partner in enumerate(partners):
        place = bisect_left(ends, partner.later)
        before.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(partner.later)
            last.append(index)
        else:
            ends[place] = partner.later
            last[place] = index
    run = set()
    index = last[-1] if last else -1
    while index >= 0:
        run.add(partners[index])
        index = before[index]
    return run


def _spoken(documents: Sequence[Document]) -> list[Sentence]:
    return [
        sentence
        for document in documents
        for sentence in document.spoken
        if sentence.usable and not sentence.is_heading and len(sentence.letters) >= _SHORTEST
    ]


def _place(sentence: Sentence, documents: dict[str, Document]) -> tuple[str, str | None]:
    section = documents[sentence.document].section(sentence.section)
    return section.role.value, section.theme
