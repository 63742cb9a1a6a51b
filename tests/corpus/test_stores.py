"""What every store does, wherever it keeps things."""

from __future__ import annotations

from dataclasses import replace

from compare.model.corpus import Listed
from compare.model.source import Skipped
from tests.corpus.support import file_of, run_of, seed_files, seed_findings


def paths_of(files) -> list[str]:
    return [entry.source.path for file in files for entry in file.entries]


def test_what_was_put_comes_back_equal(store):
    store.put(seed_files())
    assert store.files(store.known()) == list(seed_files())
    assert store.entries(paths_of(seed_files())) == [e for f in seed_files() for e in f.entries]


def test_a_new_store_is_empty(store):
    assert store.known() == {}
    assert list(store.outlines()) == []
    assert store.skipped() == store.corrections() == store.told() == store.runs() == {}


def test_files_come_in_the_order_in_which_folders_are_read(store):
    store.put(map(file_of, ["b/10.txt", "b-2.txt", "b/9.txt", "a.txt"]))
    assert list(store.known()) == ["a.txt", "b/10.txt", "b/9.txt", "b-2.txt"]
    assert [entry.source.path for entry in store.entries(store.known())] == list(store.known())
    assert list(store.skipped()) == list(store.known())


def test_a_file_put_again_takes_the_place_of_what_was_there(store):
    store.put([file_of("a.txt"), file_of("b.txt")])
    store.put([file_of("a.txt", key="new", words="乙")])
    assert store.known() == {"a.txt": "new", "b.txt": "key"}
    assert store.files(["a.txt"]) == [file_of("a.txt", key="new", words="乙")]


def test_of_one_path_given_twice_the_last_counts(store):
    store.put([file_of("a.txt"), file_of("a.txt", key="new")])
    assert store.files(["a.txt"]) == [file_of("a.txt", key="new")]


def test_a_removed_file_is_gone_with_all_that_was_read_from_it(store):
    store.put(seed_files())
    first, *others = seed_files()
    store.remove([first.path, "unknown"])
    assert store.files(store.known()) == others
    assert not store.entries(paths_of([first]))
    assert {outline.file for outline in store.outlines()} == {file.path for file in others}


def test_unknown_paths_are_passed_over(store):
    store.put([file_of("a.txt")])
    assert len(store.entries(["a.txt", "unknown"])) == len(store.files(["a.txt", "unknown"])) == 1


def test_what_could_not_be_read_is_known_with_its_reason(store):
    failed = replace(file_of("b.zip"), results=(Skipped("b.zip", "is empty; give another"),))
    store.put([failed])
    assert store.known() == {"b.zip": "key"}
    assert store.skipped() == {"b.zip": failed.skipped}
    assert store.files(["b.zip"]) == [failed]


def test_outlines_tell_what_documents_are(store):
    store.put(seed_files())
    documents = [(f, e, d) for f in seed_files() for e in f.entries for d in e.documents]
    for outline, (file, entry, document) in zip(store.outlines(), documents, strict=True):
        assert (outline.file, outline.source) == (file.path, entry.source.path)
        assert (outline.key, outline.document) == (entry.key, document.id)
        assert (outline.title, outline.author) == (document.title, document.author)
        assert (outline.identity, outline.comparable) == (document.identity, document.comparable)
        assert outline.letters == sum(len(sentence.letters) for sentence in document.sentences)


def test_corrections_outlive_the_files_they_are_about(store):
    store.put([file_of("a.txt")])
    store.correct("a.txt", "[[source]]\r\n")
    store.remove(["a.txt"])
    assert store.corrections() == {"a.txt": "[[source]]\r\n"}
    store.correct("a.txt", "other")
    assert store.corrections() == {"a.txt": "other"}
    store.correct("a.txt", None)
    assert store.corrections() == {}


def test_a_run_takes_the_place_of_one_of_its_name(store):
    first, other = run_of(seed_findings()), run_of(seed_findings(), name="2024/乙")
    store.record(first, seed_findings())
    store.record(other, seed_findings())
    assert store.runs() == {other.name: other, first.name: first}
    again = replace(first, key="new", files=first.files[:1])
    store.record(again, seed_findings())
    assert store.runs() == {other.name: other, again.name: again}
    store.forget([other.name, "unknown"])
    assert store.runs() == {again.name: again}


def test_what_is_told_of_a_file_takes_the_place_of_what_was_told_before(store):
    first = Listed("a.csv", (("district", "甲区"), ("year", 2024)))
    store.tell({"b.txt": first, "a.txt": first})
    second = Listed("b.csv", (("body", "政府"),))
    store.tell({"a.txt": second})
    assert store.told() == {"a.txt": second, "b.txt": first}
    store.tell({"a.txt": Listed("c.csv", ())})
    assert store.told() == {"b.txt": first}
