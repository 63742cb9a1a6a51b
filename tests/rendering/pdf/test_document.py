import itertools
import re
from dataclasses import replace

import pypdfium2
import pytest

from compare.briefing.document import (
    Align,
    Cell,
    Chart,
    Column,
    Heading,
    HeatMap,
    Imprint,
    Inlines,
    Mark,
    Paragraph,
    Part,
    PartKind,
    Quotation,
    Row,
    Run,
    StackedBars,
    SymbolMatrix,
    Table,
)
from compare.rendering.pdf import geometry as g
from compare.rendering.pdf import render_pdf
from compare.rendering.pdf.punctuation import CLOSING, OPENING
from tests.rendering.pdf.support import (
    fonts,
    glyphs,
    lines,
    page_texts,
    simple,
    without_title,
)
from tests.support.sample_briefing import LONG, quotation, sample_briefing

SAMPLE = render_pdf(sample_briefing())


def squash(text: str) -> str:
    return "".join(text.split())


def printed(inlines: Inlines) -> str:
    return "".join(
        item.text + (item.citation.label if isinstance(item, Quotation) else "") for item in inlines
    )


def body(count: int, text: str = "坚持“围绕中心、服务大局”，全年召开会议。") -> list[Paragraph]:
    return [Paragraph((Run(text * 6),)) for _ in range(count)]


def table(columns: int, rows: int, text: str = "把方向") -> Table:
    heads = tuple(Column(f"第{index}栏", 1.0, Align.CENTER) for index in range(columns))
    cells = [
        Row(tuple(Cell(((Run(f"{text}{row}"),),)) for _ in heads), f"r{row}") for row in range(rows)
    ]
    return Table("表9", "长表", heads, tuple(cells), "t", (Run("注：说明。"),))


def find_split(everything: str, text: str, place: int) -> tuple[int, int]:
    """Return where a text begins and ends; a tall row goes on behind its neighbour cells."""
    whole = everything.find(text, place)
    if whole >= 0:
        return whole, whole + len(text)
    for cut in range(len(text) - 1, 20, -1):
        first = everything.find(text[:cut], place)
        second = everything.find(text[cut:], first + cut) if first >= 0 else -1
        if second >= 0:
            return first, second + len(text) - cut
    return -1, -1


def test_every_text_is_printed_in_order() -> None:
    everything = "".join(page_texts(SAMPLE))
    place = 0
    for part in sample_briefing().parts:
        for block in part.blocks:
            if isinstance(block, Heading):
                wanted = [block.number + block.text]
            elif isinstance(block, Paragraph):
                wanted = [printed(block.inlines)]
            elif isinstance(block, Table):
                wanted = [
                    block.caption,
                    *(
                        printed(inlines)
                        for row in block.rows
                        for cell in row.cells
                        for inlines in cell.paragraphs
                    ),
                ]
            else:
                wanted = [block.caption]
            for text in wanted:
                found, end = find_split(everything, squash(text), place)
                assert found >= 0, text
                place = end if found == end - len(squash(text)) else place


def test_quotations_lead_to_their_labels_in_the_text() -> None:
    everything = "".join(page_texts(SAMPLE))
    inner = LONG.replace("“", "‘").replace("”", "’")
    assert f"“{inner}”〔1·17〕" in everything
    assert "“把方向、谋全局、保落实”〔2·8〕" in everything


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert render_pdf(sample_briefing()) == SAMPLE


def test_every_font_is_embedded() -> None:
    used = set(fonts(SAMPLE))
    assert used
    assert all(embedded for _, embedded in used)
    assert not any("Helvetica" in name or "Times" in name for name, _ in used)
    assert b"Helvetica" not in SAMPLE
    assert SAMPLE.count(b"/FontFile2") == SAMPLE.count(b"/Subtype /TrueType")


def test_metadata() -> None:
    document = pypdfium2.PdfDocument(SAMPLE)
    facts = document.get_metadata_dict()
    assert facts["Title"] == "甲山等三地政协工作报告比对简报"
    assert facts["Keywords"] == "政协，工作报告"
    assert re.search(rb"/Lang\s*\(zh-CN\)", SAMPLE)


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    pdf = render_pdf(without_title(simple(Paragraph((Run("中" * 28 * 60),)))))
    page = lines(pdf, 1)
    assert len(page) == 22
    assert {len(line) for line in page} == {28}


def test_no_glyph_leaves_the_type_area_and_no_line_begins_wrongly() -> None:
    text = (
        quotation(LONG * 3, 1, 17, Mark.FORMULA),
        Run("其中，GDP增长3.5%、CPPCC（政协）“双招双引”；"),
        quotation(LONG, 2, 8),
    )
    pdf = render_pdf(simple(*(Paragraph((Run("甲" * shift), *text)) for shift in range(12))))
    left, right = g.PORTRAIT.left, g.PORTRAIT.left + g.PORTRAIT.width
    low = g.PAPER_HEIGHT - g.PORTRAIT.top - g.PORTRAIT.height
    high = g.PAPER_HEIGHT - g.PORTRAIT.top
    for page in range(len(page_texts(pdf))):
        for line in lines(pdf, page):
            assert line[0].text not in CLOSING
            assert line[0].text != "〔"
            assert line[-1].text not in OPENING
            assert line[0].left >= left - 0.5
            # The blank half of a final mark may reach beyond the edge, its ink does not.
            spare = g.BODY_SIZE / 2 if line[-1].text in CLOSING else 0.0
            assert line[-1].right <= right + 0.5 + spare
            assert line[0].bottom >= low - 1
            assert line[0].top <= high + 4


def test_full_lines_end_at_the_edge() -> None:
    pdf = render_pdf(simple(*body(6)))
    right = g.PORTRAIT.left + g.PORTRAIT.width
    page = lines(pdf, 0)
    full = [
        line
        for line, following in itertools.pairwise(page)
        if abs(following[0].left - g.PORTRAIT.left) < 1
    ]
    assert full
    for line in full:
        half = g.BODY_SIZE / 2 + 0.5
        assert abs(line[-1].right - right) < (half if line[-1].text in CLOSING else 0.5)


def test_page_numbers_stand_outside() -> None:
    pdf = render_pdf(simple(*body(12)))
    for page in (0, 1):
        number = [glyph for glyph in glyphs(pdf, page) if glyph.bottom < 85]
        assert "".join(glyph.text for glyph in number) == f"—{page + 1}—"
        if page % 2 == 0:
            right = g.PORTRAIT.left + g.PORTRAIT.width - g.PAGE_NUMBER_SIZE
            assert abs(number[-1].right - right) < 1
        else:
            assert abs(number[0].left - g.PORTRAIT.left - g.PAGE_NUMBER_SIZE) < 1


def test_no_paragraph_leaves_a_line_alone() -> None:
    for shift in range(1, 22):
        short = [Paragraph((Run("短"),)) for _ in range(shift)]
        pdf = render_pdf(without_title(simple(*short, Paragraph((Run("长" * 28 * 5),)))))
        counts = [text.count("长") for text in page_texts(pdf)]
        assert all(count == 0 or count > 28 for count in counts)


def test_no_heading_stands_alone_at_a_page_end() -> None:
    for shift in range(15, 24):
        short = [Paragraph((Run("短"),)) for _ in range(shift)]
        pdf = render_pdf(
            simple(
                *short,
                Heading(1, "一、", "标题", "h1"),
                Heading(2, "（一）", "小题", "h2"),
                *body(1),
            )
        )
        for text in page_texts(pdf):
            assert not text.endswith(("标题", "小题"))


@pytest.mark.parametrize("columns", [3, 14])
def test_the_head_of_a_long_table_repeats(columns: int) -> None:
    pdf = render_pdf(simple(table(columns, 60)))
    pages = [text for text in page_texts(pdf) if "把方向" in text]
    assert len(pages) > 1
    assert all(text.count("第0栏") == 1 for text in pages)
    assert "表9长表" in pages[0]
    assert "注：说明。" in pages[-1]
    document = pypdfium2.PdfDocument(pdf)
    turned = [page.get_width() > page.get_height() for page in document]
    assert any(turned) == (columns == 14)


def test_caption_head_and_first_row_stay_together() -> None:
    for shift in range(14, 24):
        short = [Paragraph((Run("短"),)) for _ in range(shift)]
        pdf = render_pdf(simple(*short, table(3, 8)))
        for text in page_texts(pdf):
            if "长表" in text:
                assert "把方向0" in text


def test_a_very_tall_cell_splits_and_loses_nothing() -> None:
    long = "全年召开常委会会议，" * 400
    row = Row((Cell(((Run(long),),)), Cell(((Run("旁"),), (Run(long[:3000]),)))), "r")
    columns = (Column("甲"), Column("乙"))
    pdf = render_pdf(simple(*body(1), Table("", "", columns, (row, row), "t")))
    assert "".join(page_texts(pdf)).count("会") >= 2 * 400 * 2
    assert sum(text.count("旁") for text in page_texts(pdf)) == 2


def test_a_row_that_fits_a_page_stays_whole() -> None:
    quotes = tuple(quotation(LONG, 1, index) for index in range(12))
    rows = tuple(Row((Cell(((item,),)), Cell(((Run("无"),),)))) for item in quotes)
    pdf = render_pdf(simple(*body(3), Table("", "", (Column("甲"), Column("乙")), rows, "t")))
    texts = page_texts(pdf)
    for item in quotes:
        assert any(squash(item.text) + item.citation.label in text for text in texts)


def test_links_and_outline_lead_somewhere() -> None:
    document = pypdfium2.PdfDocument(SAMPLE)
    entries = [(entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    titles = [title for title, _ in entries]
    assert titles[0] == "甲山等三地政协工作报告比对简报"
    assert "一、共性表述与共同做法" in titles
    assert "附件1 逐节对照" in titles
    texts = page_texts(SAMPLE)
    assert all(squash(title) in texts[page] for title, page in entries)
    assert SAMPLE.count(b"/Subtype /Link") >= 3  # the body's 附件1 and two in the list of annexes


def test_an_unknown_target_is_no_link() -> None:
    pdf = render_pdf(simple(Paragraph((Run("见别处", target="nowhere"),))))
    assert b"/Subtype /Link" not in pdf


def test_charts_of_any_size_fit() -> None:
    names = tuple(f"第{index}区县名称" for index in range(40))
    values = tuple(tuple(0.5 for _ in names) for _ in names)
    chart = Chart("图1", "大图", "大图", HeatMap(names, names, values, "比例"), "c")
    pdf = render_pdf(simple(*body(2), chart, *body(1)))
    page = next(index for index, text in enumerate(page_texts(pdf)) if "大图" in text)
    assert all(glyph.bottom > 40 for glyph in glyphs(pdf, page))
    assert "第39区县名称" in page_texts(pdf)[page]


def test_rare_and_unknown_characters() -> None:
    pdf = render_pdf(simple(Paragraph((Run("勠力𬭎业\u200b😀\n完"),))))
    assert "勠力𬭎业" in page_texts(pdf)[0]


def test_short_text_before_a_wide_table_shares_its_page() -> None:
    annex = Part(
        PartKind.ANNEX, "附件1", "总表", (Heading(1, "一、", "小题", "h"), table(14, 5)), "a1"
    )
    pdf = render_pdf(simple(*body(1), annexes=(annex,)))
    document = pypdfium2.PdfDocument(pdf)
    assert [page.get_width() > page.get_height() for page in document] == [False, True]
    assert page_texts(pdf)[1].startswith("附件1总表一、小题")


def test_the_imprint_ends_the_last_page_of_the_briefing() -> None:
    briefing = sample_briefing()
    texts = page_texts(SAMPLE)
    page = next(index for index, text in enumerate(texts) if "附件：1.逐节对照2.提法全表" in text)
    assert texts[page].endswith("报送：市政协领导核稿：张三")
    without = render_pdf(replace(briefing, imprint=Imprint(())))
    assert "报送" not in "".join(page_texts(without))


def test_an_empty_briefing_is_a_page() -> None:
    assert len(page_texts(render_pdf(replace(simple(), parts=())))) == 1


def test_odd_tables_and_charts_never_raise() -> None:
    blocks = [
        Table("表1", "无行", (Column("甲"),), (), "t1"),
        Table("", "", (), (), "t2"),
        Table(
            "",
            "",
            (Column("甲"), Column("乙")),
            (Row((Cell(()),)), Row(()), Row((Cell(((),)),))),
            "t3",
        ),
        Paragraph(()),
        Heading(1, "", "", "h"),
        Chart("", "", "", HeatMap((), (), (), ""), "c1"),
        Chart("", "", "", SymbolMatrix((), (), (), {}, {}), "c2"),
        Chart("", "", "", StackedBars((), (), ""), "c3"),
        Paragraph((Run("”，" * 300),)),
        Paragraph((Run("“（" * 300),)),
        *(Heading(1, "一、", "标题", f"h{index}") for index in range(60)),
    ]
    assert page_texts(render_pdf(simple(*blocks)))


def test_a_head_taller_than_a_page_is_split() -> None:
    row = Row((Cell(((Run("天" * 2000),),)), Cell(((Run("地"),),))))
    pdf = render_pdf(
        simple(Table("", "", (Column("字" * 3000), Column("乙")), (row,), "t", (Run("注" * 3000),)))
    )
    for page in range(len(page_texts(pdf))):
        assert all(glyph.bottom > 40 for glyph in glyphs(pdf, page))
    everything = "".join(page_texts(pdf))
    assert [everything.count(character) for character in "字天注"] == [3000, 2000, 3000]


def test_each_level_of_heading_has_its_face() -> None:
    def faces_of(level: int) -> set[str]:
        pdf = render_pdf(simple(Heading(level, "一", "标题", "h")))
        return {name.split("+")[-1] for name, _ in fonts(pdf)}

    assert "CompareHei-Regular" in faces_of(1)
    assert "CompareKai-Regular" in faces_of(2)
    assert "CompareFang-Regular" in faces_of(3)
    assert "CompareFang-Regular" in faces_of(4)


def test_words_of_the_office_replace_the_default_and_empty_strings_print_nothing() -> None:
    annex = Part(PartKind.ANNEX, "附表", "总表", (), "a1")
    briefing = replace(simple(*body(1), annexes=(annex,)), labels={"attachments": "附表"})
    texts = page_texts(render_pdf(briefing))
    assert texts[0].endswith("附表：总表")
    assert texts[1] == "附表总表"
    assert texts[0].startswith("题坚持")
