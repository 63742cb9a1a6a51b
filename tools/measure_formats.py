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
import csv
import io
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
import unicodedata
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
from rapidfuzz.distance import Indel, LCSseq

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from measure_structure import Measures, Text, measure  # noqa: E402

from compare.api import read  # noqa: E402
from compare.model.report import Document  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.text import letters_of  # noqa: E402
from tests.reading import test_html as pages  # noqa: E402
from tests.reading.ocr import scans  # noqa: E402
from tests.reading.pdf import layouts  # noqa: E402

HEAD = (
    *("format", "reports", "order", "recall", "left in", "own-line F1", "run-in F1", "roles"),
    *("who and when", "seconds a report", "peak MB"),
)
_CELL = 32_000
_IDENTITY = ("district", "level", "body", "review_year", "plan_year")


@dataclass(frozen=True)
class Known:
    """Hold a report whose text and labels are known."""

    path: Path
    label: dict[str, Any]
    source: Source

    @property
    def lines(self) -> list[str]:
        """Return the lines that hold anything, without characters that no face can show."""
        lines = ("".join(filter(_shows, line)).strip() for line in self.source.text.splitlines())
        return [line for line in lines if line]


def _shows(character: str) -> bool:
    return unicodedata.category(character) != "Cf"


# A maker puts a file for each report into a folder, in their order, or one with all of them.
Maker = Callable[[Sequence[Known], Path], None]


def each(make: Callable[[Known], bytes], suffix: str) -> Maker:
    """Return a maker of one file a report."""

    def write(known: Sequence[Known], folder: Path) -> None:
        for number, report in enumerate(known):
            (folder / f"{number:03}{suffix}").write_bytes(make(report))

    return write


def text_in(encoding: str) -> Callable[[Known], bytes]:
    """Return a maker of plain text in an encoding."""
    return lambda report: report.source.text.encode(encoding, "replace")


def word(report: Known) -> bytes:
    """Return the report as the DOCX it is, or made into one."""
    if report.path.suffix == ".docx":
        return report.path.read_bytes()
    document = docx.Document()
    for line in report.source.text.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def office(form: str, suffix: str) -> Maker:
    """Return a maker that has LibreOffice save the reports in a format."""

    def write(known: Sequence[Known], folder: Path) -> None:
        with tempfile.TemporaryDirectory() as name:
            each(word, ".docx")(known, Path(name))
            given = sorted(str(path) for path in Path(name).glob("*.docx"))
            profile = f"-env:UserInstallation={(Path(name) / 'profile').as_uri()}"
            target = ["--convert-to", form, "--outdir", str(folder)]
            command = ["soffice", profile, "--headless", *target, *given]
            subprocess.run(command, check=True, capture_output=True)
        for path in folder.glob(f"*.{form}"):
            path.rename(path.with_suffix(suffix))

    return write


def workbook(known: Sequence[Known], folder: Path) -> None:
    """Write a row for each report; what has no room in a cell of Excel goes into the next."""
    book = openpyxl.Workbook()
    book.active.append(("序号", "正文"))
    for number, report in enumerate(known):
        text = report.source.text
        cells = [text[start : start + _CELL] for start in range(0, len(text), _CELL)]
        book.active.append((number, *cells))
    book.save(folder / "reports.xlsx")


def separated(known: Sequence[Known], folder: Path) -> None:
    """Write a CSV file in GB18030 with a row for each report."""
    stream = io.StringIO()
    rows = ((number, report.source.text) for number, report in enumerate(known))
    csv.writer(stream).writerows([("序号", "正文"), *rows])
    (folder / "reports.csv").write_bytes(stream.getvalue().encode("gb18030", "replace"))


def archive(known: Sequence[Known], folder: Path) -> None:
    """Write a ZIP of DOCX files."""
    with zipfile.ZipFile(folder / "reports.zip", "w") as file:
        for number, report in enumerate(known):
            file.writestr(f"年报/{number:03}.docx", word(report))


def page(around: tuple[str, str], encoding: str) -> Callable[[Known], bytes]:
    """Return a maker of a web page inside a portal's frame."""

    def make(report: Known) -> bytes:
        title, *rest = report.lines
        body = "".join(f"<p>&nbsp;&nbsp;<span>{line}</span></p>\n" for line in rest)
        framed = pages.framed(body, title, charset=encoding, around=around)
        return framed.encode(encoding, "xmlcharrefreplace")

    return make


def columns(count: int) -> Callable[[Known], bytes]:
    """Return a maker of a PDF in columns whose pages are drawn in no order."""
    size = 8 if count > 3 else 10.5
    return lambda report: layouts.in_columns(report.lines, count, shuffled=True, size=size)


def scan(report: Known) -> bytes:
    """Return a PDF of noisy pictures: 1° askew, dots, blur, uneven light, JPEG artefacts."""
    pages = scans.pictures_of(layouts.in_columns(report.lines, 1, size=10.5), 200)
    worn = [scans.worn(page, scans.NOISY, seed) for seed, page in enumerate(pages)]
    return scans.as_pdf(worn, 200)


MAKERS: dict[str, Maker] = {
    "TXT, UTF-8": each(text_in("utf-8"), ".txt"),
    "TXT, GB18030": each(text_in("gb18030"), ".txt"),
    "TXT, UTF-16": each(text_in("utf-16"), ".txt"),
    "DOCX": each(word, ".docx"),
    "DOC": office("doc", ".doc"),
    "WPS": office("doc", ".wps"),
    "RTF": office("rtf", ".rtf"),
    "ODT": office("odt", ".odt"),
    "XLSX, a report a row": workbook,
    "CSV, GB18030": separated,
    "ZIP of DOCX": archive,
    "HTML, known container": each(page(pages.CONTAINERS[0], "utf-8"), ".html"),
    "HTML, no container, GBK": each(page(("", ""), "gbk"), ".html"),
    "PDF, one column, shuffled": each(columns(1), ".pdf"),
    "PDF, two columns, shuffled": each(columns(2), ".pdf"),
    "PDF, four columns, shuffled": each(columns(4), ".pdf"),
}
SCANS: dict[str, Maker] = {"PDF, noisy scan": each(scan, ".pdf")}


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
