"""Find the names of divisions in a text, each only where it stands whole.

高唐县 is not 唐县, 示范县 is not 范县, and 通州区域 is not 通州区.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from compare.lexicon import Lexicon, Table, pattern
from compare.segmenting.identity.register import Division, Names, register
from compare.text import is_han
from compare.words import is_word


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold a name in a text: where it stands, whose it can be, and in which sense it stands.

    `is_short` says that the suffix is missing, `speaks` that the name of a body or of a report
    follows, `qualifies` that it only says where the division lies that follows.
    """

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]
    is_short: bool
    speaks: bool
    qualifies: bool


def mentions(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return all names of divisions in a text, full ones first where two overlap."""
    known = register(lexicon)
    rules = lexicon.table("identity")["places"]
    full = [
        span
        for span in _matches(text, known.by_name, known.lengths)
        if not _runs_on(text, span, rules["runs_on"])
    ]
    ends = {end for _, end in full}
    full = [span for span in full if _stands_whole(text, span, ends, rules)]
    taken = {offset for start, end in full for offset in range(start, end)}
    short = [
        span
        for span in _matches(text, known.by_short, known.short_lengths)
        if not taken.intersection(range(*span)) and not _ends_word(text, span[0], rules)
    ]
    spans = sorted([(span, False) for span in full] + [(span, True) for span in short])
    found = [
        _Named(span, is_short, (known.by_short if is_short else known.by_name)[_part(text, span)])
        for span, is_short in spans
    ]
    speaks = pattern(rules["speaks"])
    return tuple(
        Mention(
            start=named.span[0],
            end=named.span[1],
            name=_part(text, named.span),
            divisions=named.divisions,
            is_short=named.is_short,
            speaks=speaks.match(text, named.span[1]) is not None,
            qualifies=_qualifies(named, following),
        )
        for named, following in zip(found, [*found[1:], None], strict=False)
    )


@dataclass(frozen=True, slots=True)
class _Named:
    span: tuple[int, int]
    is_short: bool
    divisions: tuple[Division, ...]


def _part(text: str, span: tuple[int, int]) -> str:
    """Return the part of a text that a span covers."""
    return text[span[0] : span[1]]


def _qualifies(named: _Named, following: _Named | None) -> bool:
    """Tell whether a name is the prefecture or province of the one right behind it."""
    if following is None or following.span[0] != named.span[1]:
        return False
    return any(
        upper.code in lower.upper_codes
        for upper in named.divisions
        for lower in following.divisions
    )


def _matches(
    text: str, names: Names, lengths: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the span of each name, the longest at each place."""
    behind = 0
    for index, begin in enumerate(map(add, text, text[1:])):
        if begin not in lengths or index < behind:
            continue
        ends = (index + length for length in lengths[begin])
        found = next((end for end in ends if text[index:end] in names and end <= len(text)), None)
        if found:
            behind = found
            yield index, behind


def _runs_on(text: str, span: tuple[int, int], endings: Mapping[str, str]) -> bool:
    """Tell whether what looks like the suffix begins another word, as 区 does in 区域."""
    return text[span[1] : span[1] + 1] in endings.get(text[span[1] - 1], "").split()


def _stands_whole(text: str, span: tuple[int, int], ends: set[int], rules: Table) -> bool:
    """Tell whether a name begins where a word begins and is not a common word."""
    start, end = span
    name = text[start:end]
    if start in ends:
        return True
    if name in rules["common"]:
        return start == 0 and pattern(rules["speaks"]).match(text, end) is not None
    return len(name) > 2 or not _ends_word(text, start, rules)


def _ends_word(text: str, start: int, rules: Table) -> bool:
    """Tell whether the first character of a name ends the word before, as 新 does in 更新和."""
    if start == 0 or not is_han(text[start - 1]) or text[start - 1] in rules["leads"]:
        return False
    return is_word(text[start - 1 : start + 1])
