"""Figures over the years are drawn as lines that stop where values may not be compared."""

from __future__ import annotations

import pytest

from compare.briefing.document import Chart, Trends, ValueBar, ValueGroup
from compare.rendering.charts import lay_out, svg
from compare.rendering.charts.shapes import DataCell, Line, Text
from compare.rendering.charts.values import SOLID


def trends(*values: tuple[int, float], marked: tuple[int, ...] = ()) -> Trends:
    bars = tuple(ValueBar(str(y), v, f"{v:g}亿元", y in marked) for y, v in values)
    return Trends((ValueGroup("地区生产总值", bars),), "不与前值相连")


def lines(data: Trends) -> list[Line]:
    shapes = lay_out(data, 442).shapes
    return [shape for shape in shapes if isinstance(shape, Line) and shape.stroke == SOLID]


def points(data: Trends) -> list[DataCell]:
    return [shape for shape in lay_out(data, 442).shapes if isinstance(shape, DataCell)]


def test_consecutive_years_are_joined():
    assert len(lines(trends((2020, 100), (2021, 110), (2022, 120)))) == 2


def test_a_line_stops_at_a_marked_value_and_the_legend_says_why():
    data = trends((2020, 100), (2021, 400), (2022, 420), marked=(2021,))
    assert len(lines(data)) == 1
    said = [s.text for s in lay_out(data, 442).shapes if isinstance(s, Text)]
    assert "不与前值相连" in said


def test_years_apart_are_joined_by_a_broken_line():
    assert len(lines(trends((2020, 100), (2023, 110)))) > 2


def test_higher_values_stand_higher_on_a_scale_from_zero():
    low, high = points(trends((2020, 100), (2021, 200)))
    assert low.box.y > high.box.y
    zero, _ = points(trends((2020, 0), (2021, 200)))
    assert zero.box.y > low.box.y


@pytest.mark.parametrize("count", [1, 2, 5])
def test_diagrams_stay_inside_the_figure(count):
    group = trends((2020, 100), (2021, -20)).groups[0]
    figure = lay_out(Trends((group,) * count, ""), 442)
    for cell in (shape for shape in figure.shapes if isinstance(shape, DataCell)):
        assert 0 <= cell.box.x <= figure.width - cell.box.width
        assert 0 <= cell.box.y <= figure.height - cell.box.height


def test_each_value_is_named_for_those_who_hear_it():
    chart = Chart("图1", "走势", "走势", trends((2020, 100), (2021, 110)), "chart")
    assert "地区生产总值 × 2021：110亿元" in svg(chart, 442)


def test_of_many_years_the_first_the_last_and_the_highest_values_are_printed():
    many = trends(*((year, 1000 + year % 7) for year in range(2005, 2025)))
    cells = points(many)
    assert len(cells) == 20
    assert 2 <= sum(cell.label is not None for cell in cells) <= 3
    assert all(cell.label for cell in points(trends((2020, 100), (2021, 110))))
