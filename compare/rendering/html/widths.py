"""Turn relative column widths into style rules, because the page allows no inline styles."""

from __future__ import annotations

from math import ceil

from compare.briefing.document import Align, Briefing, Cell, Column, Table

# A column of prose narrower than seven characters, or a column of signs or names narrower than
# three and its sorting sign, is unreadable: the table then scrolls sideways instead.
PROSE_REM = 7.0
SIGNS_REM = 4.0
# What is no longer than this is a name, not prose: it may take several lines.
LONGEST_NAME = 9


def column_share(table: Table, column: Column) -> int:
    """Return the column's share of the table's width, in thousandths."""
    return round(1000 * column.width / _total(table))


def least_width(table: Table) -> int:
    """Return the width below which the table scrolls, in rem."""
    return max(
        (
            ceil(_least(table, place) * _total(table) / column.width)
            for place, column in enumerate(table.columns)
        ),
        default=0,
    )


def width_rules(briefing: Briefing) -> str:
    """Return one style rule for each width that the briefing's tables use."""
    tables = [block for part in briefing.parts for block in part.blocks if isinstance(block, Table)]
    shares = sorted({column_share(table, each) for table in tables for each in table.columns})
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
