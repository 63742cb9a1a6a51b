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
        yield _file(each, read, remedy)


def read_in_order(
    wanted: Sequence[Wanted], settings: Settings, progress: Progress
) -> list[ReadFile]:
    """Return what is read from files, in their order; the same whoever reads it."""
    if len(wanted) <= FEW or settings.batch.workers == 1:
        return _read_here(wanted, settings, progress)
    found = {}
    with Intake(settings) as here:
        results = side_by_side(Intake(settings), wanted, settings.batch.workers - 1, here)
        with closing(results):
            for number, (each, read) in enumerate(results, 1):
                progress(f"read {each.path}", number, len(wanted))
                found[each.key] = _file(each, read, "save it anew as plain text")
    return [found[each.key] for each in wanted]


def _file(wanted: Wanted, read: ReadFile | Failed, remedy: str) -> ReadFile:
    """Return what was read of a file, or that it could not be read, and what to do then."""
    if not isinstance(read, Failed):
        return read
    reason = f"cannot be read: {read.reason}; {remedy}"
    return ReadFile(wanted.path, wanted.key, (Skipped(wanted.path, reason),))


def _read_here(wanted: Sequence[Wanted], settings: Settings, progress: Progress) -> list[ReadFile]:
    files = []
    with Intake(settings) as intake:
        for number, each in enumerate(wanted):
            progress(f"read {each.path}", number, len(wanted))
            files.append(intake(each))
    return files
