"""A table scrolls sideways only where its columns would become unreadable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.briefing.document import Align, Cell, Column, Row, Run, Table
from compare.rendering.html.widths import (
    PROSE_REM,
    SHEET_REM,
    SIGNS_REM,
    column_shares,
    least_width,
)


def table_of(*texts: str, align: Align = Align.LEFT) -> Table:
    columns = tuple(Column(f"第{number}栏", 1.0, align) for number in range(len(texts)))
    row = Row(tuple(Cell(((Run(text),),)) for text in texts))
    return Table("表1", "表", columns, (row,), "table-1")


def test_prose_keeps_seven_characters() -> None:
    assert least_width(table_of("两家以上共用的提法逐条列在这里")) == PROSE_REM


def test_names_may_take_several_lines() -> None:
    assert least_width(table_of("新疆维吾尔自治区", "同题异述\n见于他节")) == 2 * SIGNS_REM


def test_signs_in_the_middle_are_no_prose() -> None:
    assert least_width(table_of("一" * 20, align=Align.CENTER)) == SIGNS_REM


def test_a_table_without_rows_has_a_width() -> None:
    empty = Table("表1", "表", (Column("一"), Column("二")), (), "table-1")
    assert least_width(empty) == 2 * SIGNS_REM


@given(st.lists(st.floats(min_value=0.5, max_value=12), min_size=1, max_size=6))
def test_a_table_of_few_columns_fits_the_sheet(widths: list[float]) -> None:
    columns = tuple(Column("栏", width, Align.LEFT) for width in widths)
    row = Row(tuple(Cell(((Run("一" * 20),),)) for _ in widths))
    table = Table("表1", "表", columns, (row,), "table-1")
    assert abs(sum(column_shares(table)) - 1000) <= len(widths)
    assert least_width(table) <= SHEET_REM + 0.5
