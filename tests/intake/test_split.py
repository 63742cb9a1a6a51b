"""Split what was read of a file, obey what is told of it, lose nothing where that cannot be."""

from __future__ import annotations

import pytest

from compare.intake import Told, Wanted, split, split_file
from compare.lexicon import Lexicon
from compare.model.corpus import Entry
from compare.model.source import Skipped, Source, line_starts
from compare.settings import Settings

SETTINGS, LEXICON = Settings(), Lexicon()
PARAGRAPH = "深入推进城市更新，加快完善基础设施，持续改善群众生活，各项工作取得新的进展。"
REPORT = (
    f"{{title}}\n\n一、2023年工作回顾\n\n{PARAGRAPH * 8}\n\n二、2024年工作安排\n\n{PARAGRAPH * 6}\n"
)
ONE = REPORT.format(title="政府工作报告")
NAMED = REPORT.format(title="甘谷县人民政府工作报告")
TWO = NAMED + REPORT.format(title="秦安县人民政府工作报告")


def source(text: str, path: str = "a.txt") -> Source:
    return Source("", path, "0" * 64, "text", "utf-8", text, line_starts(text))


def split_text(text: str, **told: object):
    wanted = Wanted("a.txt", "key", Told(**told))
    return split_file(wanted, [source(text)], SETTINGS, LEXICON)


def test_a_source_becomes_an_entry_with_documents_numbered_from_one():
    (entry,) = split_text(TWO).results
    assert [document.id for document in entry.documents] == ["D1", "D2"]
    assert [d.identity.district for d in entry.documents] == ["甘谷县", "秦安县"]
    assert {document.source for document in entry.documents} == {""}


def test_what_was_skipped_stays_in_its_place():
    gone = Skipped("a.zip/1.txt", "is empty; give a file with text")
    read = split_file(
        Wanted("a.zip", "key", Told()), [gone, source(NAMED, "a.zip/2.txt")], SETTINGS, LEXICON
    )
    assert read.results[0] is gone
    assert read.results[1].source.path == "a.zip/2.txt"


def test_a_text_that_cannot_be_split_is_skipped_and_the_others_go_on(monkeypatch):
    clean = split.clean_source

    def fail_once(given, lexicon):
        if given.path == "a.txt#2":
            raise IndexError("no such line")
        return clean(given, lexicon)

    monkeypatch.setattr(split, "clean_source", fail_once)
    sources = [source(NAMED, f"a.txt#{row}") for row in (1, 2, 3)]
    read = split_file(Wanted("a.txt", "key", Told()), sources, SETTINGS, LEXICON)
    assert [type(result) for result in read.results] == [Entry, Skipped, Entry]
    assert "no such line" in read.skipped[0].reason


def test_fields_are_told_of_the_report_of_a_file():
    fields = (("district", "秦州区"), ("city", "天水市"), ("body", "人民政府"), ("level", "区"))
    (entry,) = split_text(ONE, fields=fields).results
    (document,) = entry.documents
    assert document.comparable
    assert document.identity.district == "秦州区"
    assert document.identity.city == "天水市"
    assert "district" in document.corrected


def test_fields_leave_the_rest_as_it_was_found():
    (plain,) = split_text(NAMED).results
    (told,) = split_text(NAMED, fields=(("city", "天水市"),)).results
    assert told.documents[0].identity.city == "天水市"
    assert told.documents[0].sections == plain.documents[0].sections
    assert told.documents[0].identity.review_year == 2023


@pytest.mark.parametrize(("year", "review", "plan"), [(2023, 2023, 2024), (2024, 2023, 2024)])
def test_the_year_of_a_report_is_the_reviewed_or_the_planned_one_as_the_text_says(
    year, review, plan
):
    (entry,) = split_text(NAMED, fields=(("year", year),)).results
    identity = entry.documents[0].identity
    assert (identity.review_year, identity.plan_year) == (review, plan)


def test_a_year_that_the_text_does_not_know_is_that_of_the_plan():
    text = NAMED.replace("2023年", "").replace("2024年", "")
    (entry,) = split_text(text, fields=(("year", 2019),)).results
    identity = entry.documents[0].identity
    assert (identity.review_year, identity.plan_year) == (2018, 2019)


def test_fields_that_several_reports_contradict_are_not_obeyed_and_the_reports_are_kept():
    entry, refused = split_text(TWO, fields=(("district", "甘谷县"),)).results
    assert [d.identity.district for d in entry.documents] == ["甘谷县", "秦安县"]
    assert "holds 2 reports" in refused.reason
    assert "side file" in refused.reason


def test_fields_that_no_report_contradicts_are_told_of_all():
    (entry,) = split_text(TWO, fields=(("city", "天水市"),)).results
    assert [d.identity.city for d in entry.documents] == ["天水市", "天水市"]


def test_a_side_file_goes_before_the_fields():
    side = f'''
[[source]]
path = "a.txt"
sha256 = "{"0" * 64}"
[[source.document]]
line = 1
begins = "甘谷县人民政府工作报告"
district = "武山县"
'''
    fields = (("district", "秦安县"), ("city", "天水市"))
    (entry,) = split_text(NAMED, side_file=side.encode(), fields=fields).results
    identity = entry.documents[0].identity
    assert (identity.district, identity.city) == ("武山县", "天水市")


def test_a_side_file_that_cannot_be_obeyed_is_said_and_the_report_is_read_without():
    entry, refused = split_text(NAMED, side_file=b"no = [").results
    assert entry.documents == split_text(NAMED).entries[0].documents
    assert refused.path == "a.txt.reading.toml"


def test_entries_of_other_members_and_other_keys_have_keys_of_their_own():
    keys = {
        split_file(Wanted("a", key, Told()), [source(NAMED, path)], SETTINGS, LEXICON)
        .entries[0]
        .key
        for key in ("k1", "k2")
        for path in ("a", "a#1")
    }
    assert len(keys) == 4
