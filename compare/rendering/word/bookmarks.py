"""Turn the anchors of a briefing into bookmarks, but only those that something leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.briefing.document import (
    Block,
    Briefing,
    Inlines,
    Paragraph,
    PartKind,
    Run,
    Table,
)
from compare.rendering.word.nodes import Node, node


def _anchors(briefing: Briefing) -> Iterator[str]:
    for part in briefing.parts:
        yield part.anchor
        for block in part.blocks:
            if block.anchor:
                yield block.anchor
            if isinstance(block, Table):
                yield from (row.anchor for row in block.rows if row.anchor)


def _inlines(block: Block) -> Iterator[Inlines]:
    if isinstance(block, Paragraph):
        yield block.inlines
    elif isinstance(block, Table):
        yield block.note
        for row in block.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def _targets(briefing: Briefing) -> Iterator[str]:
    for part in briefing.parts:
        if part.kind is PartKind.ANNEX:
            yield part.anchor
        for block in part.blocks:
            for inlines in _inlines(block):
                for inline in inlines:
                    runs = (inline,) if isinstance(inline, Run) else inline.runs
                    yield from (run.target for run in runs if run.target)


class Bookmarks:
    """Hold the name of each bookmark; the anchors themselves need not be valid names in Word."""

    def __init__(self, briefing: Briefing) -> None:
        targets = set(_targets(briefing))
        wanted = [anchor for anchor in dict.fromkeys(_anchors(briefing)) if anchor in targets]
        self._numbers = {anchor: number for number, anchor in enumerate(wanted, start=1)}
        self._placed: set[str] = set()

    def name(self, anchor: str | None) -> str | None:
        """Return the name of the bookmark at an anchor, None if the document has no such place."""
        number = self._numbers.get(anchor or "")
        return None if number is None else f"place_{number}"

    def wrap(self, anchor: str | None, content: Iterable[Node]) -> list[Node]:
        """Put the bookmark of an anchor around content; without one return the content."""
        inner = list(content)
        name = self.name(anchor)
        if anchor is None or name is None or anchor in self._placed:
            return inner
        # Two bookmarks of one name would make the document invalid.
        self._placed.add(anchor)
        number = self._numbers[anchor]
        start = node("w:bookmarkStart", {"w:id": number, "w:name": name})
        return [start, *inner, node("w:bookmarkEnd", {"w:id": number})]


def link(name: str, content: Iterable[Node]) -> Node:
    """Make a link to a bookmark."""
    return node("w:hyperlink", {"w:anchor": name, "w:history": 1}, content)
