"""The one tree of errors, each with an exit code and a remedy.

Every message names the file or the value, says what is wrong and what to do about it.
The command line prints the message and leaves with `exit_code`; the Python API raises.
"""

from __future__ import annotations

from pathlib import Path


class CompareError(Exception):
    """Stand for anything that this package refuses or cannot do."""

    exit_code = 1

    def __init__(self, problem: str, *, place: str | Path | None = None, remedy: str = "") -> None:
        self.problem = problem
        self.place = None if place is None else str(place)
        self.remedy = remedy
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """Return the place, the problem and the remedy in one line."""
        head = f"{self.place}: {self.problem}" if self.place else self.problem
        return f"{head} Remedy: {self.remedy}" if self.remedy else head


class InputError(CompareError):
    """Say that a given file or folder cannot be read as a report."""

    exit_code = 3


class NothingToCompareError(CompareError):
    """Say that fewer than two comparable documents were found."""

    exit_code = 4


class SettingsError(CompareError):
    """Say that a settings file or a value in it is wrong."""

    exit_code = 5


class LexiconError(SettingsError):
    """Say that a word list or a pattern file is wrong."""


class TemplateError(CompareError):
    """Say that a wording template cannot be used, with its file and line."""

    exit_code = 6


class OutputError(CompareError):
    """Say that a result cannot be written."""

    exit_code = 7


class VerificationError(CompareError):
    """Say that a quotation does not occur in its source."""

    exit_code = 8


class CorpusError(CompareError):
    """Say that a corpus cannot be opened, read or written; its last whole state is kept."""

    exit_code = 9


class EngineError(CompareError):
    """Say that an engine for very many texts cannot be had, or gave up."""

    exit_code = 10
