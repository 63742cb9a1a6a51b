"""Turn relative column widths into style rules, because the page allows no inline styles.

The widths are made for paper. On the sheet of the page a column that would become unreadable takes
from the others; where that is not enough, and in narrow windows, the table scrolls sideways.
"""

from __future__ import annotations

from math import ceil

from compare.briefing.document import Align, Briefing, Cell, Table

# What a table on the sheet of the page measures.
SHEET_REM = 45.0
# A column of prose narrower than seven characters, or a column of signs or names narrower than
# three and its sorting sign, is unreadable.
PROSE_REM = 7.0
SIGNS_REM = 4.0
# What is no longer than this is a name, not prose: it may take several lines.
LONGEST_NAME = 9


def column_shares(table: Table) -> list[int]:
    """Return the columns' shares of the table's width, in thousandths."""
    least = [_least(table, place) / SHEET_REM for place in range(len(table.columns))]
    wanted = [column.width / _total(table) for column in table.columns]
    held = {place for place, share in enumerate(wanted) if share < least[place]}
    if sum(least) > 1:
        # All are too narrow: keep what paper has.
        return [round(1000 * share) for share in wanted]
    shares = wanted
    while True:
        free = 1 - sum(least[place] for place in held)
        others = sum(share for place, share in enumerate(wanted) if place not in held)
        shares = [
            least[place] if place in held else share * free / others
            for place, share in enumerate(wanted)
        ]
        short = {place for place, share in enumerate(shares) if share < least[place] - 1e-9}
        if not short:
            return [round(1000 * share) for share in shares]
        held |= short


def least_width(table: Table) -> int:
    """Return the width below which the table scrolls, in rem."""
    shares = column_shares(table)
    widths = (_least(table, place) * 1000 / share for place, share in enumerate(shares))
    # Shares are rounded, which must not make a table that fits the sheet scroll.
    return max((ceil(width - 0.5) for width in widths), default=0)


def width_rules(briefing: Briefing) -> str:
    """Return one style rule for each width that the briefing's tables use."""
    tables = [block for part in briefing.parts for block in part.blocks if isinstance(block, Table)]
    shares = sorted({share for table in tables for share in column_shares(table)})
    widths = sorted({least_width(table) for table in tables})
    rules = [f".share-{share}{{width:{share / 10:g}%}}" for share in shares]
    rules += [f".least-{width}{{min-width:{width}rem}}" for width in widths]
    return "\n".join(rules)


def _total(table: Table) -> float:
    return sum(column.width for column in table.columns)


def _least(table: Table, place: int) -> float:
    is_prose = table.columns[place].align is Align.LEFT and any(
        _longest(row.cells[place]) > LONGEST_NAME for row in table.rows
    )
    return PROSE_REM if is_prose else SIGNS_REM


def _longest(cell: Cell) -> int:
    """Return the length of the longest line of a cell."""
    lines = "\n".join("".join(inline.text for inline in paragraph) for paragraph in cell.paragraphs)
    return max(map(len, lines.split("\n")))
