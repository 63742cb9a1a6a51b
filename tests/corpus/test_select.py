"""Entries stand side by side as if their sources had been read together."""

from __future__ import annotations

from dataclasses import replace

from compare.corpus import MemoryStore, open_store, select
from compare.model.corpus import Entry
from compare.model.report import Identity
from compare.model.source import Skipped
from tests.corpus.support import SETTINGS, seed_files
from tests.support.reports import read_seeds


def entries() -> list[Entry]:
    return [entry for file in seed_files() for entry in file.entries]


def test_documents_are_numbered_as_if_all_had_been_split_together():
    reports = select(entries(), SETTINGS.reading)
    assert [source.id for source in reports.reading.sources] == ["S1", "S2", "S3", "S4", "S5"]
    assert reports.documents == tuple(d for read in read_seeds().values() for d in read.documents)


def test_it_is_the_same_from_memory_and_from_a_file(corpus):
    paths = [entry.source.path for entry in entries()]
    kept = MemoryStore()
    kept.put(seed_files())
    with open_store(corpus) as store:
        store.put(reversed(seed_files()))
        assert select(store.entries(paths), SETTINGS.reading) == select(
            kept.entries(paths), SETTINGS.reading
        )


def test_a_part_of_the_documents_is_numbered_on_its_own():
    first = next(entry for entry in entries() if len(entry.documents) > 1)
    part = replace(first, documents=first.documents[1:])
    (document, *_) = select([part], SETTINGS.reading).documents
    assert (document.id, document.number, document.source) == ("D1", 1, "S1")
    assert {sentence.document for sentence in document.sentences} == {"D1"}
    sections = {section.id for section in document.sections}
    assert {sentence.section for sentence in document.sentences} <= sections
    assert {section.parent for section in document.sections} - {None} <= sections


def test_a_text_that_repeats_another_is_left_out_and_names_it():
    first, second, *_ = entries()
    again = replace(first, source=replace(first.source, path="again.txt"))
    reports = select([first, again, second], SETTINGS.reading)
    assert [source.path for source in reports.reading.sources] == [
        first.source.path,
        second.source.path,
    ]
    (skipped,) = reports.reading.skipped
    assert skipped.path == "again.txt"
    assert first.source.path in skipped.reason


def test_equal_texts_of_which_a_person_has_told_different_years_both_count():
    first = next(entry for entry in entries() if len(entry.documents) == 1)

    def told(path: str, year: int) -> Entry:
        (document,) = first.documents
        identity = replace(document.identity, review_year=year)
        changed = replace(document, identity=identity, corrected=("review_year",))
        source = replace(first.source, path=path)
        return replace(first, source=source, documents=(changed,))

    def paths(*given: Entry) -> list[str]:
        return [source.path for source in select(given, SETTINGS.reading).reading.sources]

    assert paths(told("a.txt", 2023), told("b.txt", 2024)) == ["a.txt", "b.txt"]
    assert paths(told("a.txt", 2023), told("b.txt", 2023)) == ["a.txt"]
    assert paths(told("a.txt", 2023), first) == ["a.txt", first.source.path]


def test_what_could_not_be_read_stays_in_its_place():
    first, *_ = entries()
    given = [Skipped("a.txt", "is empty"), first, Skipped("b.txt", "is empty")]
    reports = select(given, SETTINGS.reading)
    assert [skipped.path for skipped in reports.reading.skipped] == ["a.txt", "b.txt"]


def named(entry: Entry, code: str, city: str) -> Entry:
    """Return an entry whose documents are of a district called 鼓楼区 in some city."""

    def identity(known: Identity) -> Identity:
        return replace(known, district="鼓楼区", code=code, city=city)

    made = (replace(d, identity=identity(d.identity)) for d in entry.documents)
    return replace(entry, documents=tuple(made))


def test_districts_of_one_name_are_told_apart():
    first, second, *_ = entries()
    pair = [named(first, "320106", "南京市"), named(second, "350102", "福州市")]
    assert {document.speaker for document in select(pair, SETTINGS.reading).documents} == {
        "南京市鼓楼区",
        "福州市鼓楼区",
    }
    alone = select(pair[:1], SETTINGS.reading).documents
    assert {document.speaker for document in alone} == {"鼓楼区"}
