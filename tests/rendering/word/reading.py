"""Read a rendered document back, and say what a briefing should print in which order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from compare.briefing.document import (
    Briefing,
    Chart,
    Heading,
    Paragraph,
    PartKind,
    Quotation,
    Run,
    Table,
)
from compare.rendering.word.numbering import read_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = {"w": W[1:-1]}


def part(data: bytes, name: str = "document"):
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def value(element, path: str):
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def words(element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def style_of(paragraph) -> str:
    return value(paragraph, "pPr/pStyle")


def quotations(briefing: Briefing) -> list[Quotation]:
    return [
        inline
        for content in _contents(briefing)
        for inline in content
        if isinstance(inline, Quotation)
    ]


def _contents(briefing: Briefing) -> Iterator[tuple]:
    for piece in briefing.parts:
        for block in piece.blocks:
            if isinstance(block, Paragraph):
                yield block.inlines
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs
                yield block.note


def expected(briefing: Briefing) -> list[str]:
    """Return every text that must stand in the document, in order; Word makes the numbers."""
    head = briefing.masthead
    texts = [head.series, head.issue, head.office, head.date, briefing.title, briefing.subtitle]
    annexes = [item for item in briefing.parts if item.kind is PartKind.ANNEX]
    for piece in briefing.parts:
        if piece.kind is PartKind.BRIEFING:
            texts += _blocks(piece.blocks)
    texts += [annex.title for annex in annexes]
    for label, text in briefing.imprint.lines:
        texts += [label, text]
    for annex in annexes:
        texts += [annex.label, annex.title, *_blocks(annex.blocks)]
    return [text for text in texts if text]


def _blocks(blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield (
                block.text if read_number(block.level, block.number) else block.number + block.text
            )
        elif isinstance(block, Paragraph):
            yield from _inlines(block.inlines)
        elif isinstance(block, Chart):
            yield from (block.number, block.caption)
        else:
            yield from (block.number, block.caption)
            yield from (column.title for column in block.columns)
            for row in block.rows:
                for cell in row.cells:
                    for inlines in cell.paragraphs:
                        yield from _inlines(inlines)
            yield from _inlines(block.note)


def _inlines(inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Run):
            yield inline.text
        else:
            yield from (inline.text, inline.citation.label)
