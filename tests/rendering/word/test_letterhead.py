"""A letterhead keeps what is its own, and the briefing stands in its place."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, RGBColor

from compare.errors import TemplateError
from compare.rendering.word import render_word
from compare.rendering.word.styles import Style
from tests.rendering.word.office import shown
from tests.rendering.word.reading import SPACE, W, part, value, words


def letterhead(path: Path, *lines: str, of_its_own: bool = True) -> Path:
    """Write a letterhead with header, footer, wide margins and a style for chapters."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(35)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "某某市委研究室文件"
    section.header.paragraphs[0].text = "内部资料　注意保存　{{期号}}"
    section.footer.paragraphs[0].text = "电话：〇〇〇"
    if of_its_own:
        style = document.styles.add_style("一级标题", WD_STYLE_TYPE.PARAGRAPH)
        style.font.color.rgb = RGBColor(0xC0, 0, 0)
    first = document.add_paragraph("编号：")
    first.add_run("{{期")
    first.add_run("号}}")
    for line in lines:
        document.add_paragraph(line)
    document.save(path)
    return path


@pytest.fixture
def filled(tmp_path, briefing) -> bytes:
    return render_word(briefing, letterhead(tmp_path / "头.docx", "{{正文}}", "抄送：各区县"))


def lines_of(data: bytes) -> list[str]:
    return [words(item) for item in part(data).find("w:body", SPACE).iterfind("w:p", SPACE)]


def test_briefing_stands_where_the_mark_was(filled, briefing):
    lines = lines_of(filled)
    assert lines[0] == "编号：第1期"
    assert lines[1] == briefing.title
    assert lines[-1] == "抄送：各区县"
    assert not any("{{" in line for line in lines)


def test_letterhead_stands_instead_of_our_masthead(filled, briefing):
    assert briefing.masthead.series not in lines_of(filled)


def test_without_a_mark_the_briefing_comes_last(tmp_path, briefing):
    lines = lines_of(render_word(briefing, letterhead(tmp_path / "a.docx", "先有此行")))
    assert lines.index("先有此行") < lines.index(briefing.title)


def test_header_footer_and_page_are_kept(filled):
    document = Document(BytesIO(filled))
    first, *later = document.sections
    assert first.first_page_header.paragraphs[0].text == "某某市委研究室文件"
    assert first.left_margin.mm == pytest.approx(35, abs=0.1)
    assert first.different_first_page_header_footer
    assert not any(section.different_first_page_header_footer for section in later)
    for section in document.sections:
        assert section.header.paragraphs[0].text == "内部资料　注意保存　第1期"
        assert section.footer.paragraphs[0].text == "电话：〇〇〇"


def test_wide_tables_turn_the_page_of_the_letterhead(filled):
    turned = [s.page_width > s.page_height for s in Document(BytesIO(filled)).sections]
    assert turned == [False, True, False]


def test_its_style_wins_and_missing_ones_are_ours(filled):
    styles = {
        value(style, "name"): style for style in part(filled, "styles").findall("w:style", SPACE)
    }
    assert styles["一级标题"].find("w:rPr/w:color", SPACE).get(f"{W}val") == "C00000"
    assert styles["简报正文"].get(f"{W}styleId") == Style.BODY
    known = {style.get(f"{W}styleId") for style in styles.values()}
    for name in ("document", "comments", "numbering"):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            used = {item.get(f"{W}val") for item in part(filled, name).iter(f"{W}{tag}")}
            assert used <= known
    headings = [
        item
        for item in part(filled).iter(f"{W}p")
        if style_of_or_none(item) == styles["一级标题"].get(f"{W}styleId")
    ]
    assert [words(item) for item in headings] == ["共性表述与共同做法", "特色亮点"]
    assert all(item.find("w:pPr/w:numPr", SPACE) is not None for item in headings)


def style_of_or_none(paragraph) -> str | None:
    return value(paragraph, "pPr/pStyle")


def test_each_number_of_lists_comments_and_bookmarks_is_used_once(filled):
    for name, tag, attribute in (
        ("numbering", "num", "numId"),
        ("numbering", "abstractNum", "abstractNumId"),
        ("comments", "comment", "id"),
        ("document", "bookmarkStart", "id"),
        ("document", "bookmarkStart", "name"),
    ):
        found = [item.get(f"{W}{attribute}") for item in part(filled, name).iter(f"{W}{tag}")]
        assert found
        assert len(set(found)) == len(found)


def test_what_the_letterhead_names_is_not_printed_twice(tmp_path, briefing):
    path = letterhead(tmp_path / "a.docx", "{{标题}}", "{{正文}}", "印发范围：{{报送}}")
    lines = lines_of(render_word(briefing, path))
    assert lines.count(briefing.title) == 1
    assert lines[-1] == "印发范围：市政协领导"
    printed = words(part(render_word(briefing, path)))
    assert "报送：" not in printed
    assert "核稿：张三" in printed


@pytest.mark.parametrize("where", ["bookmark", "control"])
def test_a_bookmark_or_a_control_marks_the_place(tmp_path, briefing, where):
    path = letterhead(tmp_path / "a.docx", "此处", "末行")
    inner = {
        "bookmark": '<w:p><w:bookmarkStart w:id="7" w:name="正文"/><w:bookmarkEnd w:id="7"/></w:p>',
        "control": '<w:sdt><w:sdtPr><w:alias w:val="正文"/></w:sdtPr><w:sdtContent><w:p/>'
        "</w:sdtContent></w:sdt>",
    }[where]
    rewrite(path, lambda text: text.replace("<w:p><w:r><w:t>此处</w:t></w:r></w:p>", inner))
    lines = lines_of(render_word(briefing, path))
    assert lines.index(briefing.title) < lines.index("末行")
    assert lines[-1] == "末行"


def rewrite(path: Path, change) -> None:
    with ZipFile(path) as source:
        files = {name: source.read(name) for name in source.namelist()}
    text = files["word/document.xml"].decode()
    assert change(text) != text
    files["word/document.xml"] = change(text).encode()
    with ZipFile(path, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)


def test_same_letterhead_gives_same_bytes(tmp_path, briefing):
    path = letterhead(tmp_path / "a.docx", "{{正文}}")
    assert render_word(briefing, path) == render_word(briefing, path)


def test_a_template_file_serves_as_well(tmp_path, briefing):
    path = letterhead(tmp_path / "a.docx", "{{正文}}")
    dotx = tmp_path / "a.dotx"
    with ZipFile(path) as source, ZipFile(dotx, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"document.main+xml", b"template.main+xml"))
    assert render_word(briefing, dotx) == render_word(briefing, path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read"),
        (b"", "no intact Word document"),
        (b"PK\x03\x04 cut off", "no intact Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC file or has a password"),
    ],
)
def test_a_broken_letterhead_is_named_with_reason_and_remedy(tmp_path, briefing, content, reason):
    path = tmp_path / "坏.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TemplateError, match=reason) as raised:
        render_word(briefing, path)
    assert raised.value.place == str(path)
    assert raised.value.remedy


def test_an_unknown_blank_is_refused(tmp_path, briefing):
    with pytest.raises(TemplateError, match="密级") as raised:
        render_word(briefing, letterhead(tmp_path / "a.docx", "{{密级}}"))
    assert "{{期号}}" in raised.value.remedy


def test_a_mark_inside_a_table_is_refused(tmp_path, briefing):
    path = letterhead(tmp_path / "a.docx")
    document = Document(path)
    document.add_table(1, 1).cell(0, 0).text = "{{正文}}"
    document.save(path)
    with pytest.raises(TemplateError, match="inside a table"):
        render_word(briefing, path)


@pytest.mark.office
def test_libreoffice_shows_letterhead_and_briefing(tmp_path, briefing):
    whole = replace(briefing, contents="目　录")
    path = letterhead(tmp_path / "a.docx", "{{正文}}", "抄送：各区县")
    pages = shown(tmp_path, render_word(whole, path))
    assert "某某市委研究室文件" in pages[0]
    assert "编号：第1期" in pages[0]
    assert briefing.title in pages[0]
    assert all("内部资料注意保存第1期" in page for page in pages[1:])
    assert "一、共性表述与共同做法" in "".join(pages)
    assert "抄送：各区县" in pages[-1]
