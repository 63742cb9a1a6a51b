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
        ("确保满意率达到95%以上。", "95%以上", "满意率", 95, "%", "以上"),
        ("形成65份调研报告。", "65份", "调研报告", 65, "份", None),
        ("率先成立11个政协街道联络委。", "11个", "政协街道联络委", 11, "个", None),
        ("居民收入翻一番。", "一番", "居民收入", 1, "番", None),
        ("人均可支配收入增长5.8%。", "5.8%", "人均可支配收入增长", 5.8, "%", None),
        ("城镇调查失业率5.5%左右。", "5.5%左右", "城镇调查失业率", 5.5, "%", "左右"),
        ("9家民企上榜全国百强榜单。", "9家", "上榜全国百强榜单的民企", 9, "家", None),
        ("270个项目建成投产。", "270个", "项目建成投产", 270, "个", None),
    ],
)
def test_a_figure_has_name_value_unit_and_approximation(
    text, quote, name, value, unit, approximation
):
    found = only(text)
    assert (found.passage.quote, found.name, found.value) == (quote, name, value)
    assert (found.unit, found.approximation) == (unit, approximation)


def test_nouns_in_a_row_share_what_is_said_behind_the_last_one():
    made, source = document(1, "甲区", ["22个集体、26名个人荣获全国表彰。"])
    found = find_indicators([made], {source.id: source}, LEXICON)
    assert [item.name for item in found] == ["荣获全国表彰的集体", "荣获全国表彰的个人"]


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


def test_a_range_is_one_figure_of_its_lower_bound():
    assert quotes("每年新增3—5个品牌。") == ["3—5个"]
    found = only("地区生产总值增长5%—6%。")
    assert (found.passage.quote, found.value, found.unit) == ("5%—6%", 5, "%")


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit", "approximation"),
    [
        ("三分之二的公园实现融通。", "三分之二", 0.6667, "", None),
        ("新能源占比近1/3。", "近1/3", 0.3333, "", "近"),
        ("百分之五的家庭参加。", "百分之五", 5, "%", None),
        ("财政支出近八成投向民生。", "近八成", 8, "成", "近"),
        ("产品出口增长两倍多。", "两倍多", 2, "倍", "多"),
        ("新签约亿度电量，签约7477.6亿元。", "7477.6亿元", 747_760_000_000, "元", None),
        ("优良天数达到290天。", "290天", 290, "天", None),
        ("人均预期寿命达到78.5岁。", "78.5岁", 78.5, "岁", None),
    ],
)
def test_fractions_ratios_and_days_are_figures(text, quote, value, unit, approximation):
    found = only(text)
    assert (found.passage.quote, found.value) == (quote, value)
    assert (found.unit, found.approximation) == (unit, approximation)


@pytest.mark.parametrize(
    "text",
    [
        "经费连续11年只减不增。", "水质30年来首次达标。", "连云港30万吨级航道开工。",
        "落实“15条硬措施”。", "公交与轨道50米内换乘。", "引进10亿元以上项目。",
        "服务成员单位，建成成套设备。", "年产100万吨乙烯项目投产。", "一成不变。",
    ],
)  # fmt: skip
def test_durations_size_classes_and_specifications_are_no_figures(text):
    assert quotes(text) == []


def test_the_values_of_a_row_go_with_their_names():
    made, source = document(1, "甲区", ["高铁里程、客运量和货运量分别增长1.5%、2%和3%。"])
    found = find_indicators([made], {source.id: source}, LEXICON)
    assert [(i.name, i.value) for i in found] == [
        ("高铁里程增长", 1.5), ("客运量增长", 2), ("货运量增长", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("农业、交通投资分别达23亿元、6亿元。", ["农业投资", "交通投资"]),
        ("城乡居民收入分别增长4%、6%。", ["城镇居民收入增长", "农村居民收入增长"]),
        ("“保交楼”“保交房”交付率分别达100%和88%。", ["保交楼”交付率", "保交房”交付率"]),
        ("一、二产业增加值分别增长4%、5%。", ["一产业增加值增长", "二产业增加值增长"]),
        ("新引进顶尖人才22名、领军人才189名。", ["新引进顶尖人才", "新引进领军人才"]),
        ("新建20个街区、30座桥梁。", ["新建街区", "桥梁"]),
        (
            "接待游客3亿人次，旅游花费95亿元，分别增长14%和21%。",
            ["接待游客", "旅游花费", "接待游客增长", "旅游花费增长"],
        ),
        (
            "生产安全事故起数、死亡人数分别下降18%、13%。",
            ["生产安全事故起数下降", "生产安全事故死亡人数下降"],
        ),
        ("火灾死亡人数下降50%。", ["火灾死亡人数下降"]),
    ],
)
def test_members_of_a_row_share_their_head_and_their_verb(text, names):
    made, source = document(1, "甲区", [text])
    found = [i.name for i in find_indicators([made], {source.id: source}, LEXICON)]
    assert found == [name.replace("”", "") for name in names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全年生产总值6万亿元、增长5.1%。", "生产总值增长"),
        ("绿色有机基地面积稳定在1亿亩，同比增长3%。", "绿色有机基地面积同比增长"),
        ("棉花总产568万吨、占全国92%。", "棉花总产占全国"),
        ("新增高新技术企业12家，总量达到18家。", "高新技术企业总量"),
        ("粮食总产量再上新台阶，突破16亿斤大关。", "粮食总产量"),
        ("就业人数60万人，连续4年超过50万人。", "就业人数"),
        ("环卫覆盖率、自来水普及率分别提高到60%、92%。", "自来水普及率"),
        ("地区生产总值81亿元，增速7.9%。", "地区生产总值增速"),
        ("财政收入由5亿元增长到8.2亿元。", "财政收入"),
        ("上市公司从518家增加到731家。", "上市公司"),
        ("工业增加值确保增长7%、力争8%。", "工业增加值增长"),
        ("引进项目22个，总投资30亿元。", "引进项目总投资"),
        ("完成投资32亿元，占全年任务的115%。", "完成投资占全年任务"),
        ("旅游收入、游客数分别是上年的2.5倍、3.4倍。", "游客数"),
        ("存款余额2亿元，比2011年增长87%。", "存款余额比2011年增长"),
    ],
)
def test_a_figure_without_a_name_takes_that_of_the_one_before(text, name):
    made, source = document(1, "甲区", [text])
    assert find_indicators([made], {source.id: source}, LEXICON)[-1].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("打通20条断头路。", "打通断头路"),
        ("改造老旧管道，新增200处智能路口。", "新增智能路口"),
        ("签订采购、预约等合同40件。", "签订采购、预约等合同"),
        ("食品、药品抽检合格率超99%。", "食品、药品抽检合格率"),
        ("一般公共预算收入增长3%。", "一般公共预算收入增长"),
        ("普及率提高到72%。", "普及率"),
        ("经营主体新增105万户。", "新增经营主体"),
        ("投资超过5亿元的能源基地开工。", "能源基地投资"),
        ("推进75个亿元以上项目建设。", "亿元以上项目建设"),
        ("低保标准提高至778元/月。", "低保标准"),
        ("环湖80公里绿道全线贯通。", "绿道"),
        ("启动投资11亿元的商业综合体。", "商业综合体投资"),
        ("九是新增集中供热面积30万平方米。", "新增集中供热面积"),
        ("下达149亿元补助资金。", "补助资金"),
        ("承担了46%的冷链货物。", "冷链货物"),
        ("7个过亿元项目投产。", "过亿元项目投产"),
        ("5个乡（镇）上榜强镇名单。", "上榜强镇名单的乡镇"),
        ("推动农产品加工转化率提高到66%。", "农产品加工转化率"),
        ("34家企业入围全国五百强。", "入围全国五百强的企业"),
    ],
)
def test_the_name_is_what_an_editor_would_put_into_a_table(text, name):
    assert only(text).name == name


def test_a_plan_sets_targets_for_its_year_unless_it_tells_of_a_result():
    target = only("全年开展协商活动20次以上。", Role.PLAN)
    assert (target.kind, target.year) == (IndicatorKind.TARGET, 2025)
    assert only("2023年已建成场所12个。", Role.PLAN).year == 2023


def test_the_scope_is_what_the_text_names_before_the_figure():
    assert only("试点区县政协建立议事场所514个。").scope == "试点区县"
    assert only("组织参加全国政协会议40人。").scope is None


def test_a_range_keeps_both_ends():
    found = only("生产总值增长5%—5.5%。")
    assert (found.value, found.upper, found.unit) == (5, 5.5, "%")
    assert only("生产总值增长5%。").upper is None


@pytest.mark.parametrize(
    "text",
    [
        "入选全国重点名单，产量达50万辆。",
        "占全国一半的产品产量达50万辆。",
        "居全国第一，产量50万辆。",
    ],
)
def test_the_whole_country_is_no_scope_where_it_only_stands_nearby(text):
    assert only(text).scope is None


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
    assert names_right / names >= 0.93


def test_no_figure_of_the_seeds_is_a_name():
    texts = [compact(i.sentence.text) for i in compare_seeds().indicators]
    assert texts
    forbidden = labels("indicators")["names"]
    assert not {i.passage.text for i in compare_seeds().indicators} & set(forbidden)
