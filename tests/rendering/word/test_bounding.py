"""Annexes with too many comments for office programs lead to their sources by links."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.briefing.document import Cell, Column, Part, PartKind, Row, Run, Table
from compare.rendering.word import render_word
from compare.rendering.word.bounding import citation_count, commented_parts
from compare.verification.word import word_parts
from tests.rendering.word.everything import with_all
from tests.rendering.word.reading import SPACE, W, part, words

NOTED = "共{count}处"


@pytest.fixture
def bounded(briefing):
    """Give the briefing with a table that lists its documents, and the words for a title."""
    whole = with_all(briefing)
    row = Row((Cell(((Run("1"),),)),), anchor="document-D1")
    documents = Table("", "", (Column("号"),), (row,), "table-documents")
    first, *rest = whole.parts
    parts = (replace(first, blocks=(documents, *first.blocks)), *rest)
    return replace(whole, parts=parts, labels={**whole.labels, "without_comments": NOTED})


def comments(data: bytes) -> list[str]:
    return [words(comment) for comment in part(data, "comments").findall("w:comment", SPACE)]


def hints(data: bytes) -> list[tuple[str, str]]:
    """Return the place and the hint of each link that shows one."""
    links = part(data).iter(f"{W}hyperlink")
    return [
        (link.get(f"{W}anchor"), link.get(f"{W}tooltip"))
        for link in links
        if link.get(f"{W}tooltip")
    ]


def test_the_briefing_proper_keeps_its_comments_and_annexes_theirs_while_they_fit(bounded):
    proper, *annexes = bounded.parts
    counts = [citation_count(annex) for annex in annexes]
    assert commented_parts(bounded, 0) >= {proper.anchor}
    exact = citation_count(proper) + counts[0]
    assert annexes[0].anchor in commented_parts(bounded, exact)
    assert annexes[0].anchor not in commented_parts(bounded, exact - 1) or not counts[0]
    assert commented_parts(bounded, exact + sum(counts[1:])) == {p.anchor for p in bounded.parts}


def test_beyond_the_bound_each_label_of_an_annex_shows_its_source(bounded):
    proper, *annexes = bounded.parts
    data = render_word(bounded, most_comments=0)
    cited = [citation_count(annex) for annex in annexes]
    titled = [annex for annex, count in zip(annexes, cited, strict=True) if count]
    assert len(comments(data)) == citation_count(proper) + len(titled)
    assert [note for note in comments(data) if note.startswith("共")] == [
        NOTED.format(count=count) for count in cited if count
    ]
    assert hints(data)
    assert all("号文本" in hint and len(hint) <= 250 for _, hint in hints(data))


def test_links_lead_to_a_bookmark_that_is_there(bounded):
    data = render_word(bounded, most_comments=0)
    names = {mark.get(f"{W}name") for mark in part(data).iter(f"{W}bookmarkStart")}
    assert {place for place, _ in hints(data)} <= names


def test_a_document_that_no_table_lists_leads_to_the_beginning(bounded):
    proper, *rest = bounded.parts
    without = replace(bounded, parts=(replace(proper, blocks=proper.blocks[1:]), *rest))
    data = render_word(without, most_comments=0)
    names = {mark.get(f"{W}name") for mark in part(data).iter(f"{W}bookmarkStart")}
    assert hints(data)
    assert {place for place, _ in hints(data)} <= names


def test_with_or_without_comments_the_same_is_printed(tmp_path, bounded):
    texts = []
    for most in (0, 10_000):
        (tmp_path / "a.docx").write_bytes(render_word(bounded, most_comments=most))
        texts.append([item.text for item in word_parts(tmp_path / "a.docx")])
    assert texts[0] == texts[1]


def test_links_hold_no_links(bounded):
    for link in part(render_word(bounded, most_comments=0)).iter(f"{W}hyperlink"):
        assert not [inner for inner in link.iter(f"{W}hyperlink") if inner is not link]


def test_an_annex_without_quotations_has_no_remark(briefing):
    empty = Part(PartKind.ANNEX, "附件9", "无", (), "annex-9")
    plain = replace(briefing, parts=(*briefing.parts, empty), labels={"without_comments": NOTED})
    assert NOTED.format(count=0) not in comments(render_word(plain, most_comments=0))
