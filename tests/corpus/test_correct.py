"""A person corrects the reading of a file in the corpus; the file itself may be gone."""

from __future__ import annotations

import pytest

from compare.corpus.correct import correct, reading_text, text_with_fields
from compare.corpus.listing import files_below, listing
from compare.errors import InputError
from compare.intake import Told, Wanted, split_file
from tests.corpus.support import SETTINGS, file_of
from tests.correcting.support import REPORT
from tests.support.reports import LEXICON, source_of

PATH = "2025/报告.txt"


def read(path: str = PATH, told: bytes | None = None, text: str = REPORT):
    source = source_of(text, path)
    return split_file(Wanted(path, "read-told", Told(told)), [source], SETTINGS, LEXICON)


@pytest.fixture
def filled(store):
    store.put([read(), file_of("b.txt")])
    return store


def only_document(store):
    ((entry,),) = [file.entries for file in store.files([PATH])]
    (document,) = entry.documents
    return document


def put_in(store, text: str | None):
    return correct(store, PATH, text, SETTINGS, LEXICON)


def test_the_reading_put_in_unchanged_changes_no_more_than_the_key(filled):
    before = only_document(filled)
    put_in(filled, reading_text(filled, PATH))
    assert only_document(filled) == before
    assert filled.known()[PATH] != "read-told"


def test_fields_are_set_and_the_correction_is_kept(filled):
    fields = {"district": "清水县", "review_year": "2023", "author": ""}
    put_in(filled, text_with_fields(filled, PATH, fields))
    document = only_document(filled)
    assert (document.identity.district, document.identity.review_year) == ("清水县", 2023)
    assert document.author is None
    assert {"district", "review_year"} <= set(document.corrected)
    assert list(filled.corrections()) == [PATH]


def test_a_field_set_later_adds_to_those_set_before(filled):
    put_in(filled, text_with_fields(filled, PATH, {"district": "清水县"}))
    put_in(filled, text_with_fields(filled, PATH, {"review_year": "2023"}))
    document = only_document(filled)
    assert (document.identity.district, document.identity.review_year) == ("清水县", 2023)


def test_a_field_can_be_set_to_not_known(filled):
    put_in(filled, text_with_fields(filled, PATH, {"review_year": "", "district": ""}))
    assert only_document(filled).identity.review_year is None
    assert only_document(filled).identity.district is None


def test_a_document_takes_part_once_district_and_body_are_known(store):
    store.put([read(text=REPORT.replace("甘谷县", "我县").replace("县人民政府", "我单位"))])
    fields = {"district": "清水县", "body": "政府"}
    put_in(store, text_with_fields(store, PATH, fields))
    assert only_document(store).comparable
    put_in(store, text_with_fields(store, PATH, {"comparable": "false"}))
    assert not only_document(store).comparable


def test_a_forgotten_correction_leaves_the_reading_of_the_rules(filled):
    before = filled.files([PATH])
    put_in(filled, text_with_fields(filled, PATH, {"district": "清水县"}))
    put_in(filled, None)
    assert only_document(filled) == before[0].entries[0].documents[0]
    assert filled.corrections() == {}


def test_the_key_is_that_of_a_reading_with_the_same_correction(filled):
    put_in(filled, text_with_fields(filled, PATH, {"district": "清水县"}))
    first = filled.known()[PATH]
    put_in(filled, None)
    assert filled.known()[PATH] != first
    put_in(filled, text_with_fields(filled, PATH, {"district": "清水县"}))
    assert filled.known()[PATH] == first


@pytest.mark.parametrize(
    "fields",
    [{"colour": "red"}, {"review_year": "last"}, {"comparable": "maybe"}],
)
def test_a_field_or_value_that_cannot_be_set_is_refused(filled, fields):
    with pytest.raises(InputError) as caught:
        text_with_fields(filled, PATH, fields)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "change", [("[[source]]", "[[sauce]]"), ("review_year = 2", "review_year = 9")]
)
def test_a_correction_that_cannot_be_obeyed_changes_nothing(filled, change):
    text = reading_text(filled, PATH)
    assert change[0] in text
    before = filled.files([PATH])
    with pytest.raises(InputError, match="correction"):
        put_in(filled, text.replace(*change))
    assert filled.files([PATH]) == before
    assert filled.corrections() == {}


def test_a_refused_side_file_no_longer_counts_once_the_corpus_has_a_correction(store):
    store.put([read(told=b"no = 'side file'")])
    assert store.skipped()
    put_in(store, reading_text(store, PATH))
    assert not store.skipped()


def test_of_several_documents_one_must_be_named(store):
    store.put([read(text=REPORT + "\n" + REPORT.replace("甘谷县", "清水县"))])
    (entry,) = store.files([PATH])[0].entries
    assert len(entry.documents) == 2
    with pytest.raises(InputError, match="2 documents"):
        text_with_fields(store, PATH, {"district": "武山县"})
    put_in(store, text_with_fields(store, PATH, {"district": "武山县"}, "D2"))
    (entry,) = store.files([PATH])[0].entries
    assert [d.identity.district for d in entry.documents] == ["甘谷县", "武山县"]


def test_a_text_within_a_file_is_corrected_by_its_own_path(store):
    sources = [source_of(REPORT, f"a.zip/{name}.txt") for name in "甲乙"]
    store.put([split_file(Wanted("a.zip", "read-told", Told()), sources, SETTINGS, LEXICON)])
    text = text_with_fields(store, "a.zip/乙.txt", {"district": "清水县"})
    correct(store, "a.zip/乙.txt", text, SETTINGS, LEXICON)
    assert [o.identity.district for o in store.outlines()] == ["甘谷县", "清水县"]
    assert list(store.corrections()) == ["a.zip"]


def test_a_file_that_is_not_there_is_refused(store):
    with pytest.raises(InputError, match="no file of the corpus"):
        reading_text(store, "none.txt")


def test_the_listing_says_what_there_is(filled):
    put_in(filled, reading_text(filled, PATH))
    found = listing(filled)
    assert found.files == ("2025/报告.txt", "b.txt")
    assert [outline.source for outline in found.documents] == [PATH]
    assert [skipped.path for skipped in found.skipped] == ["b.txt#2"]
    assert found.corrected == (PATH,)


def test_files_are_named_one_by_one_or_by_their_folder(filled):
    assert files_below(filled, ["2025", "b.txt", "2025/报告.txt"]) == [PATH, "b.txt"]
    with pytest.raises(InputError):
        files_below(filled, ["202"])
