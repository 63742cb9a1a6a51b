"""Write the parts of a briefing in order, and the lists that Word keeps outside the text."""

from __future__ import annotations

from functools import partial

from docx.parts.document import DocumentPart

from compare.briefing.document import (
    Block,
    Briefing,
    Heading,
    Paragraph,
    ParagraphStyle,
    Part,
    PartKind,
    Table,
)
from compare.rendering.word import frame
from compare.rendering.word.bookmarks import Bookmarks
from compare.rendering.word.bounding import citation_count, commented_parts
from compare.rendering.word.captions import Captions
from compare.rendering.word.changes import Changes
from compare.rendering.word.comments import Comments
from compare.rendering.word.contents import (
    annex_words,
    caption_words,
    is_entry,
    table_of_contents,
)
from compare.rendering.word.controls import ReviewControls
from compare.rendering.word.fields import entry_mark
from compare.rendering.word.figures import FigureWriter
from compare.rendering.word.hints import Hints
from compare.rendering.word.inlines import HintingWriter, InlineWriter, has_text
from compare.rendering.word.measures import CHANGE_AUTHOR
from compare.rendering.word.nodes import Node, paragraph, run
from compare.rendering.word.numbering import Numbering, read_number
from compare.rendering.word.packaging import document_date
from compare.rendering.word.sections import PORTRAIT, Area, Sheets, areas
from compare.rendering.word.styles import HEADING_STYLES, PARAGRAPHS, Style, heading_style
from compare.rendering.word.tables import TableWriter


def review_words(briefing: Briefing) -> tuple[tuple[str, ...], str]:
    """Return the states a check can have, and what a control is called."""
    states = briefing.labels.get("review_states", "").split("、")
    return tuple(state for state in states if state), briefing.labels.get("review", "")


class Writer:
    """Keep the state of one document while its parts are written in order."""

    def __init__(
        self,
        briefing: Briefing,
        part: DocumentPart,
        sheets: Sheets,
        *,
        most_comments: int,
        lists_marked: bool = False,
    ) -> None:
        self._sheets = sheets
        self._briefing = briefing
        self._part = part
        self._commented = commented_parts(briefing, most_comments)
        hints = Hints(
            briefing, [part for part in briefing.parts if part.anchor not in self._commented]
        )
        self._bookmarks = Bookmarks(briefing, hints.targets)
        self._comments = Comments(document_date(briefing))
        self._numbering = Numbering(marked=lists_marked)
        captions = Captions(self._bookmarks)
        self._controls = ReviewControls(*review_words(briefing))
        changes = Changes(CHANGE_AUTHOR, document_date(briefing))
        commenting = InlineWriter(self._bookmarks, self._comments, changes)
        self._inlines = {True: commenting, False: HintingWriter(commenting, hints)}
        self._tables = {
            comments: TableWriter(inlines, captions, self._controls)
            for comments, inlines in self._inlines.items()
        }
        self._figures = FigureWriter(part, self._bookmarks, captions)
        self._body: list[Node] = []
        self._area = sheets.area(landscape=False)

    def write_masthead(self) -> None:
        """Write the head of the first page."""
        self._body += frame.masthead(self._briefing.masthead)

    def write(self) -> None:
        """Write the briefing proper with its closing lines, then the annexes."""
        proper = [part for part in self._briefing.parts if part.kind is PartKind.BRIEFING]
        annexes = [part for part in self._briefing.parts if part.kind is PartKind.ANNEX]
        self._body += frame.titles(self._briefing, proper[:1], self._bookmarks)
        for number, part in enumerate(proper):
            head, *rest = areas(part)
            if number:
                self._turn(head)
                self._body += frame.part_title(part, self._bookmarks)
            self._write_blocks(part, tuple(rest))
        closing = frame.attachments(self._briefing, annexes, self._bookmarks)
        closing += frame.imprint(self._briefing.imprint, self._sheets.area(landscape=False))
        if closing:
            self._turn(PORTRAIT)
            self._body += closing
        if annexes and self._briefing.contents:
            self._turn(PORTRAIT)
            self._body += table_of_contents(self._briefing, self._bookmarks)
        for part in annexes:
            head, *rest = areas(part)
            # A new section starts a new page by itself.
            turned = self._turn(head)
            new_page = bool(self._body) and not turned
            mark = self._entry_mark(annex_words(part), 1)
            self._body += frame.annex_head(
                part, self._bookmarks, new_page, mark, partial(self._noted, part)
            )
            self._write_blocks(part, tuple(rest))

    def finished(self) -> list[Node]:
        """Return the body with its last section."""
        self._close_table()
        return [*self._body, self._sheets.section(self._area.landscape)]

    def enclosed(self) -> list[Node]:
        """Return the body for a document that goes on behind it, upright again."""
        if self._area.landscape:
            self._turn(PORTRAIT)
        self._close_table()
        return self._body

    @property
    def numbering(self) -> list[Node]:
        """Return the lists, complete once everything is written."""
        return list(self._numbering.part(HEADING_STYLES))

    @property
    def comments(self) -> list[Node]:
        """Return the comments, complete once everything is written."""
        return self._comments.elements

    def _turn(self, area: Area) -> bool:
        """End the section if the page has to be turned, and tell whether it did."""
        if area.landscape == self._area.landscape:
            return False
        self._end_section()
        self._area = self._sheets.area(area.landscape)
        return True

    def _end_section(self) -> None:
        # A section ends with its last paragraph; only behind a table an empty one is needed.
        if not self._body or self._body[-1].tag.endswith(("}tbl", "}sdt")):
            self._body.append(paragraph(Style.SEPARATOR, []))
        self._body[-1].pPr.append(self._sheets.section(self._area.landscape))

    def _close_table(self) -> None:
        """Put a paragraph behind a table at the end, as Word demands."""
        if self._body and self._body[-1].tag.endswith("}tbl"):
            self._body.append(paragraph(Style.SEPARATOR, []))

    def _write_blocks(self, part: Part, block_areas: tuple[Area, ...]) -> None:
        for block, area in zip(part.blocks, block_areas, strict=True):
            self._turn(area)
            self._body += self._block(block, part)

    def _noted(self, part: Part, title: list[Node]) -> list[Node]:
        """Say beside the title of an annex where its sources are if they are not in comments."""
        words = self._briefing.labels.get("without_comments", "")
        if part.anchor in self._commented or not words:
            return title
        return self._comments.note(words.format(count=citation_count(part)), title)

    def _block(self, block: Block, part: Part) -> list[Node]:
        annex = part.kind is PartKind.ANNEX
        commented = part.anchor in self._commented
        if isinstance(block, Heading):
            return [self._heading(block, annex)]
        if isinstance(block, Paragraph):
            return self._paragraph(block, annex, self._inlines[commented])
        mark = self._entry_mark(caption_words(block), 2) if annex and is_entry(block, part) else []
        if isinstance(block, Table):
            return self._tables[commented].write(block, self._area, not annex, mark)
        return self._figures.write(block, self._area, mark)

    def _entry_mark(self, words: str, level: int) -> list[Node]:
        return list(entry_mark(words, level)) if self._briefing.contents else []

    def _heading(self, heading: Heading, annex: bool) -> Node:
        numbered = read_number(heading.level, heading.number) is not None
        properties = self._numbering.properties(heading) if numbered else []
        # A number that Word cannot make stands in the text.
        text = heading.text if numbered else heading.number + heading.text
        content = self._bookmarks.wrap(heading.anchor, [run(text)])
        return paragraph(heading_style(heading.level, numbered, annex), content, properties)

    def _paragraph(self, block: Paragraph, annex: bool, inlines: InlineWriter) -> list[Node]:
        if not has_text(block.inlines):
            return []
        item = block.style is ParagraphStyle.ITEM
        content = inlines.content(block.inlines, refer=not item)
        if item or (not annex and any(inline.citation for inline in block.inlines)):
            content += self._controls.control()
        return [paragraph(PARAGRAPHS[block.style], self._bookmarks.wrap(block.anchor, content))]
