from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the command line in a process of its own, as a user does."""

    def run(*arguments: object, cwd: Path | None = None, **variables: str):
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(ROOT),
            "PYTHONUTF8": "1",
            **variables,
        }
        return subprocess.run(
            [sys.executable, "-m", "compare", *map(str, arguments)],
            cwd=cwd or ROOT,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def finished(tmp_path_factory, run) -> Path:
    """Return a folder that holds the five files and, in `output`, a run on them; do not change it."""
    folder = tmp_path_factory.mktemp("finished")
    shutil.copytree(SEEDS, folder / "seeds")
    done = run("brief", "seeds", cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "summary.txt").write_text(done.stdout, "utf-8")
    return folder


@pytest.fixture
def copy(finished, tmp_path) -> Path:
    """Return a copy of the finished run that a test may change."""
    folder = tmp_path / "copy"
    shutil.copytree(finished, folder)
    return folder


@pytest.fixture
def two(tmp_path, seeds) -> Path:
    """Return a folder with reports of two districts."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, name in (("001", "渝中.txt"), ("004", "南川.txt")):
        (source,) = seeds.glob(f"{number}_*.txt")
        shutil.copy(source, folder / name)
    return folder
