"""Measure aligned sections and linked sentences against labels made by hand, and print tables.

    python tools/measure_alignment.py LABELS REPORTS [--errors]

LABELS is a TOML file or a folder of such files; what they hold is told in
tests/data/comparison/alignment/README.md. REPORTS is the folder of the reports that they name; all
of it is compared, since the themes of a run come from all its texts. A labelled pair of sections is
said to correspond where one topic of the program names a section within each. Debatable pairs count
for nothing. Two naive ways are measured beside: equal order within the role, and the best ratio of
headings both ways, with the threshold that suits these very labels best.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import compare  # noqa: E402
from compare.model.findings import Findings  # noqa: E402
from compare.model.report import Document, Role, Section, Sentence  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.text import letters_of  # noqa: E402

_ROLES = {"R": Role.REVIEW, "P": Role.PLAN}
# A section of the program belongs to a labelled one that holds this share of either.
_WITHIN = 0.5
_FIRST_LETTERS = 8

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Hold one labelled section: where it stands in which document, its role and heading."""

    id: str
    report: str
    document: str
    role: Role
    start: int
    end: int
    heading: str

    def shares(self, section: Section) -> bool:
        """Tell whether a section of the program and this one are mostly the same text."""
        shared = min(self.end, section.end) - max(self.start, section.start)
        return shared >= _WITHIN * min(self.end - self.start, section.end - section.start)


@dataclass
class Labels:
    """Hold the labelled sections of one file and which of them correspond."""

    sections: dict[str, Labelled]
    links: set[Link] = field(default_factory=set)
    debatable: set[Link] = field(default_factory=set)
    # Sections with a report in which nothing corresponds to them.
    lonely: list[Link] = field(default_factory=list)
    sentence_links: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path, findings: Findings) -> Labels:
        """Return the labels of a file, placed in the documents of a run."""
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        places = _Places(findings, told)
        sections = {item["id"]: places.section(item) for item in told["section"]}
        labels = cls(sections, sentence_links=told.get("sentence_link", []))
        for item in told["link"]:
            labels.links |= {labels.turned(item["a"], b) for b in item["b"]}
            labels.debatable |= {labels.turned(item["a"], b) for b in item.get("debatable", [])}
            if not item["b"]:
                labels.lonely.append((item["a"], item["b_report"]))
        return labels

    def turned(self, a: str, b: str) -> Link:
        """Return a link with the section first whose report comes first in the file."""
        order = list(dict.fromkeys(item.report for item in self.sections.values()))
        ranks = [order.index(self.sections[one].report) for one in (a, b)]
        return (a, b) if ranks[0] <= ranks[1] else (b, a)

    @property
    def candidates(self) -> set[Link]:
        """Return all pairs that could correspond: of one role, of reports that were labelled."""
        reports = {self._reports(a, b) for a, b in (*self.links, *self.debatable)}
        items = list(self.sections.values())
        return {
            (a.id, b.id)
            for a, b in product(items, items)
            if (a.report, b.report) in reports and a.role is b.role
        }

    def _reports(self, a: str, b: str) -> Link:
        return self.sections[a].report, self.sections[b].report


class _Places:
    """Find the labelled reports and lines in the documents of a run."""

    def __init__(self, findings: Findings, told: Mapping[str, Any]) -> None:
        self._findings = findings
        self._files = {item["name"]: item["source"] for item in told.get("report", [])}

    def section(self, item: Mapping[str, Any]) -> Labelled:
        source = self._source(item["report"])
        start, end = source.line_span(item["first"])[0], source.line_span(item["last"])[1]
        document = next(
            document
            for document in self._findings.documents
            if document.source == source.id and document.start < end and start < document.end
        )
        kind = item["id"].rpartition("-")[2][0]
        return Labelled(
            item["id"], item["report"], document.id, _ROLES[kind], start, end, item["heading"]
        )

    def _source(self, report: str) -> Source:
        name = self._files.get(report, report)
        found = [source for source in self._findings.sources if name in source.path]
        if len(found) != 1:
            raise SystemExit(f"{len(found)} files are named after {name}")
        return found[0]


def said_links(labels: Labels, findings: Findings) -> set[Link]:
    """Return the labelled pairs that the program sets side by side."""
    within = _within(labels, findings.documents)
    said: set[Link] = set()
    for alignment in findings.alignments:
        named = [
            (document, labelled)
            for document, ids in alignment.sections.items()
            for identifier in ids
            for labelled in within.get(identifier, ())
            if labels.sections[labelled].role is alignment.role
        ]
        said |= {(a, b) for (d, a), (e, b) in product(named, named) if d != e}
    return said & labels.candidates


def _within(labels: Labels, documents: Iterable[Document]) -> dict[str, list[str]]:
    """Return by section of the program the labelled sections that it is mostly part of."""
    found: dict[str, list[str]] = {}
    for document in documents:
        own = [item for item in labels.sections.values() if item.document == document.id]
        for section in document.sections:
            found[section.id] = [item.id for item in own if item.shares(section)]
    return found


def by_order(labels: Labels) -> set[Link]:
    """Return the pairs that stand at the same place among the sections of their role."""
    places: dict[str, int] = {}
    for item in labels.sections.values():
        before = [
            other
            for other in labels.sections.values()
            if (other.report, other.role) == (item.report, item.role) and other.start < item.start
        ]
        places[item.id] = len(before)
    return {(a, b) for a, b in labels.candidates if places[a] == places[b]}


def by_headings(labels: Labels, least: float) -> set[Link]:
    """Return the pairs whose headings are most like each other, both ways."""
    ratios = {(a, b): _heading_ratio(labels, a, b) for a, b in labels.candidates}
    best: dict[Link, float] = {}
    for (a, b), ratio in ratios.items():
        for one, other in ((a, b), (b, a)):
            key = one, labels.sections[other].report
            best[key] = max(ratio, best.get(key, 0))
    return {
        (a, b)
        for (a, b), ratio in ratios.items()
        if ratio >= least
        and ratio == best[a, labels.sections[b].report] == best[b, labels.sections[a].report]
    }


def _heading_ratio(labels: Labels, a: str, b: str) -> float:
    return fuzz.ratio(labels.sections[a].heading, labels.sections[b].heading)


@dataclass(frozen=True, slots=True)
class Score:
    """Hold how many pairs were said, labelled, and both, and the same for 无对应."""

    both: int
    said: int
    wanted: int
    lonely_both: int
    lonely_said: int
    lonely_wanted: int

    @classmethod
    def of(cls, labels: Labels, said: set[Link]) -> Score:
        """Return the score of some pairs; debatable ones count for nothing."""
        counted = said - (labels.debatable - labels.links)
        claimed = set(_claimed_lonely(labels, said))
        lonely = set(labels.lonely)
        # Where something debatable corresponds, both answers are right.
        open_to_both = {
            key
            for a, b in labels.debatable
            for key in ((a, labels.sections[b].report), (b, labels.sections[a].report))
        }
        wanted = lonely - open_to_both
        linked = {
            key
            for a, b in labels.links
            for key in ((a, labels.sections[b].report), (b, labels.sections[a].report))
        }
        return cls(
            len(counted & labels.links),
            len(counted),
            len(labels.links),
            len(claimed & wanted),
            len(claimed & (wanted | linked)),
            len(wanted),
        )

    def row(self, name: str) -> str:
        """Return a line of the table."""
        found, right = _share(self.both, self.wanted), _share(self.both, self.said)
        lonely_found = _share(self.lonely_both, self.lonely_wanted)
        lonely_right = _share(self.lonely_both, self.lonely_said)
        return (
            f"{name:24} {found:>6} {right:>6}  {self.both}/{self.wanted}, {self.said} said"
            f"  无对应 {lonely_found} found, {lonely_right} right of {self.lonely_wanted}"
        )


def _claimed_lonely(labels: Labels, said: set[Link]) -> Iterator[Link]:
    """Yield each section with each report in which nothing is said to correspond."""
    partners = {
        key
        for a, b in said
        for key in ((a, labels.sections[b].report), (b, labels.sections[a].report))
    }
    for a, b in labels.candidates:
        for key in ((a, labels.sections[b].report), (b, labels.sections[a].report)):
            if key not in partners:
                yield key


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "—"


def print_sections(labels: Labels, findings: Findings, errors: bool) -> None:
    """Print how sections were aligned, by the program and by the two naive ways."""
    said = said_links(labels, findings)
    print(f"{'sections':24} {'found':>6} {'right':>6}")
    print(Score.of(labels, said).row("program"))
    for role, name in ((Role.REVIEW, "  review"), (Role.PLAN, "  plan")):
        part = _of_role(labels, role)
        print(Score.of(part, said & part.candidates).row(name))
    print(Score.of(labels, by_order(labels)).row("equal order"))
    headings = max(
        (by_headings(labels, least) for least in range(0, 100, 5)),
        key=lambda pairs: _f1(Score.of(labels, pairs)),
    )
    print(Score.of(labels, headings).row("ratio of headings"))
    if errors:
        wrong = said - labels.links - labels.debatable
        for title, pairs in (("missed", labels.links - said), ("wrong", wrong)):
            for a, b in sorted(pairs):
                one, other = labels.sections[a], labels.sections[b]
                print(f"  {title:6} {a:10} {one.heading:14} — {b:10} {other.heading}")


def _of_role(labels: Labels, role: Role) -> Labels:
    sections = {key: item for key, item in labels.sections.items() if item.role is role}
    return Labels(
        sections,
        {link for link in labels.links if link[0] in sections},
        {link for link in labels.debatable if link[0] in sections},
        [link for link in labels.lonely if link[0] in sections],
    )


def _f1(score: Score) -> float:
    return 2 * score.both / max(1, score.said + score.wanted)


def print_sentences(labels: Labels, findings: Findings, errors: bool) -> None:
    """Print how many labelled links of sentences are found, right, and rightly graded."""
    spoken = {document.id: document.sentences for document in findings.documents}
    wanted: dict[Link, str] = {}
    rooms: set[Link] = set()
    for item in labels.sentence_links:
        room = (item["a_section"], item["b_section"])
        rooms.add(room)
        if not item.get("a"):
            continue
        a = _sentence(labels.sections[room[0]], item["a"], spoken)
        for words in item["b"]:
            b = _sentence(labels.sections[room[1]], words, spoken)
            if a is None or b is None:
                print(f"  not found in the text: {item['a']} / {words}")
            else:
                wanted[a.id, b.id] = item["grade"]
    said = _said_sentences(labels, rooms, findings)
    both = wanted.keys() & said.keys()
    graded = sum(wanted[link] == said[link] for link in both)
    print(
        f"sentences in {len(rooms)} pairs of sections: found {_share(len(both), len(wanted))}"
        f" of {len(wanted)}, right {_share(len(both), len(said))} of {len(said)},"
        f" grades right {_share(graded, len(both))}"
    )
    if errors:
        texts = {s.id: s.text for sentences in spoken.values() for s in sentences}
        for title, pairs in (("missed", wanted.keys() - both), ("wrong", said.keys() - both)):
            for a, b in sorted(pairs):
                print(f"  {title}\n    {texts[a]}\n    {texts[b]}")


def _sentence(
    section: Labelled, words: str, spoken: Mapping[str, tuple[Sentence, ...]]
) -> Sentence | None:
    """Return the sentence of a labelled section that begins with some words, or holds them."""
    inside = [s for s in spoken[section.document] if section.start <= s.start < section.end]
    first = letters_of(words)
    starting = [s for s in inside if s.letters.startswith(first[:_FIRST_LETTERS])]
    holding = [s for s in inside if first in s.letters]
    return next(iter(starting or holding), None)


def _said_sentences(labels: Labels, rooms: set[Link], findings: Findings) -> dict[Link, str]:
    """Return the program's links between the sentences of labelled pairs of sections."""
    said: dict[Link, str] = {}
    for pair in findings.sentence_pairs:
        for left, right in ((pair.a, pair.b), (pair.b, pair.a)):
            for a, b in rooms:
                one, other = labels.sections[a], labels.sections[b]
                if (
                    left.document == one.document
                    and right.document == other.document
                    and one.start <= left.start < one.end
                    and other.start <= right.start < other.end
                ):
                    swapped = left is pair.b
                    first, second = pair.a_sentence, pair.b_sentence
                    link = (second, first) if swapped else (first, second)
                    said[link] = pair.grade.value
    return said


def main() -> None:
    """Measure one file of labels or a folder of them."""
    parser = argparse.ArgumentParser(description="Measure aligned sections and linked sentences.")
    parser.add_argument("labels", type=Path, help="a file of labels or a folder of them")
    parser.add_argument("reports", type=Path, help="folder of the reports that they name")
    parser.add_argument("--errors", action="store_true", help="list every error")
    chosen = parser.parse_args()
    findings = compare([chosen.reports])
    paths = sorted(chosen.labels.glob("*.toml")) if chosen.labels.is_dir() else [chosen.labels]
    for path in paths:
        labels = Labels.load(path, findings)
        print(f"\n== {path.name}: {len(labels.sections)} sections, {len(labels.links)} links")
        print_sections(labels, findings, chosen.errors)
        if labels.sentence_links:
            print_sentences(labels, findings, chosen.errors)


if __name__ == "__main__":
    main()
