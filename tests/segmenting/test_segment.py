"""Segment several sources of one run together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.cleaning import clean_source
from compare.segmenting import segment_sources
from compare.settings import StructureSettings
from tests.support.reports import LEXICON, read_text, source_of


def test_districts_of_one_name_are_told_apart_by_their_cities():
    body = "一、2024年工作回顾\n" + "过去一年，全区经济社会持续健康发展，民生不断改善。\n" * 12
    texts = [
        f"{city}鼓楼区人民政府工作报告\n（2025年1月8日）\n{city}鼓楼区人民政府\n{body}"
        for city in ("南京市", "徐州市")
    ]
    cleans = [
        clean_source(replace(source_of(text), id=f"S{number}"), LEXICON)
        for number, text in enumerate(texts)
    ]
    documents = segment_sources(cleans, StructureSettings(), LEXICON)
    assert {d.identity.district for d in documents} == {"鼓楼区"}
    assert {d.speaker for d in documents} == {"南京市鼓楼区", "徐州市鼓楼区"}


def test_a_heading_over_two_lines_is_joined_and_the_join_is_logged():
    plan = "今年要抓好重点工作，推动各项事业取得新的更大进展，" * 3 + "让群众过上更好的日子。\n"
    plan *= 4
    text = f"某县政府工作报告\n一、2024年工作回顾\n{plan}二、深化改革创新，持续提升政府\n治理效能和服务水平\n{plan}"
    document = read_text(text).only
    [heading] = [s for s in document.sections if (s.heading or "").startswith("二、")]
    assert heading.heading == "二、深化改革创新，持续提升政府治理效能和服务水平"
    [join] = [edit for edit in document.edits if edit.reason == "join"]
    assert text[join.start : join.end] == "\n"
    assert text[: join.start].endswith("持续提升政府")


@pytest.mark.parametrize(
    "title",
    [
        "中国人民政治协商会议\n高唐县第十届委员会\n常务委员会工作报告",
        "中国人民政治协商会议高唐县第十届委员会\n常务委员会工作报告",
    ],
)
@pytest.mark.parametrize(
    "below", ["（2025年1月6日）\n张 三\n", "二〇二五年一月六日\n", "县政协主席 张三\n", ""]
)
def test_a_title_over_several_lines_is_one_and_who_speaks_stands_below(title, below):
    body = "过去一年，我们认真履行职能，各项工作取得新的进展，为全县发展作出了新的贡献。\n" * 8
    document = read_text(f"{title}\n{below}一、2024年工作回顾\n{body}").only
    assert document.title == "中国人民政治协商会议高唐县第十届委员会常务委员会工作报告"
    assert document.author == ("张三" if "三" in below else None)
    assert document.sections[0].heading == "一、2024年工作回顾"


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("高唐县代县长 张 文 彬", "张文彬"),
        ("高唐县人民政府代县长　马　骏", "马骏"),
        ("梁村镇人民政府镇长 何小军", "何小军"),
        ("高唐县人民政府县长&nbsp;&nbsp;陈大民", "陈大民"),
    ],
)
@pytest.mark.parametrize("date", ["1998年3月2日", "一九九八年三月二日"])
def test_who_speaks_and_when_stand_below_the_title(byline, author, date):
    body = "过去一年，我们认真履行职能，各项工作取得新的进展，为全县发展作出了新的贡献。\n" * 8
    occasion = f"——{date}在高唐县第十四届人民代表大会第一次会议上"
    text = f"政府工作报告\n{occasion}\n{byline}\n各位代表：\n一、一九九七年工作回顾\n{body}"
    document = read_text(text).only
    assert (document.title, document.author) == ("政府工作报告", author)
    assert [removal.reason for removal in document.removed] == ["occasion", "byline"]


def test_rows_of_a_table_head_nothing():
    body = "过去一年，我们认真履行职能，各项工作取得新的进展，为全县发展作出了新的贡献。\n" * 8
    rows = "指标\t2024年\t增长\n地区生产总值\t652.3亿元\t6.1%\n财政收入\t21.8亿元\n"
    text = (
        f"高唐县政府工作报告\n一、2024年工作回顾\n{body}{rows}（一）产业发展提质增效\n{body}"
        f"凝心聚力　共谋发展\n{body}"
    )
    headings = [section.heading for section in read_text(text).only.sections]
    assert headings == ["一、2024年工作回顾", "（一）产业发展提质增效", "凝心聚力　共谋发展"]


def test_numbered_items_of_one_sentence_are_a_list_and_head_nothing():
    review = "过去一年，县法院受理各类案件五千余件，为全县发展提供了有力的司法保障。\n" * 8
    plan = (
        "一、坚持政治引领，确保正确方向，持续抓好理论武装。\n"
        "二、坚持公正司法，依法惩治犯罪，妥善化解民商事纠纷。\n"
        "三、坚持从严治院，锻造过硬队伍。深入开展纪律教育，完善监督机制。\n"
    )
    text = f"高唐县人民法院工作报告\n2024年主要工作\n{review}2025年工作安排\n{plan}"
    headings = [section.heading for section in read_text(text).only.sections]
    assert headings == ["2024年主要工作", "2025年工作安排"]


def test_a_report_goes_on_behind_a_turn_of_the_page_below_its_title():
    year = "这一年，全县上下一条心，办成了一批实事好事。\n" * 8
    text = (
        f"某县政府工作报告\n各位代表：\n一、2023年工作回顾\n{year}招商引资实现突破，（下转第三版）\n"
        f"政 府 工 作 报 告\n（上接第一版）全年签约项目四十多个。\n{year}二、2024年工作安排\n{year}"
    )
    document = read_text(text).only
    assert [s.heading for s in document.sections if s.heading] == [
        "一、2023年工作回顾",
        "二、2024年工作安排",
    ]
    assert not document.missing_start


def test_what_goes_on_from_another_page_is_not_put_to_the_report_before_it():
    year = "这一年，全县上下一条心，办成了一批实事好事。\n" * 8
    text = (
        f"某县政府工作报告\n一、2023年工作回顾\n{year}\n某县政协工作报告\n一、2023年工作回顾\n{year}"
        f"履职尽责取得新成效，（下转第三版）\n某县政府工作报告\n（上接第一版）{year}（上接第一版）{year}"
    )
    assert len(read_text(text).documents) > 2


def test_a_file_that_only_opens_with_an_address_is_called_by_its_name():
    year = "这一年，全县上下一条心，办成了一批实事好事。\n" * 8
    document = read_text(f"各位代表：\n一、2023年工作回顾\n{year}").only
    assert document.title == "text"
