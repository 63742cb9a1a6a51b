"""Write a figure as inline SVG that follows the text colour of its page."""

from __future__ import annotations

from html import escape

from compare.briefing.document import Chart
from compare.rendering.charts.layout import lay_out
from compare.rendering.charts.shapes import (
    INK,
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


def svg(chart: Chart, width: float, faces: FaceSet | None = None) -> str:
    """Return the chart as one `<svg>` element, without styles, scripts or outside addresses."""
    figure = lay_out(chart.data, width, faces)
    size = f'width="{_number(figure.width)}" height="{_number(figure.height)}"'
    box = f'viewBox="0 0 {_number(figure.width)} {_number(figure.height)}"'
    label = f'role="img" aria-label="{escape(chart.alternative)}"'
    body = "".join(_shape(shape) for shape in figure.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" {size} {box} {label}>{body}</svg>'
    )


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _shape(shape: Shape) -> str:
    if isinstance(shape, DataCell):
        place = f'data-row="{shape.row}" data-column="{shape.column}"'
        label = _text(shape.label) if shape.label is not None else ""
        title = f"<title>{escape(shape.title)}</title>"
        return f'<g class="data" {place}>{title}{_rect(shape.box)}{label}</g>'
    if isinstance(shape, Rect):
        return _rect(shape)
    if isinstance(shape, Line):
        return (
            f'<line x1="{_number(shape.x1)}" y1="{_number(shape.y1)}" x2="{_number(shape.x2)}" '
            f'y2="{_number(shape.y2)}" stroke="{shape.stroke}" '
            f'stroke-width="{_number(shape.width)}"/>'
        )
    return _text(shape)


def _rect(rect: Rect) -> str:
    return (
        f'<rect class="{rect.role}" x="{_number(rect.x)}" y="{_number(rect.y)}" '
        f'width="{_number(rect.width)}" height="{_number(rect.height)}" fill="{rect.fill}" '
        f'stroke="{rect.stroke}" stroke-width="{_number(rect.stroke_width)}"/>'
    )


def _text(text: Text) -> str:
    # Labels take the page's own colour; values stand on a coloured box and keep theirs.
    fill = (
        "currentColor"
        if text.fill == INK and text.role not in {"value", "legend-sign"}
        else text.fill
    )
    common = f'class="{text.role}" font-size="{_number(text.size)}" fill="{fill}"'
    x, y = _number(text.x), _number(text.y)
    if text.flow is Flow.DOWN:
        return f'<text {common} text-anchor="{Anchor.MIDDLE}">{_stack(text)}</text>'
    anchor = f'text-anchor="{text.anchor}"'
    if text.flow is Flow.UPWARDS:
        turn = f'transform="translate({x} {y}) rotate(-90)"'
        return f"<text {common} {anchor} {turn}>{escape(text.text)}</text>"
    return f'<text {common} {anchor} x="{x}" y="{y}">{escape(text.text)}</text>'


def _stack(text: Text) -> str:
    step = text.size * STACK_STEP
    return "".join(
        f'<tspan x="{_number(text.x)}" y="{_number(text.y + (index + 0.86) * step)}">'
        f"{escape(character)}</tspan>"
        for index, character in enumerate(text.text)
    )
