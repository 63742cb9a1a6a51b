from __future__ import annotations

from pathlib import Path

import pytest

from compare import corpora
from tests.archive.support import copied_from, write_archive


@pytest.fixture(scope="session")
def corpus(tmp_path_factory) -> Path:
    """Return a corpus of small reports of four districts over three years; do not change it."""
    folder = tmp_path_factory.mktemp("archive")
    write_archive(folder / "reports")
    copied_from(
        folder / "reports" / "2021" / "甘谷县.txt", folder / "reports" / "2022" / "庄浪县.txt"
    )
    file = folder / "archive.duckdb"
    corpora.add(file, [folder / "reports"])
    return file
