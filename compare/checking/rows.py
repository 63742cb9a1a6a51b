"""Hold rows of names against their standard order, and find one that lacks a member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.checking.lettering import Lettering
from compare.checking.standards import Row, is_ordered
from compare.model.checks import WordingBasis, WordingDoubt, WordingDoubtKind
from compare.model.source import Source

_ORDER = 0.8
_DROPPED = 0.6
# A row of fewer names is often meant to be shorter.
_FEWEST_OF_DROPPED = 4
_FEWEST = 3
_CLAUSE_MARKS = "，；：。！？"


@dataclass(frozen=True, slots=True)
class _Found:
    lettering: Lettering
    start: int
    end: int
    order: tuple[int, ...]


def by_rows(
    rows: Sequence[Row], letterings: Sequence[Lettering], sources: dict[str, Source]
) -> Iterator[WordingDoubt]:
    """Yield rows whose names stand in another order, or that lack one from their middle.

    What most districts with the row write like that is in use, and no doubt.
    """
    for row in rows:
        found = list(_rows_in(row, letterings))
        right = {f.lettering.document.speaker for f in found if is_ordered(list(f.order))}
        for each in found:
            kind = _kind(each.order, row)
            same = {f.lettering.document.speaker for f in found if f.order == each.order}
            if kind is None or (len(same) > 1 and len(same) > len(right)):
                continue
            yield WordingDoubt(
                passage=each.lettering.passage(each.start, each.end, sources),
                section=each.lettering.sentence_at(each.start).section,
                name=row.name,
                expected="、".join(row.said),
                basis=WordingBasis.STANDARD,
                kind=kind,
                since=None,
                expected_by=len(right),
                found_by=len(same),
                confidence=_ORDER if kind is WordingDoubtKind.ORDER else _DROPPED,
            )


def _rows_in(row: Row, letterings: Sequence[Lettering]) -> Iterator[_Found]:
    for lettering in letterings:
        for found in row.pattern.finditer(lettering.text):
            sentence, low, high = lettering.clean_span(found.start(), found.end())
            # Members on both sides of a comma belong to two clauses, and to no row.
            if not any(mark in sentence.text[low:high] for mark in _CLAUSE_MARKS):
                order = tuple(row.order(found.group()))
                yield _Found(lettering, found.start(), found.end(), order)


def _kind(order: tuple[int, ...], row: Row) -> WordingDoubtKind | None:
    """Return how a row differs from its standard, None where it does not or only stops short."""
    size = len(row.members)
    if len(set(order)) != len(order) or len(order) < max(_FEWEST, size - 1):
        return None
    if not is_ordered(list(order)):
        return WordingDoubtKind.ORDER
    inside = order[0] == 0 and order[-1] == size - 1
    if row.whole and size >= _FEWEST_OF_DROPPED and len(order) == size - 1 and inside:
        return WordingDoubtKind.DROPPED
    return None
