"""Tell how far a batch is and about how long it still takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from compare.batch.sets import ReportSet
from compare.progress import Progress

# Comparing a document with its set takes about so many times as long as reading it.
_COMPARED = 4.0
# Sooner there is too little to tell from.
_FEWEST_SECONDS = 3.0


class TimeLeft:
    """Estimate the time that work still takes from the time that work has taken."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._start = now()
        self._done = 0.0
        self._due = 0.0

    def expect(self, work: float) -> None:
        """Say how much work there still is."""
        self._due = work

    def finish(self, work: float) -> None:
        """Say that some of the work is done."""
        self._done += work
        self._due -= work

    def seconds(self) -> float | None:
        """Return the seconds left, None as long as nobody can tell."""
        taken = self._now() - self._start
        if not self._done or taken < _FEWEST_SECONDS:
            return None
        return max(0.0, self._due) * taken / self._done


class Clock:
    """Report the progress of a batch, with the time that is left for all of it."""

    def __init__(self, progress: Progress, left: TimeLeft | None = None) -> None:
        self._progress = progress
        self._left = left or TimeLeft()
        self._sets = 0
        self._number = 0

    def reading(self, stage: str, done: int, total: int) -> None:
        """Report that a file was read; it stands in a set, and in that of the next year."""
        self._left.expect(1 + total - done + 2 * _COMPARED * total)
        self._left.finish(1)
        self._report(stage, done, total)

    def expect_sets(self, due: Sequence[ReportSet]) -> None:
        """Say which sets are to be compared."""
        self._left.expect(sum(map(_work, due)))
        self._sets, self._number = len(due), 0

    def comparing(self, report_set: ReportSet) -> Progress:
        """Return what reports the stages of comparing a set."""
        self._number += 1
        head = f"{report_set.name} ({self._number} of {self._sets})"
        return lambda stage, done, total: self._report(f"{head}: {stage}", done, total)

    def finish_set(self, report_set: ReportSet) -> None:
        """Say that a set is done."""
        self._left.finish(_work(report_set))

    def _report(self, stage: str, done: int, total: int) -> None:
        left = in_words(self._left.seconds())
        self._progress(f"{stage}, {left}" if left else stage, done, total)


def in_words(seconds: float | None) -> str:
    """Return a time left for reading, "" where it is not known."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute left"
    return f"about {minutes} min left" if minutes < 90 else f"about {minutes / 60:.1f} h left"


def _work(report_set: ReportSet) -> float:
    return _COMPARED * len(report_set.documents)
