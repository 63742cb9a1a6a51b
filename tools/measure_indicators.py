"""Measure figures against labels made by hand, and print a table.

    python tools/measure_indicators.py LABELS REPORTS [--errors]

LABELS is a folder of TOML files, each with the name of its report (`source`) in the folder REPORTS,
the lines that were labelled completely and the figures in them. Recall and precision are counted
over these lines; debatable figures and ranks count for nothing. Of the figures found: value and
unit, sign of approximation, result or target, year, and name are right. A name is right if it has
the same letters, or one holds the other with two thirds of its letters; words of growth and fall at
the end do not count. The baseline takes digits before a unit, and the clause before them as name.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import read  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.mining.indicators import find_indicators  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.settings import Settings  # noqa: E402
from compare.text import letters_of  # noqa: E402

_ASPECTS = ("value", "approximation", "kind", "year", "name")
_UNCOUNTED = ("rank",)
_MAGNITUDES = {"万": 1e4, "亿": 1e8}
_CHANGE = re.compile("(同比)?(增长|增加|提高|提升|上升|增幅|涨幅|下降|减少|降低|降幅|降)$")
_UNITS = sorted(Lexicon().table("indicators")["units"], key=lambda unit: (-len(unit), unit))
_BASELINE = re.compile(rf"\d+(?:\.\d+)?[十百千万亿]*(?:{'|'.join(map(re.escape, _UNITS))})")


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one figure, labelled or found, with its span in the raw text."""

    start: int
    end: int
    name: str
    value: float | None
    unit: str
    approximation: str
    kind: str
    year: int | None
    counts: bool = True


@dataclass
class Measure:
    """Hold what was found of one report's labels or of all."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, other: Measure) -> None:
        """Add the counts of another report."""
        self.wanted += other.wanted
        self.given += other.given
        self.found += other.found
        self.right += other.right

    def cells(self) -> list[float]:
        """Return recall, precision, and the share of found figures that are right, by aspect."""
        shares = [self.found / max(1, self.wanted), self.found / max(1, self.given)]
        return shares + [self.right[aspect] / max(1, self.found) for aspect in _ASPECTS]


def labels_of(label: dict[str, Any], source: Source) -> Iterator[Item]:
    """Yield the labelled figures in order of the text; ValueError if one is not in its line."""
    line, place = 0, 0
    for figure in label.get("figure", []):
        if figure["line"] != line:
            line = figure["line"]
            place = source.line_starts[line - 1]
        found = re.compile(rf"(?<![\d.]){re.escape(figure['text'])}").search(source.text, place)
        if found is None:
            raise ValueError(f"{figure['text']!r} is not in line {line}")
        place = found.end()
        value, unit = _plain(figure["value"], figure["unit"])
        yield Item(
            *found.span(), figure["name"], value, unit, figure["approximation"],
            figure["kind"], figure["year"],
            not figure["debatable"] and figure["measure"] not in _UNCOUNTED,
        )  # fmt: skip


def _plain(value: str, unit: str) -> tuple[float | None, str]:
    """Return a labelled value (the lower one of a range) times the magnitude of its unit."""
    try:
        number = float(Fraction(value.split("-", maxsplit=1)[0].replace(",", "")))
    except ValueError:
        return None, unit
    while unit and unit[0] in _MAGNITUDES:
        number *= _MAGNITUDES[unit[0]]
        unit = unit[1:]
    return number, unit


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same, or one holds the other with 2/3 of its letters."""
    a, b = sorted((_CHANGE.sub("", letters_of(name)) for name in (one, other)), key=len)
    return a in b and 3 * len(a) >= 2 * len(b)


def measure(wanted: Sequence[Item], given: Sequence[Item], source: Source) -> Measure:
    """Return what was found of the labelled figures, and what of it is right."""
    result = Measure(wanted=sum(item.counts for item in wanted))
    left = list(given)
    for label in wanted:
        hit = next((i for i in left if i.start < label.end and label.start < i.end), None)
        if hit is not None:
            left.remove(hit)
        if not label.counts:
            continue
        if hit is None:
            result.errors.append(f"missed     {_around(source, label)}")
            continue
        result.found += 1
        for aspect in _wrong(label, hit, result.right):
            result.errors.append(
                f"{aspect:10} {_around(source, label)} | {label.name} | {_said(label, aspect)} "
                f"<> {_said(hit, aspect)}"
            )
    result.given = result.found + len(left)
    result.errors += [f"too many   {_around(source, item)} | {item.name}" for item in left]
    return result


def _wrong(label: Item, hit: Item, right: Counter[str]) -> list[str]:
    """Return the aspects that are wrong, and count those that are right."""
    is_value = label.value is not None and hit.value is not None
    checks = {
        "value": is_value
        and abs(label.value - hit.value) <= 1e-4 * abs(label.value)
        and label.unit == hit.unit,
        "approximation": label.approximation == hit.approximation,
        "kind": label.kind == hit.kind,
        "year": label.year == hit.year,
        "name": is_same_name(label.name, hit.name),
    }
    right.update(aspect for aspect, is_right in checks.items() if is_right)
    return [aspect for aspect, is_right in checks.items() if not is_right]


def _said(item: Item, aspect: str) -> str:
    return f"{item.value} {item.unit}" if aspect == "value" else str(getattr(item, aspect))


def _around(source: Source, item: Item) -> str:
    before = source.text[max(0, item.start - 30) : item.start]
    return f"{before}[{source.text[item.start : item.end]}]{source.text[item.end : item.end + 14]}"


def baseline(source: Source, lines: Sequence[int]) -> Iterator[Item]:
    """Yield digits before a unit, named by the words between them and the mark before."""
    for line in lines:
        start = source.line_starts[line - 1]
        end = source.text.find("\n", start)
        for found in _BASELINE.finditer(source.text, start, end if end >= 0 else len(source.text)):
            name = re.split(r"[，。；、：\d]", source.text[start : found.start()])[-1]
            number, unit = re.fullmatch(r"([\d.]+)(.*)", found.group(0)).groups()  # type: ignore[union-attr]
            yield Item(*found.span(), name, *_plain(number, unit), "", "result", None)


def measure_all(
    labels: Path, reports: Path
) -> tuple[list[tuple[str, Measure]], list[tuple[str, Measure]]]:
    """Return the measures of program and baseline by report."""
    settings, lexicon = Settings(), Lexicon()
    ours, plain = [], []
    for path in sorted(labels.glob("*.toml")):
        label = tomllib.loads(path.read_text(encoding="utf-8"))
        report = reports / label["source"]
        reports_read = read([report], settings)
        source = reports_read.reading.sources[0]
        wanted = list(labels_of(label, source))
        found = [
            Item(
                i.passage.start, i.passage.end, i.name, i.value, i.unit, i.approximation or "",
                i.kind.value, i.year,
            )
            for i in find_indicators(reports_read.documents, {source.id: source}, lexicon)
            if source.line(i.passage.start) in label["lines"]
        ]  # fmt: skip
        ours.append((report.stem, measure(wanted, found, source)))
        naive = list(baseline(source, label["lines"]))
        plain.append((report.stem, measure(wanted, naive, source)))
    return ours, plain


def print_table(title: str, rows: Sequence[tuple[str, Measure]]) -> None:
    """Print a line for each report and one for all."""
    total = Measure()
    for _, row in rows:
        total.add(row)
    heads = "  ".join(f"{head:>9}" for head in ("recall", "precision", *_ASPECTS))
    print(f"\n{title}\nlabels  {heads}  report")
    for name, row in [*rows, ("all", total)]:
        cells = "  ".join(f"{cell:9.3f}" for cell in row.cells())
        print(f"{row.wanted:6}  {cells}  {name}")


def main() -> None:
    """Measure all labelled reports of a folder."""
    parser = argparse.ArgumentParser(description="Measure figures.")
    parser.add_argument("labels", type=Path, help="folder of label files")
    parser.add_argument("reports", type=Path, help="folder of the reports")
    parser.add_argument("--errors", action="store_true", help="print what is wrong, by kind")
    chosen = parser.parse_args()
    ours, plain = measure_all(chosen.labels, chosen.reports)
    for name, row in ours if chosen.errors else []:
        print(f"\n== {name}", *sorted(row.errors), sep="\n")
    print_table("program", ours)
    print_table("baseline: digits before a unit", plain)


if __name__ == "__main__":
    main()
