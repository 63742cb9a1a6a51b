from __future__ import annotations

from dataclasses import replace

from compare.model.report import Document
from compare.years import under_present_names, year_pairs
from compare.years.renaming import renamings
from tests.years.support import report


def under(district: str, number: int, year: int, *successors: str) -> Document:
    made, _ = report(number, year, ["一。"], district=district)
    return replace(made, identity=replace(made.identity, successors=successors))


def test_reports_under_the_old_and_the_new_name_are_one_series():
    documents = under_present_names([under("甲县", 1, 2014, "甲区"), under("甲区", 2, 2015)])
    assert {document.speaker for document in documents} == {"甲区"}
    assert [pair.speaker for pair in year_pairs(documents)] == ["甲区"]
    (renaming,) = renamings(documents)
    assert [(n.name, n.first_year, n.last_year) for n in renaming.names] == [
        ("甲县", 2014, 2014),
        ("甲区", 2015, 2015),
    ]


def test_a_district_that_only_has_its_old_name_here_keeps_it():
    (document,) = under_present_names([under("甲县", 1, 2014, "甲区")])
    assert document.speaker == "甲县"


def test_two_districts_that_became_one_stay_two():
    documents = [
        under("甲县", 1, 2013, "丙区"), under("乙县", 2, 2013, "丙区"), under("丙区", 3, 2015),
    ]  # fmt: skip
    assert under_present_names(documents) == tuple(documents)


def test_a_district_that_was_parted_has_no_heir():
    documents = [under("甲县", 1, 2013, "乙区", "丙区"), under("乙区", 2, 2015)]
    assert under_present_names(documents) == tuple(documents)


def test_names_in_use_at_the_same_time_are_two_speakers():
    documents = [under("甲县", 1, 2016, "甲区"), under("甲区", 2, 2015)]
    assert under_present_names(documents) == tuple(documents)
