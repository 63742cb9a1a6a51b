"""A title is parted between words, in as few lines as needed, about equally long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.briefing.title_lines import title_lines


@pytest.mark.parametrize(
    "lines",
    [
        ("甲市工作报告比对简报",),
        ("江东省9家政协2023—2024年", "工作报告比对简报"),
        ("31个省（自治区、直辖市）", "2023年政府工作报告比对简报"),
        ("双江县与积石山县和长阳县", "政府工作报告比对简报"),
    ],
)
def test_no_line_ends_within_a_word_or_between_years(lines):
    assert title_lines("".join(lines), 20) == lines


def test_a_line_begins_with_no_mark_and_no_particle():
    lines = title_lines("关于印发《二〇二三年某某县人民政府重点工作》的通知的比对简报", 20)
    assert not any(line.startswith(("》", "的", "、")) for line in lines)
    assert not any(line.endswith("《") for line in lines)


@given(st.text("甲乙丙丁工作报告比对简报2023—年（）、的", max_size=60))
def test_nothing_of_a_title_is_lost(title):
    assert "".join(title_lines(title, 20)) == title
