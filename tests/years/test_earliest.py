from __future__ import annotations

from dataclasses import replace

import pytest

from compare.mining.formulas import find_formulas
from compare.settings import FormulaSettings
from compare.years.dating import report_date
from compare.years.earliest import earliest_sources
from tests.mining.support import LEXICON
from tests.years.support import both, report

WORDING = "以链式思维推进产业焕新行动。"


def earliest_of(*given: tuple[str, int, str]):
    documents, sources = both(
        *(report(n, year, [WORDING], district=name) for n, (name, year, _) in enumerate(given, 1))
    )
    dated = [
        replace(d, title=f"{title}政府工作报告")
        for d, (*_, title) in zip(documents, given, strict=True)
    ]
    formulas = find_formulas(dated, sources, FormulaSettings(), LEXICON)
    return earliest_sources(dated, sources, formulas, LEXICON)


def test_the_report_of_the_earlier_year_is_named():
    (found,) = earliest_of(("甲区", 2023, ""), ("乙县", 2024, ""))
    assert (found.districts, found.year, found.date) == (("甲区",), 2024, None)
    assert [passage.document for passage in found.passages] == ["D1"]


def test_within_a_year_the_days_decide_if_all_are_known():
    (found,) = earliest_of(("甲区", 2024, "2025年2月10日"), ("乙县", 2024, "2025年1月8日"))
    assert (found.districts, found.date) == (("乙县",), "2025-01-08")


def test_nothing_is_said_where_all_may_be_of_the_same_time():
    assert earliest_of(("甲区", 2024, ""), ("乙县", 2024, "2025年1月8日")) == ()


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("——2025年1月15日在甲区第十届人民代表大会上", "2025-01-15"),
        ("二○二五年一月十五日在甲区人民代表大会上", "2025-01-15"),
        ("二〇二四年十二月二十八日", "2024-12-28"),
        ("2019年1月15日", None),
        ("2025年2月30日", None),
    ],
)
def test_the_day_is_read_from_the_beginning_if_it_fits_the_years(title, day):
    made, source = report(1, 2024, ["一。"])
    assert report_date(replace(made, title=title), source, LEXICON) == day
