"""Tell body, kind and years of texts from title, headings, opening, web page and file name."""

from __future__ import annotations

import pytest

from compare.model.report import Role
from compare.segmenting.identity.clues import path_names, plain, split_title, title_line
from tests.support.identities import LEXICON, identity_of, takes_part

PLAN = frozenset({Role.PLAN})
REVIEW = frozenset({Role.REVIEW})


@pytest.mark.parametrize(
    ("title", "body", "kind", "comparable"),
    [
        ("政府工作报告", "政府", "工作报告", True),
        ("2025年唐县政府工作报告（摘要）", "政府", "工作摘要", True),
        ("政府工作报告（审议稿）", "政府", "工作报告", True),
        ("政 府 工 作 报 告", "政府", "工作报告", True),
        ("唐县人大常委会工作报告", "人大", "工作报告", True),
        ("唐县第十六届人民代表大会常务委员会工作报告", "人大", "工作报告", True),
        ("仁厚镇人大主席团工作报告", "人大", "工作报告", True),
        ("唐县人民法院工作报告", "法院", "工作报告", True),
        ("保定市中级人民法院工作报告", "法院", "工作报告", True),
        ("河北省高级人民法院工作报告", "法院", "工作报告", True),
        ("关于唐县人民法院工作的报告", "法院", "工作报告", True),
        ("关于唐县人民法院2023年工作情况的报告", "法院", "工作报告", True),
        ("唐县人民检察院工作报告", "检察院", "工作报告", True),
        ("关于2023年唐县检察工作情况的报告", "检察院", "工作报告", True),
        ("中国人民政治协商会议第十届唐县委员会常务委员会工作报告", "政协", "工作报告", True),
        ("政协唐县委员会2025年工作要点", "政协", "工作要点", True),
        (
            "政协唐县第十届委员会常务委员会关于提案工作情况的报告",
            "政协",
            "提案工作报告",
            False,
        ),
        ("在中国共产党唐县第十三次代表大会上的报告", "党委", "工作报告", True),
        ("中共唐县县委常委会2024年工作报告", "党委", "工作报告", True),
        ("中共唐县纪律检查委员会工作报告", "党委", "工作报告", True),
        (
            "关于唐县2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告",
            "政府",
            "计划报告",
            False,
        ),
        ("唐县2023年预算执行情况和2024年预算草案的报告", "政府", "预算报告", False),
        ("关于唐县2023年财政决算（草案）的报告", "政府", "预算报告", False),
        ("唐县人民政府2024年工作总结和2025年工作计划", "政府", "工作总结", True),
        ("唐县县长2024年述职述廉报告", None, "述职报告", False),
        ("关于唐县人民法院工作报告的决议", "法院", "决议", False),
        ("唐县《政府工作报告》解读", "政府", "解读", False),
        ("代表委员热议唐县政府工作报告", "政府", "解读", False),
        ("县长张三作政府工作报告", "政府", "解读", False),
        ("一图读懂唐县2025年政府工作报告", "政府", "工作摘要", True),
        ("在政协唐县十届四次会议闭幕会上的讲话", "政协", "讲话", False),
        ("关于唐县乡村振兴工作情况的报告", None, "专项报告", False),
        ("2024年渝中区政协工作综述", "政协", "工作综述", True),
        ("政府工作報告", "政府", "工作报告", True),
    ],
)
def test_body_and_kind_by_the_title(title, body, kind, comparable):
    identity = identity_of(title)
    assert identity.kind == kind
    if kind != "解读":
        assert identity.body == body
    if "唐县" in title:
        assert takes_part(title) == comparable


def test_the_opening_names_the_kind_where_the_title_does_not():
    opening = "主任、各位委员：我受县人民政府委托，作关于2021年县本级决算情况的报告，请予审议。"
    identity = identity_of("", opening=opening)
    assert (identity.kind, identity.body) == ("预算报告", "政府")


def test_a_caption_above_a_report_does_not_make_it_news():
    opening = "各位代表：现在，我代表唐县人民政府向大会报告工作，请予审议。"
    assert identity_of("县长张三作政府工作报告", opening=opening).kind == "工作报告"


def test_the_occasion_behind_a_title_names_no_body():
    title = "唐县人民法院工作报告——2024年1月10日在唐县第十八届人民代表大会第四次会议上"
    assert identity_of(title).body == "法院"
    assert identity_of(title).conflicts == ()


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("工作报告——2024年1月10日在会议上", ("工作报告", "——2024年1月10日在会议上")),
        ("工作报告（2024年1月10日在大会上）", ("工作报告", "（2024年1月10日在大会上）")),
        ("工作报告——在唐县人民代表大会上", ("工作报告", "——在唐县人民代表大会上")),
        ("踔厉奋发——2022年工作综述", ("踔厉奋发——2022年工作综述", "")),
    ],
)
def test_titles_are_parted_from_their_occasion(title, parts):
    assert split_title(title, LEXICON) == parts


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("唐县2024年上半年政府工作总结", True),
        ("唐县教育局2023年工作总结和2024年工作要点", True),
        ("一、2023年工作回顾", False),
        ("2024年工作安排", False),
        ("一年来，全县上下认真总结", False),
    ],
)
def test_a_first_line_can_be_a_title(line, is_title):
    assert bool(title_line(line, LEXICON)) == is_title


def test_a_department_is_none_of_the_bodies():
    identity = identity_of("唐县教育局2023年工作总结")
    assert (identity.district, identity.body, identity.kind) == ("唐县", "other", "工作总结")
    assert identity_of("开创新局面——唐县人民政府工作报告").body == "政府"


@pytest.mark.parametrize(
    ("opening", "body"),
    [
        ("各位代表：现在，我代表唐县人民政府向大会报告工作，请予审议。", "政府"),
        ("各位代表：我受唐县人大常委会委托，现在代表县人大常委会报告工作。", "人大"),
        ("我代表县人民检察院向大会报告工作。", "检察院"),
        ("我代表政协唐县第十届委员会常务委员会，向大会报告工作。", "政协"),
        ("我代表中共唐县第十二届委员会向大会作报告。", "党委"),
    ],
)
def test_the_opening_says_for_whom_one_speaks(opening, body):
    identity = identity_of("工作报告", opening=opening)
    assert identity.body == body
    assert [e.where for e in identity.evidence if e.field == "body"] == ["opening"]


def test_what_the_file_name_says_of_the_body_is_taken_or_contradicts():
    assert identity_of("工作报告", path="唐县人大常委会.docx").body == "人大"
    identity = identity_of("唐县政府工作报告", path="唐县政协工作报告.docx")
    assert identity.body == "政府"
    [conflict] = identity.conflicts
    assert (conflict.field, conflict.other, conflict.other_where) == ("body", "政协", "file_name")


def test_the_site_of_a_page_is_not_its_body():
    identity = identity_of("工作报告", page="唐县政协常委会工作报告 - 唐县人民政府")
    assert (identity.body, identity.district, identity.conflicts) == ("政协", "唐县", ())


@pytest.mark.parametrize(
    ("title", "headings", "years"),
    [
        ("唐县2024年工作总结和2025年工作打算", (), (2024, 2025)),
        ("唐县政府工作报告", ("2024年工作回顾", "2025年工作安排"), (2024, 2025)),
        ("唐县政府工作报告", ("二〇二四年工作回顾",), (2024, 2025)),
        ("唐县政府工作报告", ("二○二四年主要工作任务",), (2023, 2024)),
        ("唐县政府工作报告", ("二0一九年工作回顾",), (2019, 2020)),
        ("唐县政府工作报告", ("１９９８年工作回顾",), (1998, 1999)),
        ("唐县政府工作报告", ("1999年工作安排",), (1998, 1999)),
        ("唐县政府工作报告", ("2017—2021年工作回顾", "今后五年的目标任务"), (2021, 2022)),
        ("唐县政府工作报告", ("过去五年工作回顾", "2022—2026年主要目标"), (2021, 2022)),
        ("唐县政府工作报告", ("过去五年工作回顾", "2022年工作安排"), (2021, 2022)),
        ("唐县2024年上半年工作总结和下半年工作安排", (), (2024, 2024)),
        ("唐县政府工作报告", ("2024年目标任务完成情况", "2025年重点工作"), (2024, 2025)),
        ("唐县2025年政府工作报告", (), (2024, 2025)),
        ("唐县人大常委会2025年工作报告", (), (2024, 2025)),
        ("唐县2026年政府工作报告", ("2025年工作回顾", "2026年重点任务"), (2025, 2026)),
        ("唐县2024年政府工作报告", ("2024年工作回顾", "2025年工作安排"), (2024, 2025)),
        ("唐县政府工作报告——2025年1月14日在会议上", (), (2024, 2025)),
        ("唐县政府工作报告——二〇〇三年二月", (), (2002, 2003)),
        ("唐县政府工作报告（2023年12月27日在会议上）", (), (2023, 2024)),
        ("唐县政府工作报告——2003年4月2日在会议上", (), (2002, 2003)),
        ("政府工作报告——在第十四届全国人民代表大会第三次会议上", (), (2024, 2025)),
        ("政府工作报告——在第九届全国人民代表大会第一次会议上", (), (1997, 1998)),
        ("工作报告", (), (None, None)),
    ],
)
def test_years_by_title_and_headings(title, headings, years):
    identity = identity_of(title, headings=headings)
    assert (identity.review_year, identity.plan_year) == years
    assert bool(identity.year_evidence) == (years != (None, None))


@pytest.mark.parametrize(
    ("opening", "years"),
    [
        ("（2024年1月10日）各位代表：", (2023, 2024)),
        ("现在，我报告2023年工作，并对2024年工作提出建议。", (2023, 2024)),
        ("刚刚过去的2023年，我们克服困难。", (2023, 2024)),
        ("今年是新中国成立75周年。", (2023, 2024)),
        ("今年是建党100周年。", (2020, 2021)),
        ("今年是新中国成立七十周年。", (2018, 2019)),
        ("今年是“十四五”规划收官之年。", (2024, 2025)),
        ("今年是“十五五”规划开局之年。", (2025, 2026)),
        ("今年是“十三五”开局之年。", (2015, 2016)),
        ("2024年7月20日在唐县人大常委会会议上，今年以来，经济向好。", (2024, 2024)),
        ("到2025年末，我们要达到目标。到2035年实现现代化。", (None, None)),
    ],
)
def test_years_by_the_text(opening, years):
    identity = identity_of("工作报告", opening=opening)
    assert (identity.review_year, identity.plan_year) == years


def test_the_role_of_its_part_tells_what_the_year_of_a_heading_means():
    headings = ("2025年主要工作", "2026年主要工作")
    identity = identity_of("工作报告", headings=headings, heading_roles=(Role.REVIEW, Role.PLAN))
    assert (identity.review_year, identity.plan_year) == (2025, 2026)


@pytest.mark.parametrize(
    "clues",
    [
        {"published": "发布日期：2022-02-16"},
        {"opening": "2021年，各项工作有新成效。2022年，要抓好落实。2022年是重要一年。"},
    ],
)
def test_a_title_can_bear_the_year_of_the_review(clues):
    identity = identity_of("2021年唐县人大常委会工作报告", **clues)
    assert (identity.review_year, identity.plan_year) == (2021, 2022)
    assert identity.conflicts == ()


def test_years_to_be_reached_do_not_move_the_year_of_a_title():
    opening = "到2022年末建成，到2022年底完工。2020年成绩显著。"
    identity = identity_of("2021年唐县人大常委会工作报告", opening=opening)
    assert (identity.review_year, identity.plan_year) == (2020, 2021)


@pytest.mark.parametrize(
    ("title", "roles", "years"),
    [
        ("政协唐县委员会2025年工作要点", PLAN, (None, 2025)),
        ("唐县政协2022年工作综述", REVIEW, (2022, None)),
        ("唐县卫生健康局2023年工作总结", REVIEW, (2023, None)),
    ],
)
def test_a_text_with_one_part_has_one_year(title, roles, years):
    identity = identity_of(title, roles=roles)
    assert (identity.review_year, identity.plan_year) == years


@pytest.mark.parametrize(
    ("clues", "years", "where"),
    [
        ({"path": "2023年唐县政府工作报告.docx"}, (2022, 2023), "file_name"),
        ({"path": "唐县/2024/报告.txt"}, (2023, 2024), "file_name"),
        ({"page": "2022年政府工作报告_唐县人民政府"}, (2021, 2022), "page_title"),
        ({"published": "来源：县政府办　发布时间：2024-01-20"}, (2023, 2024), "publication"),
        ({"published": "2023/12/28 来源：唐县日报"}, (2023, 2024), "publication"),
    ],
)
def test_page_and_path_tell_years_where_the_text_does_not(clues, years, where):
    identity = identity_of("工作报告", **clues)
    assert (identity.review_year, identity.plan_year) == years
    assert identity.year_evidence == ()
    assert {e.where for e in identity.evidence if e.field.endswith("_year")} == {where}


@pytest.mark.parametrize("path", ["20240115.txt", "a2019f0.txt", "1202419.txt"])
def test_digits_of_a_path_that_are_no_year(path):
    assert identity_of("工作报告", path=path).plan_year is None


def test_the_path_says_nothing_of_one_text_among_several():
    identity = identity_of("工作报告", path="2023年唐县政协.txt", is_whole=False)
    assert (identity.review_year, identity.body) == (None, None)


def test_a_heading_that_contradicts_the_title():
    identity = identity_of(
        "唐县2024年工作总结", headings=("2023年工作回顾",), path="2024年唐县工作总结.docx"
    )
    assert identity.review_year == 2024
    assert [(c.field, c.value, c.where, c.other, c.other_where) for c in identity.conflicts][
        :1
    ] == [("review_year", "2024", "title", "2023", "heading")]


def test_a_date_that_contradicts_the_headings():
    identity = identity_of(
        "唐县政府工作报告——2024年1月10日在会议上", headings=("2021年工作回顾", "2022年工作安排")
    )
    assert (identity.review_year, identity.plan_year) == (2021, 2022)
    assert {(c.field, c.other) for c in identity.conflicts} == {
        ("review_year", "2023"),
        ("plan_year", "2024"),
    }


@pytest.mark.parametrize("path", ["2024年唐县政府工作报告.docx", "唐县2025.docx", "2025/唐县.txt"])
def test_a_file_named_by_either_year_contradicts_nothing(path):
    headings = ("2024年工作回顾", "2025年工作安排")
    assert identity_of("唐县政府工作报告", headings=headings, path=path).conflicts == ()


def test_a_file_named_by_another_year_contradicts():
    headings = ("2024年工作回顾", "2025年工作安排")
    identity = identity_of("唐县政府工作报告", headings=headings, path="2021年唐县报告.docx")
    assert {(c.field, c.other, c.other_where) for c in identity.conflicts} == {
        ("review_year", "2020", "file_name"),
        ("plan_year", "2021", "file_name"),
    }


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("渝中区/2024/报告.txt", ("报告", "2024", "渝中区")),
        ("a.xlsx#Sheet1!3", ("Sheet1", "a")),
        ("甲.zip/乙/丙.docx", ("丙", "乙", "甲")),
        ("甲.csv#3", ("甲",)),
        ("", ()),
    ],
)
def test_the_names_in_a_path(path, names):
    assert path_names(path) == names


def test_plain_text_keeps_every_place():
    text = "二〇二四年廣東省政府工作報告２０２４"
    assert plain(text, LEXICON) == "2024年广东省政府工作报告2024"
    assert len(plain(text, LEXICON)) == len(text)
