"""Make reports anew in every format that is read, for the measuring of the formats."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from compare.model.source import Source  # noqa: E402
from tests.reading import test_html as pages  # noqa: E402
from tests.reading.ocr import scans  # noqa: E402
from tests.reading.pdf import layouts  # noqa: E402

# No cell of Excel holds more than 32,767 characters.
_CELL = 32_000


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
