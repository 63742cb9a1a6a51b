"""Set the head of the first page, the titles, and the imprint at the foot of the briefing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.briefing.document import Briefing, Imprint, Masthead, Part
from compare.rendering.fonts import Face, FaceSet
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.boxes import (
    Box,
    LinesBox,
    Outline,
    RuleBox,
    SpaceBox,
    lines_box,
)
from compare.rendering.pdf.inline import plain
from compare.rendering.pdf.pen import Pen
from compare.rendering.pdf.setting import Piece, PlacedLine
from compare.rendering.pdf.styles import ANNEX_LABEL, BODY, IMPRINT, SUBTITLE, TITLE, Setting


def head_boxes(
    briefing: Briefing, first: Sequence[Part], width: float, faces: FaceSet
) -> Iterator[Box]:
    """Yield masthead and title of the first page; the title stands for the first part as well."""
    yield from _masthead_boxes(briefing.masthead, width, faces)
    anchors = tuple(part.anchor for part in first)
    outline = Outline(briefing.title, 0) if first else None
    for line in briefing.head:
        text = plain(line, TITLE)
        yield lines_box(text, TITLE, width, faces, anchors=anchors, outline=outline)
        anchors, outline = (), None
    if briefing.subtitle:
        yield lines_box(plain(briefing.subtitle, SUBTITLE), SUBTITLE, width, faces)
    yield SpaceBox(g.BODY_LEADING)


def annex_boxes(part: Part, width: float, faces: FaceSet) -> Iterator[Box]:
    """Yield label and title of an annex; the first of them is where links and outline lead."""
    entry = Outline(" ".join(word for word in (part.label, part.title) if word), 0)
    outline: Outline | None = entry
    anchors: tuple[str, ...] = (part.anchor,)
    for words, style in ((part.label, ANNEX_LABEL), (part.title, TITLE)):
        if words:
            text = plain(words, style)
            yield lines_box(text, style, width, faces, anchors=anchors, outline=outline)
            yield SpaceBox(g.BODY_LEADING / 2)
            anchors, outline = (), None


def _masthead_boxes(masthead: Masthead, width: float, faces: FaceSet) -> Iterator[Box]:
    if not any((masthead.series, masthead.issue, masthead.office, masthead.date)):
        return
    if masthead.series:
        yield _series_box(masthead.series, width, faces)
    if masthead.issue:
        style = replace(BODY, first=0.0, setting=Setting.CENTER, keep_with_next=True)
        yield lines_box(plain(masthead.issue, style), style, width, faces)
    if masthead.office or masthead.date:
        yield _line_of_two(masthead.office, masthead.date, width, faces)
    yield RuleBox(width, g.MASTHEAD_RULE, g.RED, before=3.0)
    yield SpaceBox(g.BODY_LEADING)


def _series_box(series: str, width: float, faces: FaceSet) -> LinesBox:
    """Return the name of the series, spaced out in large red characters."""
    spaces = g.SERIES_SPACE * max(len(series) - 1, 0)
    natural = faces.measure(series, Face.TITLE, 1.0) + spaces
    size = min(g.SERIES_LARGEST, width * g.SERIES_SHARE / max(natural, 1.0))
    x = (width - natural * size) / 2
    pieces = []
    for character in series:
        face = faces.face_for(character, Face.TITLE)
        pieces.append(Piece(x, character, face, size, g.RED, 0.0))
        x += (faces.width(character, Face.TITLE) + g.SERIES_SPACE) * size
    line = PlacedLine(tuple(pieces))
    return LinesBox((line,), size * 1.4, size, keep_with_next=True)


def _line_of_two(left: str, right: str, width: float, faces: FaceSet) -> LinesBox:
    """Return one line with a text at either side, or two lines if they do not fit."""
    style = replace(BODY, first=0.0, left=g.BODY_SIZE, right=g.BODY_SIZE, setting=Setting.LEFT)
    first = lines_box(plain(left, style), style, width, faces).lines
    style = replace(style, setting=Setting.RIGHT)
    second = lines_box(plain(right, style), style, width, faces).lines
    natural = faces.measure(left + right, Face.FANGSONG, g.BODY_SIZE)
    if len(first) == len(second) == 1 and natural < width - 3 * g.BODY_SIZE:
        first, second = (PlacedLine(first[0].pieces + second[0].pieces),), ()
    return LinesBox(first + second, g.BODY_LEADING, g.BODY_SIZE, keep_with_next=True)


@dataclass(frozen=True, slots=True)
class ImprintBox:
    """Hold the imprint: lines between thin rules, set at the foot of a page."""

    lines: tuple[LinesBox, ...]
    width: float
    before: float = g.BODY_LEADING
    keep_with_next: bool = False
    anchors: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return sum(line.height for line in self.lines) + g.IMPRINT_OUTER_RULE

    @property
    def minimum(self) -> float:
        """Return the whole height."""
        return self.height

    def split(self, room: float, fresh: bool) -> tuple[Box | None, Box | None]:
        """Stay whole."""
        return (self, None) if fresh or room + 0.01 >= self.height else (None, self)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw a rule above each line, stronger at both ends, and the last below."""
        right = x + self.width
        for index, line in enumerate(self.lines):
            rule = g.IMPRINT_OUTER_RULE if index == 0 else g.IMPRINT_INNER_RULE
            pen.rule((x, top), (right, top), rule, g.INK)
            line.draw(pen, x, top)
            top += line.height
        pen.rule((x, top), (right, top), g.IMPRINT_OUTER_RULE, g.INK)


def imprint_box(imprint: Imprint, width: float, faces: FaceSet) -> ImprintBox | None:
    """Set the imprint, or return None if it has no lines."""
    lines = []
    for label, value in imprint.lines:
        # The label is left out of the indent of further lines, as in 抄送.
        words = f"{label}：{value}" if label and value else label or value
        if words:
            hang = faces.measure(f"{label}：", IMPRINT.face, IMPRINT.size) if label else 0.0
            style = replace(IMPRINT, left=IMPRINT.left + hang, first=-hang)
            lines.append(lines_box(plain(words, style), style, width, faces))
    return ImprintBox(tuple(lines), width) if lines else None
