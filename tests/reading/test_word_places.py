"""Find each paragraph of a Word file again, and know what was left out of its text."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml.ns import qn

from compare.model.source import Part
from compare.reading.interface import RawText
from compare.reading.word import WordReader
from compare.settings import ReadingSettings
from tests.reading.test_word import (
    ABSTRACT,
    NUMBERS,
    RELATION,
    listed,
    packed,
    paragraph,
    run,
)

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
    f"<w:txbxContent>{paragraph('框')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox>"
    f"<w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
TABLE = (
    f"<w:tbl><w:tr><w:tc>{paragraph('提案')}</w:tc><w:tc>{paragraph('件数')}</w:tc></w:tr></w:tbl>"
)
NOTES = f'<w:footnote w:id="1">{paragraph("脚注。")}</w:footnote>'


def read(body: str, **parts: str) -> RawText:
    return WordReader().read(packed(body, **parts), "a.docx", ReadingSettings())


def found(raw: RawText) -> list[tuple[str, int | None, Part]]:
    return [(raw.text[p.start : p.end], p.paragraph, p.part) for p in raw.places]


def dropped(raw: RawText) -> list[tuple[str, str]]:
    return [(record.reason, record.text) for record in raw.dropped]


def with_members(data: bytes, relations: str = "", **members: bytes | str) -> bytes:
    """Add members below word/ to a Word file, and relations of its main part."""
    source = zipfile.ZipFile(io.BytesIO(data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</", relations.encode() + b"</", 1)
            if name.removeprefix("word/") not in members:
                file.writestr(name, content)
        for name, content in members.items():
            file.writestr(f"word/{name}", content)
    return stream.getvalue()


class TestPlaces:
    def test_every_paragraph_has_its_number_and_its_part(self):
        body = paragraph("题目") + paragraph() + paragraph(run("甲") + BOX) + TABLE + listed("乙")
        raw = read(body, numbering=ABSTRACT + NUMBERS, footnotes=NOTES)
        assert found(raw) == [
            ("题目", 1, Part.BODY),
            ("甲", 3, Part.BODY),
            # Both forms of the text box count, one shows.
            ("框", 4, Part.TEXT_BOX),
            ("提案", 6, Part.TABLE),
            ("件数", 7, Part.TABLE),
            ("一、乙", 8, Part.BODY),
            ("脚注。", 1, Part.NOTE),
        ]

    def test_numbers_are_those_that_other_programs_count(self):
        body = paragraph("题目") + TABLE + paragraph(run("甲") + BOX) + paragraph("乙")
        data = packed(body)
        raw = WordReader().read(data, "a.docx", ReadingSettings())
        elements = list(docx.Document(io.BytesIO(data)).element.iter(qn("w:p")))
        for text, number, _ in found(raw):
            assert number is not None
            shown = "".join(e.text or "" for e in elements[number - 1].iter(qn("w:t")))
            assert text in shown

    def test_a_line_of_two_joined_paragraphs_has_two_places(self):
        body = paragraph("甲", "<w:rPr><w:del/></w:rPr>") + listed("乙")
        raw = read(body, numbering=ABSTRACT + NUMBERS)
        assert raw.text == "一、甲乙"
        assert found(raw) == [("一、甲", 1, Part.BODY), ("乙", 2, Part.BODY)]

    def test_a_paragraph_of_several_lines_is_one_place(self):
        raw = read(paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>") + paragraph("丙"))
        assert found(raw) == [("甲\n乙", 1, Part.BODY), ("丙", 2, Part.BODY)]

    def test_endnotes_are_numbered_after_footnotes(self):
        notes = NOTES.replace("footnote", "endnote").replace("脚注", "尾注")
        raw = read(paragraph("甲"), footnotes=NOTES, endnotes=notes)
        assert found(raw)[1:] == [("脚注。", 1, Part.NOTE), ("尾注。", 2, Part.NOTE)]


class TestDropped:
    def test_what_word_shows_but_is_no_text_of_the_report(self):
        body = paragraph(
            run("甲")
            + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
            + run("隐", "<w:vanish/>")
        )
        comment = f'<w:comment w:id="1">{paragraph("改一下")}</w:comment>'
        raw = read(body, header=paragraph("内部资料"), footer=paragraph("第1页"), comments=comment)
        assert raw.text == "甲"
        assert sorted(dropped(raw)) == [
            ("comment", "改一下"),
            ("deleted", "删"),
            ("hidden", "隐"),
            ("page_foot", "第1页"),
            ("page_head", "内部资料"),
        ]

    def test_deleted_rows_and_tables_of_contents(self):
        rows = (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删去')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('留下')}</w:tc></w:tr></w:tbl>"
        )
        contents = (
            "<w:sdt><w:sdtPr><w:docPartObj>"
            '<w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{paragraph('一、回顾 1')}</w:sdtContent></w:sdt>"
        )
        raw = read(contents + rows)
        assert raw.text == "留下"
        assert dropped(raw) == [("contents", "一、回顾 1"), ("deleted", "删去")]

    def test_broken_parts_are_recorded_and_the_text_is_read_without_them(self):
        data = packed(listed("甲"), numbering=ABSTRACT + NUMBERS, styles="")
        broken = with_members(data, **{"numbering.xml": b"<w:numbering", "styles.xml": b"\x00"})
        raw = WordReader().read(broken, "a.docx", ReadingSettings())
        assert raw.text == "甲"
        assert [reason for reason, _ in dropped(raw)] == ["damaged_part"] * 2
        assert "word/numbering.xml: has damaged XML" in raw.dropped[0].text

    def test_broken_relations_leave_the_usual_names(self):
        data = packed(listed("甲"), numbering=ABSTRACT + NUMBERS)
        broken = with_members(data, **{"_rels/document.xml.rels": b"<Relationships"})
        raw = WordReader().read(broken, "a.docx", ReadingSettings())
        assert raw.text == "一、甲"
        assert "document.xml.rels" in raw.dropped[0].text


class TestEmbedded:
    """A document embedded as text (altChunk) is part of the text."""

    def chunked(self, name: str, content: bytes) -> RawText:
        chunk = f'<w:altChunk xmlns:r="{RELATION[:-1]}" r:id="c"/>'
        relation = f'<Relationship Id="c" Type="{RELATION}aFChunk" Target="{name}"/>'
        data = packed(paragraph("前") + chunk + paragraph("后"))
        return WordReader().read(
            with_members(data, relation, **{name: content}), "a.docx", ReadingSettings()
        )

    def test_a_page(self):
        page = "<html><head><title>无</title></head><body><p>甲</p><p>乙</p></body></html>"
        raw = self.chunked("chunk.htm", page.encode())
        assert raw.text.split("\n") == ["前", "甲", "乙", "后"]
        assert [number for _, number, _ in found(raw)] == [1, 2]

    def test_a_word_file(self):
        raw = self.chunked("chunk.docx", packed(paragraph("里")))
        assert raw.text.split("\n") == ["前", "里", "后"]

    def test_a_word_file_with_itself_inside_ends(self):
        data = packed(paragraph("里"))
        for _ in range(5):
            chunk = f'<w:altChunk xmlns:r="{RELATION[:-1]}" r:id="c"/>'
            relation = f'<Relationship Id="c" Type="{RELATION}aFChunk" Target="c.docx"/>'
            data = with_members(packed(chunk + paragraph("层")), relation, **{"c.docx": data})
        raw = WordReader().read(data, "a.docx", ReadingSettings())
        assert raw.text.split("\n") == ["层"] * 3
        assert ("embedded", "c.docx") in [(r, t.partition(":")[0][-6:]) for r, t in dropped(raw)]

    def test_another_format_is_recorded(self):
        raw = self.chunked("chunk.rtf", rb"{\rtf1 text}")
        assert raw.text.split("\n") == ["前", "后"]
        assert dropped(raw) == [("embedded", "word/chunk.rtf: a format not read inside Word")]

    def test_nothing_outside_the_file_is_looked_for(self):
        relation = (
            f'<Relationship Id="c" Type="{RELATION}aFChunk" Target="file:///etc/hostname" '
            'TargetMode="External"/>'
        )
        chunk = f'<w:altChunk xmlns:r="{RELATION[:-1]}" r:id="c"/>'
        data = with_members(packed(paragraph("前") + chunk), relation)
        assert WordReader().read(data, "a.docx", ReadingSettings()).text == "前"
