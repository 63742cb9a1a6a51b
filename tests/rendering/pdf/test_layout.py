"""The pages keep the rules of typesetting, measured in the written file and not in the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.briefing.build import build_briefing
from compare.briefing.document import (
    Align,
    Briefing,
    Cell,
    Chart,
    Column,
    Heading,
    HeatMap,
    Imprint,
    Mark,
    Paragraph,
    Part,
    PartKind,
    Row,
    Run,
    StackedBars,
    Table,
    ValueBar,
    ValueBars,
    ValueGroup,
)
from compare.briefing.document import BarGroup as Group
from compare.rendering.pdf import count_pages, render_pdf
from compare.settings import Settings
from tests.briefing.test_build import seeds
from tests.rendering.pdf.support import simple
from tests.support.sample_briefing import LONG, quotation, sample_briefing
from tools.measure_pages import Measures, measure_pages

NAMES = ("甲县", "积石山保安族东乡族撒拉族自治县", "双江拉祜族佤族布朗族傣族自治县", "乙区")


def measured(briefing: Briefing) -> Measures:
    return measure_pages(render_pdf(briefing))


def names(count: int) -> tuple[str, ...]:
    return tuple(NAMES[index % len(NAMES)] + str(index) for index in range(count))


def wide_table(columns: int, rows: int, words: str = "●") -> Table:
    heads = (Column("提法", 4.0), *(Column(name, 1.0, Align.CENTER) for name in names(columns - 1)))
    cells = tuple(Cell(((Run(words),),)) for _ in range(columns - 1))
    first = Cell(((Run("坚持“围绕中心、服务大局”"),),))
    return Table(
        "表1", "宽表", heads, tuple(Row((first, *cells)) for _ in range(rows)), f"t{columns}"
    )


def side_by_side(rows: int, length: int) -> Table:
    """Return a table of passages side by side, each `length` times as long as a usual one."""
    heads = (Column("区县", 1.0, Align.CENTER), Column("一方", 5.0), Column("另一方", 5.0))
    made = tuple(
        Row(
            (
                Cell(((Run(NAMES[index % 4]),),) if index % 2 == 0 else ()),
                Cell(((quotation(LONG * length, 1, index + 1, Mark.FORMULA),),)),
                Cell(((quotation(LONG * length, 2, index + 1, Mark.DIFFERENCE),),)),
            ),
            f"r{index}",
        )
        for index in range(rows)
    )
    return Table("表2", "两两对照", heads, made, "t-pairs", (Run("注：●逐字一致。"),))


def charts(count: int) -> Sequence[Chart]:
    labels = names(count)
    values = tuple(
        tuple(None if i == j else ((i * j) % 17) / 17 for j in range(count)) for i in range(count)
    )
    heat = HeatMap(labels, labels, values, "相近程度")
    parts = tuple(Group(label, (0.05, 0.6, 0.3, 0.05)) for label in labels)
    bars = StackedBars(("甲", "乙", "丙", "其余"), parts, "比例")
    figures = ValueBars(
        tuple(
            ValueGroup(
                f"第{number}项（万元）※",
                tuple(
                    ValueBar(label, 3.0 + i, f"{i}余万元", i % 2 == 0)
                    for i, label in enumerate(labels)
                ),
            )
            for number in range(3)
        ),
        "口径相同",
        "※口径不同",
    )
    return [
        Chart(f"图{n}", "说明发现的图题", "同上", data, f"c{n}")
        for n, data in enumerate((heat, bars, figures), start=1)
    ]


HARD = {
    "sample": sample_briefing(),
    "table of 3 columns": simple(wide_table(3, 50)),
    "table of 14 columns": simple(wide_table(14, 50)),
    "table of 40 columns": simple(wide_table(40, 30)),
    "short passages": simple(side_by_side(40, 1)),
    "long passages": simple(side_by_side(7, 9)),
    "passages over several pages": simple(side_by_side(2, 60)),
    "one sentence": simple(Paragraph((Run("一句话。"),))),
    "forty thousand characters": simple(Paragraph((Run(LONG * 400),))),
    "rare characters": simple(Paragraph((Run("同心勠力，𬭎业可期；〇★℃‰※①⑳Ⅳ" * 60),))),
    "charts of 3": simple(*charts(3)),
    "charts of 31": simple(*charts(31)),
    "charts of 40": simple(*charts(40)),
}


@pytest.mark.parametrize("name", HARD)
def test_hard_pages_have_no_faults(name: str) -> None:
    measures = measured(HARD[name])
    assert measures.faults == []
    assert measures.grid_share == 1.0


@pytest.mark.parametrize("form", ["short", "standard", "long"])
def test_the_briefing_of_the_seeds_has_no_faults(form: str) -> None:
    chosen = Settings.model_validate({"briefing": {"form": form}})
    briefing = build_briefing(seeds()[0], chosen, count_pages)
    measures = measured(briefing)
    assert measures.faults == []
    assert measures.grid_share == 1.0
    pages = next(
        (p.number for p in measures.pages if p.text.startswith("目录")), len(measures.pages) + 1
    )
    proper = measures.pages[: pages - 1]
    assert len(proper) <= {"short": 2, "standard": 5, "long": 9}[form]
    # Only the end of the briefing proper, with its list of annexes, may be half empty.
    assert min(page.filled for page in proper[:-2] or proper[:1]) > 0.8


def test_the_short_form_takes_two_pages_with_masthead_and_imprint() -> None:
    full = {"issue": "第1期", "office": "研究室", "date": "2026年1月5日"}
    chosen = {"form": "short", "recipients": "领导", "checked_by": "张三", **full}
    briefing = build_briefing(
        seeds()[0], Settings.model_validate({"briefing": chosen}), count_pages
    )
    measures = measured(briefing)
    assert measures.faults == []
    assert len(measures.pages) == 2


def annexes(count: int) -> tuple[Part, ...]:
    return tuple(
        Part(PartKind.ANNEX, f"附件{number}", f"第{number}份", (), f"a{number}")
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize("lines", range(10, 24))
def test_the_list_of_annexes_never_stands_without_text(lines: int) -> None:
    paragraph = Paragraph(
        (Run("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未" * lines),)
    )
    briefing = replace(simple(paragraph, annexes=annexes(9)), imprint=Imprint((("报送", "领导"),)))
    measures = measured(briefing)
    assert measures.faults == []
    page = next(page for page in measures.pages if "附件：" in page.text)
    assert not page.text.startswith("附件：")
    assert "报送" in page.text


def test_tables_close_up_where_that_saves_a_last_page_with_little_on_it() -> None:
    def leading(rows: int) -> tuple[int, float]:
        pages = measured(simple(wide_table(5, rows))).pages
        bases = sorted({round(line[0].base, 1) for line in pages[0].lines})
        return len(pages), bases[-1] - bases[-2]

    # 33 rows fit a page only if they close up; where that saves no page they keep their distance.
    assert [leading(rows)[0] for rows in (24, 33, 40)] == [1, 1, 2]
    assert leading(33)[1] < leading(24)[1] == pytest.approx(leading(40)[1], abs=0.3)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.integers(3, 40),
    st.lists(
        st.text(alphabet="甲乙丙丁自治县区州市镇", min_size=2, max_size=12), min_size=1, max_size=9
    ),
    st.text(alphabet="，。；：（）“”《》、坚持发展98.7%ABC—…", min_size=1, max_size=90),
    st.integers(1, 30),
)
def test_any_names_and_columns_keep_the_rules(
    columns: int, words: list[str], text: str, rows: int
) -> None:
    heads = tuple(
        Column(words[index % len(words)], 1.0 + index % 3, list(Align)[index % 3])
        for index in range(columns)
    )
    # A text that ends with an opening mark would end its last line with it, whatever the layout.
    words_in_it = f"坚{text}持"
    body = tuple(
        Row(tuple(Cell(((Run(words_in_it if index < 2 else "●"),),)) for index in range(columns)))
        for _ in range(rows)
    )
    measures = measured(simple(Table("表1", words[0], heads, body, "t")))
    # A cell may be too narrow for the rules of line ends; nothing may leave the page or be lost.
    for kind in ("outside the type area", "no glyph", "face not embedded", "glyphs on each other"):
        assert measures.of(kind) == []
    if columns <= 5 and not set(text) & set("—…"):
        assert measures.of("line ends wrongly") == []


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.text(
        alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
        | st.sampled_from("，。；：、！？（）“”‘’《》0123456789％%.ABCab‱勠𬭎㐂"),
        min_size=1,
        max_size=400,
    )
)
def test_any_text_has_its_glyphs_inside_the_type_area(text: str) -> None:
    measures = measured(simple(Paragraph((Run("正文" + text),))))
    for kind in ("outside the type area", "no glyph", "face not embedded"):
        assert measures.of(kind) == []
    assert measures.grid_share == 1.0


def test_a_page_is_filled_beside_tall_rows() -> None:
    measures = measured(simple(side_by_side(30, 3)))
    assert min(page.filled for page in measures.pages[:-1]) > 0.85


def test_both_columns_of_a_split_row_go_on_together() -> None:
    measures = measured(simple(side_by_side(1, 40)))
    assert len(measures.pages) > 2
    for page in measures.pages[:-1]:
        ends = sorted({round(line[-1].base) for line in page.lines if len(line) > 8})[-1:]
        columns = [line for line in page.lines if round(line[-1].base) in ends and len(line) > 8]
        assert len(columns) == 2


def test_the_name_beside_a_split_row_is_repeated() -> None:
    measures = measured(simple(side_by_side(1, 40)))
    assert all("甲县" in page.text for page in measures.pages)


def test_contents_name_the_page_on_which_each_part_begins() -> None:
    annexes = tuple(
        Part(
            PartKind.ANNEX,
            f"附件{number}",
            f"第{number}份",
            (Heading(1, "一、", f"小题{number}", f"h{number}"), *[Paragraph((Run(LONG * 9),))] * 2),
            f"a{number}",
        )
        for number in (1, 2, 3)
    )
    briefing = simple(Paragraph((Run(LONG),)), annexes=annexes)
    without = measured(briefing)
    assert not any("目录" in page.text for page in without.pages)
    measures = measured(
        Briefing(
            **{field: getattr(briefing, field) for field in briefing.__slots__}
            | {"contents": "目录"}
        )
    )
    contents = next(page for page in measures.pages if page.text.startswith("目录"))
    for number in (1, 2, 3):
        page = next(p for p in measures.pages if p.text.startswith(f"附件{number}第"))
        assert f"附件{number}第{number}份{page.number}" in contents.text


def test_measures_find_what_is_wrong() -> None:
    broken = measured(simple(Paragraph((Run("，" * 400),))))
    assert broken.of("line begins wrongly")
    missing = measured(simple(Paragraph((Run("藏文ཀ一字"),))))
    assert [fault.words for fault in missing.of("no glyph")] == ["ཀ U+0F40"]
