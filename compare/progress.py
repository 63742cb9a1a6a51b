"""Say how far a run is: the one form in which every stage reports it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Takes the name of a stage, how much of it is done, and the total, 0 where it is not known."""


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""
