"""Decide which parts carry a comment for each citation: thousands of them stop office programs."""

from __future__ import annotations

from collections.abc import Iterator

from compare.briefing.document import (
    Block,
    Briefing,
    Citation,
    Inlines,
    Paragraph,
    Part,
    PartKind,
    Table,
)


def commented_parts(briefing: Briefing, most: int) -> frozenset[str]:
    """Return the anchors of the parts whose citations carry comments.

    The briefing proper always does; an annex does, in their order, while all its comments fit
    into what is left of `most`.
    """
    left = most
    chosen: list[str] = []
    for part in sorted(briefing.parts, key=lambda part: part.kind is PartKind.ANNEX):
        count = citation_count(part)
        if part.kind is PartKind.BRIEFING or count <= max(left, 0):
            chosen.append(part.anchor)
            left -= count
    return frozenset(chosen)


def citation_count(part: Part) -> int:
    """Return how many citations a part prints."""
    return sum(1 for _ in citations(part))


def citations(part: Part) -> Iterator[Citation]:
    """Yield the citations of a part in order, those of quotations and those that stand alone."""
    for block in part.blocks:
        for inlines in block_inlines(block):
            yield from (inline.citation for inline in inlines if inline.citation is not None)


def block_inlines(block: Block) -> Iterator[Inlines]:
    """Yield the lines of a block, cell by cell in a table, its note last."""
    if isinstance(block, Paragraph):
        yield block.inlines
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row.cells:
                yield from cell.paragraphs
        yield block.note
