"""Whatever a text holds comes back from the database as it was."""

from __future__ import annotations

from hypothesis import given, settings

from compare.corpus import open_store
from compare.corpus.order import in_order
from tests.corpus.support import file_of, read_files


def test_files_come_back_as_they_were(corpus):
    with open_store(corpus) as store:

        @given(read_files())
        @settings(deadline=None, max_examples=30)
        def check(files):
            store.remove(store.known())
            store.put(files)
            by_path = {file.path: file for file in files}
            assert store.files(by_path) == [by_path[path] for path in in_order(by_path)]

        check()


def test_a_name_that_is_no_text_is_kept(corpus):
    name = b"\xb1\xa8\xb8\xe6.txt".decode("utf-8", "surrogateescape")
    with open_store(corpus) as store:
        store.put([file_of(name)])
        assert store.files([name]) == [file_of(name)]
        store.remove([name])
        assert not store.known()
