"""Measure distinctive initiatives against labels made by hand, and print a table.

    python tools/measure_initiatives.py LABELS REPORTS [--first] [--missed]

LABELS is a folder of TOML files, each with the name of its report (`source`) in the folder REPORTS.
All reports of the folder are compared, since what nobody else says depends on the whole set. A
labelled doing is found where a passage covers half of its words, or holds its name. Where a second
reader has made lists too, what only one of the two would take is debatable and not counted. The
lists are not complete: of the first six that the program names, those that no label knows are
counted apart, and `--first` prints them for the eye. The baseline ranks clauses by how rare their
words are among the districts.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import compare  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.mining.initiatives.clauses import clauses_of  # noqa: E402
from compare.model.findings import Findings, Passage  # noqa: E402
from compare.model.report import Document  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.passages import passage_of  # noqa: E402
from compare.text import letters_of  # noqa: E402

_FIRST = 6
_MOST = 20
# A labelled doing is found where a passage covers this share of its letters.
_COVERED = 0.5
_SHORTEST_NAME = 3
_FEWEST_LETTERS = 8
_GRADES = ("convincing", "fair", "debatable", "not_initiative", "unlisted")
# Lists of a second reader lie in this folder beside those of the first.
SECOND_READER = "second_reader"


@dataclass(frozen=True, slots=True)
class Label:
    """Hold a labelled place of a report, what it is called and how good it is."""

    start: int
    end: int
    name: str
    grade: str

    def is_same(self, other: Label) -> bool:
        """Tell whether another reader means the same doing."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        is_named = len(self.name) >= _SHORTEST_NAME and self.name == other.name
        return is_named or shared >= _COVERED * min(self.end - self.start, other.end - other.start)

    def covers(self, passage: Passage) -> bool:
        """Tell whether a passage tells of the labelled doing."""
        shared = min(self.end, passage.end) - max(self.start, passage.start)
        is_named = len(self.name) >= _SHORTEST_NAME and self.name in letters_of(passage.text)
        return is_named or shared >= _COVERED * (self.end - self.start)


@dataclass
class Measure:
    """Hold what was found of one report's labels or of all."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, other: Measure) -> None:
        """Add the counts of another report."""
        self.wanted += other.wanted
        self.found += other.found
        self.first += other.first

    def recall(self, *grades: str) -> float:
        """Return the share of labelled doings of these grades that were found."""
        wanted = sum(self.wanted[grade] for grade in grades)
        return sum(self.found[grade] for grade in grades) / wanted if wanted else 1.0


def labels_of(label: dict[str, Any], source: Source) -> list[Label]:
    """Return the labelled places; ValueError if words do not stand in their line."""
    made = []
    for item in label.get("initiative", []):
        start = _place(source, item["line"], item["first"])
        end = source.text.index(item["last"], start) + len(item["last"])
        made.append(Label(start, end, letters_of(item["name"]), item["grade"]))
    for item in label.get("not_initiative", []):
        start = _place(source, item["line"], item["first"])
        made.append(Label(start, start + len(item["first"]), "", "not_initiative"))
    return made


def settled(first: Sequence[Label], second: Sequence[Label]) -> list[Label]:
    """Return the labels of two readers; what only one of them would take is debatable."""
    return [
        *(_debatable(label, second) for label in first),
        *(
            replace(label, grade="debatable")
            for label in second
            if label.grade == "convincing" and not any(label.is_same(other) for other in first)
        ),
    ]


def _debatable(label: Label, second: Sequence[Label]) -> Label:
    is_taken = any(label.is_same(o) for o in second if o.grade != "not_initiative")
    is_settled = label.grade != "convincing" or is_taken
    return label if is_settled else replace(label, grade="debatable")


def _place(source: Source, line: int, words: str) -> int:
    start = source.line_starts[line - 1]
    end = source.text.find("\n", start)
    return source.text.index(words, start, end if end >= 0 else len(source.text))


def measure(labels: Sequence[Label], passages: Sequence[Passage], notes: Sequence[str]) -> Measure:
    """Return what the passages, best first, find of the labels."""
    result = Measure()
    for label in labels:
        result.wanted[label.grade] += 1
        if any(label.covers(passage) for passage in passages[:_MOST]):
            result.found[label.grade] += 1
        elif label.grade == "convincing":
            result.missed.append(label.name)
    for passage, note in zip(passages[:_FIRST], notes, strict=False):
        grades = {label.grade for label in labels if label.covers(passage)}
        grade = next((grade for grade in _GRADES if grade in grades), "unlisted")
        result.first[grade] += 1
        result.lines.append(f"{grade:15}{note}")
    return result


def by_rare_words(
    documents: Iterable[Document], sources: dict[str, Source]
) -> dict[str, list[Passage]]:
    """Return each document's parts of sentences, those with the rarest words first."""
    documents = [document for document in documents if document.comparable]
    rules = Lexicon().table("initiatives")
    spread: Counter[str] = Counter()
    for document in documents:
        spread.update({pair for s in document.sentences for pair in _pairs(s.letters)})
    ranked = {}
    for document in documents:
        begins = dict.fromkeys((sentence.id for sentence in document.sentences), 0)
        parts = [
            clause
            for clause in clauses_of(document, begins, rules)
            if len(clause.letters) >= _FEWEST_LETTERS
        ]
        parts.sort(key=lambda part: -_rarity(part.letters, spread))
        ranked[document.id] = [
            passage_of(p.sentence.clean, document, sources, p.start, p.end) for p in parts[:_MOST]
        ]
    return ranked


def _pairs(letters: str) -> list[str]:
    return [letters[i : i + 2] for i in range(len(letters) - 1)]


def _rarity(letters: str, spread: Counter[str]) -> float:
    pairs = _pairs(letters)
    return sum(1 / spread[pair] for pair in pairs) / len(pairs)


def print_table(title: str, rows: Sequence[tuple[str, Measure]]) -> None:
    """Print a line for each report and one for all."""
    total = Measure()
    for _, row in rows:
        total.add(row)
    heads = "  ".join(f"{grade:>14}" for grade in _GRADES)
    print(f"\n{title}\n{'convincing':>10}  {'all':>5}  first six: {heads}  report")
    for name, row in [*rows, ("all", total)]:
        cells = "  ".join(f"{row.first[grade]:14}" for grade in _GRADES)
        recall = row.recall("convincing", "fair")
        print(f"{row.recall('convincing'):10.3f}  {recall:5.3f}             {cells}  {name}")


def measure_all(
    findings: Findings, folder: Path
) -> tuple[list[tuple[str, Measure]], list[tuple[str, Measure]]]:
    """Return the measures of program and baseline by report."""
    sources = {source.id: source for source in findings.sources}
    rare = by_rare_words(findings.documents, sources)
    ours, baseline = [], []
    for path in sorted(folder.glob("*.toml")):
        label = tomllib.loads(path.read_text(encoding="utf-8"))
        source = next((s for s in findings.sources if Path(s.path).name == label["source"]), None)
        if source is None:
            continue
        labels = labels_of(label, source)
        second = folder / SECOND_READER / path.name
        if second.exists():
            other = tomllib.loads(second.read_text(encoding="utf-8"))
            labels = settled(labels, labels_of(other, source))
        document = next(d for d in findings.documents if d.source == source.id and d.comparable)
        own = [item for item in findings.initiatives if item.passage.document == document.id]
        notes = [f"{i.score:5.2f} {i.name} | {i.reason} | {i.passage.text}" for i in own]
        ours.append((label["source"], measure(labels, [i.passage for i in own], notes)))
        texts = [passage.text for passage in rare[document.id]]
        baseline.append((label["source"], measure(labels, rare[document.id], texts)))
    return ours, baseline


def main() -> None:
    """Measure all labelled reports of a folder."""
    parser = argparse.ArgumentParser(description="Measure distinctive initiatives.")
    parser.add_argument("labels", type=Path, help="folder of label files")
    parser.add_argument("reports", type=Path, help="folder of the reports to compare")
    parser.add_argument("--first", action="store_true", help="print the first six of each report")
    parser.add_argument("--missed", action="store_true", help="print the missed names")
    chosen = parser.parse_args()
    ours, baseline = measure_all(compare([chosen.reports]), chosen.labels)
    for name, row in ours:
        if chosen.first or chosen.missed:
            print(f"\n== {name}")
        print("\n".join(row.lines) if chosen.first else "", end="\n" if chosen.first else "")
        if chosen.missed:
            print("missed:", "、".join(row.missed))
    print_table("program", ours)
    print_table("baseline: rare words", baseline)


if __name__ == "__main__":
    main()
