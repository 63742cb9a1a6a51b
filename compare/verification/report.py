"""Describe what a verification checked and what failed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Hold one quotation that failed, where it stands in the file, and why."""

    place: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileCheck:
    """Hold how many quotations of a file were checked and which failed."""

    file: str
    checked: int
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Tell whether there were quotations and none failed."""
        return self.checked > 0 and not self.failures


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """Hold the checks of all files of a run."""

    files: tuple[FileCheck, ...]

    @property
    def passed(self) -> bool:
        """Tell whether every file passed."""
        return all(check.passed for check in self.files)

    @property
    def checked(self) -> int:
        """Return how many quotations were checked."""
        return sum(check.checked for check in self.files)

    @property
    def failed(self) -> int:
        """Return how many checks failed."""
        return sum(len(check.failures) for check in self.files)
