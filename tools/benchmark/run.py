"""Measure all ways of finding near-copies side by side, and write the figures and the chart.

    python tools/benchmark/run.py [--sizes 1000 10000 100000] [--reports 40 400]
                                  [--ways memory duckdb "brute force"] [--thresholds 0.8 0.6]
                                  [--letters 20] [--output output/benchmark]

Figures of an earlier run in the same folder are kept and replaced one by one. Distinct texts are
measured: equal ones are one text in every way.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from benchmark.chart import draw  # noqa: E402
from benchmark.made_texts import Writer, sentences_of_reports  # noqa: E402

WAYS = ("memory", "duckdb", "spark", "brute force", "previous", "datasketch")
# Beyond so many texts a way is left out: it would take hours, or more memory than there is.
MOST = {"spark": 1_000_000, "previous": 20_000, "datasketch": 100_000}


def main() -> None:
    """Measure, and write figures.json, table.md and chart.svg."""
    options = _options()
    options.output.mkdir(parents=True, exist_ok=True)
    path = options.output / "figures.json"
    figures = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for kind, count in [
        *(("sentences", n) for n in options.sizes),
        *(("reports", n) for n in options.reports),
    ]:
        file = _texts(options.output, kind, count, options.letters)
        for threshold in options.thresholds:
            for way in options.ways:
                if file[1] > MOST.get(way, math.inf):
                    continue
                found = _measured(way, file[0], threshold)
                found |= {"kind": kind, "count": count, "texts": file[1], "threshold": threshold}
                found["letters"] = options.letters if kind == "sentences" else 40
                key = f"{kind} {count} {found['letters']} {threshold} {way}"
                figures[key] = found
                print(key, json.dumps(found, ensure_ascii=False), flush=True)
                path.write_text(json.dumps(figures, indent=1), "utf-8")
    rows = list(figures.values())
    (options.output / "table.md").write_text(_table(rows), "utf-8")
    (options.output / "chart.svg").write_text(draw(rows), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--reports", type=int, nargs="*", default=[40, 400])
    parser.add_argument("--ways", nargs="*", default=list(WAYS), choices=WAYS)
    parser.add_argument("--thresholds", type=float, nargs="*", default=[0.8, 0.6])
    parser.add_argument("--letters", type=int, default=20)
    parser.add_argument("--output", type=Path, default=ROOT / "output" / "benchmark")
    return parser.parse_args()


def _texts(folder: Path, kind: str, count: int, letters: int) -> tuple[Path, int]:
    """Return a Parquet file of distinct made texts, made once, and how many these are."""
    path = folder / f"{kind}-{count}-{letters}.parquet"
    if not path.exists():
        writer = Writer()
        made = (
            writer.texts(count, letters).texts
            if kind == "sentences"
            else sentences_of_reports(writer, count)
        )
        texts = list(dict.fromkeys(made))
        pq.write_table(pa.table({"id": range(len(texts)), "letters": texts}), path)
    return path, pq.read_metadata(path).num_rows


def _measured(way: str, file: Path, threshold: float) -> dict[str, object]:
    """Run one measurement in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name("measure.py"))]
    done = subprocess.run(
        [*command, way, str(file), str(threshold)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        return {"way": way, "failed": done.stderr.strip().splitlines()[-1]}
    return json.loads(done.stdout.strip().splitlines()[-1])


def _table(rows: list[dict]) -> str:
    names = ("texts", "threshold", "way", "seconds", "processor seconds", "work less by")
    head = f"| {' | '.join((*names, 'GB', 'pairs', 'recall'))} |"
    lines = [f"{_machine()}\n", head, "|---:|---:|---|---:|---:|---:|---:|---:|---:|"]
    order = sorted(rows, key=lambda r: (r["kind"] != "sentences", r["texts"], -r["threshold"]))
    brute = {
        (r["kind"], r["texts"], r["threshold"]): r.get("processor")
        for r in rows
        if r["way"] == "brute force"
    }
    for row in order:
        name = f"{row['texts']:,}"
        name += f" ({row['count']:,} reports)" if row["kind"] == "reports" else ""
        if "failed" in row:
            lines.append(f"| {name} | {row['threshold']} | {row['way']} | {row['failed']} |||||")
            continue
        slow = brute.get((row["kind"], row["texts"], row["threshold"]))
        own = row["processor"]
        faster = f"{slow / own:,.0f}" if slow and own and row["way"] != "brute force" else ""
        seconds = f"{'≈ ' if row['extrapolated'] else ''}{row['seconds']:,}"
        recall = "" if "recall" not in row else f"{row['recall']:.4f} of {row['sample']:,}"
        pairs = "" if row["extrapolated"] else f"{row['pairs']:,}"
        lines.append(
            f"| {name} | {row['threshold']} | {row['way']} | {seconds} | {own or '–'} "
            f"| {faster} | {row['gigabytes']} | {pairs} | {recall} |"
        )
    return "\n".join([*lines, "", *_growth(order)]) + "\n"


def _growth(rows: list[dict]) -> list[str]:
    """Return for each way by which power of the texts its time grows, between following sizes."""
    lines = [
        "| way | threshold | from | to | exponent of the work |",
        "|---|---:|---:|---:|---:|",
    ]
    groups: dict[tuple[str, float], list[dict]] = {}
    for row in rows:
        if row["kind"] == "sentences" and row.get("processor"):
            groups.setdefault((row["way"], row["threshold"]), []).append(row)
    for (way, threshold), group in groups.items():
        for one, other in pairwise(group):
            times = math.log(other["processor"] / one["processor"])
            power = times / math.log(other["texts"] / one["texts"])
            lines.append(
                f"| {way} | {threshold} | {one['texts']:,} | {other['texts']:,} | {power:.2f} |"
            )
    return lines


def _machine() -> str:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {memory:.0f} GB, "
        f"Python {platform.python_version()}, {platform.system()}"
    )


if __name__ == "__main__":
    main()
