"""Write a figure as a reportlab drawing, and through it as PNG."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pypdfium2
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group, String
from reportlab.graphics.shapes import Line as DrawnLine
from reportlab.graphics.shapes import Rect as DrawnRect
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from compare.briefing.document import Chart
from compare.rendering.charts.labels import FACE
from compare.rendering.charts.layout import lay_out
from compare.rendering.charts.shapes import (
    STACK_STEP,
    Anchor,
    DataCell,
    Figure,
    Flow,
    Line,
    Rect,
    Shape,
    Text,
)
from compare.rendering.fonts import Face, FaceSet, load_faces

_ink = cache(HexColor)


def drawing(chart: Chart, width: float, faces: FaceSet | None = None) -> Any:  # noqa: ANN401
    """Return the chart as a reportlab `Drawing` of `width` points."""
    faces = faces or load_faces()
    return draw_figure(lay_out(chart.data, width, faces), faces)


def draw_figure(figure: Figure, faces: FaceSet) -> Any:  # noqa: ANN401
    """Return a figure as a reportlab `Drawing`."""
    result = Drawing(figure.width, figure.height)
    for shape in figure.shapes:
        _add(result, shape, figure.height, faces)
    return result


def png(chart: Chart, width: float, scale: float = 3.0, faces: FaceSet | None = None) -> bytes:
    """Return the chart as a PNG image with `scale` pixels a point; the same chart, same bytes."""
    faces = faces or load_faces()
    picture = drawing(chart, width, faces)
    buffer = BytesIO()
    canvas: Any = Canvas(
        buffer,
        pagesize=(picture.width, picture.height),
        invariant=1,
        initialFontName=faces.names[Face.SONG],
    )
    renderPDF.draw(picture, canvas, 0, 0)
    canvas.save()
    document: Any = pypdfium2.PdfDocument(buffer.getvalue())
    try:
        image = document[0].render(scale=scale).to_pil()
    finally:
        document.close()
    output = BytesIO()
    dots_per_inch = round(72 * scale)
    image.save(output, "PNG", dpi=(dots_per_inch, dots_per_inch))
    return output.getvalue()


def _add(target: Any, shape: Shape, height: float, faces: FaceSet) -> None:  # noqa: ANN401
    if isinstance(shape, DataCell):
        _add(target, shape.box, height, faces)
        if shape.label is not None:
            _add(target, shape.label, height, faces)
    elif isinstance(shape, Rect):
        target.add(
            DrawnRect(
                shape.x,
                height - shape.y - shape.height,
                shape.width,
                shape.height,
                fillColor=_ink(shape.fill),
                strokeColor=_ink(shape.stroke),
                strokeWidth=shape.stroke_width,
            )
        )
    elif isinstance(shape, Line):
        line = DrawnLine(shape.x1, height - shape.y1, shape.x2, height - shape.y2)
        line.strokeColor = _ink(shape.stroke)
        line.strokeWidth = shape.width
        target.add(line)
    else:
        _add_text(target, shape, height, faces)


def _add_text(target: Any, text: Text, height: float, faces: FaceSet) -> None:  # noqa: ANN401
    if text.flow is Flow.DOWN:
        for index, character in enumerate(text.text):
            base = text.y + (index + 0.86) * text.size * STACK_STEP
            x = text.x - faces.width(character, FACE) * text.size / 2
            _strings(target, character, (x, height - base), text, faces)
    elif text.flow is Flow.UPWARDS:
        group = Group()
        group.translate(text.x, height - text.y)
        group.rotate(90)
        _strings(group, text.text, (0.0, 0.0), text, faces)
        target.add(group)
    else:
        x = text.x - _before(text, faces)
        _strings(target, text.text, (x, height - text.y), text, faces)


def _before(text: Text, faces: FaceSet) -> float:
    """Return how much of the text lies left of its position."""
    width = faces.measure(text.text, FACE, text.size)
    return {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]


def _strings(
    target: Any,  # noqa: ANN401
    words: str,
    place: tuple[float, float],
    style: Text,
    faces: FaceSet,
) -> None:
    """Add one string for each stretch that a single face can set."""
    x, y = place
    for face, piece in faces.pieces(faces.printable(words), FACE):
        string = String(x, y, piece)
        string.fontName = faces.names[face]
        string.fontSize = style.size
        string.fillColor = _ink(style.fill)
        target.add(string)
        x += faces.measure(piece, face, style.size)
