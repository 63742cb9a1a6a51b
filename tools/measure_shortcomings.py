"""Measure themes and answers of shortcomings against labels made by hand, and print a table.

    python tools/measure_shortcomings.py LABELS REPORTS [--lines]

LABELS is a folder of TOML files with `[[shortcoming]]` (line, first words, theme, and `answered`:
the lines and first words of the places of the plan that answer it), each with the name of its
report (`source`) in the folder REPORTS. A labelled place counts as found where the plan section
that holds it, innermost, is named, or one below it where the place is its heading; a named section
is right where it holds such a place. The
labels name the places that answer most plainly, at most three: what is named beyond them need not
be wrong, so that precision is a lower bound. The baseline names the sections of the plan that have
the same theme. Debatable shortcomings are not counted.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.analysis import Reports  # noqa: E402
from compare.api import read  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.mining.shortcomings import find_shortcomings  # noqa: E402
from compare.model.findings import Shortcoming  # noqa: E402
from compare.model.report import Document, Role, Section  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.settings import Settings  # noqa: E402

_LEXICON = Lexicon()


@dataclass
class Counts:
    """Hold what was counted of one report or of all."""

    items: int = 0
    found_items: int = 0
    themed: int = 0
    places: int = 0
    found: int = 0
    named: int = 0
    right: int = 0
    answered: int = 0
    hit: int = 0

    def add(self, other: Counts) -> None:
        """Add the counts of another report."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def cells(self) -> list[str]:
        """Return the counts as they are printed."""
        return [
            f"{self.found_items} of {self.items}",
            f"{self.themed} of {self.found_items}",
            f"{self.hit} of {self.answered}",
            f"{self.found} of {self.places}",
            f"{self.right} of {self.named}",
        ]


HEADS = ("items found", "with theme", "answered", "places found", "named right")


def place_of(source: Source, line: int, words: str) -> int | None:
    """Return where words begin in a line, None where they are not."""
    start = source.line_starts[line - 1]
    end = source.text.find("\n", start)
    at = source.text.find(words, start, end if end >= 0 else len(source.text))
    return at if at >= 0 else None


def innermost(document: Document, place: int) -> Section | None:
    """Return the innermost section of the plan that holds a place."""
    inside = [s for s in document.sections if s.start <= place < s.end and s.role is Role.PLAN]
    return max(inside, key=lambda s: s.level) if inside else None


def _meant(document: Document, place: int) -> set[str]:
    """Return the plan section that holds a place, with those below it if that is its heading."""
    section = innermost(document, place)
    if section is None:
        return set()
    at_heading = place < section.body_start
    below = {s.id for s in document.sections if at_heading and s.parent == section.id}
    return {section.id} | below


Answer = Callable[[Shortcoming, Document], Sequence[str]]


def ours(item: Shortcoming, _: Document) -> Sequence[str]:
    """Return the sections that the program names."""
    return item.answered_by


def by_theme(item: Shortcoming, document: Document) -> Sequence[str]:
    """Return the sections of the same theme: the baseline."""
    return [
        s.id
        for s in document.sections
        if item.theme and s.role is Role.PLAN and s.theme == item.theme and s.heading
    ]


def measure(
    label: dict[str, Any],
    document: Document,
    source: Source,
    items: Sequence[Shortcoming],
    answer: Answer,
) -> tuple[Counts, list[str]]:
    """Return the counts of one report, and a line for each shortcoming.

    An item of the program may hold several labelled ones; its answers are counted once.
    """
    counts, lines = Counts(), []
    names = {section.id: section.heading or "" for section in document.sections}
    wanted_of: dict[int, list[dict[str, Any]]] = {}
    for wanted in label.get("shortcoming", []):
        start = place_of(source, wanted["line"], wanted["first"])
        index = next(
            (n for n, i in enumerate(items) if i.passage.start <= (start or 0) < i.passage.end),
            None,
        )
        if index is not None:
            wanted_of.setdefault(index, []).append(wanted)
            counts.found_items += not wanted["debatable"]
        elif not wanted["debatable"]:
            lines.append(f"not found: {wanted['first']}")
        counts.items += not wanted["debatable"]
    for index, labelled in wanted_of.items():
        item = items[index]
        named = set(answer(item, document))
        any_meant: set[str] = set()
        marks = []
        for wanted in labelled:
            places = [place_of(source, line, words) for line, words in wanted["answered"]]
            meant = [m for place in places if place is not None and (m := _meant(document, place))]
            any_meant |= set().union(*meant)
            if wanted["debatable"]:
                continue
            found = [bool(named & sections) for sections in meant]
            counts.themed += item.theme is not None
            counts.places += len(meant)
            counts.found += sum(found)
            counts.answered += bool(meant)
            counts.hit += any(found)
            words = [words for _, words in wanted["answered"]]
            marks += ["＋" + w if hit else "－" + w for w, hit in zip(words, found, strict=False)]
        right = named & any_meant
        counts.named += len(named)
        counts.right += len(right)
        others = "、".join(names[section][:20] for section in sorted(named - right))
        lines.append(f"{item.passage.text} [{item.theme}] {'、'.join(marks)} | beyond: {others}")
    return counts, lines


def main() -> None:
    """Measure all labelled reports of a folder."""
    parser = argparse.ArgumentParser(description="Measure themes and answers of shortcomings.")
    parser.add_argument("labels", type=Path, help="folder of label files")
    parser.add_argument("reports", type=Path, help="folder of the reports")
    parser.add_argument("--lines", action="store_true", help="print every shortcoming")
    chosen = parser.parse_args()
    settings = Settings()
    paths = {
        path: tomllib.loads(path.read_text("utf-8"))
        for path in sorted(chosen.labels.glob("*.toml"))
    }
    files = [chosen.reports / label["source"] for label in paths.values()]
    reports: Reports = read([file for file in files if file.exists()], settings)
    reading = reports.reading
    sources = {source.id: source for source in reading.sources}
    items = find_shortcomings(reports.documents, sources, _LEXICON)
    by_name = {Path(source.path).name: source for source in reading.sources}
    for title, answer in (("program", ours), ("baseline: same theme", by_theme)):
        print(f"\n{title}\n" + "".join(f"{head:>16}" for head in HEADS) + "  report")
        total = Counts()
        for label in paths.values():
            source = by_name.get(label["source"])
            if source is None:
                continue
            document = next(d for d in reports.documents if d.source == source.id and d.comparable)
            own = [item for item in items if item.passage.document == document.id]
            counts, lines = measure(label, document, source, own, answer)
            total.add(counts)
            print("".join(f"{cell:>16}" for cell in counts.cells()) + f"  {label['source']}")
            if chosen.lines and answer is ours:
                print("\n".join(f"    {line}" for line in lines))
        print("".join(f"{cell:>16}" for cell in total.cells()) + "  all")


if __name__ == "__main__":
    main()
