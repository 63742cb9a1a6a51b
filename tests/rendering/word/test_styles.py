from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from compare.rendering.word import measures, render_word
from compare.rendering.word.styles import HEADING_STYLES, Style, looks
from tests.rendering.word.reading import SPACE, W, part, value

NAMES = {
    "简报正文", "简报标题", "提要", "条目", "注释", "一级标题", "二级标题", "三级标题", "四级标题",
    "表题", "图题", "表格文字", "版记", "共性提法", "特色举措", "差异用语", "存疑", "强调", "次要", "出处",
}  # fmt: skip
DEMANDED = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs "
    "snapToGrid spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b i strike vanish color spacing w kern position sz szCs highlight u "
    "effect bdr shd fitText vertAlign em lang",
    "tblPr": "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders shd tblLayout tblCellMar "
    "tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr "
    "tblPr",
    "lvl": "start numFmt lvlRestart pStyle suff lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl lvl",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dropDownList docPartObj",
    "docPartObj": "docPartGallery docPartCategory docPartUnique",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "r": "rPr t br tab delText fldChar instrText drawing commentReference annotationRef",
    "hdr": "p tbl",
    "ftr": "p tbl",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat "
    "themeFontLang decimalSymbol listSeparator",
}


@pytest.mark.parametrize(
    "name",
    ["document", "styles", "numbering", "comments", "settings", "footerOdd", "footerEven"],
)
def test_children_stand_in_the_order_of_the_schema(whole, name):
    for element in part(render_word(whole), name).iter():
        order = ORDER.get(element.tag.removeprefix(W), "").split()
        if order:
            children = [order.index(child.tag.removeprefix(W)) for child in element]
            assert children == sorted(children), element.tag


def test_styles_have_chinese_names_and_are_used(rendered):
    named = {
        style.get(f"{W}styleId"): value(style, "name")
        for style in part(rendered, "styles").findall("w:style", SPACE)
    }
    assert set(named.values()) >= NAMES
    document = part(rendered)
    used = {
        element.get(f"{W}val")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in document.iter(f"{W}{tag}")
    }
    assert used <= set(named)
    assert {*HEADING_STYLES, Style.BODY, Style.TITLE, Style.TABLE_TEXT, Style.IMPRINT} <= used


def test_nothing_is_left_of_another_template(rendered):
    own = {look.id for look in looks(measures.SERIES_LARGEST)} | {Style.TABLE} | DEMANDED
    styles = part(rendered, "styles").findall("w:style", SPACE)
    assert {style.get(f"{W}styleId") for style in styles} == own
    with ZipFile(BytesIO(rendered)) as archive:
        names = archive.namelist()
        texts = [archive.read(name) for name in names if name.endswith(".xml")]
    assert not [name for name in names if "theme" in name or "thumbnail" in name]
    assert not [text for text in texts if b"Theme=" in text]


def test_page_is_that_of_the_standard(rendered):
    section = Document(BytesIO(rendered)).sections[0]
    lengths = [section.page_width, section.page_height, section.top_margin, section.left_margin]
    lengths += [section.right_margin, section.bottom_margin]
    assert [round(length.mm, 1) for length in lengths] == [210, 297, 37, 28, 26, 35]


def test_body_has_28_characters_and_22_lines(rendered):
    style = Document(BytesIO(rendered)).styles["简报正文"]
    assert style.font.size.pt == 16
    assert style.element.rPr.find("w:spacing", SPACE).get(f"{W}val") == "-5"
    assert style.element.rPr.rFonts.get(f"{W}eastAsia") == "仿宋"
    assert style.paragraph_format.line_spacing.pt == 28.95
    assert measures.to_points(measures.TYPE_WIDTH) >= 28 * (16 - 0.25)
    assert measures.to_points(measures.TYPE_HEIGHT) >= 22 * 28.95


def test_language_is_chinese(rendered):
    language = part(rendered, "styles").find(".//w:lang", SPACE)
    assert language.get(f"{W}eastAsia") == "zh-CN"


def test_page_numbers_stand_outside(rendered):
    for name, align in (("footerOdd", "right"), ("footerEven", None)):
        footer = part(rendered, name)
        assert footer.find(".//w:fldSimple", SPACE).get(f"{W}instr").strip() == "PAGE"
        assert value(footer, "p/pPr/jc") == align
    assert part(rendered, "settings").find("w:evenAndOddHeaders", SPACE) is not None
