"""Set newspaper pages as editors do: articles, boxes, pictures, headlines from top to bottom."""

from __future__ import annotations

import io
import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

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


HEADLINE = "奋力谱写高质量发展新篇章"
CAPTION = "图为重点项目建设现场。本报记者 某某 摄"
SECOND = "另一篇报道的标题在此"
CREDITS = "责任编辑 某甲 美术编辑 某乙 版面设计 某丙"


@dataclass(frozen=True)
class Case:
    """Hold a page with what it says, in order: the articles, and what stands apart from them."""

    page: Page
    articles: list[str]
    apart: list[str]

    @property
    def data(self) -> bytes:
        """Return the page as PDF."""
        return drawn([self.page])


def shares(paragraphs: Sequence[str], *lengths: int) -> list[list[str]]:
    """Return runs of paragraphs, each of no more than so many characters."""
    rest = iter([text for text in paragraphs if len(text) < 300])
    found: list[list[str]] = []
    held = next(rest)
    for length in lengths:
        share: list[str] = []
        while sum(len(text) + 20 for text in [*share, held]) <= length:
            share.append(held)
            held = next(rest)
        found.append(share)
    return found


def around_a_box(paragraphs: Sequence[str]) -> Case:
    """Set four columns; a box stands below the two in the middle."""
    article, box = shares(paragraphs, 1450, 330)
    one, two, three, four = side_by_side(60, 1560, 400, 4)
    frames = [one, replace(two, height=230), replace(three, height=230), four]
    left, right = two.left, three.left + WIDTH
    page = across(60, 1071, 1590, HEADLINE, 30) + flowing(frames, article)
    page += rectangle(left, 1165, right, 1320)
    page += flowing([Frame(0, left + 10, 1310, right - left - 20, 140)], box, 9)
    return Case(page, [HEADLINE, *article], box)


def around_a_picture(paragraphs: Sequence[str]) -> Case:
    """Set four columns; a picture with its caption stands below the two in the middle."""
    (article,) = shares(paragraphs, 1400)
    one, two, three, four = side_by_side(60, 1560, 400, 4)
    frames = [one, replace(two, height=180), replace(three, height=180), four]
    left, width = two.left, 2 * WIDTH + GUTTER
    page = across(60, 1071, 1590, HEADLINE, 30) + flowing(frames, article)
    page += across(left, width, 1172, CAPTION, 9) + Page((), (), ((left, 1185, width, 180),))
    return Case(page, [HEADLINE, *article], [CAPTION])


def beside_a_vertical_headline(paragraphs: Sequence[str], *, right: bool) -> Case:
    """Set three columns beside a headline from top to bottom, another article below them."""
    first, second = shares(paragraphs, 1200, 1600)
    start, x = (60, 60 + 3 * (WIDTH + GUTTER) + 20) if right else (120, 60)
    page = top_down(x, 1560, HEADLINE, 26) + flowing(side_by_side(start, 1560, 330, 3), first)
    page += across(60, 1000, 1180, SECOND, 24) + flowing(side_by_side(60, 1160, 400, 4), second)
    return Case(page, [HEADLINE, *first, SECOND, *second], [])


def four_articles(paragraphs: Sequence[str]) -> Case:
    """Set one article over the page, two beside each other, one below, and a foot."""
    shared = shares(paragraphs, 1600, 700, 700, 900)
    heads = ["第一篇报道的大标题", "第二篇报道标题", "第三篇报道的标题在这里", "第四篇标题"]
    under = "——上半年经济运行综述"
    half, middle = 2 * WIDTH + GUTTER, 60 + 2 * (WIDTH + GUTTER)
    page = across(60, 1071, 1590, heads[0], 34) + across(60, 1071, 1565, under, 16)
    page += flowing(side_by_side(60, 1550, 330, 4), shared[0])
    page += across(60, half, 1170, heads[1], 22) + flowing(
        side_by_side(60, 1155, 300, 2), shared[1]
    )
    page += across(middle, half, 1175, heads[2], 20)
    page += flowing(side_by_side(middle, 1160, 300, 2), shared[2])
    page += across(60, 1071, 800, heads[3], 24) + flowing(side_by_side(60, 785, 200, 4), shared[3])
    page += across(60, 1071, 60, CREDITS, 9)
    articles = [text for head, share in zip(heads, shared, strict=True) for text in (head, *share)]
    return Case(page, [articles[0], under, *articles[1:]], [CREDITS])


def uneven_columns(paragraphs: Sequence[str]) -> Case:
    """Set four columns that begin and end at different heights."""
    (article,) = shares(paragraphs, 1450)
    frames = [
        replace(frame, top=frame.top - down, height=height)
        for frame, down, height in zip(
            side_by_side(60, 1560, 400, 4), (0, 60, 0, 0), (400, 240, 350, 260), strict=True
        )
    ]
    page = across(60, 1071, 1590, HEADLINE, 30) + flowing(frames, article)
    return Case(page, [HEADLINE, *article], [])


def beside_a_long_column(paragraphs: Sequence[str]) -> Case:
    """Set two articles below each other; a third runs beside both of them behind a rule."""
    first, second, third = shares(paragraphs, 1050, 1050, 1200)
    width, x = 3 * WIDTH + 2 * GUTTER, 60 + 3 * (WIDTH + GUTTER) + 14
    page = across(60, width, 1590, HEADLINE, 30) + flowing(side_by_side(60, 1560, 300, 3), first)
    page += across(60, width, 1190, SECOND, 24) + flowing(side_by_side(60, 1170, 300, 3), second)
    page += across(x, WIDTH, 1590, "右侧一栏", 18)
    page += flowing([Frame(0, x, 1570, WIDTH, 1000)], third)
    page += Page((), ((x - 12, 500, x - 12, 1600), (60, 1215, x - 20, 1215)))
    return Case(page, [HEADLINE, *first, SECOND, *second, "右侧一栏", *third], [])


def vertical_page(paragraphs: Sequence[str]) -> Case:
    """Set all of a page from top to bottom, in two storeys, each from the right."""
    (texts,) = shares(paragraphs, 2000)
    storeys, marks = [(1580.0, 900.0), (860.0, 150.0)], []
    (top, bottom), x = storeys[0], 1100.0
    for text in texts:
        y = top - 22
        for character in text:
            if y - 11 < bottom:
                x, y = x - 18, top
                if x < 70:
                    (top, bottom), x = storeys[1], 1100.0
                    y = top
            marks.append(Mark(0, x, y - 11, character, 11, Face.SONG))
            y -= 11
        x -= 18
        if x < 70:
            (top, bottom), x = storeys[1], 1100.0
    page = Page(tuple(marks)) + across(0, 1191, 1640, "某某日报第三版", 14)
    return Case(page, ["某某日报第三版", *texts], [])


CASES: dict[str, Callable[[Sequence[str]], Case]] = {
    "four articles and a foot": four_articles,
    "around a box": around_a_box,
    "around a picture with a caption": around_a_picture,
    "columns of unequal height": uneven_columns,
    "two articles beside a third": beside_a_long_column,
    "vertical headline on the left": partial(beside_a_vertical_headline, right=False),
    "vertical headline on the right": partial(beside_a_vertical_headline, right=True),
    "vertical page": vertical_page,
}
