from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from lxml import etree

from compare.briefing.document import Masthead
from compare.rendering.word import render_word
from compare.rendering.word.packaging import document_date
from tests.support.sample_briefing import sample_briefing


def test_same_briefing_gives_same_bytes(rendered):
    assert render_word(sample_briefing()) == rendered


def test_prefixes_do_not_depend_on_what_other_libraries_registered(rendered):
    etree.register_namespace(
        "odd", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    try:
        assert render_word(sample_briefing()) == rendered
    finally:
        etree.register_namespace(
            "r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        )


def test_files_are_sorted_and_of_a_fixed_date(rendered):
    with ZipFile(BytesIO(rendered)) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert names[0] == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_are_those_of_the_briefing(briefing, rendered):
    properties = Document(BytesIO(rendered)).core_properties
    assert properties.title == briefing.title
    assert properties.author == briefing.masthead.office
    assert properties.keywords == "政协；工作报告"
    assert properties.subject == "参阅第1期"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime(2026, 1, 5, tzinfo=UTC)


def test_date_never_comes_from_the_clock(briefing):
    for text in ("", "2026年13月5日", "年初"):
        undated = replace(briefing, masthead=Masthead("", "", "", text))
        assert document_date(undated) == datetime(2000, 1, 1, tzinfo=UTC)


def test_long_titles_do_not_break_the_properties(briefing):
    data = render_word(replace(briefing, title="长" * 400))
    assert len(Document(BytesIO(data)).core_properties.title) == 255
