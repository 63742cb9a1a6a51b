"""Measure the reading of Word, office, table, text and ZIP files, and print a table.

    python tools/measure_office.py FOLDER [--files N]

FOLDER holds DOCX reports; their texts as python-docx has them are the known texts, and the files
of the other formats are made from them. Recall is the share of the known letters that were read,
in their order; each format is read in a process of its own, so that its memory is its own too.
"""

from __future__ import annotations

import argparse
import csv
import io
import multiprocessing
import resource
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
from rapidfuzz.distance import LCSseq

from compare.reading import read_paths
from compare.settings import ReadingSettings
from compare.text import letters_of

HEAD = ("format", "texts", "recall", "left in", "seconds a text", "peak memory, MB", "skipped")


@dataclass(frozen=True)
class Known:
    """Hold a report whose text is known."""

    path: Path
    text: str


# A maker puts files with all the texts into a folder, in their order.
Maker = Callable[[Sequence[Known], Path], None]


def copy(known: Sequence[Known], folder: Path) -> None:
    for number, report in enumerate(known):
        shutil.copy(report.path, folder / f"{number:03}.docx")


def text_in(encoding: str) -> Maker:
    def make(known: Sequence[Known], folder: Path) -> None:
        for number, report in enumerate(known):
            (folder / f"{number:03}.txt").write_bytes(report.text.encode(encoding))

    return make


def office(form: str) -> Maker:
    """Return a maker that has LibreOffice save the reports in a format."""

    def make(known: Sequence[Known], folder: Path) -> None:
        with tempfile.TemporaryDirectory() as name:
            copy(known, Path(name))
            given = sorted(str(path) for path in Path(name).glob("*.docx"))
            profile = f"-env:UserInstallation={(Path(name) / 'profile').as_uri()}"
            target = ["--convert-to", "doc" if form == "wps" else form, "--outdir", str(folder)]
            command = ["soffice", profile, "--headless", *target, *given]
            subprocess.run(command, check=True, capture_output=True)
        if form == "wps":
            for path in folder.glob("*.doc"):
                path.rename(path.with_suffix(".wps"))

    return make


def workbook(known: Sequence[Known], folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(("序号", "正文"))
    for number, report in enumerate(known):
        # Excel has room for 32,767 characters in a cell; the rest goes into the next ones.
        pieces = [
            report.text[start : start + 32_000] for start in range(0, len(report.text), 32_000)
        ]
        book.active.append((number, *pieces))
    book.save(folder / "reports.xlsx")


def separated(known: Sequence[Known], folder: Path) -> None:
    stream = io.StringIO()
    rows = ((number, report.text) for number, report in enumerate(known))
    csv.writer(stream).writerows([("序号", "正文"), *rows])
    (folder / "reports.csv").write_bytes(stream.getvalue().encode("gb18030"))


def archive(known: Sequence[Known], folder: Path) -> None:
    with zipfile.ZipFile(folder / "reports.zip", "w") as file:
        for number, report in enumerate(known):
            file.write(report.path, f"年报/{number:03}.docx")


MAKERS: dict[str, Maker] = {
    "TXT, UTF-8": text_in("utf-8"),
    "TXT, GB18030": text_in("gb18030"),
    "DOCX": copy,
    "XLSX, a report a row": workbook,
    "CSV in GB18030": separated,
    "ZIP of DOCX": archive,
}
OFFICE_MAKERS = {form.upper(): office(form) for form in ("doc", "wps", "rtf", "odt")}


def measure(folder: Path, texts: Sequence[str]) -> tuple[str, ...]:
    """Read the files of a format and compare them with the known texts, in their order."""
    begun = time.perf_counter()
    reading = read_paths([folder], ReadingSettings())
    seconds = (time.perf_counter() - begun) / len(texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wanted = [letters_of(text) for text in texts]
    letters = [letters_of(source.text) for source in reading.sources]
    kept = sum(LCSseq.similarity(*pair) for pair in zip(wanted, letters, strict=False))
    extra = sum(map(len, letters)) - kept
    recall = kept / sum(map(len, wanted))
    return (
        str(len(texts)),
        f"{recall:.4f}",
        str(extra),
        f"{seconds:.3f}",
        f"{memory:.0f}",
        str(len(reading.skipped)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=None, help="take only the first so many")
    arguments = parser.parse_args()
    known = [
        Known(path, "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs))
        for path in sorted(arguments.folder.glob("*.docx"))[: arguments.files]
    ]
    texts = [report.text for report in known]
    print("| " + " | ".join(HEAD) + " |")
    print("|" + "---|" * len(HEAD))
    for name, make in (MAKERS | (OFFICE_MAKERS if shutil.which("soffice") else {})).items():
        with tempfile.TemporaryDirectory() as folder:
            make(known, Path(folder))
            # A fresh process: what one format needed must not count for the next.
            fresh = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(1, mp_context=fresh) as pool:
                figures = pool.submit(measure, Path(folder), texts).result()
            print("| " + " | ".join((name, *figures)) + " |", flush=True)


if __name__ == "__main__":
    main()
