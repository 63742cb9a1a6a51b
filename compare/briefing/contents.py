"""Choose what stands in the table of contents, so that it stays on two pages."""

from __future__ import annotations

from collections.abc import Sequence

from compare.briefing.document import Briefing, Chart, Heading, Part, PartKind, Table

# Two pages hold so many entries of one line.
_MOST = 70
# An annex of more tables and charts is told by its title where there are too many entries.
_FEW = 12


def inner_entries(briefing: Briefing) -> frozenset[str]:
    """Return the anchors of the headings, tables and charts of annexes that are entries.

    Where two pages cannot hold all of them, annexes of many tables and charts have none of these;
    where that is not enough, only headings are left, and at last none.
    """
    annexes = [part for part in briefing.parts if part.kind is PartKind.ANNEX]
    room = _MOST - sum(_chapters(part) for part in briefing.parts)
    everything = [_inner(part) for part in annexes]
    without_many = [_inner(part) if len(_shown(part)) <= _FEW else _heads(part) for part in annexes]
    heads = [_heads(part) for part in annexes]
    for wish in (everything, without_many, heads):
        if sum(map(len, wish)) <= room:
            return frozenset(anchor for anchors in wish for anchor in anchors)
    return frozenset()


def _chapters(part: Part) -> int:
    return 1 if part.kind is PartKind.ANNEX else len(_heads(part))


def _inner(part: Part) -> list[str]:
    return [*_heads(part), *_shown(part)]


def _heads(part: Part) -> list[str]:
    heads: Sequence[Heading] = [b for b in part.blocks if isinstance(b, Heading)]
    return [head.anchor for head in heads if head.level == 1]


def _shown(part: Part) -> list[str]:
    """Return the anchors of tables and charts that say more than the title of their annex."""
    shown: Sequence[Table | Chart] = [b for b in part.blocks if isinstance(b, Table | Chart)]
    return [block.anchor for block in shown if block.caption and block.caption != part.title]
