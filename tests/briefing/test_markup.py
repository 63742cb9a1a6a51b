"""The wording is plain text; its marks become blocks, and no inserted text can pose as a mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.briefing.document import (
    Column,
    Heading,
    Mark,
    Paragraph,
    ParagraphStyle,
    PartKind,
    Run,
    Table,
)
from compare.briefing.markup import (
    Tokens,
    chinese_number,
    heading_number,
    parse_parts,
    plain,
)
from compare.errors import TemplateError


def parts_of(text: str, tokens: Tokens | None = None):
    return parse_parts(text, tokens or Tokens(), "wording", "简报", "附件{number}")


def test_headings_count_by_level_and_start_again_below_a_higher_one():
    (part,) = parts_of("# 甲\n## 子\n## 丑\n# 乙\n## 寅\n#* 无号")
    numbers = [block.number for block in part.blocks if isinstance(block, Heading)]
    assert numbers == ["一、", "（一）", "（二）", "二、", "（一）", ""]


def test_line_marks_give_paragraph_styles():
    (part,) = parts_of("> 提要\n正文\n~ 注\n- 条目")
    assert [block.style for block in part.blocks if isinstance(block, Paragraph)] == [
        ParagraphStyle.SUMMARY,
        ParagraphStyle.BODY,
        ParagraphStyle.NOTE,
        ParagraphStyle.ITEM,
    ]


def test_annexes_have_labels_in_order():
    parts = parts_of("正文\n::: 全表\n一\n::: 记录\n二")
    assert [(p.kind, p.label, p.title) for p in parts] == [
        (PartKind.BRIEFING, "", "简报"),
        (PartKind.ANNEX, "附件1", "全表"),
        (PartKind.ANNEX, "附件2", "记录"),
    ]


def test_inserted_words_keep_their_mark_and_are_never_read_as_marks():
    tokens = Tokens()
    token = tokens.inline(Run("# 不是标题", Mark.STRONG))
    (part,) = parts_of(f"前{token}后", tokens)
    (paragraph,) = part.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (Run("前"), Run("# 不是标题", Mark.STRONG), Run("后"))


def test_a_table_inside_a_sentence_is_refused_with_a_remedy():
    tokens = Tokens()
    token = tokens.block(Table("表1", "题", (Column("栏"),), (), "t"))
    with pytest.raises(TemplateError, match="line of its own"):
        parts_of(f"见{token}", tokens)
    assert len(parts_of(token, tokens)[0].blocks) == 1


@pytest.mark.parametrize(
    ("value", "expected"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_chinese_numbers(value: int, expected: str):
    assert chinese_number(value) == expected


def test_heading_numbers_follow_the_standard_for_official_documents():
    assert [heading_number(level, 2) for level in (1, 2, 3, 4)] == ["二、", "（二）", "2.", "（2）"]


@given(st.text())
def test_no_text_can_forge_a_token(text: str):
    tokens = Tokens()
    tokens.inline(Run("秘密"))
    for part in parts_of(plain(text), tokens):
        for block in part.blocks:
            if isinstance(block, Paragraph):
                assert Run("秘密") not in block.inlines
