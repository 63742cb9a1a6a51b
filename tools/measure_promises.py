"""Measure what becomes of promises against labels made by hand, and print a table.

    python tools/measure_promises.py LABELS EARLIER LATER [--errors]

LABELS is a folder of TOML files, each with the names of two reports of one place (`earlier`,
`later`), which lie in the folders EARLIER and LATER, and promises of the earlier plan with what the
later review says of each (`status`) and whether it speaks of the matter at all (`mentioned`).
Debatable ones are not counted. Printed are the status right and the area under the ROC curve of the
scores for mentioned or not; the baseline takes the best `partial_ratio` of rapidfuzz for the score
and reports what reaches the best threshold.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import read  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.model.report import Document, Role  # noqa: E402
from compare.settings import Settings  # noqa: E402
from compare.text import letters_of  # noqa: E402
from compare.years.fulfilment import Review  # noqa: E402
from compare.years.promises import Clause, clauses_of, is_concrete  # noqa: E402

_PLANNING = (Role.TARGETS, Role.PLAN, Role.OVERALL_REQUIREMENT)
_REVIEWING = (Role.PREAMBLE, Role.REVIEW)
_FIRST_LETTERS = 8


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold one labelled promise with what the program and the baseline say of it."""

    promise: str
    wanted: str
    mentioned: bool
    said: str
    score: float
    plain: float


def judged(label: dict[str, Any], earlier: Document, later: Document) -> tuple[list[Judged], int]:
    """Return the labelled promises of a pair of reports, and how many concrete ones are taken."""
    lexicon, settings = Lexicon(), Settings()
    rules = lexicon.table("promises")
    planned = list(clauses_of(earlier, _PLANNING, rules))
    told = list(clauses_of(later, _REVIEWING, rules))
    review = Review(told, planned, settings.years, lexicon)
    found, taken = [], 0
    for item in label["promise"]:
        clause = _clause(planned, item["first"])
        if clause is None:
            continue
        taken += item["concrete"] and is_concrete(clause.text, rules)
        if not item.get("debatable", False):
            answer = review.answer(clause)
            plain = max(fuzz.partial_ratio(clause.text, other.text) for other in told)
            found.append(
                Judged(
                    clause.text, item["status"], item["mentioned"], answer.status.value,
                    answer.score, plain,
                )
            )  # fmt: skip
    return found, taken


def _clause(planned: list[Clause], words: str) -> Clause | None:
    first = letters_of(words)[:_FIRST_LETTERS]
    return next((clause for clause in planned if first in letters_of(clause.text)), None)


def area(scores: list[tuple[float, bool]]) -> float:
    """Return the area under the ROC curve."""
    good = [score for score, is_mentioned in scores if is_mentioned]
    bad = [score for score, is_mentioned in scores if not is_mentioned]
    better = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    return better / max(1, len(good) * len(bad))


def main() -> None:
    """Measure a folder of labels."""
    parser = argparse.ArgumentParser(description="Measure what becomes of promises.")
    parser.add_argument("labels", type=Path, help="folder of label files")
    parser.add_argument("earlier", type=Path, help="folder of the earlier reports")
    parser.add_argument("later", type=Path, help="folder of the later reports")
    parser.add_argument("--errors", action="store_true", help="list every error")
    chosen = parser.parse_args()
    found: list[Judged] = []
    concrete = taken = 0
    for path in sorted(chosen.labels.glob("*.toml")):
        label = tomllib.loads(path.read_text(encoding="utf-8"))
        reports = [
            next(d for d in read(list(folder.glob(f"{label[name]}.*"))).documents if d.comparable)
            for folder, name in ((chosen.earlier, "earlier"), (chosen.later, "later"))
        ]
        own, own_taken = judged(label, *reports)
        found += own
        taken += own_taken
        concrete += sum(item["concrete"] for item in label["promise"])
    right = sum(item.said == item.wanted for item in found)
    plain = max(
        sum(
            (item.wanted == "reported") == (item.plain >= least)
            for item in found
            if item.wanted != "partly"
        )
        for least in range(0, 101, 2)
    )
    print(f"concrete promises taken for such: {taken} of {concrete}")
    print(f"status right: {right / len(found):.3f} of {len(found)}")
    print(f"  baseline, which knows no part: {plain / len(found):.3f}")
    print(f"mentioned or not, AUC: {area([(i.score, i.mentioned) for i in found]):.3f} "
          f"(baseline {area([(i.plain, i.mentioned) for i in found]):.3f})")  # fmt: skip
    for (wanted, said), count in sorted(Counter((i.wanted, i.said) for i in found).items()):
        print(f"  {wanted:10} said {said:10} {count:4}")
    for item in found if chosen.errors else []:
        if item.wanted != item.said:
            print(f"{item.score:.2f}  {item.wanted} <> {item.said}: {item.promise}")


if __name__ == "__main__":
    main()
