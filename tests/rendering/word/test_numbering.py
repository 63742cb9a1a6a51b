from __future__ import annotations

import re
from dataclasses import replace

import pytest

from compare.briefing.document import Heading, Part, PartKind
from compare.rendering.word import render_word
from compare.rendering.word.numbering import chinese, read_number
from tests.rendering.word.reading import SPACE, W, part, style_of, value, words

HEADINGS = (
    (1, "一、"), (2, "（一）"), (2, "（二）"), (3, "1."), (3, "2."), (1, "二、"), (2, "（一）"),
    (2, "（四）"), (3, "1."), (1, ""), (2, "（一）"), (4, "（1）"), (3, "1."), (1, "一、"), (1, "十一、"),
    (1, "第二编 "), (1, "十二、"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (35, "三十五"),
        (101, "一百零一"),
        (110, "一百一十"),
    ],
)
def test_counts_in_chinese(number, text):
    assert chinese(number) == text


def test_reads_only_the_numbers_word_can_make():
    assert read_number(1, "二十一、") == 21
    assert read_number(4, "（3）") == 3
    assert read_number(1, "（一）") is None
    assert read_number(5, "1.") is None
    assert read_number(1, "") is None


class Counter:
    """Count as Word does: a level starts again after each higher one."""

    def __init__(self, numbering, styles) -> None:
        self.abstract = {
            item.get(f"{W}abstractNumId"): item for item in numbering.iter(f"{W}abstractNum")
        }
        self.lists = {
            item.get(f"{W}numId"): value(item, "abstractNumId")
            for item in numbering.iter(f"{W}num")
        }
        own = {
            style.get(f"{W}styleId"): (style.find("w:pPr/w:numPr", SPACE), value(style, "basedOn"))
            for style in styles.iter(f"{W}style")
        }
        self.of_style = {
            name: own[base][0] if numbered is None and base in own else numbered
            for name, (numbered, base) in own.items()
        }
        self.counts: dict[tuple[str, int], int] = {}

    def label(self, paragraph) -> str:
        numbered = paragraph.find("w:pPr/w:numPr", SPACE)
        if numbered is None:
            numbered = self.of_style[style_of(paragraph)]
        level, identifier = int(value(numbered, "ilvl")), value(numbered, "numId")
        if identifier == "0":
            return ""
        levels = self.abstract[self.lists[identifier]].findall("w:lvl", SPACE)
        key = (identifier, level)
        self.counts[key] = self.counts.get(key, int(value(levels[level], "start")) - 1) + 1
        for deeper in range(level + 1, 4):
            self.counts.pop((identifier, deeper), None)
        count = self.counts[key]
        kind = value(levels[level], "numFmt")
        assert value(levels[level], "suff") == "nothing"
        text = chinese(count) if kind == "chineseCountingThousand" else str(count)
        return value(levels[level], "lvlText").replace(f"%{level + 1}", text)


def headings_of(data: bytes) -> list[str]:
    counter = Counter(part(data, "numbering"), part(data, "styles"))
    return [
        counter.label(item) + words(item)
        for item in part(data).iter(f"{W}p")
        if re.match("(Briefing|Annex)Heading", style_of(item))
    ]


def test_automatic_numbers_are_those_of_the_briefing(briefing):
    blocks = tuple(
        Heading(level, number, f"标题{index}", f"a{index}")
        for index, (level, number) in enumerate(HEADINGS)
    )
    data = render_word(replace(briefing, parts=(Part(PartKind.BRIEFING, "", "", blocks, "p"),)))
    assert headings_of(data) == [block.number + block.text for block in blocks]


def test_regular_numbers_need_no_list_beyond_that_of_the_styles(rendered):
    assert len(part(rendered, "numbering").findall("w:num", SPACE)) == 1


def test_each_annex_may_begin_again(briefing):
    blocks = (Heading(1, "一、", "甲", "x"), Heading(1, "二、", "乙", "y"))
    parts = tuple(
        Part(PartKind.ANNEX, f"附件{number}", "录", blocks, f"annex-{number}") for number in (1, 2)
    )
    assert headings_of(render_word(replace(briefing, parts=parts))) == ["一、甲", "二、乙"] * 2


def test_headings_keep_their_place_in_the_outline(rendered):
    styles = {style.get(f"{W}styleId"): style for style in part(rendered, "styles")}
    for level in range(1, 5):
        for suffix in ("", "Plain"):
            outline = value(styles[f"BriefingHeading{level}{suffix}"], "pPr/outlineLvl")
            assert outline == str(level - 1)
