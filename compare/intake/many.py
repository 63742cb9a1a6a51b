"""Take in many files: by several processes where that is sooner, else by this one."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing

from compare.intake.take import Intake
from compare.intake.told import Wanted
from compare.model.corpus import ReadFile
from compare.model.source import Skipped
from compare.processes.workers import Failed, side_by_side
from compare.progress import Progress
from compare.settings import Settings

# So many reports are read in the time in which processes get ready for it.
FEW = 12


def read_side_by_side(
    wanted: Sequence[Wanted], settings: Settings, remedy: str
) -> Generator[ReadFile]:
    """Yield each file as soon as it is read; one that ends its process has that for a reason."""
    for each, read in side_by_side(Intake(settings), wanted, settings.batch.workers):
        if isinstance(read, Failed):
            reason = f"cannot be read: {read.reason}; {remedy}"
            yield ReadFile(each.path, each.key, (Skipped(each.path, reason),))
        else:
            yield read


def read_in_order(
    wanted: Sequence[Wanted], settings: Settings, progress: Progress
) -> list[ReadFile]:
    """Return what is read from files, in their order; the same whoever reads it."""
    if len(wanted) <= FEW or settings.batch.workers == 1:
        return _read_here(wanted, settings, progress)
    found = {}
    with closing(read_side_by_side(wanted, settings, "save it anew as plain text")) as files:
        for number, read in enumerate(files, 1):
            progress(f"read {read.path}", number, len(wanted))
            found[read.key] = read
    return [found[each.key] for each in wanted]


def _read_here(wanted: Sequence[Wanted], settings: Settings, progress: Progress) -> list[ReadFile]:
    files = []
    with Intake(settings) as intake:
        for number, each in enumerate(wanted):
            progress(f"read {each.path}", number, len(wanted))
            files.append(intake(each))
    return files
