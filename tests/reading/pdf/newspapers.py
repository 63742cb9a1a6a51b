"""Set newspaper pages as editors do: articles, boxes, pictures, headlines from top to bottom."""

from __future__ import annotations

import io
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from compare.rendering.fonts import Face
from tests.reading.pdf import layouts
from tests.reading.pdf.layouts import A2, Frame, Mark, columns, fill, headline

SIZE, LEAD = 10.0, 1.5
WIDTH, GUTTER = 250.0, 18.0


@dataclass(frozen=True)
class Page:
    """Hold the marks of a page, its rules (from, to) and its pictures (left, bottom, sides)."""

    marks: tuple[Mark, ...]
    rules: tuple[tuple[float, float, float, float], ...] = ()
    pictures: tuple[tuple[float, float, float, float], ...] = ()

    def __add__(self, other: Page) -> Page:
        return Page(
            self.marks + other.marks, self.rules + other.rules, self.pictures + other.pictures
        )


def drawn(pages: Sequence[Page], size: tuple[float, float] = A2, *, single: bool = False) -> bytes:
    """Return a PDF of pages, their marks shuffled; `single` draws each character on its own."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    for number, page in enumerate(pages):
        marks = [one for mark in page.marks for one in (parted(mark) if single else (mark,))]
        random.Random(number).shuffle(marks)
        for picture in page.pictures:
            canvas.drawImage(ImageReader(Image.new("L", (8, 6), 180)), *picture)
        for rule in page.rules:
            canvas.line(*rule)
        for mark in marks:
            layouts.draw(canvas, mark, size, 0)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def parted(mark: Mark) -> Iterator[Mark]:
    """Yield a mark for each character."""
    x = mark.x
    for character in mark.text:
        yield replace(mark, x=x, text=character, space=0)
        x += layouts.width_of(character, mark.face, mark.size) + mark.space


def rectangle(left: float, bottom: float, right: float, top: float) -> Page:
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    return Page((), tuple((*a, *b) for a, b in itertools.pairwise(corners)))


def flowing(frames: Sequence[Frame], texts: Sequence[str], size: float = SIZE) -> Page:
    return Page(tuple(fill(frames, texts, size, LEAD)))


def top_down(x: float, top: float, text: str, size: float, face: Face = Face.TITLE) -> Page:
    """Set a text from top to bottom; `x` is its left edge."""
    return Page(
        tuple(Mark(0, x, top - (n + 1) * 1.1 * size, c, size, face) for n, c in enumerate(text))
    )


def across(left: float, width: float, y: float, text: str, size: float) -> Page:
    return Page((headline(0, left, width, y, text, size),))


def side_by_side(left: float, top: float, height: float, count: int) -> list[Frame]:
    """Return columns of one width beside each other."""
    return columns(0, left, top, count * WIDTH + (count - 1) * GUTTER, height, count, GUTTER)
