"""Print the table of contents, filled in beforehand: Word shows it without computing it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.briefing.document import Briefing, Chart, Heading, Part, PartKind, Table
from compare.rendering.word.bookmarks import Bookmarks, link
from compare.rendering.word.fields import closed, opened, page_reference
from compare.rendering.word.nodes import Node, node, paragraph, run, val
from compare.rendering.word.styles import CONTENTS, Style, style_name

_GAP = "\u3000"
_SHOWN = 1
"""Headings down to this level are entries."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry: its words, its level from 1, and the anchor it leads to.

    `styled` tells that Word finds it by its style; another needs a mark of its own.
    """

    text: str
    level: int
    anchor: str
    styled: bool


def entries(briefing: Briefing) -> tuple[Entry, ...]:
    """Return the chapters of the briefing, the annexes, and the headings and tables in these."""
    return tuple(entry for part in briefing.parts for entry in _entries(part))


def _entries(part: Part) -> Iterator[Entry]:
    annex = part.kind is PartKind.ANNEX
    if annex:
        yield Entry(annex_words(part), 1, part.anchor, styled=False)
    for block in part.blocks:
        if isinstance(block, Heading):
            if block.level <= _SHOWN:
                text = block.number + block.text
                yield Entry(text, 2 if annex else 1, block.anchor, styled=True)
        elif annex and isinstance(block, Table | Chart) and is_entry(block, part):
            yield Entry(caption_words(block), 2, block.anchor, styled=False)


def annex_words(part: Part) -> str:
    """Return the words of an annex in the table of contents."""
    return _GAP.join(word for word in (part.label, part.title) if word)


def caption_words(block: Table | Chart) -> str:
    """Return the words of a table or chart in the table of contents."""
    return _GAP.join(word for word in (block.number, block.caption) if word)


def is_entry(block: Table | Chart, part: Part) -> bool:
    """Tell whether a table or chart of an annex is an entry: one that says more than its title."""
    return bool(block.caption) and block.caption != part.title


def table_of_contents(briefing: Briefing, bookmarks: Bookmarks) -> list[Node]:
    """Make the title and the entries; their page numbers are filled in at the end."""
    listed = entries(briefing)
    title = paragraph(Style.CONTENTS_TITLE, [run(briefing.contents)], [node("w:pageBreakBefore")])
    lines = [_line(entry, bookmarks) for entry in listed]
    if not lines:
        return []
    for position, element in enumerate(opened(_instruction()), start=1):
        lines[0].insert(position, element)
    lines[-1].append(closed())
    properties = node(
        "w:sdtPr",
        None,
        [
            node(
                "w:docPartObj",
                None,
                [val("w:docPartGallery", "Table of Contents"), node("w:docPartUnique")],
            )
        ],
    )
    return [node("w:sdt", None, [properties, node("w:sdtContent", None, [title, *lines])])]


def _instruction() -> str:
    """Name the styles whose paragraphs are entries; the others carry marks."""
    styles = ",".join(f"{style_name(style)},{level}" for style, level in CONTENTS)
    return f'TOC \\h \\z \\f C \\t "{styles}"'


def _line(entry: Entry, bookmarks: Bookmarks) -> Node:
    style = Style.CONTENTS_FIRST if entry.level == 1 else Style.CONTENTS_SECOND
    name = bookmarks.name(entry.anchor)
    content = [run(entry.text)]
    if name is None:
        return paragraph(style, content)
    content += [node("w:r", None, [node("w:tab")]), *page_reference(name, "1")]
    return paragraph(style, [link(name, content)])
