"""Marks that point to notes are no part of the running text; numbers that head something are."""

from __future__ import annotations

import pytest

from compare.cleaning import clean_source
from compare.cleaning.note_marks import without_note_marks
from compare.lexicon import Lexicon
from compare.model.report import CleanText
from tests.support.reports import LEXICON, source_of


def cleaned(text: str) -> str:
    return without_note_marks(CleanText(text, tuple(range(len(text)))), Lexicon())[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("坚持“两个毫不动摇[17]”，", "坚持“两个毫不动摇”，"),
        ("改造老旧小区〔3〕120个", "改造老旧小区120个"),
        ("落实“十个关系”【34】，", "落实“十个关系”，"),
        ("打好“三张牌”（9）的基础", "打好“三张牌”的基础"),
        ("空气质量综合指数①，", "空气质量综合指数，"),
        ("“险资入达”^[3]实现突破", "“险资入达”实现突破"),
        ("新质生产力³和", "新质生产力和"),
    ],
)
def test_a_mark_behind_a_term_is_dropped(text: str, expected: str) -> None:
    assert cleaned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[3]“双盲”评审：指……",
        "名词解释[1]新质生产力",
        "国发〔12〕号",
        "国发〔2024〕3号",
        "建成学校3所；（2）增强教育",
        "抓好五件事（3）新建游园",
        "面积30m²、",
        "实施第（3）、（4）项",
        "①深化改革",
    ],
)
def test_a_number_that_heads_or_counts_stays(text: str) -> None:
    assert cleaned(text) == text


def test_what_is_left_keeps_its_raw_places_and_the_log_says_what_went() -> None:
    text = "老旧小区〔3〕改造"
    clean, edits = without_note_marks(CleanText(text, tuple(range(len(text)))), Lexicon())
    assert [text[place] for place in clean.positions] == list(clean.text)
    assert [(edit.start, edit.end, edit.reason) for edit in edits] == [(4, 7, "note_mark")]


def test_the_log_says_why_a_mark_in_brackets_of_another_width_went() -> None:
    cleaned_source = clean_source(source_of("深化“一案三查”(3)，坚持依法严惩。"), LEXICON)
    edits = [(edit.reason, edit.replacement) for edit in cleaned_source.edits]
    assert edits == [("note_mark", "")]
