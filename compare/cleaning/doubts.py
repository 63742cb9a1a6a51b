"""Mark what may be damaged: lost ends, doubled words, unbalanced quotation marks, foreign bits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.model.report import CleanText, Doubt
from compare.model.source import Source
from compare.text import TERMINALS
from compare.words import splits_word

_DOUBLED = re.compile("([\u4e00-\u9fff]{2,8})\\1")
# Chinese doubles some words on purpose; what is doubled in a scan is usually a noun of two letters.
_LATIN = re.compile("(?<=[\u4e00-\u9fff”])\\s*(?:and|the|of|or)\\s*(?=[\u4e00-\u9fff“])")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))
_CONTEXT = 24
# A fragment of one letter before a stop, or a stop after nothing, comes from mixed columns.
_FRAGMENT = re.compile("^(?:[\u4e00-\u9fff]?[，；。]|、)")


def find_doubts(
    source: Source, text: CleanText, cut_start: bool, cut_end: bool, joins: Sequence[int]
) -> Iterator[Doubt]:
    """Yield the doubts of one paragraph, each with its raw place, reason and confidence.

    `joins` are the raw offsets at which a joined line goes on.
    """
    place = (source, text)
    if cut_end:
        whole = max((text.text.rfind(mark, 0, -1) + 1 for mark in TERMINALS), default=0)
        start = max(whole, len(text) - _CONTEXT)
        yield _doubt(place, (start, len(text)), "lost_end", 0.9)
    if cut_start:
        yield _doubt(place, (0, min(len(text), _CONTEXT)), "lost_start", 0.9)
    for begin in (0, *(text.positions.index(join) for join in joins if join in text.positions)):
        before, after = text.text[:begin], text.text[begin:]
        if _FRAGMENT.match(after) and not (before and splits_word(before, after)):
            end = min(len(text), begin + _CONTEXT)
            yield _doubt(place, (begin, end), "mixed_columns", 0.7)
    for found in _DOUBLED.finditer(text.text):
        yield _doubt(place, found.span(), "doubled", 0.6, found.group(1))
    for found in _LATIN.finditer(text.text):
        yield _doubt(place, found.span(), "foreign_word", 0.8, "和")
    for opening, closing in _PAIRS:
        yield from _unbalanced(source, text, opening, closing)


def near_mixed_columns(doubts: Sequence[Sequence[Doubt]], cut: Sequence[bool]) -> list[int]:
    """Return the paragraphs that share the damage of mixed columns.

    Where one paragraph of a page shows that its columns were mixed, those before and behind it
    that were put together or lack an end hold parts of the same columns.
    """
    mixed = {n for n, own in enumerate(doubts) if any(d.reason == "mixed_columns" for d in own)}
    waiting = list(mixed)
    while waiting:
        near = waiting.pop()
        for index in (near - 1, near + 1):
            if 0 <= index < len(cut) and cut[index] and index not in mixed:
                mixed.add(index)
                waiting.append(index)
    return sorted(mixed)


def doubt_whole(source: Source, text: CleanText) -> Doubt:
    """Return the doubt that a whole paragraph was put together from mixed columns."""
    return _doubt((source, text), (0, len(text)), "mixed_columns", 0.5)


def _unbalanced(source: Source, text: CleanText, opening: str, closing: str) -> Iterator[Doubt]:
    """Yield a doubt for each mark without its partner."""
    waiting: list[int] = []
    for index, character in enumerate(text.text):
        if character == opening:
            if waiting and opening == "“":
                yield _mark(source, text, waiting.pop(), closing)
            waiting.append(index)
        elif character == closing:
            if waiting:
                waiting.pop()
            else:
                yield _mark(source, text, index, opening)
    for index in waiting:
        yield _mark(source, text, index, closing)


def _mark(source: Source, text: CleanText, index: int, partner: str) -> Doubt:
    start, end = max(0, index - 6), min(len(text), index + 12)
    return _doubt((source, text), (start, end), "unbalanced", 0.7, f"缺{partner}")


def _doubt(
    place: tuple[Source, CleanText],
    span: tuple[int, int],
    reason: str,
    confidence: float,
    suggestion: str | None = None,
) -> Doubt:
    """Return a doubt about the clean `span` of a paragraph of a source."""
    source, text = place
    start, end = text.raw_span(*span)
    return Doubt(start, end, source.quote(start, end), suggestion, reason, confidence)
