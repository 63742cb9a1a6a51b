"""Hold measured figures, print them as a table, and tell what a change gained and lost."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

# Differences below this are noise of rounding.
_SMALLEST_CHANGE = 0.0005


@dataclass(frozen=True, slots=True)
class Result:
    """Hold one measured figure.

    `sample` names the labelled texts, `count` how many labels stand behind the figure; `baseline`
    is what the naive method named in `baseline_name` reaches on the same labels, if there is one.
    """

    capability: str
    measure: str
    sample: str
    value: float
    count: int
    bar: float | None = None
    baseline: float | None = None
    baseline_name: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what tells this figure from all others."""
        return self.capability, self.measure, self.sample


def scored(
    capability: str,
    sample: str,
    *,
    right: int,
    wanted: int,
    given: int,
    bars: tuple[float | None, float | None] = (None, None),
    baseline: tuple[float, float] | None = None,
    baseline_name: str = "",
) -> list[Result]:
    """Return recall, precision and F1 of counts; `bars` and `baseline` hold (recall, precision)."""
    recall, precision = right / max(1, wanted), right / max(1, given)
    naive = (*baseline, harmonic_mean(*baseline)) if baseline else (None, None, None)
    figures = (recall, precision, harmonic_mean(recall, precision))
    rows = zip(("recall", "precision", "F1"), figures, (*bars, None), naive, strict=True)
    return [
        Result(capability, measure, sample, value, wanted, bar, plain, baseline_name)
        for measure, value, bar, plain in rows
    ]


def harmonic_mean(recall: float, precision: float) -> float:
    """Return F1."""
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def load(path: Path) -> list[Result]:
    """Return the figures that a file keeps, none where it does not exist."""
    if not path.exists():
        return []
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["result"]
    return [Result(**row) for row in rows]


def save(results: Sequence[Result], path: Path) -> None:
    """Write figures into a file, rounded to three places."""
    lines = ["# Written by `make evaluate`; the figures of docs/accuracy.md.", ""]
    for result in results:
        lines.append("[[result]]")
        for name, value in asdict(result).items():
            if value is not None and value != "":
                shown = f'"{value}"' if isinstance(value, str) else f"{round(value, 3)}"
                lines.append(f"{name} = {shown}")
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def merged(old: Sequence[Result], new: Sequence[Result]) -> list[Result]:
    """Return the new figures, and the old ones of samples that were not measured this time."""
    measured = {result.sample for result in new}
    return [*new, *(result for result in old if result.sample not in measured)]


def changes(old: Iterable[Result], new: Iterable[Result]) -> list[str]:
    """Return a line for each figure that went up or down."""
    before = {result.key: result.value for result in old}
    return [
        f"{'gained' if result.value > before[result.key] else 'lost  '} "
        f"{result.value - before[result.key]:+.3f}  {' · '.join(result.key)}"
        for result in new
        if result.key in before and abs(result.value - before[result.key]) > _SMALLEST_CHANGE
    ]


def markdown(results: Sequence[Result]) -> str:
    """Return a table: a line for each capability and measure, a column for each sample.

    A cell holds the figure, the number of labels, and in brackets what the naive method reaches.
    """
    samples = list(dict.fromkeys(result.sample for result in results))
    lines = list(dict.fromkeys((result.capability, result.measure) for result in results))
    cells = {result.key: result for result in results}
    heads = ["capability", "measure", "bar", *samples, "naive method (in brackets)"]
    rows = []
    for capability, measure in lines:
        row = [cells.get((capability, measure, sample)) for sample in samples]
        known = [result for result in row if result]
        bar = next((f"{r.bar:.2f}" for r in known if r.bar is not None), "")
        naive = next((r.baseline_name for r in known if r.baseline is not None), "")
        rows.append([capability, measure, bar, *map(_cell, row), naive])
    table = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)


def _cell(result: Result | None) -> str:
    if result is None:
        return ""
    naive = "" if result.baseline is None else f" ({result.baseline:.3f})"
    value = f"{result.value:.3f}"
    is_short = result.bar is not None and result.value < result.bar
    return f"{f'**{value}**' if is_short else value}{naive} of {result.count:,}"
