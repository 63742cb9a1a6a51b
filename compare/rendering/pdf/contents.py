"""Set the table of contents, whose page numbers are known once every page is filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from compare.briefing.contents import inner_entries
from compare.briefing.document import (
    Briefing,
    Chart,
    Heading,
    Paragraph,
    Part,
    PartKind,
    Table,
)
from compare.rendering.fonts import Face, FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.boxes import Box, LinesBox, SpaceBox, lines_box
from compare.rendering.pdf.inline import plain
from compare.rendering.pdf.pages import Page, fill_pages
from compare.rendering.pdf.pen import Pen
from compare.rendering.pdf.setting import Piece, SetLine
from compare.rendering.pdf.styles import TITLE, BlockStyle, Setting

NUMBER_ROOM = 3.0
"""The room kept for page numbers at the right, in em."""
LEADER_GAP = 0.5
"""The room between the dots and what stands beside them, in em."""
LEADINGS = (g.CONTENTS_LEADING, 18.0, 17.0, 16.0, 21.0, 23.0)
"""The distances of lines that are tried, in points, the usual one first."""
GOOD_END = 0.4
"""How much of its last page a table of contents fills at least, if it can."""
CHAPTER = BlockStyle(
    face=Face.HEI,
    size=g.CONTENTS_SIZE,
    leading=g.CONTENTS_LEADING,
    right=NUMBER_ROOM * g.CONTENTS_SIZE,
    setting=Setting.LEFT,
    before=3.0,
    keep_with_next=True,
)
ENTRY = replace(
    CHAPTER, face=Face.FANGSONG, left=2 * g.CONTENTS_SIZE, before=0.0, keep_with_next=False
)


@dataclass(frozen=True, slots=True)
class EntryBox:
    """Hold one entry: its words, dots, and the number of the page on which its anchor stands."""

    lines: LinesBox
    target: str
    end: float
    width: float
    faces: FaceSet

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return self.lines.height

    @property
    def before(self) -> float:
        """Return the space above."""
        return self.lines.before

    @property
    def keep_with_next(self) -> bool:
        """Tell whether the next entry must begin on the same page."""
        return self.lines.keep_with_next

    @property
    def minimum(self) -> float:
        """Return the whole height."""
        return self.height

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return no anchors: nothing leads to an entry."""
        return ()

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
        """Stay whole."""
        return (self, None) if fresh or room + 0.01 >= self.height else (None, self)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the words, the page number at the right edge, and dots between them."""
        self.lines.draw(pen, x, top)
        page = pen.page_of(self.target)
        if page is None:
            return
        size, leading = self.lines.size, self.lines.leading
        base = top + self.height - leading + (leading - size) / 2 + g.ASCENT * size
        number = str(page)
        left = self.width - self.faces.measure(number, Face.SONG, size)
        gap = LEADER_GAP * size
        if left - gap > self.end + gap:
            pen.dots((x + self.end + gap, base - 0.1 * size), x + left - gap)
        pen.text(Piece(left, number, Face.SONG, size, g.INK, 0.0), x, base)


def contents_pages(briefing: Briefing, faces: FaceSet) -> list[Page]:
    """Return the pages of the table of contents, its lines as far apart as makes it end well."""
    best: list[Page] = []
    for leading in LEADINGS:
        pages = list(fill_pages(_boxes(briefing, faces, leading), g.PORTRAIT))
        if len(pages) == 1 or pages[-1].filled >= GOOD_END:
            return pages
        if not best or (-len(pages), pages[-1].filled) > (-len(best), best[-1].filled):
            best = pages
    return best


def _boxes(briefing: Briefing, faces: FaceSet, leading: float) -> Iterator[Box]:
    """Yield the title and the entries: chapters of the briefing, annexes, and what is in them."""
    width = g.PORTRAIT.width
    shown = inner_entries(briefing)
    yield lines_box(plain(briefing.contents, TITLE), TITLE, width, faces)
    yield SpaceBox(g.BODY_LEADING / 2)
    for part in briefing.parts:
        if part.kind is PartKind.ANNEX:
            words = "　".join(word for word in (part.label, part.title) if word)
            has_inner = any(getattr(block, "anchor", "") in shown for block in part.blocks)
            style = replace(CHAPTER, leading=leading, keep_with_next=has_inner)
            yield _entry(words, part.anchor, style, faces)
        yield from _inner(part, shown, faces, leading)


def _inner(part: Part, shown: frozenset[str], faces: FaceSet, leading: float) -> Iterator[Box]:
    annex = part.kind is PartKind.ANNEX
    style = ENTRY if annex else replace(CHAPTER, keep_with_next=False, before=0.0)
    for block in part.blocks:
        if isinstance(block, Paragraph) or not block.anchor:
            continue
        if block.anchor in shown or (not annex and isinstance(block, Heading) and block.level == 1):
            yield _entry(_words(block), block.anchor, replace(style, leading=leading), faces)


def _words(block: Heading | Table | Chart) -> str:
    if isinstance(block, Heading):
        return block.number + block.text
    return f"{block.number}　{block.caption}"


def _entry(words: str, target: str, style: BlockStyle, faces: FaceSet) -> EntryBox:
    width = g.PORTRAIT.width
    lines = lines_box(plain(words, style, target), style, width, faces)
    return EntryBox(lines, target, _end(lines.lines[-1], faces), width, faces)


def _end(line: SetLine, faces: FaceSet) -> float:
    """Return where the last piece of a line ends."""
    last = line.pieces[-1]
    return last.x + faces.measure(last.text, last.face, last.size) + last.space * len(last.text)
