"""Read reports as cities and counties write them: parts without a role, years, lists, notes."""

from __future__ import annotations

import pytest

from compare.model.report import Document, HeadingKind, Role
from tests.support.reports import read_text

PAST = "这一年，全市上下攥指成拳，办成了一批看得见的好事实事，发展的底气更足。\n" * 6
FUTURE = "扩大有效投资，抓好一批强基础的项目，让城市的每个角落都有新的变化。\n" * 6
ADMITS = "在肯定成绩的同时，我们也清醒看到，城市管理还存在不少短板。\n"


def roles(document: Document) -> dict[str, Role]:
    """Return the roles of the headings on lines of their own."""
    return {
        section.heading or "": section.role
        for section in document.sections
        if section.heading_kind is HeadingKind.OWN_LINE
    }


def role_at(document: Document, words: str) -> Role:
    """Return the role of the sentence that holds some words."""
    [sentence] = [s for s in document.sentences if words in s.text]
    return document.section(sentence.section).role


def test_parts_behind_one_that_only_demands_are_the_plan():
    document = read_text(
        f"一、2013年工作回顾\n{PAST}{ADMITS}二、2014年工作总体要求\n今年工作的总体要求是：稳中求进。\n"
        f"三、打造新的增长极\n{FUTURE}四、建设美丽乡村\n{FUTURE}"
    ).only
    assert roles(document) == {
        "一、2013年工作回顾": Role.REVIEW,
        "二、2014年工作总体要求": Role.OVERALL_REQUIREMENT,
        "三、打造新的增长极": Role.PLAN,
        "四、建设美丽乡村": Role.PLAN,
    }
    assert (document.identity.review_year, document.identity.plan_year) == (2013, 2014)


def test_aims_of_an_earlier_year_are_looked_back_on():
    document = read_text(
        f"全力完成2023年各项目标任务\n{PAST}{ADMITS}奋力实现2024年新的奋斗目标\n{FUTURE}"
    ).only
    assert list(roles(document).values()) == [Role.REVIEW, Role.PLAN]
    assert (document.identity.review_year, document.identity.plan_year) == (2023, 2024)


def test_a_plan_whose_heading_is_lost_begins_with_its_demands():
    document = read_text(
        f"一、2023年工作回顾\n{PAST}今年政府工作的总体要求是：稳中求进，以进促稳。\n"
        f"主要预期目标是：各项收入稳步增长。\n重点做好两个方面工作：\n（一）扩大投资\n{FUTURE}"
    ).only
    assert role_at(document, "稳中求进") is Role.OVERALL_REQUIREMENT
    assert role_at(document, "各项收入") is Role.TARGETS
    assert roles(document)["（一）扩大投资"] is Role.PLAN


def test_growth_of_the_economy_sets_a_target_without_the_word():
    document = read_text(
        f"一、2023年工作回顾\n{PAST}二、2024年工作安排\n今年工作的总体要求是：稳中求进。\n"
        f"综合各方面因素，今年地区生产总值增长6%左右。\n重点抓好以下工作：\n（一）扩大投资\n{FUTURE}"
    ).only
    assert role_at(document, "综合各方面因素") is Role.TARGETS


def test_a_few_words_lead_to_the_shortcomings():
    document = read_text(
        f"一、2023年工作回顾\n{PAST}前路并不平坦，担子依然很重。我们也清醒认识到，发展还存在不少困难。\n"
        f"二、2024年工作安排\n{FUTURE}"
    ).only
    assert role_at(document, "担子依然很重") is Role.SELF_CRITICISM


@pytest.mark.parametrize(
    "admission",
    [
        "各位代表！当前城市发展的深层次问题依然突出：经济总量小，重大项目少。",
        "越是爬坡过坎，越要对面前的矛盾和问题有清醒的认识。一是总量小。二是项目少。",
    ],
)
def test_shortcomings_are_admitted_in_other_words_too(admission):
    document = read_text(
        f"一、2023年工作回顾\n{PAST}{admission}\n二、2024年工作安排\n{FUTURE}"
    ).only
    assert role_at(document, "总量小") is Role.SELF_CRITICISM


def test_what_was_lacking_and_was_done_about_it_is_no_admission():
    document = read_text(
        "一、2023年工作回顾\n——过去一年，我们整合园区。园区还存在布局零散等不足，我们把它们合成三个。\n"
        f"——过去一年，我们修复生态。河岸全部复绿。\n{PAST}二、2024年工作安排\n{FUTURE}"
    ).only
    assert Role.SELF_CRITICISM not in {section.role for section in document.sections}


def test_whose_work_the_results_are_begins_the_thanks_though_no_result_is_named():
    document = read_text(
        f"一、2023年工作回顾\n{PAST}教改工作取得阶段性成效。全市医院的结果互认也已铺开。\n"
        "每一步都走得不易。这是市委坚强领导的结果，是全市人民实干的结果。向大家表示衷心的感谢！\n"
        f"二、2024年工作安排\n{FUTURE}"
    ).only
    assert role_at(document, "这是市委") is Role.ACKNOWLEDGEMENT
    assert role_at(document, "教改工作") is Role.REVIEW


def test_the_final_call_may_say_that_we_must_stand_together():
    document = read_text(
        f"一、2023年工作回顾\n{PAST * 3}二、2024年工作安排\n{FUTURE * 3}各位代表！\n"
        "实干才有未来。我们要更加紧密地团结在一起，把蓝图变成现实！\n"
    ).only
    assert role_at(document, "把蓝图变成现实") is Role.CLOSING


SHORT = "坚持问题导向，把难事一件一件办好，让群众看得到变化。\n"
LONG = "坚持问题导向，把难事一件一件办好，让群众看得到变化，让企业少跑一趟腿，让城市多一分暖意。\n"


@pytest.mark.parametrize(
    ("headings", "text"),
    [
        (("第一，做优产业体系，做强实体经济", "第二，办好民生实事，增进群众福祉"), LONG),
        (("（一）做优产业体系，增添发展动能。", "（二）办好民生实事，增进群众福祉。"), SHORT),
        (
            (
                "这五年，投资持续扩大，动能更足。",
                "这五年，民生持续改善，底色更暖。",
                "这五年，改革持续深化，活力更强。",
            ),
            LONG,
        ),
    ],
)
def test_lines_that_form_a_row_are_headings(headings, text):
    plan = "".join(f"{heading}\n\n{text}\n{FUTURE}" for heading in headings)
    document = read_text(f"一、2023年工作回顾\n{PAST}二、2024年工作安排\n{plan}").only
    assert list(roles(document))[2:] == list(headings)


@pytest.mark.parametrize("heading", ["※名词解释※", "【名词解释】", "[名词解释]", "附：短语说明"])
def test_an_appendix_of_terms_begins_at_its_heading_and_its_notes_head_nothing(heading):
    document = read_text(
        f"一、2023年工作回顾\n{PAST}二、2024年工作安排\n{FUTURE}各位代表！让我们携手奋斗，谱写新篇章！\n"
        f"{heading}\n[1]四早：早发现、早报告、早隔离、早治疗（见第3页）\n"
        "[2]“一网通办”：指一个入口办成所有的事。（见第5页）\n"
    ).only
    assert [s.heading for s in document.sections if s.role is Role.APPENDIX and s.heading] == [
        heading
    ]
    assert role_at(document, "早发现") is Role.APPENDIX


def test_two_years_of_which_something_is_said_date_a_text_without_headings():
    document = read_text(
        "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
        f"2023年，在市委坚强领导下，我们迎难而上。\n{PAST}{ADMITS}"
        f"2024年是城市更新的关键一年。今年工作的总体要求是：稳中求进。\n重点做好以下工作：\n{FUTURE}"
    ).only
    assert (document.identity.review_year, document.identity.plan_year) == (2023, 2024)


def test_a_plan_for_the_rest_of_the_year_is_for_this_year():
    document = read_text(
        f"一、过去五年工作回顾\n{PAST}{ADMITS}二、2021年下半年重点工作\n{FUTURE}"
    ).only
    assert document.identity.plan_year == 2021


def test_a_speech_before_a_congress_is_a_report_though_only_its_speaker_is_named():
    document = read_text(
        "2019年1月29日易县第十七届人民代表大会第三次会议\n易县人民政府县长 张三\n"
        f"一、2018年工作回顾\n{PAST}二、2019年工作安排\n{FUTURE}"
    ).only
    assert (document.identity.kind, document.author) == ("工作报告", "张三")


@pytest.mark.parametrize(
    "head", ["易县人民政府县长张三\n", "易县人民政府代县长\n张三\n", "易县人民政府县长 张　三\n"]
)
def test_the_speaker_stands_behind_his_office_or_below_it(head):
    document = read_text(f"{head}各位代表：\n一、2018年工作回顾\n{PAST}").only
    assert document.author == "张三"


@pytest.mark.parametrize(
    ("opening", "body"),
    [
        ("现在，我代表国务院，向大会报告工作，请予审议，并请全国政协委员提出意见。", "政府"),
        ("下面，我代表行署作工作报告，请各位主任、委员提出意见。", "政府"),
        ("一年来，政协民主监督有力。法治政府、政府系统、区政府自身都更加规范。", "政府"),
    ],
)
def test_a_government_speaks_though_it_is_called_otherwise(opening, body):
    document = read_text(f"{opening}\n一、2018年工作回顾\n{PAST}二、2019年工作安排\n{FUTURE}").only
    assert document.identity.body == body


def test_a_heading_that_was_parted_from_its_text_leaves_no_doubt_about_the_joint():
    plan = "".join(
        f"{heading}\n\n{text}，把难事一件一件办好，让群众看得到变化，让企业少跑一趟腿。\n\n{FUTURE}"
        for heading, text in [
            ("第一，做优做强实体经济，全力以赴扩大投资，推动经济增长动力增强", "千方百计稳住投资"),
            ("第二，兜牢兜实民生底线，用心用情办好实事，推动社会大局和谐稳定", "主题教育走深走实"),
        ]
    )
    document = read_text(f"一、2023年工作回顾\n{PAST}二、2024年工作安排\n{plan}").only
    assert len(roles(document)) == 4
    assert "mixed_columns" not in {doubt.reason for doubt in document.doubts}


def test_taxes_cut_and_deferred_are_not_set_twice():
    document = read_text(
        "一、2023年工作回顾\n新增减税降费及退税缓税缓费十亿元，企业负担更轻。\n"
    ).only
    assert document.doubts == ()
