import itertools
import xml.etree.ElementTree as ElementTree
from io import BytesIO

import pytest
from PIL import Image

from compare.briefing.document import (
    BarGroup,
    Chart,
    ChartData,
    HeatMap,
    Shade,
    StackedBars,
    SymbolMatrix,
    ValueBar,
    ValueBars,
    ValueGroup,
)
from compare.rendering.charts import lay_out, svg
from compare.rendering.charts.colours import ink_on, sequential
from compare.rendering.charts.drawing import drawing, png
from compare.rendering.charts.shapes import DataCell, Flow, Line, Text
from compare.rendering.fonts import Face, load_faces
from tests.support.sample_briefing import sample_briefing

CHARTS = [block for block in sample_briefing().parts[0].blocks if isinstance(block, Chart)]
NAMESPACE = "{http://www.w3.org/2000/svg}"


def large(count: int, name: str = "黔西南布依族苗族自治州区") -> HeatMap:
    names = tuple(f"{name[: 3 + index % 10]}{index}" for index in range(count))
    values = tuple(
        tuple(None if row == column else ((row * column) % 17) / 17 for column in range(count))
        for row in range(count)
    )
    return HeatMap(names, names, values, "比例")


def chart(data: ChartData) -> Chart:
    return Chart("图1", "说明", "给读屏的人 <听>", data, "chart")


def texts(data: ChartData, width: float = 442) -> list[Text]:
    found = []
    for shape in lay_out(data, width).shapes:
        if isinstance(shape, Text):
            found.append(shape)
        elif isinstance(shape, DataCell) and shape.label is not None:
            found.append(shape.label)
    return found


@pytest.mark.parametrize("sample", CHARTS, ids=lambda sample: sample.number)
def test_svg_is_well_formed_and_names_every_value(sample: Chart) -> None:
    root = ElementTree.fromstring(svg(sample, 442))
    assert root.get("role") == "img"
    assert root.get("aria-label") == sample.alternative
    cells = [group for group in root.iter(f"{NAMESPACE}g") if group.get("data-row")]
    assert cells
    for cell in cells:
        title = cell.find(f"{NAMESPACE}title")
        assert title is not None
        assert title.text
    everything = "".join(root.itertext())
    data = sample.data
    labels = [group.label for group in data.groups] if isinstance(data, StackedBars) else data.rows
    assert all(label in everything for label in labels)


def test_svg_escapes_text_and_has_no_styles() -> None:
    text = svg(chart(large(3)), 442)
    assert "&lt;听&gt;" in text
    assert "style=" not in text
    assert text.count("http") == 1  # the namespace


@pytest.mark.parametrize("sample", CHARTS, ids=lambda sample: sample.number)
def test_png_is_a_picture_and_always_the_same(sample: Chart) -> None:
    content = png(sample, 442, 2)
    assert content == png(sample, 442, 2)
    with Image.open(BytesIO(content)) as image:
        assert image.format == "PNG"
        assert abs(image.width - 884) <= 1


@pytest.mark.parametrize("count", [2, 5, 13, 40])
def test_every_text_of_a_matrix_lies_inside_the_figure(count: int) -> None:
    faces = load_faces()
    data = large(count)
    figure = lay_out(data, 442)
    for text in texts(data):
        width = faces.measure(text.text, Face.HEI, text.size)
        if text.flow is Flow.ACROSS:
            left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
            assert left >= -0.01
            assert left + width <= figure.width + 0.01
        elif text.flow is Flow.UPWARDS:
            assert text.y - width >= -0.01
        assert 0 < text.y <= figure.height
    assert len([shape for shape in figure.shapes if isinstance(shape, DataCell)]) == count**2


@pytest.mark.parametrize("count", [2, 5, 13, 40])
def test_labels_of_a_matrix_do_not_overlap(count: int) -> None:
    data = large(count)
    rows = sorted((text.y, text.size) for text in texts(data) if text.role == "row-label")
    assert all(b[0] - a[0] >= a[1] for a, b in itertools.pairwise(rows))


def test_values_fit_their_cells() -> None:
    faces = load_faces()
    for data in (large(2), large(40)):
        for shape in lay_out(data, 442).shapes:
            if isinstance(shape, DataCell) and shape.label is not None:
                width = faces.measure(shape.label.text, Face.HEI, shape.label.size)
                assert width <= shape.box.width


def test_long_labels_wrap_or_end_in_an_ellipsis() -> None:
    long = "坚持以习近平新时代中国特色社会主义思想为指导推动高质量发展" * 6
    data = SymbolMatrix(
        (long, "短"),
        ("东城区", "西城区（2023）"),
        ((Shade.VERBATIM, Shade.ABSENT), (Shade.VARIANT, Shade.VARIANT)),
        {Shade.VERBATIM: "●", Shade.VARIANT: "◐", Shade.ABSENT: "—"},
        {Shade.VERBATIM: "逐字", Shade.VARIANT: "变体", Shade.ABSENT: "未见"},
    )
    labels = [text.text for text in texts(data) if text.role == "row-label"]
    assert 3 <= len(labels) <= 4
    assert "".join(labels[:-1]).startswith(long[:20])
    assert labels[-2].endswith("…")


def test_bars_tell_every_series_by_a_sign_and_keep_small_parts() -> None:
    data = StackedBars(
        tuple(f"主题{index}" for index in range(22)),
        (BarGroup("甲", (0.9, *([0.1 / 21] * 21))), BarGroup("乙", (0.0,) * 22)),
        "比例",
    )
    figure = lay_out(data, 442)
    cells = [shape for shape in figure.shapes if isinstance(shape, DataCell)]
    assert len(cells) == 22
    signs = [text.text for text in texts(data) if text.role == "legend-sign"]
    assert signs[0] == "①"
    assert signs[19:] == ["⑳", "21", "22"]


def test_dark_cells_carry_white_text() -> None:
    assert ink_on(sequential(1.0)) == "#ffffff"
    assert ink_on(sequential(0.0)) != "#ffffff"


def test_the_drawing_uses_only_our_faces() -> None:
    names = set(load_faces().names.values())
    picture = drawing(chart(large(13, "𬭎业街道（2023）")), 442)

    def fonts(node: object) -> set[str]:
        found = {node.fontName} if hasattr(node, "fontName") else set()
        for child in getattr(node, "contents", []):
            found |= fonts(child)
        return found

    assert fonts(picture) <= names


def values(marked: bool) -> ValueBars:
    bars = (ValueBar("甲山区", 15.0, "15次", marked), ValueBar("乙水县", 0.0, "0次", marked))
    return ValueBars((ValueGroup("主席会议（次）", bars),), "口径相同", "※口径不同")


def test_figures_that_must_not_be_compared_are_hatched_and_explained() -> None:
    plain = lay_out(values(False), 442)
    hatched = lay_out(values(True), 442)
    assert sum(isinstance(shape, Line) for shape in hatched.shapes) > 8
    assert sum(isinstance(shape, Line) for shape in plain.shapes) == 1
    assert "※口径不同" in [text.text for text in texts(values(True))]
    assert "※口径不同" not in [text.text for text in texts(values(False))]


def test_bars_show_their_values_and_stay_inside() -> None:
    figure = lay_out(values(True), 442)
    boxes = {s.label.text: s.box for s in figure.shapes if isinstance(s, DataCell) and s.label}
    assert boxes["15次"].width > 20 * boxes["0次"].width
    for shape in figure.shapes:
        if isinstance(shape, Line):
            assert 0 <= min(shape.x1, shape.x2) <= max(shape.x1, shape.x2) <= 442
            assert 0 <= min(shape.y1, shape.y2) <= max(shape.y1, shape.y2) <= figure.height


def test_the_colours_of_a_heat_map_span_its_own_values() -> None:
    near = HeatMap(("甲", "乙"), ("甲", "乙"), ((None, 0.16), (0.21, None)), "相近程度")
    legend = [text.text for text in texts(near) if text.role == "legend"]
    assert legend[1] == "15%"
    assert legend[-1] == "25%"
