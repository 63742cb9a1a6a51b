"""Turn the anchors of a briefing into bookmarks, but only those that something leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.briefing.document import (
    Briefing,
    Chart,
    Heading,
    PartKind,
    Quotation,
    Run,
    Table,
)
from compare.rendering.word.bounding import block_inlines
from compare.rendering.word.nodes import Node, node

# Above the numbers of the anchors; Word hides bookmarks with such names from its list.
_REFERENCES = 100_000


def _anchors(briefing: Briefing) -> Iterator[str]:
    for part in briefing.parts:
        yield part.anchor
        for block in part.blocks:
            if block.anchor:
                yield block.anchor
            if isinstance(block, Table):
                yield from (row.anchor for row in block.rows if row.anchor)


def _targets(briefing: Briefing) -> Iterator[str]:
    for part in briefing.parts:
        if part.kind is PartKind.ANNEX:
            yield part.anchor
        for block in part.blocks:
            if briefing.contents and isinstance(block, Heading | Table | Chart):
                yield block.anchor
            for inlines in block_inlines(block):
                for inline in inlines:
                    runs = (inline,) if isinstance(inline, Run) else inline.runs
                    yield from (run.target for run in runs if run.target)
                    if isinstance(inline, Quotation) and inline.citation.target:
                        yield inline.citation.target


def _printed_labels(briefing: Briefing) -> Iterator[str]:
    """Yield what other places refer to by name: 表1, 图2, 附件3."""
    for part in briefing.parts:
        if part.label:
            yield part.label
        for block in part.blocks:
            if isinstance(block, Table | Chart) and block.number:
                yield block.number


def _source_labels(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Yield the anchor of each row of sources with the label that its quotation prints."""
    for part in briefing.parts:
        for block in part.blocks:
            for row in block.rows if isinstance(block, Table) else ():
                quoted = [
                    inline.citation
                    for cell in row.cells
                    for inlines in cell.paragraphs
                    for inline in inlines
                    if isinstance(inline, Quotation)
                ]
                if row.anchor and quoted and not quoted[0].target:
                    yield row.anchor, quoted[0].label


class Bookmarks:
    """Hold the name of each bookmark; the anchors themselves need not be valid names in Word.

    `further` are anchors that something leads to without the briefing saying so.
    """

    def __init__(self, briefing: Briefing, further: Iterable[str] = ()) -> None:
        targets = {*_targets(briefing), *further}
        wanted = [anchor for anchor in dict.fromkeys(_anchors(briefing)) if anchor in targets]
        self._numbers = {anchor: number for number, anchor in enumerate(wanted, start=1)}
        self._placed: set[str] = set()
        self._sources = dict(_source_labels(briefing))
        names = dict.fromkeys([*_printed_labels(briefing), *self._sources])
        self._labels = {label: _REFERENCES + n for n, label in enumerate(names, start=1)}
        self.labels = tuple(dict.fromkeys(_printed_labels(briefing)))
        """What is printed as the name of a table, figure or annex."""

    def reference(self, label: str) -> str | None:
        """Return the name of the bookmark around a printed label, None if there is none."""
        number = self._labels.get(label)
        return None if number is None else f"_Ref{number}"

    def source_label(self, anchor: str) -> str | None:
        """Return the label printed in the row of sources at an anchor."""
        return self._sources.get(anchor)

    def wrap_label(self, label: str | None, content: Iterable[Node]) -> list[Node]:
        """Put the bookmark of a label around it, once."""
        inner = list(content)
        name = self.reference(label or "")
        if label is None or name is None or name in self._placed:
            return inner
        self._placed.add(name)
        return _around(self._labels[label], name, inner)

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
        return _around(self._numbers[anchor], name, inner)


def _around(number: int, name: str, inner: list[Node]) -> list[Node]:
    start = node("w:bookmarkStart", {"w:id": number, "w:name": name})
    return [start, *inner, node("w:bookmarkEnd", {"w:id": number})]


def link(name: str, content: Iterable[Node], hint: str = "") -> Node:
    """Make a link to a bookmark; `hint` shows while the pointer rests on it."""
    attributes: dict[str, str | int] = {"w:anchor": name, "w:history": 1}
    if hint:
        attributes["w:tooltip"] = hint
    return node("w:hyperlink", attributes, content)
