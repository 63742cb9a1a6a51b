from __future__ import annotations

import pytest

from compare.mining.indicator_groups import group_indicators
from compare.mining.indicator_subjects import Subjects
from compare.mining.indicators import find_indicators
from compare.model.report import Role
from tests.mining.support import LEXICON, document, documents


def groups_of(**texts: list[str]):
    made, sources = documents(**texts)
    return group_indicators(made, find_indicators(made, sources, LEXICON), LEXICON)


def names_of(**texts: list[str]) -> list[tuple[str, bool]]:
    return [(group.name, group.comparable) for group in groups_of(**texts)]


def test_the_same_name_of_two_districts_is_a_comparable_group():
    (group,) = groups_of(甲区=["提案办理满意率97%。"], 乙县=["提案办理满意率达98.5%。"])
    assert group.comparable
    assert [indicator.value for indicator in group.indicators] == [97, 98.5]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规上工业增加值增长5%。", "规模以上工业增加值增幅6%。"),
        ("社零总额增长5%。", "社会消费品零售总额增长4%。"),
        ("空气质量优良天数比率95.5%。", "优良天数比例达82%。"),
        ("全区地区生产总值增长5%。", "GDP增长6%。"),
        ("实现城镇新增就业3000人。", "城镇新增就业5000人。"),
    ],
)
def test_names_that_mean_the_same_go_together(one, other):
    ((_, comparable),) = names_of(甲区=[one], 乙县=[other])
    assert comparable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高新技术企业达到600家。", "新增高新技术企业60家。"),
        ("全社会研发投入增长8%。", "全社会研发投入强度3.35%。"),
        ("居民消费价格涨幅2%。", "居民消费价格下降0.1%。"),
        ("常住人口城镇化率58%。", "户籍人口城镇化率47%。"),
        ("农村居民人均可支配收入增长6%。", "居民人均可支配收入增长5%。"),
        ("地产品出口增长24%。", "出口增长5%。"),
    ],
)
def test_what_only_sounds_alike_is_kept_apart(one, other):
    assert names_of(甲区=[one], 乙县=[other]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高新技术企业超500家。", "国家级高新技术企业超400家。"),
        ("新增专精特新企业60家。", "培育专精特新企业40家。"),
        ("从全国看，粮食产量增长2%。", "粮食产量增长3%。"),
    ],
)
def test_what_differs_in_scope_stands_side_by_side_but_is_not_comparable(one, other):
    ((_, comparable),) = names_of(甲区=[one], 乙县=[other])
    assert not comparable


def test_other_years_are_not_comparable():
    pairs = [
        document(1, "甲区", ["提案办理满意率97%。"], review_year=2023),
        document(2, "乙县", ["提案办理满意率98%。"], review_year=2024),
    ]
    made, sources = [d for d, _ in pairs], {source.id: source for _, source in pairs}
    (group,) = group_indicators(made, find_indicators(made, sources, LEXICON), LEXICON)
    assert not group.comparable


def test_results_and_targets_are_two_things():
    pairs = [
        document(1, "甲区", ["提案办理满意率97%。"]),
        document(2, "乙县", ["提案办理满意率98%。"], role=Role.PLAN),
    ]
    made, sources = [d for d, _ in pairs], {source.id: source for _, source in pairs}
    assert group_indicators(made, find_indicators(made, sources, LEXICON), LEXICON) == ()


def test_a_subject_tells_core_direction_and_doing():
    subject = Subjects(LEXICON.table("indicators")).of("新增高新技术企业增长")
    assert (subject.core, subject.direction, subject.doing) == ("高新技术企业", "rising", "新增")
