"""Join cut lines, and leave whole what only looks cut."""

from __future__ import annotations

import pytest

from tests.support.reports import read_text

BODY = (
    "过去一年，全县经济社会发展取得新的成绩，人民生活水平持续提高。\n"
    "我们着力稳增长、促改革、惠民生，办成了一批群众盼望已久的大事难事。\n"
    "农村面貌明显改善，城镇功能不断完善，社会大局保持和谐稳定。\n"
)


@pytest.mark.parametrize("leader", ["……………", "......", "······", "______"])
def test_the_entries_of_a_table_of_contents_are_whole(leader):
    contents = "".join(
        f"{heading}{leader}{page}\n"
        for heading, page in (("一、2024年工作回顾", 1), ("二、2025年重点任务", 15))
    )
    text = f"高唐县政府工作报告\n目　录\n{contents}一、2024年工作回顾\n{BODY}二、2025年重点任务\n{BODY[:33]}"
    document = read_text(text).only
    assert [d for d in document.doubts if d.reason == "lost_end"] == []
    assert [e for e in document.edits if e.reason == "join"] == []


def test_a_sentence_cut_over_two_lines_is_joined():
    text = "高唐县政府工作报告\n" + BODY.replace("人民生活", "人民\n生活")
    [join] = [edit for edit in read_text(text).only.edits if edit.reason == "join"]
    assert text[: join.start].endswith("人民")
