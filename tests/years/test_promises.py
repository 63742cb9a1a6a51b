from __future__ import annotations

import pytest

from compare.model.report import Role
from compare.model.years import PromiseStatus
from compare.settings import Settings
from compare.years import told_over_years
from compare.years.promises import is_concrete, promised
from tests.mining.support import LEXICON
from tests.years.support import both, report

RULES = LEXICON.table("promises")


@pytest.mark.parametrize(
    "text",
    [
        "新建养老服务中心20个",
        "地区生产总值增长5%左右",
        "建成城东污水处理厂",
        "年内出台停车管理办法",
        "实施老旧小区改造工程",
        "居民消费价格涨幅2%左右",
        "粮食产量稳定在20万吨以上",
        "推动古茶道申遗",
    ],
)
def test_what_can_be_told_to_be_done_is_concrete(text):
    assert is_concrete(text, RULES)


@pytest.mark.parametrize(
    "text",
    [
        "加强组织领导",
        "持续优化营商环境",
        "深入推进作风建设",
        "尽快投产达效",
        "推广5G网络",
        "围绕2035年建成文化强省的目标",
    ],
)
def test_wishes_are_not_concrete(text):
    assert not is_concrete(text, RULES)


def test_promises_are_clauses_of_plan_and_targets():
    made, _ = report(1, 2023, ["加强领导，建成城东污水处理厂，新建公园5个。"], Role.PLAN)
    assert [c.text for c in promised(made, LEXICON)] == ["建成城东污水处理厂", "新建公园5个"]
    made, _ = report(1, 2023, ["建成城东污水处理厂。"], Role.REVIEW)
    assert list(promised(made, LEXICON)) == []


def status_of(promise: str, *review: str):
    documents, sources = both(
        report(1, 2023, [promise], Role.PLAN), report(2, 2024, list(review), Role.REVIEW)
    )
    found = told_over_years(
        documents, sources, indicators=(), shortcomings=(),
        settings=Settings().years, lexicon=LEXICON,
    )  # fmt: skip
    (made,) = found.promises
    return made


OTHER = "深入开展全民阅读活动，营造书香氛围。"


def test_what_the_review_tells_is_reported_with_its_clause():
    made = status_of("建成城东污水处理厂。", OTHER, "城东污水处理厂建成投用，水质持续改善。")
    assert made.status is PromiseStatus.REPORTED
    assert [passage.quote for passage in made.evidence] == ["城东污水处理厂建成投用"]


def test_what_is_only_under_way_is_partly_reported():
    made = status_of("建成城东污水处理厂。", OTHER, "城东污水处理厂正在加快推进。")
    assert made.status is PromiseStatus.PARTLY


@pytest.mark.parametrize(
    ("told", "status"),
    [("新建社区食堂21个。", PromiseStatus.REPORTED), ("新建社区食堂12个。", PromiseStatus.PARTLY)],
)
def test_figures_tell_whether_a_promise_was_reached(told, status):
    assert status_of("新建社区食堂20个。", OTHER, told).status is status


@pytest.mark.parametrize(
    ("told", "status"),
    [("城镇失业率为4.1%。", PromiseStatus.REPORTED), ("城镇失业率为6%。", PromiseStatus.PARTLY)],
)
def test_what_is_to_stay_small_is_reached_from_below(told, status):
    assert status_of("城镇失业率控制在5%以内。", OTHER, told).status is status


@pytest.mark.parametrize(
    "told",
    [
        "“十四五”时期，累计新建社区食堂30个。",
        "社区食堂总数达到30个。",
        "新建社区食堂12个、老年学校30个。",
    ],
)
def test_what_several_years_came_to_or_something_else_reaches_no_promise(told):
    assert status_of("新建社区食堂20个。", OTHER, told).status is PromiseStatus.PARTLY


def test_a_year_that_is_named_is_told_of_itself():
    told = "“十四五”时期成效明显，去年新建社区食堂21个。"
    assert status_of("新建社区食堂20个。", OTHER, told).status is PromiseStatus.REPORTED


def test_of_a_promised_rate_the_review_must_tell_a_rate():
    made = status_of("社会消费品零售总额增长7%。", OTHER, "社会消费品零售总额增至200亿元。")
    assert made.status is PromiseStatus.PARTLY


def test_where_a_figure_came_from_does_not_count():
    made = status_of("农产品加工转化率达70%。", OTHER, "农产品加工转化率从51%提高到70%。")
    assert made.status is PromiseStatus.REPORTED


def test_what_nobody_speaks_of_is_not_found():
    made = status_of("建成城东污水处理厂。", OTHER)
    assert made.status is PromiseStatus.NOT_FOUND
    assert made.evidence == ()


def test_a_promise_made_again_is_said_to_be_repeated():
    documents, sources = both(
        report(1, 2023, ["建成城东污水处理厂。"], Role.PLAN),
        report(2, 2024, [OTHER], Role.REVIEW),
        report(3, 2024, ["力争建成城东污水处理厂。"], Role.PLAN),
    )
    (made,) = told_over_years(
        documents, sources, indicators=(), shortcomings=(),
        settings=Settings().years, lexicon=LEXICON,
    ).promises  # fmt: skip
    assert made.repeated is not None
    assert made.repeated.quote == "力争建成城东污水处理厂"
