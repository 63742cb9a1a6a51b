from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compare.corpus import MemoryStore, Store, open_store


@pytest.fixture(scope="session")
def empty_corpus(tmp_path_factory) -> Path:
    """Return a corpus with nothing in it, to be copied: to make its tables takes a while."""
    path = tmp_path_factory.mktemp("empty") / "corpus.duckdb"
    with open_store(path):
        return path


@pytest.fixture
def corpus(tmp_path) -> Path:
    """Return where a corpus may be made."""
    return tmp_path / "corpus.duckdb"


@pytest.fixture
def database(corpus, empty_corpus) -> Store:
    """Return an empty store in a file."""
    shutil.copy(empty_corpus, corpus)
    with open_store(corpus) as opened:
        yield opened


@pytest.fixture(params=["memory", "database"])
def store(request) -> Store:
    """Return an empty store of each kind."""
    if request.param == "memory":
        return MemoryStore()
    return request.getfixturevalue("database")
