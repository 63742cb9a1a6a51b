"""Turn what the measuring tools count into results, the same for every sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from compare.model.findings import Findings
from compare.scoring.grading import Grader
from tools import measure_alignment as alignment
from tools import measure_structure as structure
from tools.evaluation.results import Result, scored
from tools.measure_pairs import Measured, Pair


def structure_results(total: structure.Measures, sample: str) -> list[Result]:
    """Return the figures of structure for one sample."""
    own_line, run_in = total.scores["own line"], total.scores["run in"]
    admitted = total.scores["shortcomings"]
    results = [
        Result("roles", "by letters", sample, total.role_share, total.roles.total(), 0.95),
        _f1("headings on their own line", own_line, sample, 0.95),
        _f1("headings in the text", run_in, sample, 0.8),
    ]
    wanted = admitted.right + len(admitted.missed)
    if wanted:
        given = admitted.right + len(admitted.invented)
        results += scored(
            "shortcomings", sample, right=admitted.right, wanted=wanted, given=given,
            bars=(1.0, 1.0),
        )  # fmt: skip
    return results


def _f1(name: str, score: structure.Score, sample: str, bar: float) -> Result:
    return Result(name, "F1", sample, score.f1, score.right + len(score.missed), bar)


def grade_results(labels: Sequence[Pair], grader: Grader, sample: str) -> list[Result]:
    """Return how many graded pairs are right, and how well related ones are told apart."""
    measured = Measured.of(labels, grader)
    return [
        Result(
            "graded pairs", "grade right", sample, measured.right(measured.grades), len(labels),
            0.8, measured.two_thresholds(), "thresholds on the ratio",
        ),
        Result(
            "graded pairs", "AUC related or not", sample, measured.area(measured.scores),
            len(labels), 0.98, measured.area(measured.ratios), "the ratio",
        ),
    ]  # fmt: skip


def alignment_results(findings: Findings, path: Path, sample: str) -> list[Result]:
    """Return recall and precision of aligned sections."""
    labels = alignment.Labels.load(path, findings)
    own = alignment.Score.of(labels, alignment.said_links(labels, findings))
    naive = max(
        (
            alignment.Score.of(labels, alignment.by_headings(labels, least))
            for least in range(0, 100, 5)
        ),
        key=lambda score: 2 * score.both / max(1, score.said + score.wanted),
    )
    return scored(
        "aligned sections", sample, right=own.both, wanted=own.wanted, given=own.said,
        bars=(0.85, 0.85), baseline=(naive.both / naive.wanted, naive.both / max(1, naive.said)),
        baseline_name="likest headings",
    )  # fmt: skip
