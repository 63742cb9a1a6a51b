"""Measure the recognition of scans made from known texts, and print a table.

    python tools/measure_scans.py [folder with .txt or .docx files] [--files 2]

Order is the likeness (Indel) of the letters read with those written, in their order; recall the
share of the written letters that were read; paragraphs the share that came out as one line each
with at most three letters in a hundred wrong; doubted the share of the wrong or lost letters that
lie in or beside places whose confidence is below `reading.ocr_sure`, sure the share of letters
that are not doubted.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Indel

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.reading.interface import RawText  # noqa: E402
from compare.reading.pdf import PdfReader  # noqa: E402
from compare.reading.word import WordReader  # noqa: E402
from compare.settings import ReadingSettings  # noqa: E402
from compare.text import letters_of  # noqa: E402
from tests.reading.ocr.scans import CLEAN, NOISY, Wear, as_pdf, pictures_of, sealed, worn  # noqa: E402
from tests.reading.pdf import layouts  # noqa: E402

HEAD = ("scan", "pages", "order", "recall", "paragraphs", "doubted", "sure", "s a page", "MB")
SETTINGS = ReadingSettings()
# So many characters of a text, two to four pages at most; more would only take longer.
MOST = 2200


@dataclass(frozen=True)
class Case:
    """Hold one way to set and to scan a text; `turn` is in degrees."""

    name: str
    wear: Wear = CLEAN
    dpi: float = 200
    size: float = 16
    columns: int = 1
    turn: int = 0
    seal: bool = False


CASES = (
    Case("clean, 16 pt"),
    Case("clean, 10.5 pt, two columns", size=10.5, columns=2),
    Case("noisy, 16 pt, 200 dpi", NOISY),
    Case("noisy, 10.5 pt, 150 dpi", Wear(1.0, 10, 0.5, 0.25, 60), 150, 10.5),
    Case("noisy, 10.5 pt, 200 dpi", NOISY, 200, 10.5),
    Case("noisy, 10.5 pt, 300 dpi", Wear(1.0, 18, 1.2, 0.25, 50), 300, 10.5),
    Case("noisy, 10.5 pt, two columns", NOISY, 200, 10.5, 2),
    Case("noisy, 10.5 pt, three columns", NOISY, 200, 10.5, 3),
    Case("skew 0.5°", Wear(0.5), size=10.5, columns=2),
    Case("skew 2°", Wear(-2.0), size=10.5, columns=2),
    Case("blur", Wear(blur=1.6)),
    Case("dots", Wear(noise=35)),
    Case("grey and shaded", Wear(shade=0.5)),
    Case("JPEG, quality 15", Wear(quality=15)),
    Case("noisy, on its side", NOISY, turn=90),
    Case("noisy, on its head", NOISY, turn=180),
    Case("noisy, with a seal", NOISY, seal=True),
    Case("bad copy, 16 pt, 150 dpi", Wear(1.0, 30, 1.0, 0.3, 40), 150),
    Case("hardly legible, 10.5 pt, 150 dpi", Wear(1.0, 22, 0.95, 0.3, 40), 150, 10.5),
)


def texts_in(folder: Path, count: int) -> list[list[str]]:
    """Return the paragraphs of so many files, evenly chosen, each cut to `MOST` characters."""
    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".docx"))
    chosen = files[:: max(1, len(files) // count)][:count]
    return [layouts.at_most(_paragraphs(path), MOST) for path in chosen]


def _paragraphs(path: Path) -> list[str]:
    if path.suffix == ".txt":
        return layouts.paragraphs_in(path)
    raw = WordReader().read(path.read_bytes(), path.name, SETTINGS)
    return [" ".join(line.split()) for line in raw.text.splitlines() if line.strip()]


def scan_of(case: Case, texts: Sequence[str]) -> tuple[bytes, int]:
    """Return a PDF of pictures of a text, and how many pages it has."""
    pages = pictures_of(layouts.in_columns(texts, case.columns, size=case.size), case.dpi)
    if case.seal:
        pages = [sealed(page, 800, 1000, case.dpi) for page in pages]
    pages = [worn(page, case.wear, seed) for seed, page in enumerate(pages)]
    return as_pdf([page.rotate(case.turn, expand=True) for page in pages], case.dpi), len(pages)


def doubted(raw: RawText) -> set[int]:
    """Return the numbers of the letters, among all letters, in places that are not sure."""
    unsure = [
        (place.start, place.end)
        for place in raw.places
        if place.confidence is not None and place.confidence < SETTINGS.ocr_sure
    ]
    return {
        number
        for number, offset in enumerate(_letters(raw.text))
        if any(start <= offset < end for start, end in unsure)
    }


def _letters(text: str) -> Iterator[int]:
    """Yield the offset of each letter; one character never gives more than one here."""
    for offset, character in enumerate(text):
        if letters_of(character):
            yield offset


def errors(found: str, wanted: str) -> tuple[int, list[set[int]]]:
    """Return how many letters are wrong or lost, and beside which letters each such place lies."""
    count, beside = 0, []
    steps = [step for step in Indel.opcodes(found, wanted) if step.tag != "equal"]
    for step in steps:
        count += 1
        beside.append(set(range(step.src_start - 1, step.src_end + 1)))
    return count, beside


def measure(case: Case, texts: Sequence[str]) -> tuple[float, ...]:
    data, pages = scan_of(case, texts)
    begun = time.perf_counter()
    raw = PdfReader().read(data, "scan.pdf", SETTINGS)
    seconds = time.perf_counter() - begun
    lines = [letters_of(line) for line in raw.text.splitlines()]
    found, wanted = "".join(lines), letters_of("".join(texts))
    missing = (Counter(wanted) - Counter(found)).total()
    whole = [letters_of(text) for text in texts if letters_of(text)]
    unsure = doubted(raw)
    count, beside = errors(found, wanted)
    return (
        pages,
        Indel.normalized_similarity(found, wanted),
        1 - missing / len(wanted),
        sum(any(Indel.normalized_similarity(one, line) >= 0.97 for line in lines) for one in whole)
        / len(whole),
        count,
        sum(bool(place & unsure) for place in beside),
        1 - len(unsure) / max(1, len(found)),
        seconds,
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "seeds")
    parser.add_argument("--files", type=int, default=2)
    options = parser.parse_args()
    texts = texts_in(options.folder, options.files)
    print("| " + " | ".join(HEAD) + " |")
    print("|" + "---|" * len(HEAD))
    for case in CASES:
        sums = [sum(column) for column in zip(*(measure(case, one) for one in texts), strict=True)]
        pages, order, recall, whole, wrong, held, sure, seconds = sums
        share = f"{held:.0f} of {wrong:.0f}" if wrong else "none wrong"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"| {case.name} | {pages} | {order / len(texts):.4f} | {recall / len(texts):.4f} "
            f"| {whole / len(texts):.3f} | {share} | {sure / len(texts):.3f} "
            f"| {seconds / pages:.1f} | {peak} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
