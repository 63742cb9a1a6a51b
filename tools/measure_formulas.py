"""Measure shared formulas against labels made by hand, and print a table.

    python tools/measure_formulas.py LABELS REPORTS [--missed] [--unlisted NUMBER]

LABELS is a TOML file with the names of its reports (`reports`), a `formula` for each wording that a
reader found, with the districts that have it word for word (`verbatim`), changed (`variant`) or
perhaps (`unsure`), and the wordings that are fair for some readers (`acceptable`); REPORTS is the
folder in which the reports lie. Only those reports are compared. A labelled formula is found where
one of the program has nearly its letters, as its canonical wording or as a variant. What the
program has beyond the labels is no mistake by itself: `--unlisted` prints that many of it, drawn by
lot, for the eye. Baselines: letter-exact search for the labelled wording, and all runs of letters
that two districts share.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import compare  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.mining.formulas.corpus import Corpus, lay_out  # noqa: E402
from compare.mining.formulas.repeats import maximal_repeats  # noqa: E402
from compare.model.findings import Findings  # noqa: E402
from compare.model.report import Document  # noqa: E402
from compare.text import letters_of  # noqa: E402

_NEAR = 80.0
_CONTAINED = 0.7
_SHORTEST = 6
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Label:
    """Hold a labelled formula: its letters and the districts by use."""

    text: str
    verbatim: frozenset[str]
    variant: frozenset[str]
    unsure: frozenset[str]
    debatable: bool

    @property
    def districts(self) -> frozenset[str]:
        """Return the districts that surely have the formula in any form."""
        return self.verbatim | self.variant


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a formula of the program, or of a baseline, by letters."""

    text: str
    wordings: tuple[str, ...]
    verbatim: frozenset[str]
    districts: frozenset[str]


@dataclass
class Measure:
    """Hold the counts of one way to find formulas."""

    wanted: int = 0
    found: int = 0
    pairs_wanted: int = 0
    pairs_found: int = 0
    pairs_extra: int = 0
    statuses: int = 0
    statuses_right: int = 0
    listed: int = 0
    printed: int = 0


def same(a: str, b: str) -> bool:
    """Tell whether two wordings of letters mean the same formula."""
    short, long = sorted((a, b), key=len)
    return fuzz.ratio(a, b) >= _NEAR or (short in long and len(short) >= _CONTAINED * len(long))


def labels_of(table: dict[str, Any]) -> list[Label]:
    """Return the labelled formulas of a file."""
    return [
        Label(
            letters_of(item["text"]),
            frozenset(item.get("verbatim", ())),
            frozenset(item.get("variant", {})),
            frozenset(item.get("unsure", ())),
            item.get("debatable", False),
        )
        for item in table["formula"]
    ]


def found_of(findings: Findings) -> list[Found]:
    """Return the formulas of the program."""
    speakers = {document.id: document.speaker for document in findings.documents}
    made = []
    for formula in findings.formulas:
        text = letters_of(formula.text)
        verbatim = {
            speakers[place.document]
            for variant in formula.variants
            for place in variant.occurrences
            if letters_of(place.text) == text
        }
        wordings = tuple(letters_of(variant.text) for variant in formula.variants)
        made.append(Found(text, wordings, frozenset(verbatim), frozenset(formula.districts)))
    return made


def by_exact_search(labels: Sequence[Label], corpus: Corpus) -> list[Found]:
    """Return the labelled wordings with the districts that have them letter for letter."""
    made = []
    for label in labels:
        speakers = frozenset(corpus.locate(p)[0].speaker for p in corpus.find(label.text))
        if len(speakers) > 1:
            made.append(Found(label.text, (label.text,), speakers, speakers))
    return made


def by_runs(corpus: Corpus) -> list[Found]:
    """Return all runs of letters that two districts share and that cannot be made longer."""
    made = []
    for repeat in maximal_repeats(corpus, _SHORTEST):
        speakers = frozenset(corpus.locate(p)[0].speaker for p in repeat.positions)
        unit, start = corpus.locate(repeat.positions[0])
        text = unit.letters[start : start + repeat.length]
        if len(speakers) > 1 and len(text) <= _LONGEST:
            made.append(Found(text, (text,), speakers, speakers))
    return made


def measure(
    labels: Sequence[Label], found: Sequence[Found], acceptable: Iterable[str]
) -> tuple[Measure, list[str], list[str]]:
    """Return the counts, what was missed, and what is in no list."""
    result, missed = Measure(printed=len(found)), []
    for label in labels:
        equal = [f for f in found if any(same(label.text, w) for w in (f.text, *f.wordings))]
        if not label.debatable:
            result.wanted += 1
            result.found += bool(equal)
            districts = frozenset(d for f in equal for d in f.districts)
            result.pairs_wanted += len(label.districts)
            result.pairs_found += len(districts & label.districts)
            if lost := label.districts - districts:
                missed.append(f"{label.text}  {'、'.join(sorted(lost))}{'' if equal else '  —'}")
        for formula in equal:
            if formula.text == label.text:
                result.pairs_extra += len(formula.districts - label.districts - label.unsure)
                known = formula.districts & label.districts
                result.statuses += len(known)
                result.statuses_right += sum(
                    (d in formula.verbatim) == (d in label.verbatim) for d in known
                )
    known_texts = [label.text for label in labels] + [letters_of(text) for text in acceptable]
    unlisted = [f.text for f in found if not any(same(text, f.text) for text in known_texts)]
    result.listed = len(found) - len(unlisted)
    return result, missed, unlisted


def print_table(rows: Sequence[tuple[str, Measure]]) -> None:
    """Print a line for each way to find formulas."""
    print("recall        pairs          extra  status          listed        ")
    for name, row in rows:
        print(
            f"{row.found / row.wanted:5.3f} of {row.wanted:<4} "
            f"{row.pairs_found / row.pairs_wanted:5.3f} of {row.pairs_wanted:<4} "
            f"{row.pairs_extra:5}  "
            f"{row.statuses_right / max(1, row.statuses):5.3f} of {row.statuses:<4} "
            f"{row.listed:5} of {row.printed:<6} {name}"
        )


def documents_of(findings: Findings) -> list[Document]:
    """Return the documents that take part in the comparison."""
    return [document for document in findings.documents if document.comparable]


def main() -> None:
    """Measure one file of labels."""
    parser = argparse.ArgumentParser(description="Measure shared formulas.")
    parser.add_argument("labels", type=Path, help="file of labels")
    parser.add_argument("reports", type=Path, help="folder of the reports")
    parser.add_argument("--missed", action="store_true", help="print what was missed")
    parser.add_argument("--unlisted", type=int, default=0, help="print so many unlisted formulas")
    chosen = parser.parse_args()
    table = tomllib.loads(chosen.labels.read_text(encoding="utf-8"))
    paths = [path for name in table["reports"] for path in chosen.reports.glob(f"{name}.*")]
    findings = compare(paths)
    labels, acceptable = labels_of(table), table.get("acceptable", ())
    corpus = lay_out(documents_of(findings), Lexicon())
    ours, missed, unlisted = measure(labels, found_of(findings), acceptable)
    exact, _, _ = measure(labels, by_exact_search(labels, corpus), acceptable)
    runs, _, _ = measure(labels, by_runs(corpus), acceptable)
    if chosen.missed:
        print("\n".join(missed))
    if chosen.unlisted:
        drawn = random.Random(0).sample(unlisted, min(chosen.unlisted, len(unlisted)))
        print("\n".join(sorted(drawn)))
    print_table(
        [("program", ours), ("baseline: exact search", exact), ("baseline: shared runs", runs)]
    )


if __name__ == "__main__":
    main()
