from __future__ import annotations

from collections import Counter

import pytest

from compare.mining.figures import figures_of
from compare.mining.indicators import find_indicators
from compare.model.findings import IndicatorKind
from compare.model.report import Role
from compare.text import compact
from tests.mining.support import LEXICON, compare_seeds, document, labels, read_seeds


def only(text: str, role: Role = Role.REVIEW):
    made, source = document(1, "甲区", [text], role=role)
    (found,) = find_indicators([made], {source.id: source}, LEXICON)
    return found


def quotes(text: str) -> list[str]:
    return [text[f.start : f.end] for f in figures_of(text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "quote", "name", "value", "unit", "approximation"),
    [
        ("区政协共召开常委会会议5次。", "5次", "常委会会议", 5, "次", None),
        ("提案办理满意率达97.9%。", "97.9%", "提案办理满意率", 97.9, "%", None),
        ("各方参与达到1.24万人。", "1.24万人", "各方参与", 12_400, "人", None),
        ("服务群众两千余人次。", "两千余人次", "服务群众", 2_000, "人次", "余"),
        ("收集建议1300余条。", "1300余条", "建议", 1_300, "条", "余"),
        ("带动群众增收2000余万元。", "2000余万元", "群众增收", 20_000_000, "元", "余"),
        ("实体书店数量超2100家。", "超2100家", "实体书店数量", 2_100, "家", "超"),
        ("确保满意率达到95%以上。", "95%以上", "确保满意率", 95, "%", "以上"),
        ("形成65份调研报告。", "65份", "调研报告", 65, "份", None),
        ("率先成立11个政协街道联络委。", "11个", "政协街道联络委", 11, "个", None),
        ("居民收入翻一番。", "一番", "居民收入翻", 1, "番", None),
        ("人均可支配收入增长5.8%。", "5.8%", "人均可支配收入增长", 5.8, "%", None),
        ("城镇调查失业率5.5%左右。", "5.5%左右", "城镇调查失业率", 5.5, "%", "左右"),
    ],
)
def test_a_figure_has_name_value_unit_and_approximation(
    text, quote, name, value, unit, approximation
):
    found = only(text)
    assert (found.passage.quote, found.name, found.value) == (quote, name, value)
    assert (found.unit, found.approximation) == (unit, approximation)


@pytest.mark.parametrize(
    "text",
    [
        "围绕全区“1343”总体思路。", "构建起“1+4+12+N”多层次协商体系。", "轨道交通10号线开通。",
        "加大5G规模应用。", "实施“十四五”规划。", "6月24日召开现场会。", "人民政协成立75周年。",
        "中央八项规定精神。", "落实第1、2、3号总河长令。", "2025年是关键一年。", "千方百计稳就业。",
    ],
)  # fmt: skip
def test_names_and_dates_are_no_figures(text):
    assert quotes(text) == []


def test_a_range_is_one_figure_or_two_with_units():
    assert quotes("每年新增3—5个品牌。") == ["3—5个"]
    assert quotes("增长5%—6%。") == ["5%", "6%"]


def test_the_values_of_a_row_go_with_their_names():
    made, source = document(1, "甲区", ["高铁里程、客运量和货运量分别增长1.5%、2%和3%。"])
    found = find_indicators([made], {source.id: source}, LEXICON)
    assert [(i.name, i.value) for i in found] == [
        ("高铁里程增长", 1.5), ("客运量增长", 2), ("货运量增长", 3),
    ]  # fmt: skip


def test_a_plan_sets_targets_for_its_year_unless_it_tells_of_a_result():
    target = only("全年开展协商活动20次以上。", Role.PLAN)
    assert (target.kind, target.year) == (IndicatorKind.TARGET, 2025)
    assert only("2023年已建成场所12个。", Role.PLAN).year == 2023


def test_the_scope_is_what_the_text_names_before_the_figure():
    assert only("试点区县政协建立议事场所514个。").scope == "试点区县"
    assert only("组织参加全国政协会议40人。").scope is None


def test_labelled_figures_of_the_seeds(capsys):
    found = compare_seeds().indicators
    documents = {d.id: d for d in read_seeds().documents}
    ours = Counter(
        (documents[i.passage.document].speaker, compact(i.passage.quote), i.value, i.unit)
        for i in found
    )
    named = {
        (documents[i.passage.document].speaker, compact(i.passage.quote), i.name) for i in found
    }
    wanted, debatable, names_right, names = Counter(), Counter(), 0, 0
    for text in labels("indicators")["document"]:
        for label in text["figures"]:
            key = (text["district"], label["quote"], label["value"], label["unit"])
            (debatable if label.get("debatable") else wanted)[key] += 1
            names += 1
            names_right += (text["district"], label["quote"], label["name"]) in named
    hits = sum((ours & wanted).values())
    recall = hits / sum(wanted.values())
    precision = hits / sum((ours - debatable).values())
    with capsys.disabled():
        print(f"\nindicators: recall {recall:.3f}, precision {precision:.3f} of {sum(wanted.values())}, "
              f"names right {names_right / names:.3f}")  # fmt: skip
    assert recall >= 0.97
    assert precision >= 0.95
    assert names_right / names >= 0.85


def test_no_figure_of_the_seeds_is_a_name():
    texts = [compact(i.sentence.text) for i in compare_seeds().indicators]
    assert texts
    forbidden = labels("indicators")["names"]
    assert not {i.passage.text for i in compare_seeds().indicators} & set(forbidden)
