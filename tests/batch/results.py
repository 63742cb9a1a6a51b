"""Look at what batches have written."""

from __future__ import annotations

from pathlib import Path

from compare.batch.summary import SUMMARY, Summary


def states(summary: Summary) -> dict[str, str]:
    """Return what became of each set."""
    return {outcome.name: outcome.state.value for outcome in summary.sets}


def results(output: Path | str) -> dict[str, bytes]:
    """Return the files that tell of the reports: all but the corpus and the account of the batch."""
    folder = Path(output)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != SUMMARY and not path.name.startswith("corpus.duckdb")
    }
