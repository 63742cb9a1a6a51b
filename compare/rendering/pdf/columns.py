"""Share the width of a table out to its columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import permutations, product

from compare.briefing.document import Align, Cell, Column, Inlines, Quotation, Row, Run
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf.punctuation import is_full_width

SAMPLE = 60
"""How many rows, evenly spread, stand for all in the estimate of a table's height."""
STEPS = (1.0, 2.0, 4.0)
"""How much width, in em, may move from one column to another at a time."""
MOST_STEPS = 40
MARGIN = 0.6
"""The room, in em, that a column set in the middle keeps beside its widest words."""
NARROWEST = 0.55
"""How much of its own share a column keeps at least."""
LEAST_TEXT = 5.0
"""How narrow, in em, a column of text may become."""


def column_widths(columns: Sequence[Column], width: float, size: float) -> tuple[float, ...]:
    """Share `width` out by the columns' own widths; each has room for one character or two."""
    characters = 2.2 if len(columns) <= g.ROOMY_UP_TO else 1.1
    least = characters * size + 2 * g.cell_pad(len(columns))
    least = min(least, width / max(len(columns), 1))
    total = sum(max(column.width, 0.01) for column in columns)
    wanted = [width * max(column.width, 0.01) / total for column in columns]
    narrow = [max(least, one) for one in wanted]
    surplus = sum(narrow) - width
    spare = sum(one - least for one in narrow)
    if surplus <= 0 or spare <= 0:
        return tuple(narrow)
    return tuple(one - (one - least) * surplus / spare for one in narrow)


def balanced_widths(
    columns: Sequence[Column], rows: Sequence[Row], widths: Sequence[float], size: float
) -> tuple[float, ...]:
    """Move width between columns of text as long as that makes the table lower.

    Columns of equal width stay equal, since their passages are read side by side. Columns first
    give away what they have no use for.
    """
    texts = [i for i, column in enumerate(columns) if column.align is Align.LEFT]
    chosen = rows[:: max(len(rows) // SAMPLE, 1)]
    widths = _trimmed(columns, rows, widths, size) if texts and rows else widths
    pairs = [
        (one, other)
        for one, other in permutations(texts, 2)
        if columns[one].width != columns[other].width
    ]
    if not pairs or not rows:
        return tuple(widths)
    steps = [step * size for step in STEPS]
    pad = g.cell_pad(len(columns))
    least = [max(NARROWEST * one, LEAST_TEXT * size + 2 * pad) for one in widths]
    heights = _Heights(chosen, len(columns), size)
    best = list(widths)
    lowest = heights.of(best)
    for _ in range(MOST_STEPS):
        trials = []
        for (one, other), step in product(pairs, steps):
            if best[one] - step >= least[one]:
                moved = list(best)
                moved[one] -= step
                moved[other] += step
                trials.append((heights.of(moved), moved))
        found = min(trials, default=None, key=lambda trial: trial[0])
        if found is None or found[0] >= lowest:
            break
        lowest, best = found
    return tuple(best)


def _trimmed(
    columns: Sequence[Column], rows: Sequence[Row], widths: Sequence[float], size: float
) -> list[float]:
    """Return the widths with the blank of columns that have too much given to those in need."""
    pad = g.cell_pad(len(columns))
    natural = [_natural(column, index, rows, size, pad) for index, column in enumerate(columns)]
    result = [min(width, need) for width, need in zip(widths, natural, strict=True)]
    spare = sum(widths) - sum(result)
    # What needs several lines anyway takes no more than it has already.
    wants = [min(need - width, width) for width, need in zip(result, natural, strict=True)]
    share = min(1.0, spare / sum(wants)) if sum(wants) > 0 else 0.0
    result = [width + share * want for width, want in zip(result, wants, strict=True)]
    left = sum(widths) - sum(result)
    return [one + left * width / sum(widths) for one, width in zip(result, widths, strict=True)]


def _natural(column: Column, index: int, rows: Sequence[Row], size: float, pad: float) -> float:
    """Return the width at which no cell of a column needs a second line."""
    cells = [row.cells[index] for row in rows if index < len(row.cells)]
    needed = [_length((Run(column.title),))]
    needed += [length for cell in cells for length in _lengths(cell, 1.0)]
    return (max(needed) + MARGIN) * size + 2 * pad


class _Heights:
    """Estimate the height of rows; trials change two columns, and each width is tried often."""

    def __init__(self, rows: Sequence[Row], columns: int, size: float) -> None:
        lengths = [[_lengths(cell, size) for cell in row.cells] for row in rows]
        self._columns = [
            [row[index] if index < len(row) else [] for row in lengths] for index in range(columns)
        ]
        self._pad = g.cell_pad(columns)
        self._size = size
        self._known: dict[tuple[int, float], list[float]] = {}

    def of(self, widths: Sequence[float]) -> float:
        """Return the height in lines, finely enough to tell two apart."""
        heights = (self._column(index, width) for index, width in enumerate(widths))
        total: float = sum(map(max, *heights))
        return total

    def _column(self, index: int, width: float) -> list[float]:
        """Return the height of each cell of a column."""
        key = (index, width)
        if key not in self._known:
            room = max(width - 2 * self._pad, self._size)
            # What fills its lines less counts a little, lest the estimate stand still.
            self._known[key] = [
                sum(math.ceil(1.02 * length / room) for length in paragraphs)
                + 0.05 * sum(paragraphs) / room
                for paragraphs in self._columns[index]
            ]
        return self._known[key]


def _lengths(cell: Cell, size: float) -> list[float]:
    return [_length(inlines) * size for inlines in cell.paragraphs]


@cache
def _em(character: str) -> float:
    return 1.0 if is_full_width(character) else 0.55


def _length(inlines: Inlines) -> float:
    """Return about how many em a paragraph is long."""
    total = 0.0
    for inline in inlines:
        total += sum(map(_em, inline.text))
        if isinstance(inline, Quotation):
            total += g.LABEL_SHARE * 0.7 * len(inline.citation.label)
    return total
