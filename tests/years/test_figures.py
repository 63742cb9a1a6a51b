from __future__ import annotations

from compare.mining.indicators import find_indicators
from compare.setting_groups import YearSettings
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
    found = series_of(y2023="地区生产总值200亿元。", y2024="地区生产总值210亿元、增长9%。")
    (series,) = [s for s in found if s.unit == "元"]
    assert (series.points[1].stated, series.points[1].contradicts) == (9.0, True)


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
    documents, _ = both(report(1, 2023, ["一二三四。"]), report(2, 2024, ["一二三四。"]))
    assert [(s.year, s.share) for s in theme_shares(documents)] == [(2023, 1.0), (2024, 1.0)]
    assert theme_shares(documents[:1]) == ()
