"""Hold and write down what a batch has done."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from compare.batch.runs import Outcome, State
from compare.batch.take import Taken
from compare.output import write_beside

SUMMARY = "summary.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """Hold what became of the files and of the sets, and what stands in no set.

    `removed` are files that were taken out of the corpus, `undated` the titles and paths of
    reports of no known year, `left_out` why a usual format was not written.
    """

    taken: Taken
    removed: tuple[str, ...]
    sets: tuple[Outcome, ...]
    undated: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Return the sets that could not be compared."""
        return tuple(outcome for outcome in self.sets if outcome.state is State.FAILED)


def write_summary(summary: Summary, output: Path) -> Path:
    """Write what a batch has done as `summary.json`; raise `OutputError`."""
    taken = summary.taken
    values = {
        "files": {
            "new": taken.new,
            "changed": taken.changed,
            "unchanged": len(taken.unchanged),
            "missing": taken.missing,
            "removed": summary.removed,
            "skipped": [{"path": each.path, "reason": each.reason} for each in taken.skipped],
        },
        "sets": [
            {
                "folder": each.name,
                "state": each.state.value,
                "documents": each.documents,
                **({"reason": each.reason} if each.reason else {}),
            }
            for each in summary.sets
        ],
        "undated": [{"path": path, "title": title} for path, title in summary.undated],
        "left_out": summary.left_out,
    }
    path = output / SUMMARY
    text = json.dumps(values, ensure_ascii=False, indent=1)
    write_beside(path, text + "\n", replace=True, remedy="choose another --output")
    return path
