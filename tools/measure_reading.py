"""Measure the reading of PDF and HTML files made from known texts, and print a table.

    python tools/measure_reading.py [folder with .txt or .docx files] [name of a layout]

Order is the likeness (Indel) of the letters read with those written, in their order; recall the
share of the written letters that were read; paragraphs the share that came out as one line each;
frame the letters read that were not written.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from docx import Document
from pypdfium2 import PdfDocument
from rapidfuzz.distance import Indel

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.reading.html import HtmlReader  # noqa: E402
from compare.reading.interface import FormatReader, RawText  # noqa: E402
from compare.reading.pdf import PdfReader  # noqa: E402
from compare.settings import ReadingSettings  # noqa: E402
from compare.text import letters_of  # noqa: E402
from tests.reading import test_html as pages  # noqa: E402
from tests.reading.pdf import layouts, newspapers  # noqa: E402

Case = tuple[FormatReader, bytes, list[str]]
HEAD = ("layout", "files", "order", "recall", "paragraphs", "frame", "seconds a file")


def in_columns(count: int, shuffled: bool) -> Callable[[list[str]], Case]:
    def make(texts: list[str]) -> Case:
        size = 8 if count > 3 else 10.5
        data = layouts.in_columns(texts, count, shuffled=shuffled, size=size)
        return PdfReader(), data, texts

    return make


def newspaper(texts: list[str]) -> Case:
    third = len(texts) // 3
    first = layouts.at_most(texts[:third], 3300)
    second = layouts.at_most(texts[third : 2 * third], 1500)
    rest = layouts.at_most(texts[2 * third :], 2100)
    second, rest = ["政协工作综述之二", *second], ["某县政协常务委员会工作报告", *rest]
    data = layouts.newspaper(first, second, rest)
    return PdfReader(), data, ["某某日报", *first, *second, *rest]


def newspaper_page(
    page: Callable[[list[str]], newspapers.Case],
) -> Callable[[list[str]], Case]:
    """Measure the articles; what stands apart from them must come whole, at any place."""

    def make(texts: list[str]) -> Case:
        case = page(texts)
        reader = Without(frozenset(letters_of(text) for text in case.apart))
        return reader, case.data, case.articles

    return make


class Without(PdfReader):
    """Read PDF files without certain lines."""

    def __init__(self, lines: frozenset[str]) -> None:
        self._lines = lines

    def read(self, data: bytes, path: str, settings: ReadingSettings, /) -> RawText:
        """Return the text as `PdfReader` does, but for those lines."""
        found = super().read(data, path, settings).text.splitlines()
        kept = [line for line in found if letters_of(line) not in self._lines]
        return RawText("\n".join(kept), None)


def forty_pages(texts: list[str]) -> Case:
    many: list[str] = []
    while sum(map(len, many)) < 30_000:
        many += texts
    data = layouts.printed(many)
    while len(PdfDocument(data)) < 40:
        many += texts
        data = layouts.printed(many)
    return PdfReader(), data, many


def in_frame(around: tuple[str, str]) -> Callable[[list[str]], Case]:
    def make(texts: list[str]) -> Case:
        title, rest = pages.split_title(texts)
        body = "".join(f"<p>&nbsp;&nbsp;<span>{text}</span></p>\n" for text in rest)
        return HtmlReader(), pages.framed(body, title, around=around).encode(), [title, *rest]

    return make


def layouts_to_measure() -> Iterator[tuple[str, Callable[[list[str]], Case]]]:
    for count in (1, 2, 3, 4):
        yield f"PDF, columns: {count}", in_columns(count, False)
        yield f"PDF, columns: {count}, shuffled", in_columns(count, True)
    yield "PDF, newspaper page, shuffled", newspaper
    for name, page in newspapers.CASES.items():
        yield f"PDF, newspaper, shuffled: {name}", newspaper_page(page)
    yield "PDF, a printed report of 40 pages and more", forty_pages
    for around in pages.CONTAINERS:
        yield f"HTML, {around[0] or 'no element of its own'}", in_frame(around)


def measure(case: Case) -> tuple[float, float, float, int, float]:
    reader, data, texts = case
    begun = time.perf_counter()
    lines = reader.read(data, "report", ReadingSettings()).text.splitlines()
    seconds = time.perf_counter() - begun
    found, wanted = letters_of("".join(lines)), letters_of("".join(texts))
    held = {letters_of(line) for line in lines}
    missing = (Counter(wanted) - Counter(found)).total()
    return (
        Indel.normalized_similarity(found, wanted),
        1 - missing / len(wanted),
        sum(letters_of(text) in held for text in texts) / len(texts),
        (Counter(found) - Counter(wanted)).total(),
        seconds,
    )


def paragraphs_in(path: Path) -> list[str]:
    """Return the paragraphs of a file, without signs that take no room and leave no trace."""
    if path.suffix == ".txt":
        found = layouts.paragraphs_in(path)
    else:
        found = [" ".join(one.text.split()) for one in Document(str(path)).paragraphs]
    return [line for text in found if (line := text.replace("\u200c", ""))]


def results_of(
    make: Callable[[list[str]], Case], files: list[list[str]]
) -> Iterator[tuple[float, float, float, int, float]]:
    """Yield the figures of each text that is long enough for a layout."""
    for texts in files:
        try:
            case = make(texts)
        except StopIteration:
            continue
        yield measure(case)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds"
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    paths = [*sorted(folder.glob("*.txt")), *sorted(folder.glob("*.docx"))]
    files = [paragraphs_in(path) for path in paths]
    print("| " + " | ".join(HEAD) + " |")
    print("|" + "---|" * len(HEAD))
    for name, make in layouts_to_measure():
        results = list(results_of(make, files)) if wanted in name else []
        if not results:
            continue
        order, recall, whole, frame, seconds = (
            sum(values) / len(values) for values in zip(*results, strict=True)
        )
        print(
            f"| {name.replace('|', '/')} | {len(results)} | {order:.4f} | {recall:.4f} "
            f"| {whole:.3f} | {frame:.0f} | {seconds:.2f} |"
        )
    print(f"\nPeak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
