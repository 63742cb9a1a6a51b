"""Turn the blocks of a part into boxes, on portrait or landscape pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from compare.briefing.document import (
    Block,
    Briefing,
    Heading,
    Paragraph,
    ParagraphStyle,
    Part,
    PartKind,
    Run,
    Table,
)
from compare.rendering.fonts import FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.boxes import Box, LinesBox, Outline, SpaceBox, lines_box, tied
from compare.rendering.pdf.contents import contents_pages
from compare.rendering.pdf.figure import figure_box
from compare.rendering.pdf.inline import plain, style_inlines
from compare.rendering.pdf.masthead import annex_boxes, head_boxes, imprint_box
from compare.rendering.pdf.pages import Page, fill_pages
from compare.rendering.pdf.styles import (
    BODY,
    ITEM,
    NOTE,
    SUMMARY,
    TITLE,
    BlockStyle,
    heading_style,
)
from compare.rendering.pdf.table import is_wide, table_box

STYLES: Mapping[ParagraphStyle, BlockStyle] = {
    ParagraphStyle.BODY: BODY,
    ParagraphStyle.SUMMARY: SUMMARY,
    ParagraphStyle.NOTE: NOTE,
    ParagraphStyle.ITEM: ITEM,
}
ROOMY_END = 0.75
"""Up to this share of a last page the tables before it are tried closer, to save the page."""
SHORT_TEXT = 300
"""How many characters beside wide tables go with them on a landscape page."""


@dataclass(frozen=True, slots=True)
class Section:
    """Hold blocks that stand on pages of one shape."""

    shape: g.PageShape
    blocks: tuple[Block, ...]


def briefing_pages(briefing: Briefing, faces: FaceSet) -> Iterator[Page]:
    """Yield every page of the briefing and its annexes."""
    yield from proper_pages(briefing, faces)
    annexes = [part for part in briefing.parts if part.kind is PartKind.ANNEX]
    if briefing.contents and annexes:
        yield from contents_pages(briefing, faces)
    for part in annexes:
        yield from _annex_pages(part, faces)


def proper_pages(briefing: Briefing, faces: FaceSet) -> list[Page]:
    """Return the pages of the briefing proper; tables are snug where that saves a page."""
    proper = [part for part in briefing.parts if part.kind is PartKind.BRIEFING]
    annexes = [part for part in briefing.parts if part.kind is PartKind.ANNEX]
    pages = list(_set_pages(briefing, proper, annexes, faces, snug=False))
    if len(pages) > 1 and pages[-1].filled < ROOMY_END:
        snug = list(_set_pages(briefing, proper, annexes, faces, snug=True))
        return snug if len(snug) < len(pages) else pages
    return pages


def _set_pages(
    briefing: Briefing,
    proper: Sequence[Part],
    annexes: Sequence[Part],
    faces: FaceSet,
    *,
    snug: bool,
) -> Iterator[Page]:
    width = g.PORTRAIT.width
    waiting: list[Box] = list(head_boxes(briefing, proper[:1], width, faces))
    for number, part in enumerate(proper):
        if number > 0:
            # The first part stands under the title of the briefing, a further one under its own.
            waiting.append(_title_box(part, width, faces))
        for section in sections(part.blocks, opening=False):
            boxes = list(block_boxes(section, faces, snug=snug))
            if section.shape is g.PORTRAIT:
                waiting += boxes
            else:
                yield from fill_pages(waiting, g.PORTRAIT)
                yield from fill_pages(boxes, section.shape)
                waiting = []
    listed = list(attachment_boxes(annexes, briefing.labels.get("attachments", "附件"), faces))
    if listed and waiting:
        waiting = [*waiting[:-1], *tied(waiting[-1])]
    waiting += listed
    yield from fill_pages(waiting, g.PORTRAIT, imprint_box(briefing.imprint, width, faces))


def _title_box(part: Part, width: float, faces: FaceSet) -> LinesBox:
    text = plain(part.title, TITLE)
    outline = Outline(part.title, 0)
    return lines_box(text, TITLE, width, faces, anchors=(part.anchor,), outline=outline)


def _annex_pages(part: Part, faces: FaceSet) -> Iterator[Page]:
    first = True
    for section in sections(part.blocks, opening=True) or [Section(g.PORTRAIT, ())]:
        boxes = list(annex_boxes(part, section.shape.width, faces)) if first else []
        first = False
        yield from fill_pages([*boxes, *block_boxes(section, faces)], section.shape)


def block_boxes(section: Section, faces: FaceSet, *, snug: bool = False) -> Iterator[Box]:
    """Yield the boxes of the blocks of one section."""
    shape = section.shape
    for number, block in enumerate(section.blocks):
        if isinstance(block, Heading):
            style = heading_style(block.level)
            words = block.number + block.text
            outline = Outline(words, max(block.level, 1))
            text = plain(words, style)
            yield lines_box(
                text, style, shape.width, faces, anchors=(block.anchor,), outline=outline
            )
        elif isinstance(block, Paragraph):
            style = STYLES[block.style]
            anchors = (block.anchor,) if block.anchor else ()
            text = style_inlines(block.inlines, style)
            yield lines_box(text, style, shape.width, faces, anchors=anchors)
        elif isinstance(block, Table):
            yield table_box(block, shape, faces, snug=snug)
            yield _space_below(section.blocks, number)
        else:
            yield figure_box(block, shape, faces)
            yield _space_below(section.blocks, number)


def _space_below(blocks: Sequence[Block], number: int) -> SpaceBox:
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    small = isinstance(following, Paragraph) and STYLES[following.style] is NOTE
    return SpaceBox(g.NOTE_SPACE if small else 0.0, keep_with_next=False)


def attachment_boxes(annexes: Sequence[Part], word: str, faces: FaceSet) -> Iterator[Box]:
    """Yield the list of annexes: 附件：1.××, without end punctuation."""
    titled = [part for part in annexes if part.title]
    if not titled:
        return
    yield SpaceBox(g.BODY_LEADING)
    lead = f"{word}："
    lead_width = faces.measure(lead, BODY.face, BODY.size)
    for number, part in enumerate(titled, start=1):
        count = f"{number}." if len(titled) > 1 else ""
        count_width = faces.measure(count, BODY.face, BODY.size)
        hang = count_width + (lead_width if number == 1 else 0.0)
        left = BODY.first + lead_width + count_width
        # The list stays together, on the page of the imprint.
        style = replace(BODY, left=left, first=-hang, keep_with_next=number < len(titled))
        runs = (Run((lead if number == 1 else "") + count), Run(part.title, target=part.anchor))
        yield lines_box(style_inlines(runs, style), style, g.PORTRAIT.width, faces)


def sections(blocks: Sequence[Block], *, opening: bool) -> list[Section]:
    """Part blocks by page shape; short text around wide tables goes with them.

    `opening` says that the blocks begin on a new page, so that nothing binds them to portrait.
    """
    shapes = [
        g.LANDSCAPE if isinstance(block, Table) and is_wide(block) else g.PORTRAIT
        for block in blocks
    ]
    if g.LANDSCAPE in shapes:
        _join_short_text(blocks, shapes, opening)
    result = []
    for _, group in groupby(enumerate(shapes), key=lambda item: id(item[1])):
        places = [place for place, _ in group]
        result.append(Section(shapes[places[0]], tuple(blocks[place] for place in places)))
    return result


def _join_short_text(blocks: Sequence[Block], shapes: list[g.PageShape], opening: bool) -> None:
    """Turn short stretches of text beside wide tables to landscape, and headings before them."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and shapes[end] is g.PORTRAIT:
            end += 1
        before_wide = end < len(blocks)
        after_wide = start > 0 or opening
        if end > start and after_wide and _is_short(blocks[start:end]):
            shapes[start:end] = [g.LANDSCAPE] * (end - start)
        elif before_wide:
            place = end - 1
            while place >= start and isinstance(blocks[place], Heading):
                shapes[place] = g.LANDSCAPE
                place -= 1
        start = end + 1


def _is_short(blocks: Sequence[Block]) -> bool:
    count = 0
    for block in blocks:
        if isinstance(block, Heading):
            count += len(block.text)
        elif isinstance(block, Paragraph):
            count += sum(len(inline.text) for inline in block.inlines)
        else:
            return False
    return count <= SHORT_TEXT
