from __future__ import annotations

from pathlib import Path

import pytest

from compare.corpus import MemoryStore, Store, open_store


@pytest.fixture
def corpus(tmp_path) -> Path:
    return tmp_path / "corpus.duckdb"


@pytest.fixture(params=["memory", "database"])
def store(request, corpus) -> Store:
    """Return an empty store of each kind."""
    if request.param == "memory":
        yield MemoryStore()
        return
    with open_store(corpus) as opened:
        yield opened
