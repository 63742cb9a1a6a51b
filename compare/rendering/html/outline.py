"""Fit the briefing's headings into the outline of the page."""

from __future__ import annotations

from dataclasses import dataclass

from compare.briefing.document import Briefing, Heading, Part, PartKind

TITLE_DEPTH = 1
DEEPEST = 6
# Deeper headings would make the contents longer than a screen.
CONTENTS_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one line of the contents: where it leads, what it says, how far it is indented."""

    anchor: str
    number: str
    text: str
    indent: int


def top_level(part: Part) -> int:
    """Return the smallest heading level of the part, which may not begin with 1."""
    return min((block.level for block in part.blocks if isinstance(block, Heading)), default=1)


def heading_depth(part: Part, heading: Heading) -> int:
    """Return the heading's HTML depth: no depth is skipped below the title or the annex's head."""
    above = TITLE_DEPTH if part.kind is PartKind.BRIEFING else TITLE_DEPTH + 1
    return min(above + 1 + heading.level - top_level(part), DEEPEST)


def contents(briefing: Briefing) -> tuple[Entry, ...]:
    """List the headings of the briefing proper, then the annexes."""
    entries: list[Entry] = []
    for part in briefing.parts:
        if part.kind is PartKind.ANNEX:
            entries.append(Entry(part.anchor, part.label, part.title, 1))
        else:
            entries.extend(_headings(part))
    return tuple(entries)


def _headings(part: Part) -> list[Entry]:
    top = top_level(part)
    headings = (block for block in part.blocks if isinstance(block, Heading))
    return [
        Entry(heading.anchor, heading.number, heading.text, heading.level - top + 1)
        for heading in headings
        if heading.level - top < CONTENTS_LEVELS
    ]
