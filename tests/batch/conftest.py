from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compare import api
from compare.batch.summary import Summary
from compare.intake import many
from compare.settings import Settings
from tests.batch.reports import write_reports

Batch = Callable[..., Summary]


@pytest.fixture
def reports(tmp_path, monkeypatch) -> Path:
    """Return a folder with the reports of two districts over two years, named from beside it."""
    monkeypatch.chdir(tmp_path)
    return write_reports(Path("reports"), (2021, 2022))


@pytest.fixture(autouse=True)
def in_this_process(request, monkeypatch):
    """Read in this process, which takes no time to start, but for the tests of the processes."""
    if "processes" not in request.keywords:
        monkeypatch.setattr(
            many, "side_by_side", lambda task, items, count: ((item, task(item)) for item in items)
        )


@pytest.fixture
def batch() -> Batch:
    """Do a batch that writes tables alone, with settings by group."""

    def batch(*paths: Path, output: str = "output", settings=None, **more: object) -> Summary:
        values = {"output": {"formats": ["csv"]}, **(settings or {})}
        return api.batch(paths, output, Settings.model_validate(values), **more)

    return batch
