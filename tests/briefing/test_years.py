"""One district over its years has a briefing of its own; several keep theirs, with the years beside."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from compare.api import compare
from compare.briefing.build import build_briefing
from compare.briefing.document import (
    Briefing,
    Chart,
    Heading,
    StackedBars,
    SymbolMatrix,
    Table,
    Trends,
)
from compare.model.findings import Findings
from compare.model.years import ChangeKind
from compare.settings import BriefingSettings, Settings

REPORT = """政府工作报告
——{year}年1月15日在{name}第十届人民代表大会第{session}次会议上
{name}人民政府{head} 张三
各位代表：
现在，我代表{name}人民政府，向大会作工作报告，请予审议。
一、{before}年工作回顾
{before}年，全{kind}地区生产总值完成{gdp}亿元，增长6%。固定资产投资完成{investment}亿元，增长5%。
产业发展稳步推进。{told}，工业经济平稳运行，粮食产量达到{grain}万吨。
民生保障持续改善。城镇新增就业3100人，社会保障体系更加健全，教育医疗水平稳步提升。
同时，我们也清醒认识到，发展中还存在不少问题：一是经济下行压力较大；二是农业产业化水平不高；三是城市管理水平有待提高。
二、{year}年工作安排
今年的主要预期目标是：地区生产总值增长6%左右，城镇新增就业3000人以上。
（一）坚持项目为王，加快产业转型升级。{promise}，大力培育战略性新兴产业集群。
（二）坚持生态优先，深入推进污染防治攻坚。{wording}，持续改善生态环境质量。
（三）坚持民生为本，办好民生实事。完善社会保障体系，推进义务教育优质均衡发展。
各位代表，让我们团结一心，为建设美丽家园而努力奋斗！
"""
YEARS = (
    (2021, "100", "50", "建成三座冷库", "建成城东污水处理厂", "打好蓝天碧水净土保卫战"),
    (2022, "106", "90", "城东污水处理厂建成投用", "新建乡村公路20公里", "打好蓝天碧水净土保卫战"),
    (2023, "112", "99", "新建乡村公路12公里", "新建乡村公路20公里", "因地制宜发展绿色低碳产业"),
    (2025, "120", "98", "新建体育公园两座", "改造老旧小区8个", "因地制宜发展绿色低碳产业"),
)


def written(folder: Path, name: str, *years: int) -> None:
    for number, (year, gdp, investment, told, promise, wording) in enumerate(YEARS, 1):
        if year in years:
            text = REPORT.format(
                year=year, before=year - 1, name=name, session="一二三四"[number - 1],
                kind=name[-1], head=f"{name[-1]}长", gdp=gdp, investment=investment, told=told,
                promise=promise, wording=wording, grain=30 + number,
            )  # fmt: skip
            (folder / f"{name}{year}.txt").write_text(text, encoding="utf-8")


@lru_cache
def findings_of(*given: tuple[str, tuple[int, ...]]) -> Findings:
    with TemporaryDirectory() as folder:
        for name, years in given:
            written(Path(folder), name, *years)
        return compare([Path(folder)])


def briefing_of(*given: tuple[str, tuple[int, ...]], form: str = "standard") -> Briefing:
    settings = Settings(briefing=BriefingSettings(form=form))
    return build_briefing(findings_of(*given), settings)


SERIES = (("易县", (2021, 2022, 2023)),)


def blocks(briefing: Briefing, kind: type):
    return [block for part in briefing.parts for block in part.blocks if isinstance(block, kind)]


def words(briefing: Briefing) -> str:
    found = blocks(briefing, object)
    return "".join(inline.text for b in found for inline in getattr(b, "inlines", ()))


def cells(table: Table) -> list[tuple[str, ...]]:
    return [
        tuple("".join(i.text for p in cell.paragraphs for i in p) for cell in row.cells)
        for row in table.rows
    ]


def test_one_district_has_a_briefing_over_its_years():
    briefing = briefing_of(*SERIES)
    assert briefing.title == "易县政府2021—2023年工作报告历年对照简报"
    heads = [h.text for h in briefing.parts[0].blocks if isinstance(h, Heading) and h.level == 1]
    assert heads == ["提法的沿革", "篇幅与语句", "指标的走势", "承诺与兑现", "自述不足的重复"]
    assert "两家以上" not in words(briefing)
    assert "其他材料未见" not in words(briefing)


def test_it_shows_life_lines_room_and_figures_as_charts():
    kinds = [type(chart.data) for chart in blocks(briefing_of(*SERIES), Chart)]
    assert kinds == [SymbolMatrix, StackedBars, StackedBars, Trends]


def test_each_table_and_chart_has_an_anchor_of_its_own():
    for form in ("short", "standard", "long"):
        briefing = briefing_of(*SERIES, form=form)
        anchors = Counter(block.anchor for block in blocks(briefing, (Table, Chart)))
        assert set(anchors.values()) == {1}, form


def test_promises_are_told_year_by_year():
    tables = {table.caption: table for table in blocks(briefing_of(*SERIES), Table)}
    counts = cells(tables["历年计划的承诺与次年回顾（项）"])
    assert [row[0] for row in counts] == ["2021→2022", "2022→2023"]
    told = cells(tables["上年承诺与本年回顾"])
    assert any("新建乡村公路20公里" in row[0] and row[1] == "部分述及" for row in told)
    assert not any("未兑现" in word for row in told for word in row)


def test_shortcomings_that_come_back_name_all_their_years():
    tables = {table.caption: table for table in blocks(briefing_of(*SERIES), Table)}
    rows = cells(tables["隔年相近的自述不足"])
    assert ("2021、2022、2023", "经济下行压力较大") in [
        (row[0], row[1].strip("“”").split("”")[0]) for row in rows
    ]


def test_stated_growth_that_does_not_fit_is_told_with_both_places():
    text = words(briefing_of(*SERIES))
    assert "固定资产投资2020年" in text
    assert "按此计算增长80.0%，文中称“5%”" in text


def test_years_that_are_missing_are_named_and_the_last_pair_is_told():
    text = words(briefing_of(("易县", (2021, 2022, 2025))))
    assert "缺2023—2024年材料" in text
    assert "取最近的2021年与2022年" in text


def test_a_county_that_became_a_district_is_one_series_under_both_names():
    briefing = briefing_of(("徐水县", (2021, 2022)), ("徐水区", (2023,)))
    assert briefing.title.startswith("徐水区政府2021—2023年")
    assert "2021—2022年材料称“徐水县”，2023年材料称“徐水区”" in words(briefing)


def test_several_districts_keep_their_briefing_with_the_years_in_an_annex():
    briefing = briefing_of(("易县", (2022, 2023)), ("涞水县", (2022, 2023)))
    assert "比对简报" in briefing.title
    annex = next(part for part in briefing.parts if part.title == "历年对照")
    heads = [block.text for block in annex.blocks if isinstance(block, Heading)]
    assert heads[:4] == ["提法的变化", "提法的消长", "主题的篇幅", "承诺与兑现"]
    anchors = Counter(block.anchor for block in blocks(briefing, (Table, Chart)))
    assert set(anchors.values()) == {1}


def test_a_formula_that_came_here_and_went_there_is_told_in_two_rows():
    found = findings_of(("易县", (2022, 2023)), ("涞水县", (2022, 2023)))
    change = next(c for c in found.changes if c.change is ChangeKind.NEW and c.district == "易县")
    elsewhere = replace(
        change, district="涞水县", change=ChangeKind.VANISHED, earlier=change.later, later=None
    )
    others = (c for c in found.changes if c.formula != change.formula)
    briefing = build_briefing(
        replace(found, changes=(change, elsewhere, *others)),
        Settings(briefing=BriefingSettings(form="standard")),
    )
    text = next(f.text for f in found.formulas if f.id == change.formula)
    tables = {table.caption: table for table in blocks(briefing, Table)}
    rows = cells(tables["提法的新增、不再出现和改动"])
    assert [row[1:3] for row in rows if row[0] == text] == [
        ("新增", "易县"),
        ("消失", "涞水"),
    ]


def test_only_the_present_years_figures_and_shortcomings_are_counted():
    findings = findings_of(("易县", (2022, 2023)), ("涞水县", (2022, 2023)))
    text = words(briefing_of(("易县", (2022, 2023)), ("涞水县", (2022, 2023))))
    present = [i for i in findings.indicators if i.passage.document not in findings.earlier]
    assert f"提取指标{len(present)}项" in text


@pytest.mark.parametrize("form", ["short", "long"])
def test_the_other_forms_are_made_too(form):
    parts = briefing_of(*SERIES, form=form).parts
    assert (len(parts) == 1) is (form == "short")
