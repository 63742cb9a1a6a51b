"""Build paragraphs from lines, across columns and pages: one paragraph, one line of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from compare.reading.pdf.asides import begins_note
from compare.reading.pdf.lines import Line, Piece, usual_size
from compare.reading.pdf.regions import Kind
from compare.text import TERMINALS

# A line that begins this much, in em, inside its column opens a paragraph.
_INDENT = 1.2
# A line that ends this much, in em, before its column does is the last of its paragraph; after a
# full stop less is needed.
_SHORT = 2.6
_SHORT_AFTER_STOP = 1.1
# Sizes that differ by this share are different.
_SIZE = 0.08
# Lines this much further apart than usual belong to different paragraphs.
_PITCH = 1.6
# A line this far, in em, below one without a full stop goes on below a picture.
_PICTURE = 6.0
# A title is larger than running text by this share, and stands in the middle, within this, in em.
_TITLE = 1.15
_MIDDLE = 1.5
_CLOSING = '”’」』）)】》"'
_SUBTITLE = ("—", "―", "–", "（", "(", "□", "■", "○", "●")


@dataclass(frozen=True, slots=True)
class Column:
    """Hold the lines of one region with the edges between which they are set.

    `pitch` is the usual distance of base lines, 0 where there is only one line.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    pitch: float
    kind: Kind = Kind.FLOW


def column_of(lines: Sequence[Line], kind: Kind = Kind.FLOW) -> Column:
    """Return lines with the edges of their column: where most of them begin, how far they go."""
    size = usual_size(lines) or 1.0
    # Headlines may be wider than the column that they stand in.
    usual = [line for line in lines if abs(line.size - size) <= _SIZE * size]
    left = _edge([line.left for line in usual], size, min)
    right = _edge([line.right for line in usual], size, max)
    steps = [a.base - b.base for a, b in pairwise(lines) if a.base > b.base]
    return Column(tuple(lines), left, right, median(steps) if steps else 0.0, kind)


def _edge(values: Sequence[float], size: float, outer: Callable[[Iterable[float]], float]) -> float:
    """Return the outermost edge at which several lines begin or end, if there is any."""
    steps = [round(value / (0.5 * size)) for value in values]
    often = max(2, 0.15 * len(values)) if len(values) > 2 else 1
    frequent = [step for step, count in Counter(steps).items() if count >= often] or steps
    wanted = outer(frequent)
    return outer(value for value, step in zip(values, steps, strict=True) if step == wanted)


def paragraphs_of(columns: Sequence[Column]) -> list[list[Piece]]:
    """Return the paragraphs, in pieces, of columns that follow one another in reading order.

    What stands apart comes behind the paragraph that goes on past it.
    """
    body = usual_size(line for column in columns for line in column.lines)
    groups: list[list[Line]] = []
    held: list[list[Line]] = []
    before: Column | None = None
    aside: Column | None = None
    for column in columns:
        if column.kind is Kind.APART:
            _add(held, column, aside, body)
            aside = column
            continue
        aside = None
        if held and not (before and _runs_over(before, column)):
            groups.extend(held)
            held.clear()
        already = len(groups)
        _add(groups, column, before, body)
        if held:
            groups[already:already] = held
            held.clear()
        before = column
    return [_pieces(group) for group in [*groups, *held]]


def _add(groups: list[list[Line]], column: Column, before: Column | None, body: float) -> None:
    """Add the paragraphs of a column; its first lines may belong to the last one before."""
    for index, line in enumerate(column.lines):
        if index:
            goes_on = not _breaks(column, index, body)
        else:
            goes_on = before is not None and _runs_over(before, column)
        if groups and goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])


def _breaks(column: Column, index: int, body: float) -> bool:
    """Tell whether a paragraph begins with the line at `index` of a column."""
    above, line = column.lines[index - 1], column.lines[index]
    if column.kind is Kind.HEADLINE:
        return _differs(above, line)
    if above.row or line.row or _differs(above, line):
        return True
    if column.kind is Kind.NOTE and begins_note(line.text):
        return True
    if _is_title(column, above, body) and _is_title(column, line, body):
        return above.text[-1] in TERMINALS or line.text.startswith(_SUBTITLE)
    if column.pitch and above.base - line.base > _PITCH * column.pitch:
        picture = above.base - line.base > _PICTURE * line.size and not _is_closed(above)
        if not picture:
            return True
    return _is_indented(column, line) or not _is_full(column, above) or _face_changes(above, line)


def _differs(above: Line, line: Line) -> bool:
    return abs(above.size - line.size) > _SIZE * max(above.size, line.size)


def _face_changes(above: Line, line: Line) -> bool:
    """Tell whether a line all in one face follows one all in another, as below a heading."""
    return (
        above.first_face == above.last_face != line.first_face == line.last_face
        and above.text[-1] not in "，、；"
        and len(above.text) > 1 < len(line.text)
    )


def _is_indented(column: Column, line: Line) -> bool:
    return line.left - column.left >= _INDENT * line.size


def _is_full(column: Column, line: Line) -> bool:
    """Tell whether a line goes on to the edge of its column."""
    allowed = _SHORT_AFTER_STOP if _is_closed(line) else _SHORT
    return column.right - line.right < allowed * line.size


def _is_closed(line: Line) -> bool:
    core = line.text.rstrip(_CLOSING)
    return not core or core[-1] in TERMINALS


def _is_title(column: Column, line: Line, body: float) -> bool:
    """Tell whether a line is set large and in the middle of its column."""
    room = (line.left - column.left) - (column.right - line.right)
    return line.size >= _TITLE * body and abs(room) <= _MIDDLE * line.size


def _runs_over(before: Column, column: Column) -> bool:
    """Tell whether a paragraph goes on from the end of one column at the head of the next."""
    if before.kind is not column.kind or column.kind not in (Kind.FLOW, Kind.APART, Kind.NOTE):
        return False
    last, first = before.lines[-1], column.lines[0]
    if last.row or first.row or _differs(last, first) or _face_changes(last, first):
        return False
    alone = len(column.lines) == 1 or all(_is_indented(column, one) for one in column.lines)
    edge = _edge_like(before, column) if alone else column.left
    if first.left - edge >= _INDENT * first.size:
        return False
    if len(before.lines) == 1:
        return not _is_closed(last) and len(last.text) * last.size > 0.8 * (
            column.right - column.left
        )
    return _is_full(before, last)


def _edge_like(before: Column, column: Column) -> float:
    """Return where a column of one line should begin, told by the column before it."""
    first = column.lines[0]
    return before.left if abs(before.left - first.left) < 4 * first.size else first.left


def _pieces(lines: Iterable[Line]) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        before, after = pieces[-1].text if pieces else "", line.pieces[0].text[0]
        if before[-1:] == "-" and len(before) > 1 and _is_latin(before[-2], after):
            pieces[-1] = replace(pieces[-1], text=before[:-1])
        elif before and _is_latin(before[-1], after):
            pieces.append(Piece(" ", line.pieces[0].page, None))
        pieces.extend(line.pieces)
    return pieces


def _is_latin(before: str, after: str) -> bool:
    return before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
