"""Print charts as pictures with a caption below and a text for those who hear them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO

from docx.parts.document import DocumentPart

from compare.briefing.document import Chart
from compare.rendering.word import measures
from compare.rendering.word.bookmarks import Bookmarks
from compare.rendering.word.captions import Captions
from compare.rendering.word.nodes import Node, node, paragraph
from compare.rendering.word.sections import Area
from compare.rendering.word.styles import Style
from compare.rendering.xml_text import printable

_EMU_PER_POINT = 12700


class FigureWriter:
    """Turn charts into elements of the body; `part` is the document part of python-docx."""

    def __init__(self, part: DocumentPart, bookmarks: Bookmarks, captions: Captions) -> None:
        self._part = part
        self._bookmarks = bookmarks
        self._captions = captions
        self._count = 0

    def write(self, chart: Chart, area: Area, mark: Sequence[Node] = ()) -> list[Node]:
        """Make the picture and its caption; `mark` goes with the caption."""
        picture = paragraph(Style.FIGURE, [self._picture(chart, area)])
        caption = [*mark, *self._captions.content(chart.number, chart.caption)]
        placed = self._bookmarks.wrap(chart.anchor, caption)
        return [picture, paragraph(Style.FIGURE_CAPTION, placed)] if placed else [picture]

    def _picture(self, chart: Chart, area: Area) -> Node:
        # Drawing charts needs a drawing library that a document without charts does not.
        from compare.rendering.charts.drawing import png  # noqa: PLC0415

        width = measures.to_points(area.width)
        data = png(chart, width, measures.PICTURE_SCALE)
        width, height = fitted(data, area)
        self._count += 1
        inline: Node = self._part.new_pic_inline(
            BytesIO(data), round(width * _EMU_PER_POINT), round(height * _EMU_PER_POINT)
        )
        name = chart.number or f"{self._count}"
        for properties in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
            properties.set("id", str(self._count))
            properties.set("name", printable(name))
            properties.set("descr", printable(chart.alternative))
        return node("w:r", None, [node("w:drawing", None, [inline])])


def fitted(data: bytes, area: Area) -> tuple[float, float]:
    """Return the size in points at which a PNG fills the width without exceeding the height."""
    across, down = struct.unpack(">II", data[16:24])
    width = measures.to_points(area.width)
    height = width * down / across
    most = measures.to_points(area.height) * measures.PICTURE_HEIGHT_SHARE
    shrink = min(1.0, most / height)
    return width * shrink, height * shrink
