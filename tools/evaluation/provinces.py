"""Measure the findings of provincial reports against `tests/data/provinces/`.

The reports are public and do not belong to the project; their folder is given. What was held out
while the rules were made says `held_out.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from compare.aligning.matches import grader_of
from compare.api import compare
from compare.lexicon import Lexicon
from compare.mining.formulas.corpus import lay_out
from compare.model.findings import Findings
from compare.model.source import Source
from compare.settings import Settings
from tools import measure_formulas, measure_indicators, measure_initiatives
from tools import measure_shortcomings as shortcomings
from tools import measure_structure as structure
from tools.evaluation.results import Result, scored
from tools.evaluation.rows import alignment_results, grade_results, structure_results
from tools.measure_pairs import load_pairs

LABELS = Path(__file__).parents[2] / "tests" / "data" / "provinces"
COMPARISON = LABELS.parent / "comparison"
USED, HELD_OUT = "provinces used", "provinces held out"
SAMPLES = (USED, HELD_OUT)
INITIATIVES = {USED: LABELS / "initiatives", HELD_OUT: LABELS / "initiatives" / "held_out"}


class Addable(Protocol):
    """Stand for the counts of one report, to which those of another can be added."""

    def add(self, other: Self, /) -> None:
        """Add the counts of another report."""


Counted = TypeVar("Counted", bound=Addable)


def held_out(capability: str) -> frozenset[str]:
    """Return the names of the reports that were held out for a capability."""
    table = tomllib.loads((LABELS / "held_out.toml").read_text("utf-8"))
    return frozenset(table[capability])


def sample_of(source: str, capability: str) -> str:
    """Return the sample to which a report belongs."""
    return HELD_OUT if source in held_out(capability) else USED


def labelled(folder: Path, findings: Findings) -> Iterator[tuple[dict[str, Any], Source]]:
    """Yield each file of labels with the source that it speaks of."""
    by_name = {Path(source.path).name: source for source in findings.sources}
    for path in sorted(folder.glob("*.toml")):
        label = tomllib.loads(path.read_text("utf-8"))
        if label.get("source") in by_name:
            yield label, by_name[label["source"]]


def structures(findings: Findings) -> list[Result]:
    """Return roles by letters, F1 of headings, recall and precision of shortcomings."""
    totals = {sample: structure.Measures() for sample in SAMPLES}
    for label, source in labelled(LABELS, findings):
        own = [document for document in findings.documents if document.source == source.id]
        measured = structure.measure(label, source, own)
        totals[sample_of(label["source"], "structure")].add(measured)
    return [result for sample in SAMPLES for result in structure_results(totals[sample], sample)]


def figures(reports: Path) -> list[Result]:
    """Return recall and precision of figures, and how many values, kinds and names are right."""
    ours, plain = measure_indicators.measure_all(LABELS / "figures", reports)
    results = []
    for sample in SAMPLES:
        own, naive = (
            _total(rows, measure_indicators.Measure, sample, "figures") for rows in (ours, plain)
        )
        results += scored(
            "figures", sample, right=own.found, wanted=own.wanted, given=own.given,
            bars=(0.97, 0.95),
            baseline=(naive.found / max(1, naive.wanted), naive.found / max(1, naive.given)),
            baseline_name="digits before a unit",
        )  # fmt: skip
        results += [
            Result(
                "figures", f"{aspect} right", sample, own.right[aspect] / max(1, own.found),
                own.found, None, naive.right[aspect] / max(1, naive.found), "digits before a unit",
            )
            for aspect in ("value", "kind", "name")
        ]  # fmt: skip
    return results


def _total(
    rows: Sequence[tuple[str, Counted]], kind: Callable[[], Counted], sample: str, capability: str
) -> Counted:
    total = kind()
    for name, row in rows:
        if sample_of(f"{name.removesuffix('.docx')}.docx", capability) == sample:
            total.add(row)
    return total


def initiatives(findings: Findings) -> list[Result]:
    """Return recall of doings on which readers agree, and what the first six of a report are."""
    results = []
    for sample, folder in INITIATIVES.items():
        ours, plain = measure_initiatives.measure_all(findings, folder)
        own, naive = (_sum(rows, measure_initiatives.Measure) for rows in (ours, plain))
        for measure, names, bar in (
            ("recall", None, 0.8),
            ("first six convincing", ("convincing",), 0.7),
            ("first six convincing or fair", ("convincing", "fair", "debatable"), None),
        ):
            shares = [
                row.recall("convincing") if names is None else _among_first(row, names)
                for row in (own, naive)
            ]
            count = own.wanted["convincing"] if names is None else own.first.total()
            results.append(
                Result(
                    "distinctive initiatives", measure, sample, shares[0], count, bar, shares[1],
                    "rare words",
                )
            )  # fmt: skip
    return results


def _among_first(row: measure_initiatives.Measure, grades: Sequence[str]) -> float:
    return sum(row.first[grade] for grade in grades) / max(1, row.first.total())


def _sum(rows: Sequence[tuple[str, Counted]], kind: Callable[[], Counted]) -> Counted:
    total = kind()
    for _, row in rows:
        total.add(row)
    return total


def formulas(reports: Path) -> list[Result]:
    """Return recall of shared formulas and of the districts that use them, with their state."""
    results = []
    for sample, name in ((USED, "used"), (HELD_OUT, "held_out")):
        table = tomllib.loads((LABELS / "formulas" / f"{name}.toml").read_text("utf-8"))
        findings = compare([p for n in table["reports"] for p in reports.glob(f"{n}.*")])
        labels = measure_formulas.labels_of(table)
        found = measure_formulas.found_of(findings)
        corpus = lay_out(measure_formulas.documents_of(findings), Lexicon())
        acceptable = table.get("acceptable", ())
        own, _, _ = measure_formulas.measure(labels, found, acceptable)
        exact, _, _ = measure_formulas.measure(
            labels, measure_formulas.by_exact_search(labels, corpus), acceptable
        )
        naive = "exact search"
        results += [
            Result(
                "shared formulas", "recall", sample, own.found / own.wanted, own.wanted, 0.9,
                exact.found / exact.wanted, naive,
            ),
            Result(
                "shared formulas", "districts of a formula", sample,
                own.pairs_found / own.pairs_wanted, own.pairs_wanted, 0.9,
                exact.pairs_found / exact.pairs_wanted, naive,
            ),
            Result(
                "shared formulas", "word for word or changed", sample,
                own.statuses_right / max(1, own.statuses), own.statuses,
            ),
        ]  # fmt: skip
    return results


def answers(findings: Findings) -> list[Result]:
    """Return how many labelled answers to shortcomings are named, and how many named are right."""
    results = []
    totals = {
        (sample, way): shortcomings.Counts()
        for sample in SAMPLES
        for way in (shortcomings.ours, shortcomings.by_theme)
    }
    for sample, folder in INITIATIVES.items():
        for label, source in labelled(folder, findings):
            document = next(d for d in findings.documents if d.source == source.id and d.comparable)
            own = [i for i in findings.self_criticism if i.passage.document == document.id]
            for way in (shortcomings.ours, shortcomings.by_theme):
                counts, _ = shortcomings.measure(label, document, source, own, way)
                totals[sample, way].add(counts)
    for sample in SAMPLES:
        counts, naive = totals[sample, shortcomings.ours], totals[sample, shortcomings.by_theme]
        if counts.answered:
            results += [
                Result(
                    "answers to shortcomings", "found", sample, counts.hit / counts.answered,
                    counts.answered, None, naive.hit / naive.answered, "same theme",
                ),
                Result(
                    "answers to shortcomings", "right", sample,
                    counts.right / max(1, counts.named), counts.named, None,
                    naive.right / max(1, naive.named), "same theme",
                ),
            ]  # fmt: skip
    return results


def all_results(reports: Path) -> list[Result]:
    """Return all figures measured on provincial reports."""
    findings = compare([reports])
    results = [*structures(findings), *formulas(reports), *figures(reports)]
    results += [*initiatives(findings), *answers(findings)]
    results += alignment_results(findings, COMPARISON / "alignment" / "provinces.toml", USED)
    results += alignment_results(findings, LABELS / "alignment.toml", HELD_OUT)
    grader = grader_of(findings.documents, Settings().similarity)
    results += grade_results(load_pairs(LABELS / "pairs.toml"), grader, HELD_OUT)
    return sorted(results, key=lambda result: SAMPLES.index(result.sample))
