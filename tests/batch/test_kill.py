"""Kill batches at any moment: the next one completes, nothing is lost and nothing doubled."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compare.batch.sets import plan_sets
from compare.corpus import open_store
from compare.lexicon import Lexicon
from tests.batch.reports import DISTRICTS, write_reports
from tests.batch.results import results

KILLS = 3
HERE = Path(__file__).parents[2]


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "compare", "batch", "reports", "-q", "-f", "csv"],
        cwd=folder,
        env={"PYTHONPATH": str(HERE), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
    )


def finish(folder: Path) -> float:
    begun = time.monotonic()
    assert start(folder).wait(timeout=300) == 0
    return time.monotonic() - begun


@pytest.mark.processes
def test_a_batch_that_was_killed_again_and_again_ends_as_an_undisturbed_one(tmp_path):
    for name in ("undisturbed", "killed"):
        write_reports(tmp_path / name / "reports", (2021, 2022), DISTRICTS)
    seconds = finish(tmp_path / "undisturbed")
    draw = random.Random(20)
    for _ in range(KILLS):
        process = start(tmp_path / "killed")
        time.sleep(draw.uniform(0.2, 1.0) * seconds)
        process.kill()
        process.wait()
    finish(tmp_path / "killed")
    killed, undisturbed = (tmp_path / name / "output" for name in ("killed", "undisturbed"))
    assert results(killed) == results(undisturbed)
    assert not list(killed.rglob(".unfinished-*"))
    kept = []
    for output in (killed, undisturbed):
        with open_store(output / "corpus.duckdb", write=False) as store:
            sets = [each.name for each in plan_sets(store.outlines(), Lexicon()).sets]
            assert sorted(store.runs()) == sets
            kept.append((store.known(), store.outlines(), store.runs()))
    assert kept[0] == kept[1]
