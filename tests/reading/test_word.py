"""Read Word files with everything in them that hides text or shows it twice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from compare.cleaning import clean_source
from compare.errors import InputError
from compare.reading import read_paths
from compare.reading.word import WordReader
from compare.segmenting import segment_sources
from compare.settings import ReadingSettings, StructureSettings
from tests.support.reports import LEXICON

PROVINCES = Path(__file__).parents[2].parent / "shared" / "reports-2025"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def content_types(*parts: str) -> str:
    """Say what the parts are, which LibreOffice needs to know."""
    named = {"document": "document.main", **{part: part for part in parts}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}{kind}+xml"/>'
        for name, kind in named.items()
    )
    usual = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{usual}"/>'
    return f'<Types xmlns="{PACKAGE}content-types">{default}{overrides}</Types>'


def relationships(targets: dict[str, str]) -> str:
    """Point to parts by what they are."""
    inside = "".join(
        f'<Relationship Id="r{name}" Type="{RELATION}{name}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}relationships">{inside}</Relationships>'


def packed(body: str, head: str = "", **parts: str) -> bytes:
    """Make a Word file from the XML of its body and of other parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        document = f"{head}<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"
        file.writestr("word/document.xml", document)
        file.writestr("[Content_Types].xml", content_types(*parts))
        file.writestr("_rels/.rels", relationships({"officeDocument": "word/document.xml"}))
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{name} {NAMES}>{content}</w:{name}>")
        targets = relationships({name: f"{name}.xml" for name in parts})
        file.writestr("word/_rels/document.xml.rels", targets)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(text: str = "", properties: str = "") -> str:
    content = text if text.startswith("<") else run(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def read(body: str, **parts: str) -> list[str]:
    data = packed(body, **parts)
    return WordReader().read(data, "a.docx", ReadingSettings()).text.split("\n")


def level(depth: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listed(text: str, number: int = 1, depth: int = 0) -> str:
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    )


LEVELS = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%3.%4")
)
ABSTRACT = f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
NUMBERS = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


class TestNumbers:
    def test_levels_count_and_begin_anew(self):
        body = "".join(
            [
                listed("工作回顾"),
                listed("服务大局", depth=1),
                listed("2025年调研", depth=2),
                listed("视察", depth=2),
                listed("其一", depth=3),
                listed("履职为民", depth=1),
                listed("座谈", depth=2),
                listed("工作安排"),
                listed("强化担当", depth=1),
            ]
        )
        assert read(body, numbering=ABSTRACT + NUMBERS) == [
            "一、工作回顾",
            "（一）服务大局",
            "1. 2025年调研",
            "2. 视察",
            "2.1 其一",
            "（二）履职为民",
            "1. 座谈",
            "二、工作安排",
            "（一）强化担当",
        ]

    def test_a_list_goes_on_and_an_override_begins_anew(self):
        again = (
            '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
            '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        )
        body = listed("甲") + listed("乙", 2) + listed("丙", 3) + listed("丁", 3) + listed("戊", 1)
        lines = read(body, numbering=ABSTRACT + NUMBERS + again)
        assert lines == ["一、甲", "二、乙", "五、丙", "六、丁", "七、戊"]

    def test_a_level_that_never_begins_anew(self):
        abstract = (
            '<w:abstractNum w:abstractNumId="0">'
            + level(0, "decimal", "第%1部分")
            + level(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>')
            + "</w:abstractNum>"
        )
        body = listed("甲") + listed("乙", depth=1) + listed("丙") + listed("丁", depth=1)
        assert read(body, numbering=abstract + NUMBERS) == [
            "第1部分甲",
            "（1）乙",
            "第2部分丙",
            "（2）丁",
        ]

    def test_styles_bring_numbers_and_paragraphs_refuse_them(self):
        abstract = (
            '<w:abstractNum w:abstractNumId="0">'
            + level(0, "chineseCounting", "%1、", '<w:pStyle w:val="Part"/>')
            + level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="Section"/>')
            + "</w:abstractNum>"
        )
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{base}"/>'
            f"<w:pPr>{numbers}</w:pPr></w:style>"
            for name, base, numbers in (
                ("Part", "Normal", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
                ("Section", "Part", ""),
                ("Own", "Section", ""),
            )
        )
        body = (
            paragraph("甲", '<w:pStyle w:val="Part"/>')
            + paragraph("乙", '<w:pStyle w:val="Section"/>')
            + paragraph("丙", '<w:pStyle w:val="Own"/>')
            + paragraph("丁", '<w:pStyle w:val="Part"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        )
        lines = read(body, numbering=abstract + NUMBERS, styles=styles)
        assert lines == ["一、甲", "（一）乙", "（二）丙", "丁"]

    def test_a_list_borrowed_from_a_list_style(self):
        borrowed = (
            '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Mine"/></w:abstractNum>'
            '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        )
        styles = (
            '<w:style w:type="numbering" w:styleId="Mine"><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        )
        lines = read(listed("甲", 2), numbering=ABSTRACT + borrowed + NUMBERS, styles=styles)
        assert lines == ["一、甲"]

    def test_bullets_unknown_lists_and_empty_paragraphs(self):
        abstract = (
            '<w:abstractNum w:abstractNumId="0">'
            + level(0, "bullet", "\uf0b7")
            + level(1, "decimal", "%2、")
            + "</w:abstractNum>"
        )
        body = listed("甲") + listed("乙", 9) + listed("", depth=1) + listed("丙", depth=1)
        assert read(body, numbering=abstract + NUMBERS) == ["甲", "乙", "", "2、丙"]


class TestText:
    def test_changes_are_accepted(self):
        body = paragraph(
            run("甲")
            + f"<w:ins>{run('乙')}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"
            + f"<w:moveFrom>{run('丁')}</w:moveFrom><w:moveTo>{run('戊')}</w:moveTo>"
        )
        assert read(body) == ["甲乙戊"]

    def test_a_deleted_paragraph_mark_joins_two(self):
        body = paragraph("甲", "<w:rPr><w:del/></w:rPr>") + listed("乙")
        assert read(body, numbering=ABSTRACT + NUMBERS) == ["一、甲乙"]

    def test_fields_show_their_result_only(self):
        def mark(kind: str) -> str:
            return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

        body = paragraph(
            run("共")
            + mark("begin")
            + "<w:r><w:instrText>IF </w:instrText></w:r>"
            + mark("begin")
            + mark("separate")
            + run("隐")
            + mark("end")
            + mark("separate")
            + run("三件")
            + mark("end")
            + f'<w:fldSimple w:instr="DATE">{run("今年")}</w:fldSimple>'
            + f"<w:hyperlink>{run('提案')}</w:hyperlink>"
        )
        assert read(body) == ["共三件今年提案"]

    def test_an_open_field_swallows_no_more_than_its_paragraph(self):
        body = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + paragraph("甲")
        assert read(body) == ["", "甲"]

    def test_content_controls_hidden_text_and_signs(self):
        prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        body = f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>" + paragraph(
            f"<w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>"
            + f"{prompt}{run('单击此处')}</w:sdtContent></w:sdt>"
            + run("隐", "<w:vanish/>")
            + '<w:r><w:tab/><w:t>丙</w:t><w:br/><w:t>丁</w:t><w:sym w:char="F0FC"/>'
            + '<w:sym w:char="2460"/></w:r>'
            + "<w:r><w:ruby><w:rt><w:r><w:t>xi</w:t></w:r></w:rt><w:rubyBase>"
            + f"{run('习')}</w:rubyBase></w:ruby></w:r>"
            + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
        )
        assert read(body) == ["甲", "乙\t丙", "丁①习x"]

    def test_a_table_of_contents_is_left_out(self):
        control = (
            "<w:sdt><w:sdtPr><w:docPartObj>"
            '<w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{paragraph('一、工作回顾 1')}</w:sdtContent></w:sdt>"
        )
        assert read(control + paragraph("甲")) == ["甲"]

    def test_text_boxes_show_once_and_split_no_paragraph(self):
        box = f"<w:txbxContent>{paragraph('题目')}</w:txbxContent>"
        drawing = (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
            f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert read(paragraph(drawing + run("甲"))) == ["题目", "甲"]
        assert read(paragraph(run("甲") + drawing + run("乙"))) == ["甲乙", "题目"]

    def test_rows_of_figures_are_lines_and_cells_with_sentences_paragraphs(self):
        def row(*cells: str, properties: str = "") -> str:
            inside = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
            return f"<w:tr>{properties}{inside}</w:tr>"

        table = (
            "<w:tbl>"
            + row(paragraph("提案"), paragraph("件数"), paragraph())
            + row(paragraph("委员深入调研。"), paragraph("提出建议。"))
            + row(paragraph("删去"), properties="<w:trPr><w:del/></w:trPr>")
            + row(f"<w:tbl>{row(paragraph('里'))}</w:tbl>" + paragraph("外"))
            + "</w:tbl>"
        )
        assert read(table) == ["提案\t件数", "委员深入调研。", "提出建议。", "里", "外"]

    def test_notes_follow_the_text(self):
        notes = (
            f'<w:footnote w:type="separator">{paragraph("隔")}</w:footnote>'
            f'<w:footnote w:id="1">{paragraph("两个维护：略。")}</w:footnote>'
        )
        body = paragraph(run("甲") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("乙"))
        assert read(body, footnotes=notes) == ["甲乙", "注释", "两个维护：略。"]
        assert read(body, footnotes=notes.partition("<w:footnote w:id")[0]) == ["甲乙"]

    def test_the_strict_form_of_the_format(self):
        data = packed(paragraph("甲"))
        source = zipfile.ZipFile(io.BytesIO(data))
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as file:
            for name in source.namelist():
                strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
                file.writestr(name, source.read(name).replace(W.encode(), strict))
        assert WordReader().read(stream.getvalue(), "a.docx", ReadingSettings()).text == "甲"


def entities() -> bytes:
    head = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return packed("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", head)


def laughs() -> bytes:
    lines = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    return packed(paragraph("&l11;"), f'<!DOCTYPE d [<!ENTITY l0 "哈">{lines}]>')


def bomb() -> bytes:
    return packed(paragraph("甲" * 3_000_000))


def without_document() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/styles.xml", "<a/>")
    return stream.getvalue()


def deep() -> bytes:
    return packed("<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000)


def damaged() -> bytes:
    data = bytearray(packed(paragraph("政协工作报告")))
    data[60:70] = b"\xff" * 10
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (entities, "document type"),
        (laughs, "document type"),
        (bomb, "times its size"),
        (without_document, "missing"),
        (deep, "deeply"),
        (damaged, "damaged"),
        (lambda: packed("<w:p>"), "damaged XML"),
        (lambda: packed(paragraph("甲"))[:-30], "cut short"),
        (lambda: b"PK\x03\x04", "cut short"),
        (lambda: b"", "cut short"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "password"),
    ],
)
def test_bad_files_say_what_is_wrong_and_what_to_do(make, problem):
    with pytest.raises(InputError, match=problem) as caught:
        WordReader().read(make(), "坏 文件.docx", ReadingSettings())
    assert "坏 文件.docx" in caught.value.message
    assert caught.value.remedy


@pytest.mark.skipif(not PROVINCES.is_dir(), reason="the reports of the provinces are not here")
class TestProvinces:
    def test_every_paragraph_is_read(self):
        reading = read_paths([PROVINCES], ReadingSettings())
        assert len(reading.sources) == 31
        assert not reading.skipped
        for source in reading.sources:
            paragraphs = docx.Document(source.path).paragraphs
            assert source.text == "\n".join(paragraph.text for paragraph in paragraphs)
            assert (source.format, source.encoding) == ("docx", None)

    def test_titles_and_years_are_recognised(self):
        reading = read_paths([PROVINCES], ReadingSettings())
        for source in reading.sources:
            clean = clean_source(source, LEXICON)
            documents = segment_sources([clean], StructureSettings(), LEXICON)
            report = max(documents, key=lambda document: document.end - document.start)
            place = Path(source.path).name.removeprefix("2025年").partition("政府")[0]
            assert report.identity.district.startswith(place), source.path
            assert "报告" in report.title, (source.path, report.title)
            assert report.identity.review_year == 2024, source.path
            assert report.identity.plan_year == 2025, source.path
