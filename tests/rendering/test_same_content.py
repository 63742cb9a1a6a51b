"""The PDF and the Word draft say the same: read back, not compared in the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.briefing.document import (
    Briefing,
    Chart,
    Heading,
    Inline,
    Paragraph,
    Quotation,
    Table,
)
from compare.rendering.pdf import render_pdf
from compare.rendering.word import render_word
from compare.text import letters_of
from compare.verification.pdf import pdf_parts
from compare.verification.printed import TextPart, find_quotations
from compare.verification.word import word_parts
from tests.briefing.test_build import seeds

Parts = list[TextPart]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Briefing, Parts, Parts]:
    briefing = seeds()[1]
    folder: Path = tmp_path_factory.mktemp("printed")
    (folder / "a.pdf").write_bytes(render_pdf(briefing))
    (folder / "a.docx").write_bytes(render_word(briefing))
    return briefing, list(pdf_parts(folder / "a.pdf")), list(word_parts(folder / "a.docx"))


def quotations(parts: Parts) -> Counter[tuple[str, int]]:
    return Counter(
        (letters_of(found.quote or ""), found.number) for found in find_quotations(parts)
    )


def printed_text(inline: Inline) -> str:
    label = inline.citation.label if isinstance(inline, Quotation) else ""
    return inline.text + label


def texts(briefing: Briefing) -> Iterator[str]:
    """Yield titles, headings, captions and paragraphs."""
    yield briefing.title
    for part in briefing.parts[1:]:
        yield part.title
    for part in briefing.parts:
        for block in part.blocks:
            match block:
                case Heading():
                    yield block.text
                case Paragraph():
                    yield "".join(printed_text(inline) for inline in block.inlines)
                case Table() | Chart():
                    yield block.caption


def test_both_print_the_same_quotations_with_the_same_sources(printed):
    _, pdf, word = printed
    assert quotations(pdf) == quotations(word)
    assert sum(quotations(pdf).values()) > 300


def test_both_print_every_title_heading_caption_and_paragraph(printed):
    briefing, pdf, word = printed
    for parts in (pdf, word):
        letters = letters_of("".join(part.text for part in parts))
        missing = [text for text in texts(briefing) if letters_of(text)[:40] not in letters]
        assert not missing
