"""Find wordings that differ from the standard or from what nearly all other districts write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.checking.lettering import Lettering
from compare.checking.majority import by_majority
from compare.checking.orders import by_order
from compare.checking.rows import by_rows
from compare.checking.standard import by_forms, by_wordings
from compare.checking.standards import standards_of
from compare.lexicon import Lexicon
from compare.model.checks import WordingDoubt
from compare.model.findings import Formula
from compare.model.source import Source
from compare.settings import CheckingSettings


def find_wording_doubts(
    letterings: Sequence[Lettering],
    formulas: Sequence[Formula],
    sources: dict[str, Source],
    settings: CheckingSettings,
    lexicon: Lexicon,
) -> tuple[WordingDoubt, ...]:
    """Return the doubts in order of documents and places, one a place, the surest.

    They are doubts to be looked at: nothing is called a mistake, and nothing is corrected.
    """
    standards = standards_of(lexicon)
    found = [
        *by_forms(standards.wrong, letterings, sources),
        *by_rows(standards.rows, letterings, sources),
        *by_wordings(standards.wordings, letterings, sources, settings, lexicon),
        *by_majority(formulas, letterings, sources, settings, lexicon),
        *by_order(formulas, letterings, sources, settings),
    ]
    sure = [doubt for doubt in found if doubt.confidence >= settings.wording_confidence]
    return tuple(_in_order(_one_a_place(sure), letterings))


def _one_a_place(doubts: Iterable[WordingDoubt]) -> list[WordingDoubt]:
    """Return the doubts without those that overlap a surer one."""
    kept: list[WordingDoubt] = []
    ranked = sorted(doubts, key=lambda d: (-d.confidence, d.passage.document, d.passage.start))
    for doubt in ranked:
        if not any(_overlap(doubt, other) for other in kept):
            kept.append(doubt)
    return kept


def _overlap(a: WordingDoubt, b: WordingDoubt) -> bool:
    same = a.passage.document == b.passage.document
    return same and a.passage.start < b.passage.end and b.passage.start < a.passage.end


def _in_order(
    doubts: Iterable[WordingDoubt], letterings: Sequence[Lettering]
) -> list[WordingDoubt]:
    order = {lettering.document.id: index for index, lettering in enumerate(letterings)}
    return sorted(doubts, key=lambda d: (order[d.passage.document], d.passage.start))
