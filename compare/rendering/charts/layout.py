"""Turn chart data into a figure: matrix or bars, and the legend below."""

from __future__ import annotations

import math
from collections.abc import Sequence

from compare.briefing.document import (
    ChartData,
    HeatMap,
    Shade,
    StackedBars,
    SymbolMatrix,
    Trends,
    ValueBars,
)
from compare.rendering.charts.bars import lay_out_bars, series_colour, series_sign
from compare.rendering.charts.colours import SHADES, sequential
from compare.rendering.charts.legend import Entry, lay_out_legend
from compare.rendering.charts.matrix import CellContent, cell_width, lay_out_matrix
from compare.rendering.charts.shapes import PAPER, Figure
from compare.rendering.charts.trends import lay_out_trends
from compare.rendering.charts.values import SOLID, lay_out_values, signs
from compare.rendering.fonts import FaceSet, load_faces

PERCENT_NEEDS = 22.0
"""The cell width from which the sign % is printed behind each value."""
SCALE_STEPS = 5
LEGEND_GAP = 10.0


def lay_out(data: ChartData, width: float, faces: FaceSet | None = None) -> Figure:
    """Return the figure of `data`, `width` points wide and as high as it needs."""
    faces = faces or load_faces()
    if isinstance(data, HeatMap):
        return _heat_map(data, width, faces)
    if isinstance(data, SymbolMatrix):
        return _symbol_matrix(data, width, faces)
    if isinstance(data, ValueBars):
        return _values(data, width, faces)
    if isinstance(data, Trends):
        return _trends(data, width, faces)
    return _bars(data, width, faces)


def percent(value: float) -> str:
    """Return a share as a whole number of hundredths, without the sign."""
    return str(math.floor(value * 100 + 0.5))


def _span(data: HeatMap) -> tuple[float, float]:
    """Return the shares of the lightest and the darkest colour: all values, in whole twentieths.

    The colours span at least a tenth, so that small differences do not look large.
    """
    values = [value for row in data.values for value in row if value is not None]
    low = math.floor(round(min(values, default=0.0) * 20, 6)) / 20
    high = math.ceil(round(max(values, default=1.0) * 20, 6)) / 20
    return max(min(low, high - 0.1), 0.0), max(high, low + 0.1, 0.1)


def _heat_map(data: HeatMap, width: float, faces: FaceSet) -> Figure:
    low, high = _span(data)
    roomy = cell_width(data.rows, len(data.columns), width, faces) >= PERCENT_NEEDS
    sign = "%" if roomy else ""

    def content(row: str, column: str, value: float | None) -> CellContent:
        if value is None:
            return CellContent(PAPER, data.missing, f"{row} × {column}：{data.missing}")
        title = f"{row} × {column}：{percent(value)}%"
        return CellContent(sequential((value - low) / (high - low)), percent(value) + sign, title)

    cells = [
        [content(row, column, value) for column, value in zip(data.columns, values, strict=True)]
        for row, values in zip(data.rows, data.values, strict=True)
    ]
    matrix = lay_out_matrix(data.rows, data.columns, cells, width, faces)
    entries = [
        Entry(
            sequential(step / SCALE_STEPS),
            "",
            f"{percent(low + (high - low) * step / SCALE_STEPS)}%",
        )
        for step in range(SCALE_STEPS + 1)
    ]
    legend = lay_out_legend(entries, data.scale, matrix.bottom + LEGEND_GAP, width, faces)
    return Figure(width, legend.bottom, matrix.shapes + legend.shapes)


def _symbol_matrix(data: SymbolMatrix, width: float, faces: FaceSet) -> Figure:
    def content(row: str, column: str, shade: Shade) -> CellContent:
        meaning = data.legend.get(shade, data.symbols.get(shade, ""))
        title = f"{row} × {column}：{meaning}"
        return CellContent(SHADES[shade], data.symbols.get(shade, ""), title)

    cells = [
        [content(row, column, shade) for column, shade in zip(data.columns, shades, strict=True)]
        for row, shades in zip(data.rows, data.cells, strict=True)
    ]
    matrix = lay_out_matrix(data.rows, data.columns, cells, width, faces)
    entries = [
        Entry(SHADES[shade], data.symbols.get(shade, ""), meaning)
        for shade, meaning in data.legend.items()
    ]
    legend = lay_out_legend(entries, "", matrix.bottom + LEGEND_GAP, width, faces)
    return Figure(width, legend.bottom, matrix.shapes + legend.shapes)


def _bars(data: StackedBars, width: float, faces: FaceSet) -> Figure:
    bars = lay_out_bars(data, width, faces)
    entries = _series_entries(data.series)
    legend = lay_out_legend(entries, data.scale, bars.bottom + LEGEND_GAP, width, faces)
    return Figure(width, legend.bottom, bars.shapes + legend.shapes)


def _values(data: ValueBars, width: float, faces: FaceSet) -> Figure:
    values = lay_out_values(data, width, faces)
    entries = [
        Entry(PAPER if hatched else SOLID, "", meaning, hatched) for hatched, meaning in signs(data)
    ]
    legend = lay_out_legend(entries, "", values.bottom + LEGEND_GAP, width, faces)
    return Figure(width, legend.bottom, values.shapes + legend.shapes)


def _trends(data: Trends, width: float, faces: FaceSet) -> Figure:
    trends = lay_out_trends(data, width, faces)
    is_marked = any(bar.marked for group in data.groups for bar in group.bars)
    entries = [Entry(PAPER, "", data.marked_meaning)] if is_marked else []
    legend = lay_out_legend(entries, "", trends.bottom + LEGEND_GAP, width, faces)
    return Figure(width, legend.bottom if entries else trends.bottom, trends.shapes + legend.shapes)


def _series_entries(series: Sequence[str]) -> list[Entry]:
    return [
        Entry(series_colour(index), series_sign(index), name) for index, name in enumerate(series)
    ]
