from __future__ import annotations

from dataclasses import replace

from compare.briefing.document import (
    Briefing,
    Cell,
    Citation,
    Column,
    Imprint,
    Mark,
    Masthead,
    Paragraph,
    ParagraphStyle,
    Part,
    PartKind,
    Quotation,
    Row,
    Run,
    Table,
)
from compare.rendering.word import render_word
from compare.rendering.word.styles import MARKS, Style
from tests.rendering.word.reading import SPACE, W, expected, part, quotations, style_of, words
from tests.support.sample_briefing import LONG, quotation


def one_part(briefing: Briefing, *blocks) -> Briefing:
    return replace(briefing, parts=(Part(PartKind.BRIEFING, "", "", blocks, "p"),))


def test_prints_every_text_in_order(briefing, rendered):
    printed, place = words(part(rendered)), 0
    for text in expected(briefing):
        found = printed.find(text, place)
        assert found >= 0, text
        place = found + len(text)


def test_prints_nothing_else(briefing, rendered):
    extra = words(part(rendered))
    for text in expected(briefing):
        extra = extra.replace(text, "", 1)
    # The gap in captions, the label and numbers of the attachments, the colons of the imprint.
    assert sorted(extra) == sorted("\u3000" * 6 + "附件：" + "1." + "2." + "：：")


def test_every_quotation_has_a_comment_with_its_literal_text(briefing, rendered):
    comments = part(rendered, "comments").findall("w:comment", SPACE)
    cited = [item.citation for item in quotations(briefing)]
    assert len(comments) == len(cited) > 10
    for comment, citation in zip(comments, cited, strict=True):
        detail, literal = comment.findall("w:p", SPACE)
        assert words(detail) == citation.detail
        assert words(literal) == citation.literal
        assert comment.get(f"{W}author") == "出处"
        assert comment.get(f"{W}date") == "2026-01-05T00:00:00Z"


def test_comment_is_anchored_on_its_quotation(briefing, rendered):
    document = part(rendered)
    for number, item in enumerate(quotations(briefing)):
        start = document.xpath(f"//w:commentRangeStart[@w:id='{number}']", namespaces=SPACE)[0]
        covered = []
        for sibling in start.itersiblings():
            if sibling.tag == f"{W}commentRangeEnd":
                break
            covered.append(words(sibling))
        assert "".join(covered) == item.text + item.citation.label
        assert document.xpath(f"//w:commentReference[@w:id='{number}']", namespaces=SPACE)


def test_damaged_text_stays_readable_in_the_comment(briefing):
    citation = Citation("〔1·2〕", "某处", "坏\x0c字\x00\r\n第二行\ufffe", "D1", "S1", 0, 9)
    data = render_word(one_part(briefing, Paragraph((Quotation((Run("“坏”"),), citation),))))
    literal = part(data, "comments").findall("w:comment/w:p", SPACE)[1]
    assert words(literal) == "坏␌字␀第二行\ufffd"
    assert len(list(literal.iter(f"{W}br"))) == 1


def test_citation_labels_have_their_style(rendered):
    found = {
        run.find("w:rPr/w:rStyle", SPACE).get(f"{W}val")
        for run in part(rendered).iter(f"{W}r")
        if words(run).startswith("〔") and words(run).endswith("〕")
    }
    assert found == {Style.CITATION, Style.TABLE_CITATION}


def test_marks_are_character_styles_without_direct_formatting(rendered):
    document = part(rendered)
    used = {element.get(f"{W}val") for element in document.iter(f"{W}rStyle")}
    assert used >= set(MARKS.values())
    allowed = {f"{W}rStyle", f"{W}rFonts"}
    for properties in document.iter(f"{W}rPr"):
        assert {child.tag for child in properties} <= allowed
    assert not any(fonts.get(f"{W}ascii") for fonts in document.iter(f"{W}rFonts"))


def test_links_lead_to_bookmarks_and_unknown_targets_are_plain(briefing):
    known = Run("去附件", target="annex")
    unknown = Run("去别处", Mark.FORMULA, target="formula-F1")
    both = one_part(briefing, Paragraph((known, unknown)))
    annex = Part(PartKind.ANNEX, "附件", "唯一", (), "annex")
    document = part(render_word(replace(both, parts=(*both.parts, annex))))
    links = document.findall(".//w:hyperlink", SPACE)
    assert [words(link) for link in links] == ["去附件", "唯一"]
    names = {mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in links} <= names
    assert "去别处" in words(document)


def test_bookmarks_are_unique_and_closed(rendered):
    document = part(rendered)
    starts = [mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkStart")]
    ends = [mark.get(f"{W}id") for mark in document.iter(f"{W}bookmarkEnd")]
    assert starts
    assert len(set(starts)) == len(starts)
    assert sorted(starts) == sorted(ends)


def test_empty_strings_are_not_printed(briefing):
    empty = replace(
        one_part(briefing, Paragraph(()), Paragraph((Run("只此一句。"),))),
        title="",
        masthead=Masthead("", "", "", ""),
        imprint=Imprint((("", ""),)),
    )
    body = part(render_word(empty)).find("w:body", SPACE)
    assert [child.tag for child in body] == [f"{W}p", f"{W}sectPr"]
    assert words(body) == "只此一句。"


def test_attachment_without_number_is_listed_by_its_title(briefing):
    annex = Part(PartKind.ANNEX, "附件", "唯一", (), "annex")
    data = render_word(replace(briefing, parts=(*one_part(briefing).parts, annex)))
    assert "附件：唯一" in words(part(data))


def test_review_states_become_a_control_after_each_item(briefing):
    item = Paragraph((Run("甲"),), ParagraphStyle.ITEM)
    data = one_part(briefing, item, Paragraph((Run("乙"),)), item)
    labels = {"review": "核对", "review_states": "待核、已核、存疑"}
    document = part(render_word(replace(data, labels=labels)))
    controls = document.findall(".//w:sdt", SPACE)
    assert len(controls) == 2
    choices = [choice.get(f"{W}value") for choice in controls[0].iter(f"{W}listItem")]
    assert choices == ["待核", "已核", "存疑"]
    assert not part(render_word(data)).findall(".//w:sdt", SPACE)


def test_paragraph_styles_follow_their_purpose(briefing):
    blocks = [Paragraph((Run(style.value),), style) for style in ParagraphStyle]
    document = part(render_word(one_part(briefing, *blocks)))
    found = {words(item): style_of(item) for item in document.iter(f"{W}p")}
    assert found["summary"] == Style.SUMMARY
    assert found["item"] == Style.ITEM
    assert found["note"] == Style.NOTE
    assert found["body"] == Style.BODY


def test_of_many_comments_none_is_lost(briefing):
    rows = tuple(Row((Cell(((quotation(LONG, 1, line),),)),)) for line in range(1500))
    table = Table("表1", "多", (Column("甲"),), rows, "t")
    data = render_word(one_part(briefing, table))
    assert len(part(data, "comments")) == 1500


def test_title_stands_for_the_first_part_and_a_further_one_has_its_own(briefing):
    first = Part(PartKind.BRIEFING, "", "甲", (Paragraph((Run("回", target="p"),)),), "p")
    second = Part(PartKind.BRIEFING, "", "乙编", (Paragraph((Run("去", target="q"),)),), "q")
    document = part(render_word(replace(briefing, parts=(first, second))))
    marked = [words(mark.getparent()) for mark in document.iter(f"{W}bookmarkStart")]
    assert marked == [briefing.title, "乙编"]


def test_imprint_without_value_keeps_its_label(briefing):
    data = render_word(replace(briefing, imprint=Imprint((("报送", ""), ("", "某人"), ("", "")))))
    rows = part(data).find(".//w:tblpPr/../..", SPACE).findall("w:tr", SPACE)
    assert [words(row) for row in rows] == ["报送", "某人"]
