"""Files are the same whoever reads them, and come in the order in which they were given."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compare.intake import many, read_in_order, wanted_files
from compare.model.source import Skipped
from compare.processes.workers import Failed
from compare.settings import BatchSettings, Settings

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def folder(tmp_path):
    """Return three reports, the longest first, and a file that is none."""
    for number, path in enumerate(sorted(SEEDS.iterdir(), key=lambda p: -p.stat().st_size)[:3]):
        shutil.copy(path, tmp_path / f"{number}.txt")
    (tmp_path / "3.bin").write_bytes(bytes(range(256)))
    return tmp_path


def taken_in(folder, settings):
    stages = []
    wanted = tuple(wanted_files([folder], settings))
    files = read_in_order(wanted, settings, lambda *stage: stages.append(stage))
    assert [file.path for file in files] == [each.path for each in wanted]
    assert {stage for stage, _, _ in stages} == {f"read {each.path}" for each in wanted}
    return files


@pytest.mark.processes
def test_several_processes_read_what_one_reads(folder, monkeypatch):
    alone = taken_in(folder, Settings())
    monkeypatch.setattr(many, "FEW", 1)
    assert taken_in(folder, Settings()) == alone
    assert taken_in(folder, Settings(batch=BatchSettings(workers=1))) == alone


def test_a_file_that_ends_its_process_is_left_out_with_the_reason(folder, monkeypatch):
    def ended(task, items, count, here):
        return ((item, Failed("its process ended (SIGKILL)")) for item in reversed(items))

    monkeypatch.setattr(many, "FEW", 1)
    monkeypatch.setattr(many, "side_by_side", ended)
    first, *_ = taken_in(folder, Settings())
    reason = "cannot be read: its process ended (SIGKILL); save it anew as plain text"
    assert first.results == (Skipped(first.path, reason),)
