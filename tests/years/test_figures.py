from __future__ import annotations

from compare.mining.indicators import find_indicators
from compare.model.years import BreakReason
from compare.settings import YearSettings
from compare.years.figures import figure_series
from compare.years.themes import theme_shares
from tests.mining.support import LEXICON
from tests.years.support import both, report


def series_of(**lines: str):
    documents, sources = both(
        *(report(n, int(year[1:]), [line]) for n, (year, line) in enumerate(lines.items(), 1))
    )
    indicators = find_indicators(documents, sources, LEXICON)
    return figure_series(documents, indicators, YearSettings(), LEXICON)


def test_growth_is_worked_out_from_the_values():
    (series,) = series_of(y2023="地区生产总值200亿元。", y2024="地区生产总值210亿元。")
    assert [(point.year, point.growth) for point in series.points] == [(2023, None), (2024, 5.0)]


def test_stated_growth_that_differs_contradicts():
    found = series_of(y2023="地区生产总值200亿元。", y2024="地区生产总值210亿元、增长12%。")
    (series,) = [s for s in found if s.unit == "元"]
    assert (series.points[1].stated, series.points[1].contradicts) == (12.0, True)
    assert series.points[1].stated_at.quote == "12%"


def test_growth_at_constant_prices_may_differ_more():
    found = series_of(y2023="地区生产总值200亿元。", y2024="地区生产总值210亿元、增长8%。")
    assert not next(s for s in found if s.unit == "元").points[1].contradicts
    found = series_of(y2023="固定资产投资200亿元。", y2024="固定资产投资210亿元、增长8%。")
    assert next(s for s in found if s.unit == "元").points[1].contradicts


def test_stated_decline_is_negative():
    found = series_of(y2023="固定资产投资200亿元。", y2024="固定资产投资180亿元、下降10%。")
    (series,) = [s for s in found if s.unit == "元"]
    assert (series.points[1].stated, series.points[1].contradicts) == (-10.0, False)


def test_yearly_means_are_not_the_growth_since_the_year_before():
    found = series_of(y2023="固定资产投资200亿元。", y2024="固定资产投资210亿元、年均增长8%。")
    (series,) = [s for s in found if s.unit == "元"]
    assert series.points[1].stated is None


def reasons_of(**lines: str):
    return next(s for s in series_of(**lines) if s.unit != "%").points[1].reasons


def test_a_figure_of_several_years_breaks_the_series():
    told = "五年来，累计新增城镇就业2万人。"
    assert BreakReason.PERIOD in reasons_of(y2023="新增城镇就业3000人。", y2024=told)


def test_a_year_that_is_named_takes_the_period_back():
    told = "“十四五”时期成效明显，2024年新增城镇就业3100人。"
    assert reasons_of(y2023="新增城镇就业3000人。", y2024=told) == ()


def test_values_far_apart_are_hardly_of_one_kind():
    assert reasons_of(y2023="固定资产投资200亿元。", y2024="固定资产投资900亿元。") == (
        BreakReason.LEAP,
    )


def test_the_scope_of_the_district_itself_is_none():
    assert reasons_of(y2023="全区粮食产量200万吨。", y2024="粮食产量210万吨。") == ()


def test_nothing_is_worked_out_from_bounds():
    (series,) = series_of(y2023="地区生产总值突破200亿元。", y2024="地区生产总值210亿元。")
    assert series.points[1].growth is None


def test_a_year_that_is_only_compared_with_is_not_that_of_the_figure():
    (series,) = series_of(y2023="粮食产量200万吨。", y2024="与2020年相比，粮食产量增加到210万吨。")
    assert [point.year for point in series.points] == [2023, 2024]


def test_stated_growth_that_agrees_does_not():
    found = series_of(y2023="地区生产总值200亿元。", y2024="地区生产总值210亿元、增长5.2%。")
    (series,) = [s for s in found if s.unit == "元"]
    assert not series.points[1].contradicts


def test_another_scope_breaks_the_series():
    (series,) = series_of(y2023="从全国看，粮食产量200万吨。", y2024="粮食产量210万吨。")
    assert series.points[1].is_break


def test_values_of_years_apart_have_no_growth():
    (series,) = series_of(y2020="地区生产总值200亿元。", y2024="地区生产总值210亿元。")
    assert series.points[1].growth is None


def test_theme_shares_need_several_years():
    documents, sources = both(report(1, 2023, ["一二三四。"]), report(2, 2024, ["一二三四。"]))
    shares = theme_shares(documents, sources, LEXICON)
    assert [(s.year, s.share) for s in shares] == [(2023, 1.0), (2024, 1.0)]
    assert theme_shares(documents[:1], sources, LEXICON) == ()


def test_a_short_form_of_a_scope_is_the_same():
    found = series_of(y2023="规模以上工业企业80家。", y2024="规上工业企业90家。")
    assert [point.reasons for series in found for point in series.points] == [(), ()]


def test_a_rate_is_not_added_up_over_years():
    told = "五年来，义务教育巩固率保持100%。"
    found = series_of(y2023="义务教育巩固率100%。", y2024=told)
    assert not any(point.is_break for series in found for point in series.points)
