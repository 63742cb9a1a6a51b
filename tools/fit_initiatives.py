"""Fit the weights of the features by which distinctive initiatives are found, and measure them.

    python tools/fit_initiatives.py REPORTS [--cross] [--write]

REPORTS is the folder of the provincial reports labelled in `tests/data/provinces/`; the reports in
`seeds/` with their labels are taken too. A clause that tells of a labelled doing counts as taken by
an editor; of several, the one that the weights like best so far. What only one of two readers would
take counts in part, and so do clauses that were judged while reading what the program ranked high,
but which no list names (`initiatives_judged/`). All others count as left. The weights are those of
a logistic regression with a penalty on their squares, on features divided by their deviation.
`--cross` fits without each part in turn and measures on it what the program would choose; `--write`
writes `compare/lexicon/initiative_weights.toml`.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from measure_initiatives import SECOND_READER, Label, labels_of, settled
from numpy.typing import NDArray

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from compare.api import read  # noqa: E402
from compare.lexicon import Lexicon  # noqa: E402
from compare.mining.formulas import find_formulas  # noqa: E402
from compare.mining.initiatives.choosing import Rated, choose  # noqa: E402
from compare.mining.initiatives.dispersion import Dispersion  # noqa: E402
from compare.mining.initiatives.features import Described  # noqa: E402
from compare.mining.initiatives.find import described  # noqa: E402
from compare.mining.initiatives.formula_places import FormulaPlaces  # noqa: E402
from compare.model.report import Document  # noqa: E402
from compare.model.source import Source  # noqa: E402
from compare.settings import Settings  # noqa: E402
from compare.text import letters_of  # noqa: E402

LEXICON = Lexicon()
SEEDS = ROOT / "seeds"
PROVINCES = ROOT / "tests" / "data" / "provinces"
TARGET = ROOT / "compare" / "lexicon" / "initiative_weights.toml"
_FOLDS = 7
_PENALTY = 10.0
# What is rare gets no great weight from a few labels.
_LEAST_DEVIATION = 0.15
# How much a clause counts as taken: what any editor takes, what some do; what an editor's list
# leaves out though a reader would take it.
_TAKEN = {"convincing": (1.0, 1.0), "debatable": (0.6, 1.0), "fair": (0.4, 1.0)}
_JUDGED = {"convincing": (0.7, 1.0), "fair": (0.25, 1.0), "none": (0.0, 1.0)}
_TEMPTING = 3.0
# What can only speak against a doing, whatever few labels say.
_AGAINST = (
    "quoted_topic",
    "quoted_figure",
    "quoted_aim",
    "glossary",
    "award",
    "national",
    "building",
    "single_event",
    "taken_over",
    "slogan",
    "formula_share",
    "heading",
    "place_share",
)
# So much the clauses of the seeds count: they are few, and the only ones of their kind.
_SEEDS_COUNT = 2.0
_MOST = 20
_FIRST = 6

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Place:
    """Hold what a label names, the clauses that tell of it, and whether a text tells of it."""

    grade: str
    clauses: tuple[int, ...]
    is_told: Callable[[str, int, int], bool]


@dataclass(frozen=True)
class Labelled:
    """Hold a labelled document: clauses with their features, labels, its part in a cross."""

    name: str
    part: int
    clauses: tuple[Described, ...]
    places: tuple[Place, ...]
    judged: dict[int, str]


def labelled_provinces(folder: Path) -> list[Labelled]:
    """Return the labelled reports of a folder."""
    documents, sources, clauses = _described(folder)
    found = []
    for number, path in enumerate(sorted((PROVINCES / "initiatives").glob("*.toml"))):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        source = next(s for s in sources.values() if Path(s.path).name == table["source"])
        document = next(d for d in documents if d.source == source.id and d.comparable)
        own = clauses[document.id]
        other = tomllib.loads((path.parent / SECOND_READER / path.name).read_text("utf-8"))
        told = settled(labels_of(table, source), labels_of(other, source))
        places = tuple(_place(label, own) for label in told)
        judged = _judged(PROVINCES / "initiatives_judged" / path.name, own)
        found.append(Labelled(document.speaker, number % _FOLDS, own, places, judged))
    return found


def labelled_seeds() -> list[Labelled]:
    """Return the labelled documents of the seeds, one part of a cross."""
    documents, _, clauses = _described(SEEDS)
    path = ROOT / "tests" / "data" / "comparison" / "initiatives.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["document"]
    found = []
    for table, document in zip(tables, [d for d in documents if d.comparable], strict=True):
        own = clauses[document.id]
        places = [
            _worded(words, grade, own)
            for key, grade in (("wanted", "convincing"), ("debatable", "fair"))
            for words in table[key]
        ]
        found.append(Labelled(document.speaker, _FOLDS, own, tuple(places), {}))
    return found


def _described(
    folder: Path,
) -> tuple[tuple[Document, ...], dict[str, Source], dict[str, tuple[Described, ...]]]:
    settings = Settings()
    reports = read([folder], settings)
    sources: dict[str, Source] = {source.id: source for source in reports.reading.sources}
    formulas = find_formulas(reports.documents, sources, settings.formulas, LEXICON, _silent)
    rules = LEXICON.table("initiatives")
    taking_part = [document for document in reports.documents if document.comparable]
    dispersion = Dispersion.of(taking_part, rules)
    places = FormulaPlaces(formulas)
    clauses = {d.id: tuple(described(d, dispersion, places, rules)) for d in taking_part}
    return reports.documents, sources, clauses


def _silent(_done: int, _total: int) -> None:
    """Report no progress."""


def _place(label: Label, clauses: Sequence[Described]) -> Place:
    """Return the clauses inside a labelled passage or with its name in them."""
    found = []
    for number, one in enumerate(clauses):
        start, end = _raw(one)
        shared = min(end, label.end) - max(start, label.start)
        is_named = len(label.name) > 2 and label.name in one.clause.letters
        if 2 * shared >= end - start or (is_named and label.grade != "not_initiative"):
            found.append(number)

    def is_told(text: str, start: int, end: int) -> bool:
        is_named = len(label.name) > 2 and label.name in letters_of(text)
        shared = min(end, label.end) - max(start, label.start)
        return is_named or 2 * shared >= label.end - label.start

    return Place(label.grade, tuple(found), is_told)


def _worded(words: str, grade: str, clauses: Sequence[Described]) -> Place:
    found = tuple(n for n, one in enumerate(clauses) if words in one.clause.text)

    def is_told(text: str, _start: int, _end: int) -> bool:
        return words in text

    return Place(grade, found, is_told)


def _judged(path: Path, clauses: Sequence[Described]) -> dict[int, str]:
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    grades = {letters_of(words): grade for grade in _JUDGED for words in table[grade]}
    return {
        number: grades[one.clause.letters]
        for number, one in enumerate(clauses)
        if one.clause.letters in grades
    }


def _raw(one: Described) -> tuple[int, int]:
    return one.clause.sentence.clean.raw_span(one.clause.start, one.clause.end)


def fitted(documents: Sequence[Labelled], keys: Sequence[str]) -> tuple[float, Matrix]:
    """Return base and weights; the labelled clauses are settled twice, by what is liked best."""
    rows = [matrix(document, keys) for document in documents]
    deviations = np.vstack(rows).std(0)
    deviations = np.maximum(deviations, _LEAST_DEVIATION)
    base, weights = 0.0, np.zeros(len(keys))
    for turn in range(2):
        odds = [base + row @ weights if turn else None for row in rows]
        wanted, counts = zip(*map(_wanted, documents, odds), strict=True)
        free = np.ones(len(keys), dtype=bool)
        while True:
            base, weights = _regression(
                np.vstack(rows) / deviations * free, np.concatenate(wanted), np.concatenate(counts)
            )
            wrong = free & (weights > 0) & np.isin(keys, _AGAINST)
            if not wrong.any():
                break
            free &= ~wrong
        weights = weights * free / deviations
    return base, weights


def matrix(document: Labelled, keys: Sequence[str]) -> Matrix:
    """Return the features of a document's clauses, shape (clauses, features)."""
    return np.array([[one.features.get(key, 0.0) for key in keys] for one in document.clauses])


def _wanted(document: Labelled, odds: Matrix | None) -> tuple[Matrix, Matrix]:
    """Return what each clause should be, from 0 to 1, and how much it counts."""
    wanted = np.zeros(len(document.clauses))
    counts = np.ones(len(document.clauses))
    for number, grade in document.judged.items():
        wanted[number], counts[number] = _JUDGED[grade]
    for place in document.places:
        if place.grade == "not_initiative":
            counts[list(place.clauses)] = _TEMPTING
        elif place.clauses:
            counts[list(place.clauses)] = 0.0
    for place in document.places:
        if place.grade in _TAKEN and place.clauses:
            best = max(place.clauses, key=lambda n: 0.0 if odds is None else odds[n])
            wanted[best], counts[best] = _TAKEN[place.grade]
    return wanted, counts * (_SEEDS_COUNT if document.part == _FOLDS else 1.0)


def _regression(rows: Matrix, wanted: Matrix, counts: Matrix) -> tuple[float, Matrix]:
    """Return base and weights of a logistic regression, by Newton's method with halved steps."""
    used = counts > 0
    table = np.hstack([np.ones((int(used.sum()), 1)), rows[used]])
    wanted, counts = wanted[used], counts[used]
    penalty = np.full(table.shape[1], _PENALTY)
    penalty[0] = 0.0
    weights = np.zeros(table.shape[1])

    def loss(tried: Matrix) -> float:
        odds = table @ tried
        fit = counts * (np.logaddexp(0, odds) - wanted * odds)
        return float(fit.sum() + 0.5 * (penalty * tried**2).sum())

    before = loss(weights)
    for _ in range(100):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (counts * (chance - wanted)) + penalty * weights
        bend = (table * (counts * chance * (1 - chance) + 1e-9)[:, None]).T @ table
        step = np.linalg.solve(bend + np.diag(penalty + 1e-9), slope)
        while loss(weights - step) > before and np.abs(step).max() > 1e-9:
            step = step / 2
        weights = weights - step
        after = loss(weights)
        if before - after < 1e-7:
            break
        before = after
    return float(weights[0]), weights[1:]


def cross(documents: Sequence[Labelled], keys: Sequence[str]) -> None:
    """Print what weights fitted without a part find in it."""
    rules = LEXICON.table("initiatives")
    total: dict[bool, list[int]] = {True: [0] * 6, False: [0] * 6}
    for part in sorted({document.part for document in documents}):
        base, weights = fitted([d for d in documents if d.part != part], keys)
        for document in (d for d in documents if d.part == part):
            odds = base + matrix(document, keys) @ weights
            row = _measured(document, odds, rules)
            is_seed = part == _FOLDS
            total[is_seed] = [a + b for a, b in zip(total[is_seed], row, strict=True)]
            print(f"{row[0]:3} of {row[1]:3}  first: {row[2]} + {row[3]} fair of {row[4]}  "
                  f"{row[5] / max(1, row[4]):5.0f} characters  {document.name}")  # fmt: skip
    for is_seed, row in total.items():
        name = "seeds" if is_seed else "provinces"
        print(f"{name}: recall {row[0] / max(1, row[1]):.3f}, first six convincing "
              f"{row[2] / max(1, row[4]):.3f}, fair {row[3] / max(1, row[4]):.3f}")  # fmt: skip


def _measured(document: Labelled, odds: Matrix, rules: dict[str, Any]) -> list[int]:
    chances = 1 / (1 + np.exp(-odds))
    rated = [Rated(one, float(c)) for one, c in zip(document.clauses, chances, strict=True)]
    chosen = choose(rated, _MOST, rules)
    spans = []
    for one in chosen:
        sentence = one.first.described.clause.sentence
        spans.append((one.text, *sentence.clean.raw_span(one.start, one.end)))
    wanted = [place for place in document.places if place.grade == "convincing"]
    hits = sum(any(place.is_told(*span) for span in spans) for place in wanted)
    grades = [{p.grade for p in document.places if p.is_told(*span)} for span in spans[:_FIRST]]
    first = sum("convincing" in told for told in grades)
    fair = sum("convincing" not in told and bool(told & {"fair", "debatable"}) for told in grades)
    length = sum(len(text) for text, _, _ in spans[:_FIRST])
    return [hits, len(wanted), first, fair, len(grades), length]


def write(keys: Sequence[str], base: float, weights: Matrix) -> None:
    """Write the weights in the order of their names."""
    lines = [
        "# How much each feature of a clause speaks for a doing of one's own, or against it.",
        "# Fitted by tools/fit_initiatives.py; a file of your own may hold other values.",
        "",
        f"base = {base:.3f}",
        "",
        "[weights]",
        *(f"{key} = {weight:.3f}" for key, weight in sorted(zip(keys, weights, strict=True))),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit the weights and say how well they carry over."""
    parser = argparse.ArgumentParser(description="Fit the weights of distinctive initiatives.")
    parser.add_argument("reports", type=Path, help="folder of the labelled provincial reports")
    parser.add_argument("--cross", action="store_true", help="measure on parts left out in turn")
    parser.add_argument("--write", action="store_true", help="write the weights")
    chosen = parser.parse_args()
    documents = [*labelled_provinces(chosen.reports), *labelled_seeds()]
    keys = sorted({key for d in documents for one in d.clauses for key in one.features})
    if chosen.cross:
        cross(documents, keys)
    if chosen.write:
        write(keys, *fitted(documents, keys))


if __name__ == "__main__":
    main()
