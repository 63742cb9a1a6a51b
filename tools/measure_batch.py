"""Measure batches: what a further year costs beside a full run, and what killing does.

    python tools/measure_batch.py REPORTS WORK [--years 11] [--districts 31] [--kills 20]

From the first reports of the folder REPORTS `tools/make_year.py` makes further years, one from the
other. Then, each with the command line as a user has it:

- all years at once into an empty corpus, which is the full run;
- all years but the last into another one, and then the last: what it takes, as a share of the full
  run, and whether all files have the same bytes;
- the first two years, killed (SIGKILL) at a random moment and started again, so many times: whether
  each ends with the same bytes as an undisturbed batch.

Everything lies in WORK afterwards.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tools.make_year import make  # noqa: E402

_YEARS = "years"
# What is written in the measurement of kills: rendering takes long, but writes no other way.
_TABLES = ("--formats", "html,csv")
_NOT_RESULTS = ("summary.json", "corpus.duckdb")


def make_years(reports: Path, folder: Path, years: int, districts: int) -> list[Path]:
    """Return a folder for each year, the first with the reports themselves."""
    made = [folder / f"{number:02}" for number in range(1, years + 1)]
    made[0].mkdir(parents=True)
    for report in sorted(path for path in reports.iterdir() if path.is_file())[:districts]:
        shutil.copy(report, made[0])
    for number, (before, after) in enumerate(pairwise(made)):
        both = folder / "both"
        make(before, both, seed=number)
        after.mkdir()
        for report in both.glob("*-2.txt"):
            shutil.move(report, after / f"{report.stem.removesuffix('-2')}.txt")
        shutil.rmtree(both)
    return made


def batch(
    work: Path, output: str, *paths: Path, options: tuple[str, ...] = ()
) -> subprocess.Popen[bytes]:
    """Start a batch that says nothing."""
    arguments = [*(path.relative_to(work) for path in paths), "-o", output, "--quiet", *options]
    return subprocess.Popen(
        [sys.executable, "-m", "compare", "batch", *arguments],
        cwd=work,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def timed(work: Path, output: str, *paths: Path, options: tuple[str, ...] = ()) -> float:
    """Do a batch and return the seconds it took."""
    start = time.monotonic()
    if batch(work, output, *paths, options=options).wait() != 0:
        raise SystemExit(f"the batch into {output} failed")
    return time.monotonic() - start


def files_of(output: Path) -> dict[str, bytes]:
    """Return the results of a batch by name."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and not path.name.startswith(_NOT_RESULTS)
    }


def measure_addition(work: Path, years: list[Path]) -> None:
    """Print what the last year costs beside all of them at once."""
    whole = timed(work, "full", *years)
    timed(work, "added", *years[:-1])
    added = timed(work, "added", years[-1])
    nothing = timed(work, "added", *years)
    count = sum(1 for year in years for _ in year.iterdir())
    print(f"full run of {count} reports: {whole:.0f} s")
    print(
        f"the last {sum(1 for _ in years[-1].iterdir())} added: {added:.0f} s, {added / whole:.1%}"
    )
    print(f"nothing new: {nothing:.1f} s, {nothing / whole:.1%}")
    print(f"same bytes: {files_of(work / 'full') == files_of(work / 'added')}")


def measure_kills(work: Path, years: list[Path], kills: int) -> None:
    """Print how many batches that were killed end as an undisturbed one."""
    seconds = timed(work, "undisturbed", *years, options=_TABLES)
    wanted = files_of(work / "undisturbed")
    draw = random.Random(0)
    same = 0
    for _ in range(kills):
        shutil.rmtree(work / "killed", ignore_errors=True)
        process = batch(work, "killed", *years, options=_TABLES)
        time.sleep(draw.uniform(0, seconds))
        process.kill()
        process.wait()
        timed(work, "killed", *years, options=_TABLES)
        same += files_of(work / "killed") == wanted
    print(f"killed at {kills} random moments of {seconds:.0f} s: {same} end with the same bytes")


def main() -> None:
    """Make years of reports and measure batches on them."""
    parser = argparse.ArgumentParser(description="Measure batches.")
    parser.add_argument("reports", type=Path, help="folder of the reports of one year")
    parser.add_argument("work", type=Path, help="folder for years and results, made anew")
    parser.add_argument("--years", type=int, default=11)
    parser.add_argument("--districts", type=int, default=31)
    parser.add_argument("--kills", type=int, default=20)
    chosen = parser.parse_args()
    work = chosen.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    years = make_years(chosen.reports, work / _YEARS, chosen.years, chosen.districts)
    measure_addition(work, years)
    measure_kills(work, years[:2], chosen.kills)


if __name__ == "__main__":
    main()
