"""Suggestions are tracked changes that accept and reject cleanly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.briefing.document import (
    Cell,
    Citation,
    Column,
    Mark,
    Paragraph,
    ParagraphStyle,
    Part,
    PartKind,
    Quotation,
    Row,
    Run,
    Table,
)
from compare.rendering.pdf import render_pdf
from compare.rendering.word import render_word
from compare.rendering.word.changes import Changes, differing
from compare.rendering.word.nodes import paragraph
from compare.verification.pdf import pdf_parts
from compare.verification.word import word_parts
from tests.rendering.word.office import settled
from tests.rendering.word.reading import SPACE, W, part, words

FOUND, EXPECTED = "胸怀国之大事、把握大局", "胸怀‘国之大者’、把握大局"


def accepted(element) -> str:
    """Return the text after all changes are accepted, as Word does it."""
    return "".join(
        item.text or ""
        for item in element.iter(f"{W}t")
        if not any(above.tag == f"{W}del" for above in item.iterancestors())
    )


def rejected(element) -> str:
    """Return the text after all changes are rejected, as Word does it."""
    return "".join(
        item.text or ""
        for item in element.iter(f"{W}t", f"{W}delText")
        if not any(above.tag == f"{W}ins" for above in item.iterancestors())
    )


def doubted(found: str = FOUND, expected: str = EXPECTED) -> Quotation:
    runs = (Run("“"), Run(found, Mark.DOUBT, suggestion=expected), Run("”"))
    return Quotation(runs, Citation("〔1·2〕", "某处。原文：", found, "D1", "S1", 0, len(found)))


@pytest.fixture
def suggested(briefing):
    table = Table("表1", "提法", (Column("甲"),), (Row((Cell(((doubted(),),)),)),), "t")
    item = Paragraph((Run("建设建设", Mark.DOUBT, suggestion="建设"),), ParagraphStyle.ITEM)
    blocks = (Paragraph((Run("渝中写作"), doubted(), Run("。"))), table, item)
    return replace(briefing, parts=(Part(PartKind.BRIEFING, "", "", blocks, "p"),))


def test_rejecting_leaves_the_source_and_accepting_the_suggestion(suggested):
    body = part(render_word(suggested)).find("w:body", SPACE)
    assert rejected(body).count(f"“{FOUND}”〔1·2〕") == 2
    assert EXPECTED not in rejected(body)
    assert accepted(body).count(f"“{EXPECTED}”〔1·2〕") == 2
    assert FOUND not in accepted(body)
    assert "建设建设" in rejected(body)
    assert "建设建设" not in accepted(body)


def test_only_what_departs_is_changed():
    assert differing(FOUND, EXPECTED) == [
        ("胸怀", "胸怀"),
        ("", "‘"),
        ("国之大", "国之大"),
        ("事", "者’"),
        ("、把握大局", "、把握大局"),
    ]


def test_each_change_has_author_date_and_a_number_of_its_own(suggested):
    document = part(render_word(suggested))
    changes = [*document.iter(f"{W}ins"), *document.iter(f"{W}del")]
    assert {item.get(f"{W}author") for item in changes} == {"对照表述"}
    assert {item.get(f"{W}date") for item in changes} == {"2026-01-05T00:00:00Z"}
    numbers = [item.get(f"{W}id") for item in changes]
    assert len(set(numbers)) == len(numbers)


def test_the_comment_spans_the_change_and_carries_the_source(suggested):
    (first, *_) = part(render_word(suggested), "comments").findall("w:comment", SPACE)
    assert FOUND in words(first)


def test_verification_reads_what_the_source_says(tmp_path, suggested):
    (tmp_path / "a.docx").write_bytes(render_word(suggested))
    printed = "".join(item.text for item in word_parts(tmp_path / "a.docx"))
    assert f"渝中写作“{FOUND}”〔1·2〕。" in printed
    assert "大者" not in printed


def test_pdf_prints_what_the_source_says(tmp_path, suggested):
    (tmp_path / "a.pdf").write_bytes(render_pdf(suggested))
    printed = "".join(item.text for item in pdf_parts(tmp_path / "a.pdf"))
    assert FOUND in printed
    assert "大者" not in printed


def test_a_wording_like_its_suggestion_is_no_change(briefing):
    same = Paragraph((Run("同", suggestion="同"),))
    whole = replace(briefing, parts=(Part(PartKind.BRIEFING, "", "", (same,), "p"),))
    assert not list(part(render_word(whole)).iter(f"{W}ins"))


letters = st.text(alphabet="国之大者事局建设，、‘’", max_size=12)


@given(letters, letters)
def test_any_two_wordings_come_back_whole(old, new):
    pieces = differing(old, new)
    assert "".join(before for before, _ in pieces) == old
    assert "".join(after for _, after in pieces) == new


@given(letters, letters)
def test_any_suggestion_accepts_and_rejects(old, new):
    changes = Changes("对照表述", datetime(2026, 1, 5, tzinfo=UTC))
    made = paragraph("x", changes.suggest(old, new, ""))
    assert rejected(made) == old
    assert accepted(made) == new


@pytest.mark.office
@pytest.mark.parametrize(
    ("command", "kept", "lost"), [("Accept", EXPECTED, FOUND), ("Reject", FOUND, EXPECTED)]
)
def test_libreoffice_settles_all_changes(tmp_path, suggested, command, kept, lost):
    document = part(settled(tmp_path, render_word(suggested), command))
    assert not list(document.iter(f"{W}ins", f"{W}del"))
    assert words(document).count(kept) == 2
    assert lost not in words(document)
