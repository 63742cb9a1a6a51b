"""Lay out a matrix of cells with row labels at the left and column labels above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.rendering.charts.colours import ink_on
from compare.rendering.charts.labels import FACE, LINE, block, fitting_size, shorten, wrap
from compare.rendering.charts.shapes import (
    ASCENT,
    RULE,
    STACK_STEP,
    Anchor,
    DataCell,
    Flow,
    Line,
    Rect,
    Shape,
    Text,
)
from compare.rendering.fonts import FaceSet

WIDEST_CELL = 72.0
LOWEST_ROW = 15.5
LABEL_SHARE = 0.38
"""How much of the width row labels may take when the cells could use it too."""
LABEL_LINES = 3
HEAD_LINES = 2
HEAD_HEIGHT = 160.0
"""The most that column labels may take when they flow down or upwards."""
GAP = 5.0
TOP = 1.5
"""Room above the first label, whose strokes may reach beyond its em."""
CELL_TEXT = 9.5


@dataclass(frozen=True, slots=True)
class CellContent:
    """Say what one cell of the matrix shows."""

    fill: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """Hold the shapes of a matrix, its height and the span of its cells."""

    shapes: tuple[Shape, ...]
    left: float
    right: float
    bottom: float
    cell_width: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """Hold the lengths that both labels and cells need."""

    left: float
    label_width: float
    cell_width: float
    size: float
    columns: int
    value_size: float = CELL_TEXT

    @property
    def start(self) -> float:
        return self.left + self.label_width + GAP


def label_size(count: int) -> float:
    """Return the type size of labels for a number of rows or columns."""
    if count <= 12:
        return 9.5
    return 8.5 if count <= 24 else 7.0


def cell_width(rows: Sequence[str], columns: int, width: float, faces: FaceSet) -> float:
    """Return how wide the cells of a matrix become in a figure of `width`."""
    return _grid(rows, columns, width, faces).cell_width


def lay_out_matrix(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[CellContent]],
    width: float,
    faces: FaceSet,
) -> MatrixLayout:
    """Return the matrix, centred in `width`; row heights follow their labels."""
    grid = _grid(rows, len(columns), width, faces)
    if not rows or not columns:
        return MatrixLayout((), 0.0, width, 0.0, grid.cell_width)
    shapes: list[Shape] = []
    head_height = _column_labels(columns, grid, shapes, faces)
    grid = replace(grid, value_size=_value_size(cells, grid, faces))
    top = head_height + GAP
    lowest = min(LOWEST_ROW, max(grid.cell_width, grid.size * LINE + 2))
    for index, label in enumerate(rows):
        lines = wrap(label, grid.label_width, grid.size, LABEL_LINES, faces)
        height = max(lowest, len(lines) * grid.size * LINE + 3)
        middle = top + height / 2
        x = grid.left + grid.label_width
        shapes += block(lines, (x, middle), grid.size, Anchor.END, "row-label")
        for column, content in enumerate(cells[index]):
            shapes.append(_cell(content, (index, column), (top, height), grid))
        top += height
    right = grid.start + grid.cell_width * grid.columns
    shapes.append(Line(grid.start, head_height + GAP, right, head_height + GAP))
    shapes.append(Line(grid.start, top, right, top))
    return MatrixLayout(tuple(shapes), grid.start, right, top, grid.cell_width)


def _grid(rows: Sequence[str], columns: int, width: float, faces: FaceSet) -> _Grid:
    size = label_size(max(len(rows), columns))
    natural = max((faces.measure(label, FACE, size) for label in rows), default=0.0) + 2.0
    room = max(width * LABEL_SHARE, width - columns * WIDEST_CELL - GAP)
    label_width = min(natural, room)
    cell_width = min((width - label_width - GAP) / max(columns, 1), WIDEST_CELL)
    used = label_width + GAP + columns * cell_width
    return _Grid((width - used) / 2, label_width, cell_width, size, columns)


def _value_size(cells: Sequence[Sequence[CellContent]], grid: _Grid, faces: FaceSet) -> float:
    """Return one size at which every value fits its cell."""
    texts = {content.text for row in cells for content in row}
    room = grid.cell_width * 0.86
    return min((fitting_size(text, room, CELL_TEXT, faces) for text in texts), default=CELL_TEXT)


def _cell(
    content: CellContent,
    place: tuple[int, int],
    span: tuple[float, float],
    grid: _Grid,
) -> DataCell:
    top, height = span
    row, column = place
    x = grid.start + column * grid.cell_width
    box = Rect(x, top, grid.cell_width, height, content.fill, RULE, 0.35, role="cell")
    label = None
    if content.text:
        size = min(grid.value_size, height * 0.8)
        label = Text(
            x + grid.cell_width / 2,
            top + height / 2 + size * ASCENT,
            content.text,
            size,
            Anchor.MIDDLE,
            ink_on(content.fill),
            role="value",
        )
    return DataCell(box, label, row, column, content.title)


def _column_labels(
    columns: Sequence[str], grid: _Grid, shapes: list[Shape], faces: FaceSet
) -> float:
    """Append the column labels and return how high they are."""
    size = min(grid.size, grid.cell_width * 0.92)
    room = grid.cell_width - 3
    across = [wrap(label, room, size, HEAD_LINES, faces) for label in columns]
    whole = all("".join(lines) == label for lines, label in zip(across, columns, strict=True))
    if whole and room >= 3 * size:
        height = TOP + max(len(lines) for lines in across) * size * LINE
        for index, lines in enumerate(across):
            x = grid.start + (index + 0.5) * grid.cell_width
            middle = height - len(lines) * size * LINE / 2
            shapes += block(lines, (x, middle), size, Anchor.MIDDLE, "column-label")
        return height
    if all(_upright(label) for label in columns):
        return _stacked_labels(columns, grid, shapes, size)
    return _turned_labels(columns, grid, shapes, size, faces)


def _upright(label: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in label)


def _stacked_labels(columns: Sequence[str], grid: _Grid, shapes: list[Shape], size: float) -> float:
    most = int(HEAD_HEIGHT / (size * STACK_STEP))
    labels = [label if len(label) <= most else label[: most - 1] + "…" for label in columns]
    height = TOP + max(len(label) for label in labels) * size * STACK_STEP
    for index, label in enumerate(labels):
        x = grid.start + (index + 0.5) * grid.cell_width
        top = height - len(label) * size * STACK_STEP
        shapes.append(Text(x, top, label, size, Anchor.MIDDLE, flow=Flow.DOWN, role="column-label"))
    return height


def _turned_labels(
    columns: Sequence[str], grid: _Grid, shapes: list[Shape], size: float, faces: FaceSet
) -> float:
    labels = [shorten(label, HEAD_HEIGHT, size, faces) for label in columns]
    height = TOP + max(faces.measure(label, FACE, size) for label in labels)
    for index, label in enumerate(labels):
        x = grid.start + (index + 0.5) * grid.cell_width + size * ASCENT
        shapes.append(Text(x, height, label, size, flow=Flow.UPWARDS, role="column-label"))
    return height
