"""Make the cells and columns that all tables are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.briefing.document import (
    Align,
    Cell,
    Column,
    Row,
    Run,
    Shade,
)

Heads = Sequence[str]


def cell(*inlines: Run, shade: Shade = Shade.NONE) -> Cell:
    """Return a cell of one paragraph."""
    return Cell((tuple(inlines),), shade)


def folded(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[list[Column], list[Row]]:
    """Return a narrow table in two halves side by side; the left half is read first."""
    half = (len(rows) + 1) // 2
    blank = tuple(cell() for _ in columns)
    paired = []
    for index, left in enumerate(rows[:half]):
        right = rows[half + index].cells if half + index < len(rows) else blank
        paired.append(Row((*left.cells, *right), left.anchor))
    return [*columns, *columns], paired


def columns_of(
    heads: Heads, widths: Sequence[float], centered: Iterable[int] = ()
) -> tuple[Column, ...]:
    """Return columns with relative widths; those named in `centered` are set in the middle."""
    middle = set(centered)
    return tuple(
        Column(head, width, Align.CENTER if index in middle else Align.LEFT)
        for index, (head, width) in enumerate(zip(heads, widths, strict=True))
    )
