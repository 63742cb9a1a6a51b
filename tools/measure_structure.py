"""Measure roles, headings and shortcomings against labels made by hand, and print a table.

    python tools/measure_structure.py LABELS REPORTS [--errors]

LABELS is a folder of TOML files, each with the name of its report (`source`) in the folder
REPORTS. Lines count from 1; words behind a line are the first of the place meant, blanks and
punctuation in them do not matter. Roles are counted by letters, headings by F1, shortcomings by
where each item begins; a place labelled `?` or `debatable` counts for nothing, nor do the title
and what else stands before the first section of a document.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import read  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.mining.shortcomings import find_shortcomings  # noqa: E402
from compare.model.report import Document, HeadingKind, Section  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.text import letter_places, letters_of  # noqa: E402

# A number that one reader counts with the words and another does not has at most this many letters.
_NEAR = 3
_WORDS = 28
_KINDS = ("own line", "run in", "shortcomings")


@dataclass
class Score:
    """Hold what was right, missed and too many of one kind."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another report."""
        self.right += other.right
        self.missed += other.missed
        self.invented += other.invented

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 1 where there is nothing to find."""
        everything = 2 * self.right + len(self.missed) + len(self.invented)
        return 2 * self.right / everything if everything else 1.0

    @property
    def cell(self) -> str:
        """Return the figures for the table."""
        return f"{self.f1:.3f} ({self.right} -{len(self.missed)} +{len(self.invented)})"


@dataclass
class Measures:
    """Hold the scores of one report or of all: roles as pairs of label and program."""

    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    scores: dict[str, Score] = field(default_factory=lambda: {kind: Score() for kind in _KINDS})
    stretches: list[str] = field(default_factory=list)

    def add(self, other: Measures) -> None:
        """Add those of another report."""
        self.roles += other.roles
        self.stretches += other.stretches
        for kind, score in other.scores.items():
            self.scores[kind].add(score)

    @property
    def role_share(self) -> float:
        """Return the share of letters with the right role."""
        right = sum(count for (meant, said), count in self.roles.items() if meant == said)
        return right / self.roles.total() if self.roles else 1.0


class Text:
    """Find labelled places in a source: by line and first words."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.letters = letter_places(source.text)
        self.rank = {place: number for number, place in enumerate(self.letters)}

    def bounds(self, line: int) -> tuple[int, int]:
        """Return the raw span of a line."""
        return self.source.line_span(line)

    def place(self, line: int, words: str = "") -> int:
        """Return where words begin in a line; ValueError if they do not."""
        start, end = self.bounds(line)
        places = [i for i in range(start, end) if i in self.rank]
        found = "".join(self.source.text[i] for i in places).find(letters_of(words))
        if found < 0 or not places:
            raise ValueError(f"{self.source.path} line {line} has no {words!r}")
        return places[found]

    def first_letter(self, place: int) -> int:
        """Return the first letter at or behind a place."""
        while place not in self.rank:
            place += 1
        return place

    def near(self, one: int, other: int) -> bool:
        """Tell whether two places mean the same beginning, numbers aside."""
        same_line = self.source.line(one) == self.source.line(other)
        return same_line and abs(self.rank[one] - self.rank[other]) <= _NEAR

    def show(self, place: int) -> str:
        """Return line and words of a place."""
        words = self.source.text[place : place + _WORDS].partition("\n")[0]
        return f"{self.source.line(place):4}  {words}"


def measure(label: dict[str, Any], source: Source, documents: list[Document]) -> Measures:
    """Return the measures of one report."""
    text = Text(source)
    result = Measures()
    removed = [text.bounds(item["line"]) for item in label.get("removed", [])]
    for labels in label["documents"]:
        _measure_roles(labels, text, documents, removed, result)
        _measure_lines(labels, text, documents, result.scores["own line"])
        _measure_run_in(labels, text, documents, result.scores["run in"])
        _measure_shortcomings(labels, text, documents, result.scores["shortcomings"])
    return result


def _measure_roles(
    labels: dict[str, Any],
    text: Text,
    documents: list[Document],
    removed: list[tuple[int, int]],
    result: Measures,
) -> None:
    starts = [(text.place(line, words), role) for line, words, role in labels["roles"]]
    end = text.bounds(labels["lines"][1])[1]
    before: tuple[str, str] | None = None
    for (start, meant), (after, _) in pairwise([*starts, (end, "")]):
        for place in range(start, after):
            hidden = any(low <= place < high for low, high in removed)
            if meant == "?" or place not in text.rank or hidden:
                continue
            section = section_at(documents, place)
            if section is None and _is_head(documents, place):
                continue
            pair = (meant, section.role.value if section else "-")
            result.roles[pair] += 1
            if pair != before and pair[0] != pair[1]:
                result.stretches.append(f"{pair[0]} taken for {pair[1]}: {text.show(place)}")
            before = pair


def _is_head(documents: Iterable[Document], place: int) -> bool:
    """Tell whether a place belongs to the title of a document, which is no section."""
    return any(d.start <= place < min(s.start for s in d.sections) for d in documents if d.sections)


def section_at(documents: Iterable[Document], place: int) -> Section | None:
    """Return the innermost section that covers a place."""
    covering = [s for d in documents for s in d.sections if s.start <= place < s.end]
    return max(covering, key=lambda section: (section.start, section.level), default=None)


def _measure_lines(
    labels: dict[str, Any], text: Text, documents: list[Document], score: Score
) -> None:
    wanted = {item[0] if isinstance(item, list) else item for item in labels.get("own_line", [])}
    excluded = {item[0] for item in labels.get("debatable", [])}
    said = {
        text.source.line(section.start)
        for section in _sections(labels, text, documents)
        if section.heading_kind is HeadingKind.OWN_LINE
    }
    score.right += len(wanted & said)
    score.missed += [text.show(text.place(line)) for line in sorted(wanted - said)]
    score.invented += [text.show(text.place(line)) for line in sorted(said - wanted - excluded)]


def _measure_run_in(
    labels: dict[str, Any], text: Text, documents: list[Document], score: Score
) -> None:
    run_in = {
        section.id
        for section in _sections(labels, text, documents)
        if section.heading_kind is HeadingKind.RUN_IN
    }
    said = [
        text.first_letter(sentence.start)
        for document in documents
        for sentence in document.sentences
        if sentence.is_heading and sentence.section in run_in
    ]
    _match(_places(labels, "run_in", text), said, _places(labels, "debatable", text), text, score)


def _measure_shortcomings(
    labels: dict[str, Any], text: Text, documents: list[Document], score: Score
) -> None:
    if "shortcomings" not in labels:
        return
    low, high = text.bounds(labels["lines"][0])[0], text.bounds(labels["lines"][1])[1]
    found = find_shortcomings(documents, {text.source.id: text.source}, Lexicon())
    said = [
        text.first_letter(item.passage.start) for item in found if low <= item.passage.start < high
    ]
    excluded = _places(labels, "debatable_shortcomings", text)
    _match(_places(labels, "shortcomings", text), said, excluded, text, score)


def _places(labels: dict[str, Any], key: str, text: Text) -> list[int]:
    return [text.place(*item[:2]) for item in labels.get(key, []) if isinstance(item[-1], str)]


def _sections(labels: dict[str, Any], text: Text, documents: list[Document]) -> Iterator[Section]:
    """Yield the program's sections that begin within a labelled document."""
    low, high = text.bounds(labels["lines"][0])[0], text.bounds(labels["lines"][1])[1]
    for document in documents:
        yield from (section for section in document.sections if low <= section.start < high)


def _match(
    wanted: list[int], said: list[int], excluded: list[int], text: Text, score: Score
) -> None:
    """Count each labelled place once, with the nearest place that the program names."""
    rest = list(said)
    for place in wanted:
        hit = min((s for s in rest if text.near(s, place)), key=lambda s: abs(s - place), default=0)
        if hit or (0 in rest and text.near(0, place)):
            rest.remove(hit)
            score.right += 1
        else:
            score.missed.append(text.show(place))
    score.invented += [
        text.show(place) for place in rest if not any(text.near(place, e) for e in excluded)
    ]


def print_table(rows: list[tuple[str, Measures]]) -> None:
    """Print a line for each report and one for all."""
    total = Measures()
    for _, measures in rows:
        total.add(measures)
    print(f"{'roles':>6}  " + "  ".join(f"{kind:22}" for kind in _KINDS) + "report")
    for name, measures in [*rows, ("all", total)]:
        cells = "  ".join(f"{measures.scores[kind].cell:22}" for kind in _KINDS)
        print(f"{measures.role_share:6.3f}  {cells}{name}")
    print("\nrole                  precision  recall  letters")
    for role in sorted({meant for meant, _ in total.roles}):
        right = total.roles[role, role]
        meant = sum(count for (m, _), count in total.roles.items() if m == role)
        said = sum(count for (_, s), count in total.roles.items() if s == role)
        print(f"{role:20}  {right / said if said else 0:9.3f}  {right / meant:6.3f}  {meant:7}")


def print_errors(name: str, measures: Measures) -> None:
    """Print what was wrong in one report, with line and words."""
    print(f"\n== {name}")
    for stretch in measures.stretches:
        print(f"  role      {stretch}")
    for kind, score in measures.scores.items():
        for place in score.missed:
            print(f"  {kind}: missed   {place}")
        for place in score.invented:
            print(f"  {kind}: invented {place}")


def main() -> None:
    """Measure all labelled reports of a folder."""
    parser = argparse.ArgumentParser(description="Measure roles, headings and shortcomings.")
    parser.add_argument("labels", type=Path, help="folder of label files")
    parser.add_argument("reports", type=Path, help="folder of the reports that they name")
    parser.add_argument("--errors", action="store_true", help="list every error")
    chosen = parser.parse_args()
    rows: list[tuple[str, Measures]] = []
    for path in sorted(chosen.labels.glob("*.toml")):
        label = tomllib.loads(path.read_text(encoding="utf-8"))
        if "source" not in label:
            continue
        reports = read([chosen.reports / label["source"]])
        source = reports.reading.sources[0]
        measures = measure(label, source, list(reports.documents))
        rows.append((label["source"], measures))
        if chosen.errors:
            print_errors(label["source"], measures)
    print_table(rows)


if __name__ == "__main__":
    main()
