"""Measure one way of finding near-copies on one file of texts, and print the figures as JSON.

    python tools/benchmark/measure.py WAY FILE THRESHOLD

WAY is `memory`, `duckdb` or `spark` (the program's engines), `brute force` (rapidfuzz: each pair
once, or a sample of the rows and the time extrapolated), `previous` (the whole matrix, as in
releases before) or `datasketch` (MinHash of the same multisets with the same bands). FILE is
Parquet with `id` and `letters`. Each run is a process of its own, and so is its peak memory.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from rapidfuzz import fuzz, process

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compare.joining import near_copies, near_copies_of_files  # noqa: E402
from compare.joining.plan import plan_of  # noqa: E402
from compare.joining.similarity import scores  # noqa: E402
from compare.scoring.similarity import similarity_matrix  # noqa: E402
from compare.settings import JoiningSettings  # noqa: E402

# Pairs that brute force compares at the most; beyond, so many rows are taken as make these.
_MOST_COMPARED = 150_000_000
_FAMILY = JoiningSettings().family
Found = set[tuple[int, int]]


def by_brute_force(texts: list[str], threshold: float) -> tuple[Found, float]:
    """Return the pairs of rows of a sample with all texts, and which part of all pairs this is."""
    rows = sample_of(len(texts), max(1, _MOST_COMPARED // len(texts)))
    found = set()
    for low in range(0, len(rows), 500):
        part = rows[low : low + 500]
        table = process.cdist(
            [texts[row] for row in part], texts, scorer=fuzz.ratio,
            score_cutoff=100 * threshold, dtype=np.float32, workers=-1,
        )  # fmt: skip
        for row, column in zip(*np.nonzero(table), strict=True):
            one, other = int(part[row]), int(column)
            if one != other:
                found.add((min(one, other), max(one, other)))
    # All pairs of a set with itself need only half of the comparisons.
    return found, 2 * len(rows) / len(texts)


def sample_of(count: int, most: int) -> np.ndarray:
    """Return numbers of texts spread over all, the same for each way."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).astype(np.int64))


def by_datasketch(texts: list[str], threshold: float) -> Found:
    """Return the pairs that datasketch finds with the same bands, compared by rapidfuzz."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - only this way needs it

    level = plan_of(threshold, JoiningSettings().recall, len(texts), _FAMILY).levels[0]
    permutations = level.bands * level.rows
    index = MinHashLSH(num_perm=permutations, params=(level.bands, level.rows))
    pairs: list[tuple[int, int]] = []
    bags = ([f"{c}{n}".encode() for c, n in _numbered(text)] for text in texts)
    for number, minhash in enumerate(MinHash.generator(bags, num_perm=permutations)):
        pairs.extend((other, number) for other in index.query(minhash))
        index.insert(number, minhash)
    found = scores([texts[a] for a, _ in pairs], [texts[b] for _, b in pairs], 100 * threshold)
    return {pair for pair, score in zip(pairs, found, strict=True) if score}


def _numbered(text: str) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    numbered = []
    for character in text:
        numbered.append((character, counts[character]))
        counts[character] += 1
    return numbered


def by_matrix(texts: list[str], threshold: float) -> Found:
    """Return the pairs by the matrix of all texts with all."""
    table = np.triu(similarity_matrix(texts, texts, cutoff=100 * threshold), 1)
    return {(int(a), int(b)) for a, b in zip(*np.nonzero(table), strict=True)}


def main(way: str, file: str, threshold: float) -> None:
    """Measure, and print one line of JSON."""
    seconds, part, found = 0.0, 1.0, set[tuple[int, int]]()
    started, cpu = time.perf_counter(), os.times()
    if way in ("duckdb", "spark"):
        table = near_copies_of_files(file, threshold, JoiningSettings(engine=way))
        columns = [table.column(name).to_numpy() for name in ("left_id", "right_id")]
    else:
        texts = pq.read_table(file).column("letters").to_pylist()
        started, cpu = time.perf_counter(), os.times()
        if way == "memory":
            pairs = near_copies(texts, threshold, JoiningSettings(engine="memory")).pairs
            columns = [pairs.left, pairs.right]
        else:
            if way == "brute force":
                found, part = by_brute_force(texts, threshold)
            else:
                by = {"datasketch": by_datasketch, "previous": by_matrix}[way]
                found = by(texts, threshold)
            columns = [np.array(side) for side in zip(*sorted(found), strict=True)]
    seconds, after = time.perf_counter() - started, os.times()
    worked = after.user + after.system - cpu.user - cpu.system
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    figures = {
        "way": way,
        "seconds": round(seconds / part, 2),
        # What Spark does is done in processes that are not asked.
        "processor": None if way == "spark" else round(worked / part, 2),
        "gigabytes": round(peak, 2),
        "extrapolated": part < 1,
        "pairs": len(columns[0]) if columns else 0,
    }
    if way != "brute force":
        figures["recall"], figures["sample"] = recall(file, threshold, columns)
    print(json.dumps(figures))


def recall(file: str, threshold: float, columns: list[np.ndarray]) -> tuple[float, int]:
    """Return which part of the pairs of sampled rows was found, and how many pairs these are."""
    texts = pq.read_table(file).column("letters").to_pylist()
    known = Path(f"{file}.{threshold}.truth.npy")
    if not known.exists():
        pairs = sorted(by_brute_force(texts, threshold)[0])
        np.save(known, np.array(pairs, dtype=np.int64).reshape(-1, 2))
    truth = np.load(known)
    if not len(truth):
        return 1.0, 0
    codes = np.asarray(columns[0]) * len(texts) + np.asarray(columns[1])
    hit = np.isin(truth[:, 0] * len(texts) + truth[:, 1], codes)
    return round(float(hit.mean()), 5), len(truth)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
