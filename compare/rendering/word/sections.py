"""Lay out portrait and landscape sections, and decide what shares a landscape page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from compare.briefing.document import Block, Heading, Inlines, Paragraph, Part, PartKind, Run, Table
from compare.rendering.word import measures
from compare.rendering.word.measures import twips
from compare.rendering.word.nodes import Node, node

FOOTER_ODD = "footerOdd"
FOOTER_EVEN = "footerEven"
"""Names of the relationships to the footers."""


@dataclass(frozen=True, slots=True)
class Area:
    """Hold the type area of a section, in millimetres."""

    landscape: bool
    size: tuple[float, float] | None = None
    """Width and height where they are not those of the standard."""

    @property
    def width(self) -> float:
        """Return the width of the type area."""
        if self.size is not None:
            return self.size[0]
        return measures.LANDSCAPE_TYPE_WIDTH if self.landscape else measures.TYPE_WIDTH

    @property
    def height(self) -> float:
        """Return the height of the type area."""
        if self.size is not None:
            return self.size[1]
        return measures.LANDSCAPE_TYPE_HEIGHT if self.landscape else measures.TYPE_HEIGHT


PORTRAIT = Area(False)
LANDSCAPE = Area(True)


class Sheets(Protocol):
    """Give the pages of a document: their type area and the properties of their sections."""

    def area(self, landscape: bool) -> Area:
        """Return the type area of upright or turned pages."""

    def section(self, landscape: bool) -> Node:
        """Make the properties of a section of such pages."""


class StandardSheets:
    """Give the pages of GB/T 9704."""

    def area(self, landscape: bool) -> Area:
        """Return the type area of upright or turned pages."""
        return LANDSCAPE if landscape else PORTRAIT

    def section(self, landscape: bool) -> Node:
        """Make the properties of a section that starts on a new page and has the footers."""
        return section(self.area(landscape))


def section(area: Area) -> Node:
    """Make the properties of a section that starts on a new page and has the footers."""
    size: dict[str, str | int] = {
        "w:w": twips(measures.PAGE_WIDTH),
        "w:h": twips(measures.PAGE_HEIGHT),
    }
    if area.landscape:
        size = {"w:w": size["w:h"], "w:h": size["w:w"], "w:orient": "landscape"}
    return node(
        "w:sectPr",
        None,
        [
            node("w:footerReference", {"w:type": "even", "r:id": FOOTER_EVEN}),
            node("w:footerReference", {"w:type": "default", "r:id": FOOTER_ODD}),
            node("w:type", {"w:val": "nextPage"}),
            node("w:pgSz", size),
            node("w:pgMar", _margins(area)),
            node("w:cols", {"w:space": 425}),
            node(
                "w:docGrid",
                {"w:type": "lines", "w:linePitch": measures.points(measures.BODY_LINE)},
            ),
        ],
    )


def _margins(area: Area) -> dict[str, str | int]:
    if area.landscape:
        lengths = (
            measures.LANDSCAPE_TOP,
            measures.LANDSCAPE_RIGHT,
            measures.LANDSCAPE_BOTTOM,
            measures.LANDSCAPE_LEFT,
            measures.LANDSCAPE_FOOTER_DISTANCE,
        )
    else:
        lengths = (
            measures.MARGIN_TOP,
            measures.MARGIN_RIGHT,
            measures.MARGIN_BOTTOM,
            measures.MARGIN_LEFT,
            measures.FOOTER_DISTANCE,
        )
    top, right, bottom, left, footer = (twips(length) for length in lengths)
    return {
        "w:top": top,
        "w:right": right,
        "w:bottom": bottom,
        "w:left": left,
        "w:header": twips(measures.HEADER_DISTANCE),
        "w:footer": footer,
        "w:gutter": 0,
    }


def is_wide(block: Block) -> bool:
    """Tell whether a block needs a landscape page."""
    return isinstance(block, Table) and (
        block.wide or len(block.columns) > measures.MOST_PORTRAIT_COLUMNS
    )


def areas(part: Part) -> tuple[Area, ...]:
    """Return the area of the part's head and of each of its blocks.

    Headings and a few lines beside a wide table stand on its page: alone they would leave a page
    almost empty. The head of the briefing proper is always portrait.
    """
    turned: list[bool] = []
    runs = [(wide, list(group)) for wide, group in groupby(part.blocks, key=is_wide)]
    if not runs or runs[0][0]:
        runs.insert(0, (False, []))
    for index, (wide, blocks) in enumerate(runs):
        if wide:
            turned += [True] * len(blocks)
            continue
        # The first run stands for the head of the part as well.
        head = index == 0
        beside_wide = len(runs) > 1
        joins = beside_wide and _is_light(blocks) and not (head and part.kind is PartKind.BRIEFING)
        before_wide = index + 1 < len(runs)
        if head:
            turned.append(joins)
        kept = 0 if joins else len(blocks) - (_closing_headings(blocks) if before_wide else 0)
        turned += [False] * kept + [True] * (len(blocks) - kept)
    return tuple(LANDSCAPE if flag else PORTRAIT for flag in turned)


def _closing_headings(blocks: list[Block]) -> int:
    count = 0
    while count < len(blocks) and isinstance(blocks[-1 - count], Heading):
        count += 1
    return count


def _is_light(blocks: list[Block]) -> bool:
    if not all(isinstance(block, Heading | Paragraph) for block in blocks):
        return False
    return sum(_lengths(blocks)) <= measures.LIGHT_CHARACTERS


def _lengths(blocks: list[Block]) -> Iterator[int]:
    for block in blocks:
        if isinstance(block, Heading):
            yield len(block.text)
        elif isinstance(block, Paragraph):
            yield length(block.inlines)


def length(inlines: Inlines) -> int:
    """Return the number of characters printed for inlines."""
    return sum(
        len(inline.text) if isinstance(inline, Run) else len(inline.text + inline.citation.label)
        for inline in inlines
    )
