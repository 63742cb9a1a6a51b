"""Measure the reading of reports in every format against labels made by hand; print a table.

    python tools/measure_formats.py LABELS REPORTS [--formats TEXT] [--scans]

LABELS and REPORTS are those of `measure_structure.py`. Each report, DOCX or plain text, is made
anew in every other format, and what is read from these files is compared with its known text and
labels. Each format is read in a process of its own, so that its memory is its own too.

Order is the likeness (Indel) of the letters read with those written; recall the share of the known
letters read, in their order; left in the letters read that belong to the frame or to nothing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Indel, LCSseq

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from make_formats import MAKERS, SCANS, Known  # noqa: E402
from measure_structure import Measures, Text, measure  # noqa: E402

from compare.api import read  # noqa: E402
from compare.model.report import Document  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.text import letters_of  # noqa: E402

HEAD = (
    *("format", "reports", "order", "recall", "left in", "own-line F1", "run-in F1", "roles"),
    *("who and when", "seconds a report", "peak MB"),
)
_IDENTITY = ("district", "level", "body", "review_year", "plan_year")


def carried_over(label: dict[str, Any], known: Source, found: Source) -> dict[str, Any]:
    """Return a label with the lines of another reading of the same text.

    Letters are aligned one by one, so that a place of the known text is one of the text found; a
    place whose letters were not read leads to the next that were.
    """
    before, after = Text(known), Text(found)
    letters = [letters_of(source.text) for source in (known, found)]
    ranks: list[int] = []
    for step in Indel.opcodes(*letters):
        width = step.src_end - step.src_start
        same = step.tag == "equal"
        ranks.extend(step.dest_start + (number if same else 0) for number in range(width))

    def line_of(line: int, words: str = "") -> tuple[int, str]:
        rank = ranks[before.rank[before.place(line, words)]]
        place = after.letters[min(rank, len(after.letters) - 1)]
        return found.line(place), letters[1][rank : rank + len(letters_of(words))]

    def last_line(line: int) -> int:
        end = before.bounds(line)[1]
        rank = bisect_left(before.letters, end) - 1
        return found.line(after.letters[min(ranks[rank], len(after.letters) - 1)])

    def moved(documents: dict[str, Any]) -> dict[str, Any]:
        first, last = documents["lines"]
        changed: dict[str, Any] = {"lines": [line_of(first)[0], last_line(last)]}
        for key in ("roles", "run_in", "debatable", "shortcomings", "debatable_shortcomings"):
            if key in documents:
                changed[key] = [_entry(item, line_of) for item in documents[key]]
        if "own_line" in documents:
            lines = (item[0] if isinstance(item, list) else item for item in documents["own_line"])
            changed["own_line"] = [line_of(line)[0] for line in lines]
        return documents | changed

    removed = [item | {"line": line_of(item["line"])[0]} for item in label.get("removed", [])]
    documents = [moved(document) for document in label["documents"]]
    return label | {"removed": removed, "documents": documents}


def _entry(item: list[Any], line_of: Callable[..., tuple[int, str]]) -> list[Any]:
    words = item[1] if len(item) > 1 and isinstance(item[1], str) else ""
    line, found = line_of(item[0], words)
    return [line, *([found] if words else []), *item[1 + bool(words) :]]


def measure_folder(folder: Path, known: Sequence[Known]) -> tuple[str, ...]:
    """Read the files of a format and return the cells of its row."""
    begun = time.perf_counter()
    reports = read([folder])
    seconds = (time.perf_counter() - begun) / len(known)
    memory = max(
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    for skipped in reports.reading.skipped:
        print(f"skipped {skipped.path}: {skipped.reason}", file=sys.stderr)
    total = Measures()
    order, kept, wanted, extra = 0.0, 0, 0, 0
    right = people = 0
    for report, source in zip(known, reports.reading.sources, strict=True):
        one, other = letters_of(report.source.text), letters_of(source.text)
        order += Indel.normalized_similarity(one, other) / len(known)
        same = LCSseq.similarity(one, other)
        kept, wanted, extra = kept + same, wanted + len(one), extra + len(other) - same
        documents = [d for d in reports.documents if d.source == source.id]
        label = carried_over(report.label, report.source, source)
        total.add(measure(label, source, documents))
        right += sum(_identified(item, documents, source) for item in label["documents"])
        people += len(label["documents"])
    scores = [total.scores[kind].f1 for kind in ("own line", "run in")]
    figures = [order, kept / wanted]
    return (
        str(len(known)),
        *(f"{value:.4f}" for value in figures),
        str(extra),
        *(f"{value:.3f}" for value in (*scores, total.role_share)),
        f"{right} of {people}",
        f"{seconds:.2f}",
        str(memory),
    )


def _identified(label: dict[str, Any], documents: Sequence[Document], source: Source) -> bool:
    """Tell whether a labelled document is found, with its district, level, body and years."""
    text = Text(source)
    low, high = text.bounds(label["lines"][0])[0], text.bounds(label["lines"][1])[1]
    overlaps = [(min(d.end, high) - max(d.start, low), d.identity) for d in documents]
    size, identity = max(overlaps, key=lambda item: item[0], default=(0, None))
    return size > 0 and all(getattr(identity, name) == label.get(name) for name in _IDENTITY)


def known_reports(labels: Path, reports: Path, most: int | None) -> Iterator[Known]:
    """Yield the labelled reports of a folder with their known texts."""
    for path in sorted(labels.glob("*.toml"))[:most]:
        label = tomllib.loads(path.read_text(encoding="utf-8"))
        file = reports / label["source"]
        yield Known(file, label, read([file]).reading.sources[0])


def main() -> None:
    """Measure all formats and print a row for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("labels", type=Path, help="folder of label files")
    parser.add_argument("reports", type=Path, help="folder of the reports that they name")
    parser.add_argument("--formats", default="", help="only formats whose name holds this")
    parser.add_argument("--files", type=int, help="take only the first so many reports")
    parser.add_argument("--scans", action="store_true", help="also scans, seconds for each page")
    chosen = parser.parse_args()
    known = list(known_reports(chosen.labels, chosen.reports, chosen.files))
    print("| " + " | ".join(HEAD) + " |")
    print("|" + "---|" * len(HEAD))
    spawn = multiprocessing.get_context("spawn")
    for name, make in (MAKERS | (SCANS if chosen.scans else {})).items():
        if chosen.formats not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            make(known, Path(folder))
            with ProcessPoolExecutor(1, mp_context=spawn) as process:
                cells = process.submit(measure_folder, Path(folder), known).result()
        print("| " + " | ".join((name, *cells)) + " |", flush=True)


if __name__ == "__main__":
    main()
