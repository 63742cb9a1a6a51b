"""Mark what may be damaged: the checks of a paragraph and of a whole source, as doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from compare.cleaning.balance import find_unbalanced
from compare.cleaning.contradictions import find_contradictions
from compare.cleaning.doubling import find_doubled, find_repeats
from compare.cleaning.familiarity import Familiarity, load_familiarity
from compare.cleaning.finding import Finding, doubt_of
from compare.cleaning.garbled import find_garbled, find_odd_numbers
from compare.cleaning.lookalikes import find_lookalikes
from compare.cleaning.seams import reads_on
from compare.lexicon import Lexicon, pattern
from compare.model.report import CleanText, Doubt
from compare.model.source import Source
from compare.text import TERMINALS, is_han
from compare.words import splits_word

_LATIN = re.compile("(?<=[\u4e00-\u9fff”])\\s*(?:and|the|of|or)\\s*(?=[\u4e00-\u9fff“])")
_SMALL_LETTER = re.compile("[a-z]")
_CONTEXT = 24
_PLAIN = 0.7
_UNSURE = 0.5
# Evidence, in nats, up to which a line does not go on with the one before it.
_NO_JOINT = -0.8
# A fragment of one letter before a stop, or a stop after nothing, comes from mixed columns.
_FRAGMENT = re.compile("^(?:[\u4e00-\u9fff]?[，；。]|、)")


def doubt_wordings(source: Source, texts: Sequence[CleanText], lexicon: Lexicon) -> Iterator[Doubt]:
    """Yield a doubt for all that the wording of a source's paragraphs makes doubtful."""
    familiarity = load_familiarity(lexicon)
    plain = [text.text for text in texts]
    whole = "\n".join(plain)
    for index, text in enumerate(plain):
        found = chain(
            find_unbalanced(text),
            find_doubled(text, lexicon, familiarity),
            find_garbled(text, lexicon, familiarity),
            find_odd_numbers(text, lexicon),
            find_lookalikes(text, lambda words: whole.count(words) > 1, lexicon, familiarity),
            _foreign(text),
            _torn(text, lexicon),
        )
        for finding in found:
            doubt = doubt_of(source, texts[index], finding)
            yield replace(doubt, confidence=_UNSURE) if _is_at_seam(doubt) else doubt
    for index, finding in chain(find_repeats(plain), find_contradictions(plain, lexicon)):
        yield doubt_of(source, texts[index], finding)


def _is_at_seam(doubt: Doubt) -> bool:
    """Tell whether a word stands once at the end of a line and once at the top of the next.

    The first may be the end of a heading.
    """
    halves = doubt.quote.split("\n")
    return doubt.reason == "doubled" and len({half.strip() for half in halves}) < len(halves)


def _foreign(text: str) -> Iterator[Finding]:
    """Yield English words that stand in place of Chinese ones."""
    if not _SMALL_LETTER.search(text):
        return
    for found in _LATIN.finditer(text):
        yield Finding(*found.span(), "foreign_word", 0.8, "和")


def _torn(text: str, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the places within sentences at which something is lost."""
    for rule in lexicon.table("noise")["torn"]:
        if "sign" in rule and not pattern(rule["sign"]).search(text):
            continue
        for found in pattern(rule["pattern"]).finditer(text):
            yield Finding(*found.span(), "torn", 0.8)


def find_lost_ends(source: Source, text: CleanText, cut: tuple[bool, bool]) -> Iterator[Doubt]:
    """Yield the doubts about a paragraph whose first or last sentence is cut."""
    cut_start, cut_end = cut
    if cut_end:
        whole = max((text.text.rfind(mark, 0, -1) + 1 for mark in TERMINALS), default=0)
        start = max(whole, len(text) - _CONTEXT)
        yield doubt_of(source, text, Finding(start, len(text), "lost_end", 0.9))
    if cut_start:
        end = min(len(text), _CONTEXT)
        yield doubt_of(source, text, Finding(0, end, "lost_start", 0.9))


def find_wrong_joints(
    source: Source, text: CleanText, joins: Sequence[int], familiarity: Familiarity | None
) -> Iterator[Doubt]:
    """Yield the doubts about places at which lines were joined that do not belong together.

    `joins` are the raw offsets at which a joined line goes on. The `familiarity` is given where
    joints are so rare that each may be damage.
    """
    for begin in (0, *(text.positions.index(join) for join in joins if join in text.positions)):
        before, after = text.text[:begin], text.text[begin:]
        end = min(len(text), begin + _CONTEXT)
        if _FRAGMENT.match(after) and not (before and splits_word(before, after)):
            yield doubt_of(source, text, Finding(begin, end, "mixed_columns", 0.7))
        elif familiarity and before and _is_no_joint(before, after, familiarity):
            yield doubt_of(source, text, Finding(begin - 1, end, "mixed_columns", 0.5))


def _is_no_joint(before: str, after: str, familiarity: Familiarity) -> bool:
    words = is_han(before[-1]) and is_han(after[0])
    return words and reads_on(before, after, familiarity) <= _NO_JOINT


def near_mixed_columns(doubts: Sequence[Sequence[Doubt]], cut: Sequence[bool]) -> list[int]:
    """Return the paragraphs that share the damage of mixed columns.

    Where one paragraph of a page shows that its columns were mixed, those before and behind it
    that were put together or lack an end hold parts of the same columns.
    """
    mixed = {n for n, own in enumerate(doubts) if any(map(_is_plainly_mixed, own))}
    waiting = list(mixed)
    while waiting:
        near = waiting.pop()
        for index in (near - 1, near + 1):
            if 0 <= index < len(cut) and cut[index] and index not in mixed:
                mixed.add(index)
                waiting.append(index)
    return sorted(mixed)


def _is_plainly_mixed(doubt: Doubt) -> bool:
    return doubt.reason == "mixed_columns" and doubt.confidence >= _PLAIN


def doubt_whole(source: Source, text: CleanText) -> Doubt:
    """Return the doubt that a whole paragraph was put together from mixed columns."""
    return doubt_of(source, text, Finding(0, len(text), "mixed_columns", 0.5))
