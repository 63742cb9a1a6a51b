"""Measure the search for repeated wordings on each engine, and write figures and a table.

    python tools/benchmark/repeats.py [--sizes 100000 1000000] [--ways memory duckdb spark]
                                      [--memory 4GB] [--output output/benchmark]

Sizes are letters, in made reports of some 12,000. The figures stand in repeats.json, those of
earlier runs are kept; the table in repeats.md. Each run is a process of its own. `python
tools/benchmark/repeats.py --run WAY FILE MEMORY` is one run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from benchmark.made_texts import Writer, sentences_of_reports  # noqa: E402
from benchmark.run import _machine  # noqa: E402

from compare.repeating import repeats, repeats_of_files  # noqa: E402
from compare.settings import JoiningSettings  # noqa: E402

WAYS = ("memory", "duckdb", "spark")
_LETTERS_OF_REPORT = 12_200
_SENTENCES = 300


def main() -> None:
    """Measure, and write repeats.json and repeats.md; or do one run."""
    if sys.argv[1:2] == ["--run"]:
        print(json.dumps(run(*sys.argv[2:])))
        return
    options = _options()
    options.output.mkdir(parents=True, exist_ok=True)
    path = options.output / "repeats.json"
    figures = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for size in options.sizes:
        file = _texts(options.output, size)
        for way in options.ways:
            key = f"{size} {way}"
            figures[key] = _measured(way, file, options.memory) | {"way": way, "size": size}
            print(key, json.dumps(figures[key]), flush=True)
            path.write_text(json.dumps(figures, indent=1), "utf-8")
    (options.output / "repeats.md").write_text(_table(list(figures.values())), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--ways", nargs="*", default=list(WAYS), choices=WAYS)
    parser.add_argument("--memory", default="")
    parser.add_argument("--output", type=Path, default=ROOT / "output" / "benchmark")
    return parser.parse_args()


def _texts(folder: Path, size: int) -> Path:
    """Return a Parquet file of the sentences of made reports, each report one speaker."""
    path = folder / f"repeats-{size}.parquet"
    if not path.exists():
        count = max(2, round(size / _LETTERS_OF_REPORT))
        texts = list(sentences_of_reports(Writer(), count, _SENTENCES))
        speakers = [f"{number // _SENTENCES}" for number in range(len(texts))]
        columns = {"id": range(len(texts)), "speaker": speakers, "letters": texts}
        pq.write_table(pa.table(columns), path)
    return path


def _measured(way: str, file: Path, memory: str) -> dict[str, object]:
    command = [sys.executable, __file__, "--run", way, str(file), memory]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1]}
    return json.loads(done.stdout.strip().splitlines()[-1])


def run(way: str, file: str, memory: str) -> dict[str, object]:
    """Return the figures of one run."""
    settings = JoiningSettings(engine=way, memory=memory)
    table = pq.read_table(file)
    letters = pa.compute.sum(pa.compute.utf8_length(table.column("letters"))).as_py()
    started, before = time.perf_counter(), os.times()
    if way == "memory":
        texts, speakers = (table.column(name).to_pylist() for name in ("letters", "speaker"))
        found = repeats(texts, speakers, settings=settings)
        figures = (found.occurrences, found.sentences, found.speakers, found.id, found.start)
        rows = list(zip(found.letters, *(column.tolist() for column in figures), strict=True))
    else:
        found = repeats_of_files(file, settings=settings)
        rows = [tuple(row.values()) for row in found.to_pylist()]
    after = os.times()
    return {
        "letters": letters,
        "seconds": round(time.perf_counter() - started, 2),
        # What Spark does is done in processes that are not asked.
        "processor": None
        if way == "spark"
        else round(after.user + after.system - before.user - before.system, 2),
        "gigabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
        "repeats": len(rows),
        "result": hashlib.sha256(repr(rows).encode()).hexdigest()[:12],
    }


def _table(rows: list[dict]) -> str:
    """Return all figures, and by which power of the letters the work of each way grows."""
    lines = [
        f"{_machine()}\n",
        "| letters | way | seconds | processor seconds | GB | repeats | result |",
        "|---:|---|---:|---:|---:|---:|---|",
    ]
    rows = sorted(rows, key=lambda row: (row["size"], WAYS.index(row["way"])))
    for row in rows:
        if "failed" in row:
            lines.append(f"| {row['size']:,} | {row['way']} | {row['failed']} |||||")
            continue
        own = row["processor"] or "–"
        lines.append(
            f"| {row['letters']:,} | {row['way']} | {row['seconds']:,} | {own} "
            f"| {row['gigabytes']} | {row['repeats']:,} | {row['result']} |"
        )
    lines += ["", "| way | from | to | exponent of the work |", "|---|---:|---:|---:|"]
    for way in WAYS:
        own = [row for row in rows if row["way"] == way and row.get("processor")]
        for one, other in pairwise(own):
            times = math.log(other["processor"] / one["processor"])
            power = times / math.log(other["letters"] / one["letters"])
            lines.append(f"| {way} | {one['letters']:,} | {other['letters']:,} | {power:.2f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
