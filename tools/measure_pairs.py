"""Measure the grades of pairs of sentences against labels made by hand, and print a table.

    python tools/measure_pairs.py LABELS [REPORTS] [--errors]

LABELS is a TOML file of `[[pair]]`s with `grade`, `a` and `b`; a grade `debatable`, or `debatable =
true`, counts for nothing. How rare a wording is comes from the sentences of the folder REPORTS, as
in a run, or from the labelled sentences alone. Two naive ways are measured beside, each with what
suits these very labels best: the plain ratio with one threshold (related or not) and with two.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.aligning.matches import grader_of  # noqa: E402
from compare.api import read  # noqa: E402
from compare.scoring.grading import Grader  # noqa: E402
from compare.settings import Settings  # noqa: E402
from compare.text import letters_of  # noqa: E402

_GRADES = ("verbatim", "variant", "related", "unrelated")
Numbers = NDArray[np.float64]
Names = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold one labelled pair, both sides as letters."""

    a: str
    b: str
    grade: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold what the program and the plain ratio say of the pairs, one value a pair."""

    truth: Names
    grades: Names
    scores: Numbers
    ratios: Numbers

    @classmethod
    def of(cls, pairs: Sequence[Pair], grader: Grader) -> Measured:
        """Return the measures of some pairs."""
        return cls(
            np.array([pair.grade for pair in pairs]),
            np.array([grader.grade(pair.a, pair.b).value for pair in pairs]),
            np.array([grader.score(pair.a, pair.b) for pair in pairs]),
            np.array([fuzz.ratio(pair.a, pair.b) for pair in pairs]),
        )

    def area(self, scores: Numbers) -> float:
        """Return the area under the ROC curve of some scores for related or not."""
        related = self.truth != "unrelated"
        good, bad = scores[related], scores[~related]
        if not len(good) or not len(bad):
            return float("nan")
        return float((good[:, None] > bad).mean() + (good[:, None] == bad).mean() / 2)

    def right(self, grades: Names) -> float:
        """Return the share of pairs whose grade is right."""
        return float(np.mean(grades == self.truth))

    def one_threshold(self) -> float:
        """Return the share of grades right with one threshold on the ratio."""
        return max(
            self.right(np.where(self.ratios >= low, self._commonest, "unrelated"))
            for low in range(0, 101, 2)
        )

    def two_thresholds(self) -> float:
        """Return the share of grades right with two thresholds on the ratio; 100 is verbatim."""
        return max(
            self.right(
                np.select(
                    [self.ratios == 100, self.ratios >= high, self.ratios >= low],
                    ["verbatim", "variant", "related"],
                    "unrelated",
                )
            )
            for low in range(0, 70, 2)
            for high in range(low, 100, 2)
        )

    @property
    def _commonest(self) -> str:
        return Counter(self.truth[self.truth != "unrelated"].tolist()).most_common(1)[0][0]


def load_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file that count."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))["pair"]
    return [
        Pair(letters_of(item["a"]), letters_of(item["b"]), item["grade"])
        for item in told
        if item["grade"] in _GRADES and not item.get("debatable", False)
    ]


def grader_for(pairs: Sequence[Pair], reports: Path | None) -> Grader:
    """Return a grader that knows the wording of the reports, or of the pairs alone."""
    settings = Settings().similarity
    if reports is not None:
        return grader_of(read([reports]).documents, settings)
    return Grader.of(sorted({text for pair in pairs for text in (pair.a, pair.b)}), settings)


def print_table(measured: Measured) -> None:
    """Print shares, areas and the confusion of grades."""
    print(f"{len(measured.truth)} pairs {dict(Counter(measured.truth.tolist()))}")
    print(f"{'':18} grades right    AUC related or not")
    rows = (
        ("program", measured.right(measured.grades), measured.area(measured.scores)),
        ("ratio, two steps", measured.two_thresholds(), measured.area(measured.ratios)),
        ("ratio, one step", measured.one_threshold(), measured.area(measured.ratios)),
    )
    for name, right, area in rows:
        print(f"{name:18} {right:12.3f}    {area:.3f}")
    print("\nmeant / said  " + "".join(f"{grade:>11}" for grade in _GRADES))
    counts = Counter(zip(measured.truth.tolist(), measured.grades.tolist(), strict=True))
    for meant in _GRADES:
        print(f"{meant:14}" + "".join(f"{counts[meant, said]:11}" for said in _GRADES))


def print_errors(pairs: Sequence[Pair], measured: Measured) -> None:
    """Print each pair whose grade is wrong."""
    for pair, said, score, ratio in zip(
        pairs, measured.grades, measured.scores, measured.ratios, strict=True
    ):
        if said != pair.grade:
            print(f"\n{pair.grade} taken for {said}: score {score:.0f}, ratio {ratio:.0f}")
            print(f"  {pair.a}\n  {pair.b}")


def main() -> None:
    """Measure one file of labels."""
    parser = argparse.ArgumentParser(description="Measure the grades of pairs of sentences.")
    parser.add_argument("labels", type=Path, help="file of labelled pairs")
    parser.add_argument("reports", type=Path, nargs="?", help="folder of reports, for rarity")
    parser.add_argument("--errors", action="store_true", help="list every error")
    chosen = parser.parse_args()
    pairs = load_pairs(chosen.labels)
    measured = Measured.of(pairs, grader_for(pairs, chosen.reports))
    print_table(measured)
    if chosen.errors:
        print_errors(pairs, measured)


if __name__ == "__main__":
    main()
