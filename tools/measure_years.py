"""Measure what the comparison of years finds of planted changes, and print a table.

    python tools/measure_years.py FOLDER [--missed]

FOLDER is what `tools/make_year.py` has written. Formulas: planted new and given-up ones that are
reported for their district, given-up ones also as changed where something like them was left, and
reported ones that were not planted. Sentences: moved, reworded,
dropped and added ones that are found as such. Promises: status right, and how well those spoken of
are told from those that are not (area under the ROC curve of the scores). The baseline compares
formulas by whether their letters stand in both texts, and knows sentences by equal letters only.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import compare  # noqa: E402
from compare.model.findings import Findings  # noqa: E402
from compare.model.years import ChangeKind, Promise, Succession  # noqa: E402
from compare.scoring.similarity import similarity  # noqa: E402
from compare.text import letters_of  # noqa: E402

# Wordings of one clause are the same formula from this similarity on.
_ALIKE = 60.0
Row = tuple[str, int, int, list[str]]


def near(one: str, other: str) -> bool:
    """Tell whether one wording holds the letters of the other."""
    a, b = letters_of(one), letters_of(other)
    return a in b or b in a


def formula_rows(planted: list[dict[str, Any]], findings: Findings) -> Iterator[Row]:
    """Yield how many planted changes of formulas are found, and how many found were planted."""
    kinds = (
        ("new_formulas", "added", ChangeKind.NEW),
        ("gone_formulas", "dropped", ChangeKind.VANISHED),
    )
    for name, other, kind in kinds:
        said = list(_said(findings, kind))
        reported = [*said, *(_said(findings, ChangeKind.CHANGED) if other == "dropped" else ())]
        missed = [
            f"{report['district']} {text}"
            for report in planted
            for text in report[name]
            if not any(
                _is_told(report, text, own) for d, own in reported if d == report["district"]
            )
        ]
        wanted = [text for report in planted for text in report[name]]
        yield f"{name}, found", len(wanted) - len(missed), len(wanted), missed
        # What an editor's other doings brought or took counts as planted too.
        edits = {
            report["district"]: [*report[name], *report[other], *_edited(report)]
            for report in planted
        }
        false = [
            f"{district} {own[0]}"
            for district, own in said
            if not any(near(text, t) for text in edits[district] for t in own)
        ]
        yield f"{name}, false among said", len(false), len(said), false


def _is_told(report: dict[str, Any], text: str, told: list[str]) -> bool:
    """Tell whether a formula is meant by what is told, by a wording or by the clause that went."""
    clauses = [clause for formula, clause in report["gone_clauses"] if formula == text]
    in_clause = any(near(clause, told[0]) for clause in clauses)
    return any(near(text, t) for t in told) or (in_clause and similarity(text, told[0]) >= _ALIKE)


def _said(findings: Findings, kind: ChangeKind) -> Iterator[tuple[str, list[str]]]:
    """Yield the district of each change, its passage, and all wordings of its formula."""
    texts = {formula.id: formula for formula in findings.formulas}
    for change in findings.changes:
        place = change.earlier or change.later
        if change.change is kind and place is not None:
            wordings = [variant.text for variant in texts[change.formula].variants]
            yield change.district, [place.text, *wordings]


def _edited(report: dict[str, Any]) -> list[str]:
    """Return what an editor has put in and taken away in passing."""
    names = ("reworded", "reported", "partly", "gone_clauses")
    pairs = (pair for name in names for pair in report[name])
    return [*report["gone_formulas"], *(text for pair in pairs for text in pair)]


def sentence_rows(planted: list[dict[str, Any]], findings: Findings) -> Iterator[Row]:
    """Yield how many planted edits of sentences are found as what they are."""
    successions = {s.pair.speaker: s for s in findings.years.successions}

    def carried(found: Succession, text: str) -> Iterable[bool]:
        return (item.moved for item in found.carried if near(item.earlier.text, text))

    for name in ("moved", "reworded", "dropped", "added"):
        missed = []
        for report in planted:
            found = successions[report["district"]]
            for item in report[name]:
                text = item if isinstance(item, str) else item[0]
                is_found = {
                    "moved": any(carried(found, text)),
                    "reworded": any(True for _ in carried(found, text)),
                    "dropped": any(near(p.text, text) for p in found.dropped),
                    "added": any(near(p.text, text) for p in found.added),
                }[name]
                missed += [] if is_found else [f"{report['district']} {text}"]
        wanted = sum(len(report[name]) for report in planted)
        yield f"sentences {name}", wanted - len(missed), wanted, missed


def promise_rows(planted: list[dict[str, Any]], findings: Findings) -> Iterator[Row]:
    """Yield how many planted promises get the right status."""
    made: dict[tuple[str, str], Promise] = {
        (promise.pair.speaker, letters_of(promise.passage.text)): promise
        for promise in findings.promises
    }
    scores: dict[bool, list[float]] = {True: [], False: []}
    for name, status in (("reported", "reported"), ("partly", "partly"), ("silent", "not_found")):
        wanted, missed = 0, []
        for report in planted:
            for item in report[name]:
                text = item if isinstance(item, str) else item[0]
                promise = made.get((report["district"], letters_of(text)))
                wanted += 1
                if promise is not None:
                    scores[name != "silent"].append(promise.score)
                if promise is None or promise.status.value != status:
                    said = promise.status.value if promise else "no promise"
                    missed.append(f"{report['district']} {text}: {said}")
        yield f"promises {name}, status right", wanted - len(missed), wanted, missed
    pairs = [(good, bad) for good in scores[True] for bad in scores[False]]
    better = sum(good > bad for good, bad in pairs)
    yield "promises spoken of or not, pairs in order (AUC)", better, len(pairs), []


def main() -> None:
    """Measure one folder."""
    parser = argparse.ArgumentParser(description="Measure the comparison of years.")
    parser.add_argument("folder", type=Path, help="folder written by make_year.py")
    parser.add_argument("--missed", action="store_true", help="list what was missed")
    chosen = parser.parse_args()
    planted = tomllib.loads((chosen.folder / "planted.toml").read_text(encoding="utf-8"))["report"]
    findings = compare(sorted(chosen.folder.glob("*.txt")))
    for rows in (formula_rows, sentence_rows, promise_rows):
        for name, found, wanted, missed in rows(planted, findings):
            share = found / wanted if wanted else 1.0
            print(f"{share:6.3f}  {found:5} of {wanted:5}  {name}")
            if chosen.missed:
                print(*(f"        {text}" for text in missed), sep="\n")


if __name__ == "__main__":
    main()
