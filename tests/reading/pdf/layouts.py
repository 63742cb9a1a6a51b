"""Set texts as PDF in columns and on newspaper pages, with known reading order."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from compare.rendering.fonts import Face, load_faces
from compare.text import TERMINALS

FACES = load_faces()
A4 = (595.0, 842.0)
A2 = (1191.0, 1684.0)


@dataclass(frozen=True)
class Frame:
    """Hold a column to be filled: its page, left and upper edge, width and height."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Mark:
    """Hold one line to be drawn; `space` is added between its characters."""

    page: int
    x: float
    y: float
    text: str
    size: float
    face: Face
    space: float = 0.0


def paragraphs_in(path: Path) -> list[str]:
    return [line for raw in path.read_text("utf-8").splitlines() if (line := " ".join(raw.split()))]


def at_most(paragraphs: Sequence[str], characters: int) -> list[str]:
    """Return the first paragraphs that have together no more than so many characters."""
    sums = accumulate(len(text) + 20 for text in paragraphs)
    return [text for text, total in zip(paragraphs, sums, strict=True) if total <= characters]


def is_heading(text: str) -> bool:
    return len(text) <= 30 and text[-1] not in TERMINALS + "；;，,：:"


def width_of(text: str, face: Face, size: float) -> float:
    return sum(FACES.widths[FACES.face_for(one, face)][ord(one)] for one in text) * size


def wrapped(text: str, face: Face, size: float, width: float, indent: float) -> Iterator[str]:
    line, room = "", width - indent
    for character in text:
        # One mark of punctuation may hang over the edge; two would reach into the next column.
        hang = size if character in "，。、；：”）！？" else 0.0
        if width_of(line + character, face, size) > room + hang + 0.01:
            yield line
            line, room = "", width
        line += character
    yield line


def fill(frames: Iterable[Frame], paragraphs: Sequence[str], size: float, lead: float = 1.6):
    """Yield the marks of paragraphs that run from frame to frame; all must fit."""
    rest = iter(frames)
    frame = next(rest)
    y = frame.top - size
    for text in paragraphs:
        heading = is_heading(text)
        face = Face.HEI if heading else Face.FANGSONG
        indent = 2 * size
        lines = list(wrapped(text, face, size, frame.width, indent))
        for number, line in enumerate(lines):
            if y < frame.top - frame.height:
                frame = next(rest)
                y = frame.top - size
            inset = 0 if number else indent
            room = frame.width - inset - width_of(line, face, size)
            full = number < len(lines) - 1 and len(line) > 1
            space = room / (len(line) - 1) if full else 0.0
            yield Mark(frame.page, frame.left + inset, y, line, size, face, space)
            y -= lead * size


def headline(page: int, left: float, width: float, y: float, text: str, size: float) -> Mark:
    x = left + (width - width_of(text, Face.TITLE, size)) / 2
    return Mark(page, x, y, text, size, Face.TITLE)


def columns(
    page: int, left: float, top: float, width: float, height: float, count: int, gutter: float
) -> list[Frame]:
    one = (width - (count - 1) * gutter) / count
    return [Frame(page, left + n * (one + gutter), top, one, height) for n in range(count)]


def drawn(
    marks: Iterable[Mark],
    size: tuple[float, float] = A4,
    shuffled: bool = False,
    rotation: int = 0,
    direction: int = 0,
    **options,
) -> bytes:
    """Return a PDF of the marks; `shuffled` mixes the order in which each page draws them.

    `direction` turns all that is drawn, in degrees against the clock.
    """
    pages: dict[int, list[Mark]] = {}
    for mark in marks:
        pages.setdefault(mark.page, []).append(mark)
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1, **options)
    for page in range(max(pages, default=-1) + 1):
        found = pages.get(page, [])
        if shuffled:
            random.Random(page).shuffle(found)
        if rotation:
            canvas.setPageRotation(rotation)
        width, height = size
        canvas.translate(*{0: (0, 0), 90: (height, 0), 180: size, 270: (0, width)}[direction])
        canvas.rotate(direction)
        for mark in found:
            draw(canvas, mark, size, rotation)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def draw(canvas: Canvas, mark: Mark, size: tuple[float, float], rotation: int) -> None:
    canvas.saveState()
    if rotation == 90:
        canvas.translate(size[1], 0)  # reportlab turns the page itself, too
        canvas.rotate(90)
    x = mark.x
    for text, face in runs(mark):
        line = canvas.beginText(x, mark.y)
        line.setFont(FACES.names[face], mark.size)
        line.setCharSpace(mark.space)
        line.textOut(text)
        canvas.drawText(line)
        x += width_of(text, face, mark.size) + mark.space * len(text)
    canvas.restoreState()


def runs(mark: Mark) -> Iterator[tuple[str, Face]]:
    text, face = "", mark.face
    for character in mark.text:
        own = FACES.face_for(character, mark.face)
        if own is not face and text:
            yield text, face
            text = ""
        text, face = text + character, own
    yield text, face


def heads_and_numbers(pages: int, size: tuple[float, float] = A4) -> Iterator[Mark]:
    """Yield a running head and a page number for each page."""
    for page in range(pages):
        yield headline(page, 0, size[0], size[1] - 40, "某某县政协文件汇编", 9)
        yield headline(page, 0, size[0], 36, f"— {page + 1} —", 10)


def in_columns(
    paragraphs: Sequence[str],
    count: int,
    *,
    shuffled: bool = False,
    gutter: float = 20.0,
    size: float = 10.5,
) -> bytes:
    """Return A4 pages of text in columns below a title, with heads and numbers."""
    title, *rest = paragraphs
    first = columns(0, 70, 730, 455, 640, count, gutter)
    others = [f for page in range(1, 80) for f in columns(page, 70, 780, 455, 690, count, gutter)]
    marks = [
        headline(0, 70, 455, 750, title, 18 if len(title) < 24 else 13),
        *fill([*first, *others], rest, size),
    ]
    marks += heads_and_numbers(max(mark.page for mark in marks) + 1)
    return drawn(marks, shuffled=shuffled)


def newspaper(first: Sequence[str], second: Sequence[str], third: Sequence[str]) -> bytes:
    """Return one page: one article over five columns, below it two beside each other.

    The reading order is first, second (two columns, left), third (three columns, right).
    """
    marks = [
        headline(0, 60, 300, 1640, "某某日报", 14),
        headline(0, 60, 1071, 1585, first[0], 34),
        *fill(columns(0, 60, 1560, 1071, 620, 5, 18), first[1:], 10, 1.5),
        headline(0, 60, 418, 880, second[0], 20),
        *fill(columns(0, 60, 860, 418, 790, 2, 18), second[1:], 10, 1.45),
        headline(0, 506, 625, 880, third[0], 24),
        *fill(columns(0, 506, 850, 625, 790, 3, 18), third[1:], 10, 1.5),
    ]
    return drawn(marks, A2, shuffled=True)


def printed(paragraphs: Sequence[str], size: float = 16) -> bytes:
    """Return A4 pages as offices print reports: one column, large letters, heads and numbers."""
    frames = [Frame(page, 80, 742, 435, 600) for page in range(400)]
    marks = list(fill(frames, paragraphs, size, 1.75))
    return drawn([*marks, *heads_and_numbers(max(mark.page for mark in marks) + 1)])
