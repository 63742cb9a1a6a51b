"""Bound the record of what was left out."""

from __future__ import annotations

from compare.model.source import Dropped
from compare.reading.dropped import LONGEST_TEXT, MOST_RECORDS, bounded


def test_records_are_settled_and_stand_once():
    records = [
        Dropped("navigation", " 首页 \n 新闻 "),
        Dropped("navigation", "首页 新闻"),
        Dropped("hidden", " "),
    ]
    assert bounded(records) == (Dropped("navigation", "首页 新闻"),)


def test_long_texts_are_cut():
    (record,) = bounded([Dropped("page_head", "长" * 10_000, 3)])
    assert len(record.text) == LONGEST_TEXT
    assert record.text.endswith("…")
    assert record.page == 3


def test_of_many_records_the_last_says_how_many_more_there_are():
    records = bounded(Dropped("deleted", str(n)) for n in range(MOST_RECORDS + 10))
    assert len(records) == MOST_RECORDS
    assert records[-1] == Dropped("more", "11")
