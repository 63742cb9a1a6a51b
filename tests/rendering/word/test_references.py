"""The table of contents is filled in, and what is named leads to its place."""

from __future__ import annotations

import re

import pytest

from compare.rendering.word import render_word
from compare.rendering.word.linecount import Piece, line_count
from compare.rendering.word.styles import Style
from tests.rendering.word.office import shown
from tests.rendering.word.reading import SPACE, W, part, value, words

ENTRIES = [
    "一、共性表述与共同做法",
    "二、特色亮点",
    "附件1　逐节对照",
    "一、分章对照",
    "表2　同题段落对照",
    "附件2　提法全表",
    "表3　提法与区县对照",
    "附件3　引文出处",
]


@pytest.fixture(scope="module")
def data(whole) -> bytes:
    return render_word(whole)


@pytest.fixture(scope="module")
def document(data):
    return part(data)


def contents(document) -> list[tuple[str, str, int]]:
    """Return text, bookmark and page of each entry."""
    found = []
    for item in document.iter(f"{W}p"):
        if value(item, "pPr/pStyle") in {Style.CONTENTS_FIRST, Style.CONTENTS_SECOND}:
            *texts, page = [text.text for text in item.iter(f"{W}t")]
            link = item.find("w:hyperlink", SPACE)
            found.append(("".join(texts), link.get(f"{W}anchor"), int(page)))
    return found


def fields(document, name: str) -> list[list[str]]:
    simple = [item.get(f"{W}instr") for item in document.iter(f"{W}fldSimple")]
    long = [item.text for item in document.iter(f"{W}instrText")]
    return [text.split() for text in simple + long if text.split()[0] == name]


def bookmarked(document, name: str) -> str:
    start = next(m for m in document.iter(f"{W}bookmarkStart") if m.get(f"{W}name") == name)
    number, texts = start.get(f"{W}id"), []
    for item in start.itersiblings():
        if item.tag == f"{W}bookmarkEnd" and item.get(f"{W}id") == number:
            break
        texts.append(words(item))
    return "".join(texts)


def test_contents_list_chapters_annexes_and_their_tables(document):
    listed = contents(document)
    assert [text for text, _, _ in listed] == ENTRIES
    assert [page for _, _, page in listed] == sorted(page for _, _, page in listed)
    assert listed[0][2] >= 1


def test_each_entry_refers_to_the_page_of_its_bookmark(document):
    named = [anchor for _, anchor, _ in contents(document)]
    assert [words[1] for words in fields(document, "PAGEREF")] == named
    names = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    assert set(named) <= names


def test_contents_are_one_field_that_names_styles_that_exist(data, document):
    (control,) = (
        item
        for item in document.iter(f"{W}sdt")
        if item.find("w:sdtPr/w:docPartObj", SPACE) is not None
    )
    kinds = [item.get(f"{W}fldCharType") for item in control.iter(f"{W}fldChar")]
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth >= 0
    assert depth == 0
    instruction = next(item.text for item in control.iter(f"{W}instrText"))
    (listed,) = re.findall(r'\\t "(.*)"', instruction)
    names = {value(style, "name") for style in part(data, "styles").iter(f"{W}style")}
    assert set(listed.split(",")[::2]) <= names


def test_what_has_no_style_of_its_own_carries_a_mark(document):
    marks = [" ".join(words) for words in fields(document, "TC")]
    assert [re.findall('"(.*?)"', mark)[0] for mark in marks] == [
        entry.replace("\u3000", " ") for entry in ENTRIES if entry[0] in "附表"
    ]


def test_names_of_tables_figures_and_annexes_are_cross_references(document):
    paragraph = next(
        item for item in document.iter(f"{W}p") if words(item).startswith("详见表2、图1和附件1")
    )
    simple = paragraph.findall("w:fldSimple", SPACE)
    assert [words(item) for item in simple[:3]] == ["表2", "图1", "附件1"]
    for item in simple:
        assert bookmarked(document, item.get(f"{W}instr").split()[1]) == words(item)
    assert "表22不在此列" in words(paragraph)


def test_words_of_a_source_are_no_reference(document):
    paragraph = next(item for item in document.iter(f"{W}p") if "见表1" in words(item))
    assert not paragraph.findall("w:fldSimple", SPACE)


def test_a_citation_refers_to_its_source(document):
    paragraph = next(item for item in document.iter(f"{W}p") if words(item).startswith("详见表2"))
    last = paragraph.findall("w:fldSimple", SPACE)[-1]
    assert words(last) == "〔1·17〕"
    assert bookmarked(document, last.get(f"{W}instr").split()[1]) == "〔1·17〕"


def test_a_citation_that_prints_another_label_is_a_link(document):
    paragraph = next(item for item in document.iter(f"{W}p") if words(item).startswith("共3次"))
    assert words(paragraph.find("w:hyperlink", SPACE)) == "〔1·18〕"
    assert paragraph.find("w:commentRangeStart", SPACE) is not None


def test_each_statement_of_the_briefing_can_be_ticked_off(document):
    controls = list(document.iter(f"{W}dropDownList"))
    numbers = [value(item.getparent(), "id") for item in controls]
    assert len(set(numbers)) == len(numbers) >= 4
    for item in controls:
        states = [choice.get(f"{W}value") for choice in item]
        assert states == ["待核", "已核", "存疑"]


def test_an_empty_first_cell_continues_the_one_above(document):
    table = [t for t in document.iter(f"{W}tbl") if "甲山" in words(t)][-1]
    merges = [
        (cell.find("w:tcPr/w:vMerge", SPACE) is not None and value(cell, "tcPr/vMerge"))
        for row in table.findall("w:tr", SPACE)
        for cell in row.findall("w:tc", SPACE)[:1]
    ]
    assert merges == [False, "restart", "continue", "continue"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("字" * 28, 1),
        ("字" * 29, 2),
        ("字" * 28 + "。", 1),
        ("字" * 27 + "“字", 2),
        ("", 1),
        ("一\n二", 2),
    ],
)
def test_lines_are_counted_as_word_breaks_them(text, lines):
    assert line_count([Piece(text, 10.0)], 280.0) == lines


@pytest.mark.office
def test_pages_of_the_contents_are_those_that_libreoffice_makes(tmp_path, data, document):
    pages = shown(tmp_path, data)
    first = max(number for number, page in enumerate(pages) if page.startswith("目录"))
    off = []
    for text, _, page in contents(document):
        wanted = "".join(text.split())
        places = [
            n for n, shown_page in enumerate(pages, 1) if wanted in shown_page and n != first + 1
        ]
        off.append(min(abs(page - place) for place in places))
    assert len(off) == len(ENTRIES)
    assert max(off) == 0
    for text, _, page in contents(document):
        assert re.search(re.escape("".join(text.split())) + rf"[·.…]*{page}", pages[first])
