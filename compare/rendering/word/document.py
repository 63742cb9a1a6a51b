"""Make the Word document: on a page of its own, or on a letterhead of the user's."""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from compare.briefing.document import Briefing, Imprint
from compare.rendering.word import base, frame, measures
from compare.rendering.word.borrowed import BorrowedSheets, governing_section
from compare.rendering.word.letterhead import (
    DATE,
    IMPRINT_LINES,
    ISSUE,
    OFFICE,
    SERIES,
    TITLE,
    fill_blanks,
    open_letterhead,
    take_place,
)
from compare.rendering.word.merging import (
    merge_comments,
    merge_numbering,
    merge_styles,
    numbering_of,
    rename_styles,
    shift_bookmarks,
)
from compare.rendering.word.packaging import pack, set_properties
from compare.rendering.word.pagination import bookmark_pages, fill_page_references
from compare.rendering.word.sections import StandardSheets
from compare.rendering.word.styles import looks
from compare.rendering.word.stylesheet import styles_part
from compare.rendering.word.writer import Writer


def render_word(
    briefing: Briefing, letterhead: Path | None = None, most_comments: int = sys.maxsize
) -> bytes:
    """Write a briefing as a Word document; the same briefing gives the same bytes.

    `letterhead` is a document of the user's own into which the briefing is put; of more than
    `most_comments` comments those of annexes become links. Raises `TemplateError` where the
    letterhead cannot be used.
    """
    if letterhead is None:
        document = _alone(briefing, most_comments)
    else:
        document = _on_letterhead(briefing, letterhead, most_comments)
    set_properties(document, briefing)
    return pack(document)


def _alone(briefing: Briefing, most_comments: int) -> WordDocument:
    size = frame.series_size(briefing.masthead.series)
    document = Document(BytesIO(base.empty_package(size)))
    writer = Writer(briefing, document.part, StandardSheets(), most_comments=most_comments)
    writer.write_masthead()
    writer.write()
    content = writer.finished()
    fill_page_references(content, bookmark_pages(content, looks(size)))
    document.element.body.extend(content)
    document.part.rels[base.NUMBERING].target_part.element.extend(writer.numbering)
    document.part.rels[base.COMMENTS].target_part.element.extend(writer.comments)
    return document


def _on_letterhead(briefing: Briefing, path: Path, most_comments: int) -> WordDocument:
    """Put a briefing into a letterhead, whose masthead stands instead of ours."""
    document = open_letterhead(path)
    filled = fill_blanks(document, _blanks(briefing), path)
    body, place = take_place(document, path)
    governing = governing_section(body, place)
    sheets = BorrowedSheets(governing)
    lines = tuple(line for line in briefing.imprint.lines if line[0] not in filled)
    briefing = replace(
        briefing,
        title="" if TITLE in filled else briefing.title,
        imprint=Imprint(lines),
    )
    writer = Writer(briefing, document.part, sheets, most_comments=most_comments, lists_marked=True)
    writer.write()
    content = writer.enclosed()
    size, width = measures.SERIES_LARGEST, sheets.area(landscape=False).width
    known, added = merge_styles(document, styles_part(size, width))
    numbering, comments = list(writer.numbering), list(writer.comments)
    own_looks = looks(size, width)
    # The pages are counted before the styles get the names they have in the letterhead.
    pages = bookmark_pages([*body[:place], *content, *body[place:]], own_looks)
    fill_page_references(content, pages)
    rename_styles([*content, *numbering, *comments], known)
    merge_numbering(numbering_of(document), numbering, [*content, *added])
    merge_comments(document.part._comments_part.element, comments, content)
    shift_bookmarks(body, content)
    for position, element in enumerate(content, start=place):
        body.insert(position, element)
    return document


def _blanks(briefing: Briefing) -> dict[str, str]:
    """Return the words for the blanks of a letterhead."""
    head = briefing.masthead
    words = {SERIES: head.series, ISSUE: head.issue, OFFICE: head.office, DATE: head.date}
    empty = dict.fromkeys(IMPRINT_LINES, "")
    return {**words, TITLE: briefing.title, **empty, **dict(briefing.imprint.lines)}
