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


def folded(
    columns: tuple[Column, ...], rows: Sequence[Row], parts: int = 2
) -> tuple[list[Column], list[Row]]:
    """Return a narrow table in parts side by side; each part is read from top to bottom."""
    high = -(-len(rows) // parts)
    blank = tuple(cell() for _ in columns)
    joined = []
    for index, left in enumerate(rows[:high]):
        beside = (index + part * high for part in range(parts))
        cells = [one for at in beside for one in (rows[at].cells if at < len(rows) else blank)]
        joined.append(Row(tuple(cells), left.anchor))
    return [*columns] * parts, joined


def columns_of(
    heads: Heads, widths: Sequence[float], centered: Iterable[int] = ()
) -> tuple[Column, ...]:
    """Return columns with relative widths; those named in `centered` are set in the middle."""
    middle = set(centered)
    return tuple(
        Column(head, width, Align.CENTER if index in middle else Align.LEFT)
        for index, (head, width) in enumerate(zip(heads, widths, strict=True))
    )
