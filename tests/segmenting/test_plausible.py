"""Read reports that are not among the seeds, as they come from other places, bodies and hands."""

from __future__ import annotations

import pytest

from compare.model.report import HeadingKind, Role
from tests.support.reports import letters_only, read_text, role_text, sections_with

FILLER = (
    "围绕中心服务大局，组织委员深入基层开展调研视察，听取各方意见建议，形成调研报告报送有关部门。"
    "坚持问题导向，推动解决一批群众急难愁盼问题，得到各方面充分肯定。"
)


def report(
    title: str,
    *,
    review: str = "2024年工作回顾",
    plan: str = "2025年工作安排",
    admission: str = "我们也清醒认识到，工作中还存在一些不足：调研深度不够，监督实效不强。对这些问题，我们将认真加以解决。",
) -> str:
    return "\n".join(
        [
            title,
            "各位委员：",
            "现在，我代表常务委员会向大会报告工作，请予审议。",
            f"一、{review}",
            "过去一年，" + FILLER,
            "（一）强化政治引领",
            "一是加强学习。" + FILLER,
            "（二）深入协商议政",
            FILLER * 2,
            "这些成绩的取得，是党委坚强领导的结果。在此，我代表常委会表示衷心的感谢！",
            admission,
            f"二、{plan}",
            "今年工作的总体要求是：以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神。",
            "（一）提高政治站位",
            FILLER * 2,
            "（二）提升履职质效",
            FILLER * 2,
            "各位委员！让我们更加紧密地团结在以习近平同志为核心的党中央周围，为建设现代化而努力奋斗！",
        ]
    )


@pytest.mark.parametrize(
    ("title", "district", "city", "level", "body"),
    [
        ("中国人民政治协商会议高唐县委员会常务委员会工作报告", "高唐县", "聊城市", "县", "政协"),
        ("政协唐县委员会常务委员会工作报告", "唐县", "保定市", "县", "政协"),
        ("政协米易县第十一届委员会常务委员会工作报告", "米易县", "攀枝花市", "县", "政协"),
        ("政协易县委员会常务委员会工作报告", "易县", "保定市", "县", "政协"),
        ("政协昆山市委员会常务委员会工作报告", "昆山市", "苏州市", "县", "政协"),
        ("政协苏州市委员会常务委员会工作报告", "苏州市", "苏州市", "地级", "政协"),
        ("政协彭水苗族土家族自治县委员会工作报告", "彭水苗族土家族自治县", "重庆市", "县", "政协"),
        (
            "鄂温克族自治旗人民代表大会常务委员会工作报告",
            "鄂温克族自治旗",
            "呼伦贝尔市",
            "县",
            "人大",
        ),
        ("阿鲁科尔沁旗人民政府工作报告", "阿鲁科尔沁旗", "赤峰市", "县", "政府"),
        ("广州市天河区人民法院工作报告", "天河区", "广州市", "区", "法院"),
        ("杭州市西湖区人民检察院工作报告", "西湖区", "杭州市", "区", "检察院"),
        (
            "政协凉山彝族自治州委员会常务委员会工作报告",
            "凉山彝族自治州",
            "凉山彝族自治州",
            "地级",
            "政协",
        ),
        ("浙江省人民代表大会常务委员会工作报告", "浙江省", None, "省", "人大"),
        ("天津市滨海新区人民政府工作报告", "滨海新区", "天津市", "区", "政府"),
    ],
)
def test_other_places_and_bodies(title, district, city, level, body):
    document = read_text(report(title)).only
    identity = document.identity
    assert (identity.district, identity.city, identity.level) == (district, city, level)
    assert identity.body == body
    assert (identity.review_year, identity.plan_year) == (2024, 2025)
    assert document.comparable


def test_roles_of_a_plain_report():
    document = read_text(report("政协高唐县委员会常务委员会工作报告")).only
    roles = [section.role for section in document.sections if section.parent is None]
    assert roles[0] is Role.PREAMBLE
    assert roles[-1] is Role.CLOSING
    assert role_text(document, "self_criticism").startswith("我们也清醒认识到")
    assert role_text(document, "self_criticism").endswith("认真加以解决。")
    assert role_text(document, "acknowledgement").startswith("这些成绩的取得")
    assert role_text(document, "overall_requirement").startswith("今年工作的总体要求是")


def test_an_admission_of_several_paragraphs():
    admission = (
        "同时，我们也清醒地认识到，工作中还有不少问题：\n"
        "一是调研不深。有的课题浮在面上。\n"
        "二是监督不实。有的建议落实不力。\n"
        "三是服务不够。联系委员还不经常。\n"
        "对此，我们将采取有力措施切实加以改进。"
    )
    document = read_text(report("政协唐县委员会常务委员会工作报告", admission=admission)).only
    said = letters_only(role_text(document, "self_criticism"))
    assert said == letters_only(admission)
    assert len(sections_with(document, "self_criticism")) == 1


def test_an_admission_without_its_usual_words():
    admission = (
        "当前，我县正处于爬坡过坎的关键时期。高质量发展的基础还需夯实。"
        "对这些问题，我们将高度重视，认真加以解决。"
    )
    document = read_text(report("政协唐县委员会常务委员会工作报告", admission=admission)).only
    assert letters_only(role_text(document, "self_criticism")) == letters_only(admission)


def test_lessons_are_no_admission():
    lessons = "回顾一年来的实践，我们深刻认识到，必须坚持党的领导，必须坚持团结民主。" + FILLER
    document = read_text(report("政协唐县委员会常务委员会工作报告", admission=lessons)).only
    assert role_text(document, "self_criticism") == ""


def test_a_heading_can_announce_the_shortcomings():
    text = report("政协唐县委员会常务委员会工作报告", admission="（三）存在的问题\n" + FILLER)
    document = read_text(text).only
    assert letters_only(role_text(document, "self_criticism")).startswith("存在的问题围绕中心")


def test_targets_as_a_list_with_dashes():
    targets = (
        "主要预期目标\n——地区生产总值增长5%左右；\n——城镇新增就业1万人以上；\n"
        "——居民收入与经济增长同步。\n（一）提高政治站位"
    )
    text = report("唐县人民政府工作报告").replace("（一）提高政治站位", targets)
    document = read_text(text).only
    said = role_text(document, "targets")
    assert "地区生产总值增长5%左右" in said
    assert "居民收入与经济增长同步" in said


def test_lead_paragraphs_with_dashes_are_headings_only_where_they_look_like_one():
    text = report("唐县人民政府工作报告").replace(
        "（二）深入协商议政",
        f"——经济运行稳中有进。{FILLER}\n——民生福祉持续改善。{FILLER}\n（二）深入协商议政",
    )
    document = read_text(text).only
    headings = {s.heading for s in document.sections if s.heading_kind is HeadingKind.RUN_IN}
    assert {"——经济运行稳中有进。", "——民生福祉持续改善。"} <= headings


def test_appendices_keep_their_role_whatever_their_headings_say():
    text = report("唐县人民政府工作报告") + (
        "\n名词解释\n1.两重：国家重大战略实施和重点领域安全能力建设。\n附件\n2025年民生实事\n"
        f"一、解决一批群众身边的问题\n{FILLER}\n二、2025年工作安排\n{FILLER}"
    )
    document = read_text(text).only
    start = text.index("名词解释")
    after = [section for section in document.sections if section.start >= start]
    assert after
    assert {section.role for section in after} == {Role.APPENDIX}


def test_a_report_without_any_heading():
    text = "政协唐县委员会常务委员会工作报告\n" + "\n".join(
        [
            "各位委员：",
            "2024年，" + FILLER * 3,
            "一年来，" + FILLER * 3,
            "我们也清醒认识到，工作中还存在一些不足，需要在今后工作中加以改进。",
            "2025年，县政协将坚持以习近平新时代中国特色社会主义思想为指导，" + FILLER * 2,
            "让我们更加紧密地团结在以习近平同志为核心的党中央周围，为建设现代化唐县而努力奋斗！",
        ]
    )
    document = read_text(text).only
    assert document.identity.district == "唐县"
    assert all(section.heading_kind is HeadingKind.NONE for section in document.sections)
    assert role_text(document, "closing").startswith("让我们")
    assert role_text(document, "self_criticism").startswith("我们也清醒认识到")


@pytest.mark.parametrize("mark", ["\\r\\n", "\\n", "<br>", "&nbsp;&nbsp;\n"])
def test_marks_of_the_web_that_stand_for_a_line_break(mark):
    text = report("政协唐县委员会常务委员会工作报告").replace("\n", mark)
    document = read_text(text).only
    assert document.identity.district == "唐县"
    assert role_text(document, "closing").startswith("各位委员！")
    for sentence in document.sentences:
        assert not any(sign in sentence.text for sign in ("\\", "nbsp", "<", ">"))


def test_windows_line_ends_change_nothing():
    text = report("政协唐县委员会常务委员会工作报告")
    plain, windows = read_text(text).only, read_text(text.replace("\n", "\r\n")).only
    assert [s.text for s in plain.sentences] == [s.text for s in windows.sentences]
    assert [s.role for s in plain.sections] == [s.role for s in windows.sections]


def test_a_text_on_one_line():
    text = report("政协唐县委员会常务委员会工作报告").replace("\n", "　　")
    document = read_text(text).only
    assert document.identity.district == "唐县"
    assert document.identity.review_year == 2024
    assert role_text(document, "self_criticism").startswith("我们也清醒认识到")
    assert role_text(document, "closing")


def test_page_numbers_captions_and_continuation_marks_in_the_middle():
    text = report("政协唐县委员会常务委员会工作报告").replace(
        "（二）提升履职质效",
        "— 3 —\n\n委员在调研现场。（张三 摄）\n\n第4页 共9页\n（二）提升履职质效",
    )
    text = text.replace(
        "得到各方面充分肯定。\n（一）强化", "得到各方面（下转第二版）\n（一）强化", 1
    )
    file = read_text(text)
    said = "".join(sentence.text for sentence in file.documents[0].sentences)
    assert "张三" not in said
    assert "下转" not in said
    assert "第4页" not in said
    assert {"page_number", "caption", "continuation_mark"} <= {r.reason for r in file.clean.removed}


def test_a_sentence_around_a_removed_line_is_never_quoted():
    text = report("政协唐县委员会常务委员会工作报告").replace(
        "过去一年，围绕中心服务大局，组织委员", "过去一年，围绕中心服务大局，组织委\n— 3 —\n员"
    )
    document = read_text(text).only
    around = [s for s in document.sentences if "组织委员" in s.text and "过去一年" in s.text]
    assert around
    assert not around[0].usable


def test_a_review_of_five_years():
    text = report(
        "政协高唐县第九届委员会常务委员会工作报告",
        review="过去五年工作回顾",
        plan="今后五年工作建议",
    ).replace("过去一年", "2021年以来的五年")
    document = read_text(text).only
    tops = [s for s in document.sections if s.level == 1 and s.heading]
    assert [s.role for s in tops] == [Role.REVIEW, Role.PLAN]
    assert document.identity.district == "高唐县"


def test_a_plan_alone():
    text = "\n".join(
        [
            "政协易县委员会2025年工作要点",
            "2025年县政协工作的总体要求是：以习近平新时代中国特色社会主义思想为指导，服务中心大局。",
            "一、强化政治引领",
            FILLER * 3,
            "二、深入协商议政",
            FILLER * 3,
        ]
    )
    document = read_text(text).only
    assert document.identity.district == "易县"
    assert document.identity.plan_year == 2025
    assert document.identity.review_year is None
    assert {s.role for s in document.sections} <= {Role.PLAN, Role.OVERALL_REQUIREMENT}
    assert document.comparable


@pytest.mark.parametrize(
    "text",
    [
        "第一回　甄士隐梦幻识通灵\n"
        + "却说那女娲氏炼石补天之时，于大荒山无稽崖炼成顽石三万六千五百零一块。" * 20,
        "我市昨日举行春季植树活动\n记者李四报道\n"
        + "昨日上午，市民们来到公园，种下树苗五百余株。" * 25,
        "菜谱\n" + "先将土豆洗净切丝，再放入清水中浸泡十分钟，捞出沥干备用。" * 30,
    ],
)
def test_what_is_no_report_takes_no_part(text):
    documents = read_text(text).documents
    assert documents
    assert not any(document.comparable for document in documents)


def test_unknown_places_are_never_guessed():
    document = read_text(report("政协委员会常务委员会工作报告")).only
    assert document.identity.district is None
    assert document.identity.level is None


def test_counted_demands_end_where_the_tasks_are_announced():
    lead = (
        "做好今年工作，要把握以下重点：一是坚持稳中求进。" + FILLER + "二是坚持守正创新。" + FILLER
    )
    text = report("唐县人民政府工作报告").replace(
        "（一）提高政治站位", lead + "\n重点抓好以下两个方面工作：\n（一）提高政治站位"
    )
    document = read_text(text).only
    demanded = role_text(document, "overall_requirement")
    assert "坚持守正创新" in demanded
    assert "重点抓好" not in demanded
    assert "重点抓好以下两个方面工作" in role_text(document, "plan")


def test_the_plan_may_begin_with_a_plain_admission():
    text = report("唐县人民政府工作报告", admission="一年来的实践使我们倍感振奋。").replace(
        "今年工作的总体要求是",
        "我们清醒认识到，工作中还存在不足：创新能力不强，民生短板较多。\n今年工作的总体要求是",
    )
    document = read_text(text).only
    assert role_text(document, "self_criticism").startswith("我们清醒认识到")
    assert role_text(document, "overall_requirement").startswith("今年工作的总体要求是")


def test_a_stretch_before_the_first_heading_is_review_once_the_meeting_was_addressed():
    text = report("唐县人民法院工作报告").replace(
        "一、2024年工作回顾\n过去一年，" + FILLER,
        "2024年，" + FILLER + "\n一、坚持公正司法\n" + FILLER * 2,
    )
    document = read_text(text).only
    assert role_text(document, "preamble").endswith("请予审议。")
    assert role_text(document, "review").startswith("2024年，")
