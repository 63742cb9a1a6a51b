from __future__ import annotations

from compare.years import earlier_documents, year_pairs
from tests.years.support import both, report


def test_consecutive_years_of_one_district_make_a_pair():
    documents, _ = both(report(1, 2023, ["一。"]), report(2, 2024, ["二。"]))
    (pair,) = year_pairs(documents)
    assert (pair.speaker, pair.from_year, pair.to_year) == ("甲区", 2023, 2024)
    assert (pair.earlier, pair.later) == (("D1",), ("D2",))


def test_a_gap_makes_no_pair_but_the_last_year_stands_for_the_district():
    documents, _ = both(report(1, 2020, ["一。"]), report(2, 2024, ["二。"]))
    assert year_pairs(documents) == ()
    assert earlier_documents(documents) == ("D1",)


def test_districts_are_never_mixed():
    documents, _ = both(report(1, 2023, ["一。"]), report(2, 2024, ["二。"], district="乙县"))
    assert year_pairs(documents) == ()
    assert earlier_documents(documents) == ()


def test_two_reports_of_one_year_stand_together():
    documents, _ = both(
        report(1, 2023, ["一。"]), report(2, 2023, ["二。"]), report(3, 2024, ["三。"])
    )
    (pair,) = year_pairs(documents)
    assert pair.earlier == ("D1", "D2")
