from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document

from compare.briefing.document import (
    Cell,
    Chart,
    Column,
    Heading,
    Paragraph,
    Part,
    PartKind,
    Row,
    Run,
    Table,
)
from compare.rendering.word import measures, render_word
from compare.rendering.word.bookmarks import Bookmarks
from compare.rendering.word.captions import Captions
from compare.rendering.word.sections import LANDSCAPE, PORTRAIT, areas
from compare.rendering.word.styles import Style
from tests.rendering.word.reading import SPACE, W, part, style_of, words
from tests.support.sample_briefing import quotation, sample_briefing

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def data_tables(document):
    return [
        table
        for table in document.iter(f"{W}tbl")
        if table.find("w:tblPr/w:tblStyle", SPACE) is not None
    ]


def test_head_rows_repeat_and_are_not_split(briefing, rendered):
    tables = data_tables(part(rendered))
    assert len(tables) == 3
    for table in tables:
        first, *rest = table.findall("w:tr", SPACE)
        assert first.find("w:trPr/w:tblHeader", SPACE) is not None
        assert not [row for row in rest if row.find("w:trPr/w:tblHeader", SPACE) is not None]
        assert first.find("w:trPr/w:cantSplit", SPACE) is not None


def test_only_tall_rows_are_split(rendered):
    rows = data_tables(part(rendered))[1].findall("w:tr", SPACE)[1:]
    split = [row for row in rows if row.find("w:trPr/w:cantSplit", SPACE) is None]
    assert 0 < len(split) < len(rows)
    assert min(map(len, map(words, split))) > max(
        len(words(row)) for row in rows if row not in split
    )


def test_widths_follow_the_columns_and_fill_the_type_area(rendered):
    widths = [
        [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        for table in data_tables(part(rendered))
    ]
    assert sum(widths[0]) == measures.twips(measures.TYPE_WIDTH)
    assert sum(widths[2]) == measures.twips(measures.LANDSCAPE_TYPE_WIDTH)


def test_shades_fill_their_cells(rendered):
    fills = {
        shade.get(f"{W}fill")
        for cell in data_tables(part(rendered))[0].iter(f"{W}tc")
        for shade in cell.findall("w:tcPr/w:shd", SPACE)
    }
    assert fills == {
        measures.HEAD_FILL,
        measures.VERBATIM_FILL,
        measures.VARIANT_FILL,
        measures.ABSENT_FILL,
    }


def test_captions_are_numbered_by_fields(briefing, rendered):
    blocks = [block for piece in briefing.parts for block in piece.blocks]
    captioned = [block for block in blocks if isinstance(block, Table | Chart)]
    found = [
        paragraph
        for paragraph in part(rendered).iter(f"{W}p")
        if style_of(paragraph) in {Style.TABLE_CAPTION, Style.FIGURE_CAPTION}
    ]
    assert [words(item) for item in found] == [f"{b.number}\u3000{b.caption}" for b in captioned]
    for item, block in zip(found, captioned, strict=True):
        field = item.find(".//w:fldSimple", SPACE)
        assert field.get(f"{W}instr").split() == ["SEQ", block.number[0], "\\*", "ARABIC"]
        assert words(field) == block.number[1:]


def test_departing_captions_reset_their_field():
    captions = Captions(Bookmarks(sample_briefing()))
    instructions = []
    for number in ("表1", "图1", "表2", "表5", "表6"):
        made = captions.content(number, "")
        (field,) = (element for element in made if element.tag == f"{W}fldSimple")
        instructions.append(field.get(f"{W}instr"))
    assert [bool(re.search(r"\\r \d", text)) for text in instructions] == [0, 0, 0, 1, 0]
    assert words(captions.content("附表2-1", "题")[0]) == "附表2-1"


def test_caption_stands_above_a_table_and_below_a_chart(rendered):
    document = part(rendered)
    tables = data_tables(document)
    for before, after in pairwise(document.find("w:body", SPACE)):
        if after in tables:
            assert style_of(before) == Style.TABLE_CAPTION
        if before.tag == f"{W}p" and style_of(before) == Style.FIGURE:
            assert style_of(after) == Style.FIGURE_CAPTION


def test_charts_carry_their_alternative_and_fit_the_page(briefing, rendered):
    charts = [b for piece in briefing.parts for b in piece.blocks if isinstance(b, Chart)]
    pictures = list(part(rendered).iter(f"{WP}inline"))
    described = [picture.find(f"{WP}docPr") for picture in pictures]
    assert [item.get("descr") for item in described] == [chart.alternative for chart in charts]
    assert len({item.get("id") for item in described}) == len(charts)
    for picture in pictures:
        width = int(picture.find(f"{WP}extent").get("cx")) / 36000
        assert 0 < width <= measures.TYPE_WIDTH + 0.01


def test_wide_table_turns_the_page_and_the_footers_stay(briefing):
    last = Part(PartKind.ANNEX, "附件3", "末", (Paragraph((Run("又是竖排。"),)),), "annex-3")
    data = render_word(replace(briefing, parts=(*briefing.parts, last)))
    sections = Document(BytesIO(data)).sections
    assert [section.page_width > section.page_height for section in sections] == [0, 1, 0]
    for section in part(data).iter(f"{W}sectPr"):
        kinds = [item.get(f"{W}type") for item in section.findall("w:footerReference", SPACE)]
        assert kinds == ["even", "default"]


def wide(anchor: str) -> Table:
    columns = tuple(Column(str(index)) for index in range(11))
    rows = (Row(tuple(Cell(((Run("●"),),)) for _ in columns)),)
    return Table("", "宽", columns, rows, anchor)


def test_few_lines_beside_a_wide_table_share_its_page():
    heading, line = Heading(1, "", "题", "h"), Paragraph((Run("短。"),))
    long = Paragraph((Run("长" * 500),))
    annex = Part(PartKind.ANNEX, "附件1", "录", (heading, line, wide("a"), line, wide("b")), "x")
    assert set(areas(annex)) == {LANDSCAPE}
    annex = Part(PartKind.ANNEX, "附件1", "录", (long, heading, wide("a"), long), "x")
    assert areas(annex) == (PORTRAIT, PORTRAIT, LANDSCAPE, LANDSCAPE, PORTRAIT)
    proper = Part(PartKind.BRIEFING, "", "", (line, heading, wide("a")), "x")
    assert areas(proper) == (PORTRAIT, PORTRAIT, LANDSCAPE, LANDSCAPE)


def test_neighbouring_tables_stay_apart(briefing):
    table = replace(wide("a"), caption="", number="")
    piece = Part(PartKind.BRIEFING, "", "", (table, replace(table, anchor="b")), "x")
    body = part(render_word(replace(briefing, parts=(piece,)))).find("w:body", SPACE)
    tags = [child.tag for child in body]
    assert (f"{W}tbl", f"{W}tbl") not in list(pairwise(tags))


def test_a_row_of_wrong_length_is_refused(briefing):
    table = replace(wide("a"), rows=(Row((Cell(((Run("●"),),)),)),))
    piece = Part(PartKind.BRIEFING, "", "", (table,), "x")
    with pytest.raises(ValueError, match="argument"):
        render_word(replace(briefing, parts=(piece,)))


def test_a_head_that_fills_the_page_is_not_repeated(briefing):
    columns = tuple(Column("某某自治旗经济技术开发区" * 4) for _ in range(40))
    row = Row(tuple(Cell(((Run("●"),),)) for _ in columns))
    table = Table("表1", "四十家", columns, (row,) * 3, "t", wide=True)
    piece = Part(PartKind.ANNEX, "附件1", "录", (table,), "x")
    (made,) = data_tables(part(render_word(replace(briefing, parts=(piece,)))))
    assert not list(made.iter(f"{W}tblHeader"))
    assert style_of(next(made.iter(f"{W}p"))) == Style.DENSEST_HEAD


def test_rows_that_cite_are_ticked_off_in_a_column_of_their_own(briefing):
    labels = {"review": "核对", "review_states": "待核、已核、存疑"}
    quoted = (quotation("把方向", 1, 17),)
    rows = (
        Row((Cell((quoted,)), Cell(((Run("甲"),),)))),
        Row((Cell(((),)), Cell(((Run("乙"),),)))),
    )
    table = Table("表1", "提法", (Column("原文", 3.0), Column("地区")), rows, "t")
    plain = replace(table, rows=rows[1:], anchor="u", number="表2")
    proper = Part(PartKind.BRIEFING, "", "", (table, plain), "x")
    annex = Part(PartKind.ANNEX, "附件1", "录", (replace(table, anchor="v"),), "y")
    document = part(render_word(replace(briefing, parts=(proper, annex), labels=labels)))
    first, second, third = data_tables(document)
    assert [words(row) for row in first.findall("w:tr", SPACE)] == [
        "原文地区核对",
        "“把方向”〔1·17〕甲待核",
        "乙",
    ]
    assert {len(row.findall("w:tc", SPACE)) for row in first.findall("w:tr", SPACE)} == {3}
    assert sum(int(column.get(f"{W}w")) for column in first.iter(f"{W}gridCol")) == measures.twips(
        measures.TYPE_WIDTH
    )
    assert "核对" not in words(second)
    assert "核对" not in words(third)
