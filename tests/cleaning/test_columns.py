"""Part columns whose lines were mixed, and leave text alone whose lines only end within words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.text import letters_of
from compare.verification.originals import Original
from compare.verification.printed import PrintedQuotation, why_not_shown, why_wrong
from tests.cleaning.damage import mixed, wrapped
from tests.support.reports import ReadFile, read_text

LEFT = (
    "一年来，全区经济社会保持平稳健康发展，重点项目加快建设，产业结构持续优化，新兴产业增加值"
    "占比不断提高，科技创新能力明显增强，营商环境持续改善，市场主体活力进一步激发，城乡面貌发生"
    "深刻变化，群众获得感幸福感安全感不断提升，为全面建设社会主义现代化奠定了坚实基础。"
)
RIGHT = (
    "我们坚持把学习贯彻重要讲话精神作为首要政治任务，引导广大委员提高政治站位，围绕中心服务大局，"
    "深入基层开展调查研究，认真撰写提案，积极反映社情民意信息，加强民主监督，推动协商成果转化运用，"
    "广泛凝聚社会各界共识，不断提高履职能力水平，切实发挥专门协商机构作用。"
)
BEFORE = "各位委员，同志们：现在我代表常务委员会报告工作，请予审议。"
BEHIND = "各位委员，让我们更加紧密地团结起来，为实现既定目标任务而努力奋斗。"
PATTERNS = pytest.mark.parametrize("pattern", ["lines", "wide", "blanks", "blocks", "ahead"])


def page(pattern: str, width: int = 15) -> str:
    lines = wrapped(LEFT, width), wrapped(RIGHT, width)
    return "\n".join([BEFORE, mixed(*lines, pattern), BEHIND])


def paragraphs(read: ReadFile) -> list[str]:
    return [paragraph.text for paragraph in read.clean.paragraphs]


@PATTERNS
def test_each_column_is_read_to_its_end(pattern: str):
    read = read_text(page(pattern))
    texts = paragraphs(read)
    assert len(texts) == 4
    assert LEFT.startswith(texts[1])
    assert RIGHT.startswith(texts[2])


@PATTERNS
def test_the_log_says_that_columns_were_parted(pattern: str):
    read = read_text(page(pattern))
    assert "columns_parted" in {doubt.reason for doubt in read.clean.doubts}
    if pattern not in ("wide", "blanks"):
        assert "columns" in {edit.reason for edit in read.clean.edits}


@PATTERNS
def test_nothing_is_quoted_with_a_foreign_piece_in_it(pattern: str):
    read = read_text(page(pattern))
    source = read.source.text
    quoted = [s for document in read.documents for s in document.sentences if s.usable]
    assert {BEFORE, BEHIND} <= {sentence.text for sentence in quoted}
    for sentence in quoted:
        assert letters_of(source[sentence.start : sentence.end]) == sentence.letters


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["lines", "wide", "blanks", "blocks", "ahead"]),
    st.integers(min_value=9, max_value=24),
)
def test_no_letter_is_lost_or_said_twice(pattern: str, width: int):
    read = read_text(page(pattern, width))
    places = sorted(p for paragraph in read.clean.paragraphs for p in paragraph.clean.positions)
    assert places == sorted(set(places))
    raw = read.source.text
    assert letters_of("".join(raw[place] for place in places)) == letters_of(raw)
    for paragraph in read.clean.paragraphs:
        assert list(paragraph.clean.positions) == sorted(paragraph.clean.positions)


@pytest.mark.parametrize("width", range(10, 26, 3))
@pytest.mark.parametrize("glue", ["\n", " "])
def test_lines_of_one_column_stay_in_order(width: int, glue: str):
    text = glue.join([*wrapped(LEFT, width), *wrapped(RIGHT, width)])
    read = read_text(text)
    assert letters_of("".join(paragraphs(read))) == letters_of(text)
    assert not {d.reason for d in read.clean.doubts} & {"columns_parted", "mixed_columns"}


def test_a_table_is_no_pair_of_columns():
    rows = [
        "指标　　　　单位　　　　数值",
        "提案　　　　件　　　　261",
        "信息　　　　篇　　　　101",
    ]
    text = "\n".join([BEFORE, *rows, BEHIND])
    assert not {d.reason for d in read_text(text).clean.doubts} & {"columns_parted"}


def test_headings_below_each_other_are_no_columns():
    headings = ["强化政治引领", "服务中心大局", "践行为民情怀", "加强自身建设", "扩大团结联谊"]
    text = "\n".join([BEFORE, *headings, LEFT])
    assert not {d.reason for d in read_text(text).clean.doubts} & {"columns_parted"}


def test_a_sentence_read_out_of_parted_columns_is_verified_by_the_order_of_its_letters():
    raw = "左栏第一行\n右栏第一行\n左栏第二行\n"
    shown = PrintedQuotation("original", "左栏第一行左栏第二行", 1, 1, 3)
    parted = Original("D1", raw, 0, len(raw), (), parted=((0, len(raw)),))
    whole = Original("D1", raw, 0, len(raw), ())
    assert why_not_shown(shown, [parted]) == ""
    assert why_not_shown(shown, [whole])
    assert why_wrong(shown, [parted]), "a quotation proper must stand literally in its source"


@pytest.mark.parametrize("width", [26, 28, 36])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_lines_that_a_program_cut_may_begin_with_any_mark(width: int, indent: str):
    paragraphs = [f"{indent}{part}{BEHIND}" for part in (BEFORE, LEFT, RIGHT, LEFT[30:])]
    lines = [line[at : at + width] for line in paragraphs for at in range(0, len(line), width)]
    assert any(line[0] in "，。、" for line in lines)
    assert not {d.reason for d in read_text("\n".join(lines)).clean.doubts} & {"mixed_columns"}
