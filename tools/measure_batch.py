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
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Cost:
    """Hold what a batch took: seconds on the clock, and of the processor with all its processes."""

    clock: float
    processor: float

    def __str__(self) -> str:
        """Return both for reading."""
        return f"{self.clock:.0f} s ({self.processor:.0f} s of the processor)"

    def share(self, whole: Cost) -> str:
        """Return both as shares of another cost."""
        clock, processor = self.clock / whole.clock, self.processor / whole.processor
        return f"{clock:.1%} ({processor:.1%} of the processor)"


def cost_of(work: Path, output: str, *paths: Path, options: tuple[str, ...] = ()) -> Cost:
    """Do a batch and return what it took."""
    start, before = time.monotonic(), os.times()
    if batch(work, output, *paths, options=options).wait() != 0:
        raise SystemExit(f"the batch into {output} failed")
    after = os.times()
    processor = sum(after[2:4]) - sum(before[2:4])
    return Cost(time.monotonic() - start, processor)


def files_of(output: Path) -> dict[str, bytes]:
    """Return the results of a batch by name."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and not path.name.startswith(_NOT_RESULTS)
    }


def measure_addition(work: Path, years: list[Path], options: tuple[str, ...]) -> None:
    """Print what the last year costs beside all of them at once."""
    counts = [len(list(year.iterdir())) for year in years]
    whole = cost_of(work, "full", *years, options=options)
    print(f"full run of {sum(counts)} reports: {whole}", flush=True)
    cost_of(work, "added", *years[:-1], options=options)
    added = cost_of(work, "added", years[-1], options=options)
    print(f"the last {counts[-1]} added: {added}, {added.share(whole)}")
    nothing = cost_of(work, "added", *years, options=options)
    print(f"nothing new: {nothing}, {nothing.share(whole)}")
    same = files_of(work / "full") == files_of(work / "added")
    print(f"same bytes: {same}", flush=True)


def measure_kills(work: Path, years: list[Path], kills: int) -> None:
    """Print how many batches that were killed end as an undisturbed one."""
    seconds = cost_of(work, "undisturbed", *years, options=_TABLES).clock
    wanted = files_of(work / "undisturbed")
    draw = random.Random(0)
    same = 0
    for _ in range(kills):
        shutil.rmtree(work / "killed", ignore_errors=True)
        process = batch(work, "killed", *years, options=_TABLES)
        time.sleep(draw.uniform(0, seconds))
        process.kill()
        process.wait()
        cost_of(work, "killed", *years, options=_TABLES)
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
    parser.add_argument("--formats", default="pdf,docx,html,xlsx")
    chosen = parser.parse_args()
    work = chosen.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    years = make_years(chosen.reports, work / _YEARS, chosen.years, chosen.districts)
    measure_addition(work, years, ("--formats", chosen.formats))
    if chosen.kills:
        measure_kills(work, years[:2], chosen.kills)


if __name__ == "__main__":
    main()
