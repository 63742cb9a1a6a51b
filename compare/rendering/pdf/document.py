"""Write a briefing as PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from compare.briefing.document import Briefing, Table
from compare.rendering.fonts import Face, FaceSet, load_faces
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.flow import briefing_pages, proper_pages
from compare.rendering.pdf.pages import Page
from compare.rendering.pdf.pen import Pen
from compare.rendering.pdf.setting import Piece

LANGUAGE = "zh-CN"
CREATOR = "compare-reports"


def render_pdf(briefing: Briefing, faces: Mapping[str, Path | str] | None = None) -> bytes:
    """Return the briefing as PDF; the same briefing gives the same bytes.

    `faces` maps a face's name (fangsong, hei, kai, song, title) to a TrueType file of the office.
    """
    loaded = load_faces(faces)
    buffer = BytesIO()
    canvas: Any = Canvas(
        buffer,
        pagesize=(g.PORTRAIT.paper_width, g.PORTRAIT.paper_height),
        invariant=1,
        pageCompression=1,
        initialFontName=loaded.names[Face.SONG],
        lang=LANGUAGE,
    )
    describe(canvas, briefing)
    destinations = {name: f"a{number}" for number, name in enumerate(anchors(briefing))}
    pages = tuple(briefing_pages(briefing, loaded))
    pen = Pen(canvas, loaded, destinations, page_numbers(pages))
    for number, page in enumerate(pages, start=1):
        pen.begin_page(page.shape)
        for placed in page.placed:
            placed.box.draw(pen, page.shape.left, page.shape.top + placed.top)
        draw_page_number(pen, number, page.shape, loaded)
        pen.end_page()
    canvas.save()
    return buffer.getvalue()


def count_pages(briefing: Briefing, faces: Mapping[str, Path | str] | None = None) -> int:
    """Return how many pages the briefing proper takes; annexes need no more than their titles."""
    return len(proper_pages(briefing, load_faces(faces)))


def page_numbers(pages: Sequence[Page]) -> dict[str, int]:
    """Return the number of the page on which each anchor stands first."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for placed in page.placed:
            for anchor in placed.box.anchors:
                numbers.setdefault(anchor, number)
    return numbers


def describe(canvas: Any, briefing: Briefing) -> None:  # noqa: ANN401
    """Write the metadata."""
    canvas.setTitle(briefing.title)
    canvas.setSubject(briefing.subtitle or briefing.masthead.series or briefing.title)
    canvas.setAuthor(briefing.masthead.office)
    canvas.setKeywords("，".join(briefing.keywords))
    canvas.setCreator(CREATOR)
    canvas.setProducer(CREATOR)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()


def anchors(briefing: Briefing) -> Iterator[str]:
    """Yield the anchor of everything that is printed, each once."""
    seen: set[str] = set()
    for name in _all_anchors(briefing):
        if name and name not in seen:
            seen.add(name)
            yield name


def _all_anchors(briefing: Briefing) -> Iterator[str | None]:
    for part in briefing.parts:
        yield part.anchor
        for block in part.blocks:
            yield block.anchor
            if isinstance(block, Table):
                yield from (row.anchor for row in block.rows)


def draw_page_number(pen: Pen, number: int, shape: g.PageShape, faces: FaceSet) -> None:
    """Draw “— 1 —” below the type area, one character in: odd pages right, even pages left."""
    text = f"— {number} —"
    size = g.PAGE_NUMBER_SIZE
    x = shape.left + size
    if number % 2:
        x = shape.left + shape.width - size - faces.measure(text, Face.SONG, size)
    base = shape.top + shape.height + g.PAGE_NUMBER_DROP + g.DASH_MIDDLE * size
    pen.text(Piece(0.0, text, Face.SONG, size, g.INK, 0.0), x, base)
