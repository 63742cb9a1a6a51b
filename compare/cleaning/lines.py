"""Split a raw text into lines that know their place and the gap before them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.cleaning.variants import without_variants
from compare.model.report import CleanText, Edit
from compare.model.source import Source

# All white space, em spaces and the like included, and what has no width at all.
_WIDTHLESS = "\xad\ufeff\u2060\u200b\u200c\u200d\u200e\u200f"
_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _WIDTHLESS
# What web pages and databases leave where a line ends: marks in letters, and tags.
_BREAK = re.compile(r"(?:\\r\\n|\\n|\\r|</?(?:br|p|div)\b[^<>]{0,80}>)+", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
# In a text on one line the indentation of the paragraphs is all that is left of them.
_INDENT = re.compile("\u3000{2,}")
_ONE_LINE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line without the blanks around it; `gap` counts the blank lines before it.

    `indented` tells whether blanks stood before it, as they do where a paragraph begins.
    """

    text: CleanText
    gap: int
    indented: bool

    @property
    def start(self) -> int:
        """Return the raw offset of the first character."""
        return self.text.positions[0]

    @property
    def end(self) -> int:
        """Return the raw offset behind the last character."""
        return self.text.positions[-1] + 1


def split_lines(source: Source) -> tuple[list[Line], list[Edit]]:
    """Return the lines that hold anything visible, in order, and the log of marks taken out."""
    lines: list[Line] = []
    edits: list[Edit] = []
    gap = 0
    for start, end in _bounds(source, edits):
        entities: list[Edit] = []
        text = without_variants(_without_entities(source, start, end, entities), edits)
        kept = text.text.strip(_BLANK)
        lead = len(text) - len(text.text.lstrip(_BLANK))
        inside = text.slice(lead, lead + len(kept))
        edits.extend(_as_kept(entities, inside))
        if not kept:
            gap += 1
            continue
        lines.append(Line(inside, gap, lead > 0))
        gap = 0
    return lines, edits


def _as_kept(entities: Iterable[Edit], line: CleanText) -> Iterator[Edit]:
    """Yield the log of entities; a blank at the end of a line goes with the blanks around it."""
    kept = frozenset(line.positions)
    for edit in entities:
        yield edit if edit.start in kept else replace(edit, replacement="")


def _bounds(source: Source, edits: list[Edit]) -> Iterator[tuple[int, int]]:
    """Yield the raw span of each line, also where a mark stands for its end."""
    for start, after in pairwise((*source.line_starts, len(source.text) + 1)):
        end = after - 1
        begin = start
        breaks = [*_BREAK.finditer(source.text, start, end)]
        if end - start > _ONE_LINE:
            breaks.extend(_INDENT.finditer(source.text, start, end))
        for found in sorted(breaks, key=lambda item: item.start()):
            if found.re is _BREAK:
                edits.append(Edit(*found.span(), "", "markup"))
            if begin < found.start():
                yield begin, found.start()
            begin = found.end()
        yield begin, end


def _without_entities(source: Source, start: int, end: int, edits: list[Edit]) -> CleanText:
    """Return a raw span in which each entity of HTML became its character; any blank is one."""
    characters: list[str] = []
    positions: list[int] = []
    begin = start
    for found in _ENTITY.finditer(source.text, start, end):
        meant = html.unescape(found.group(0))
        if len(meant) != 1:
            continue
        characters.extend(source.text[begin : found.start()])
        positions.extend(range(begin, found.start()))
        begin = found.end()
        replacement = " " if meant.isspace() else meant
        edits.append(Edit(*found.span(), replacement, "markup"))
        characters.append(replacement)
        positions.append(found.start())
    characters.extend(source.text[begin:end])
    positions.extend(range(begin, end))
    return CleanText("".join(characters), tuple(positions))
