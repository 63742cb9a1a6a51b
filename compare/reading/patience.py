"""Let a reader that works page by page ask for more time, page by page.

The limit `reading.seconds_per_file` is for files that are read in one go. A reader whose steps are
slow and bounded, such as the recognition of a page, says before each how long it may take.
"""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[float], None]] = []


def ask_for(seconds: float) -> None:
    """Say that the next step may take so many seconds from now on."""
    for listener in _listeners:
        listener(seconds)


def listen(listener: Callable[[float], None]) -> None:
    """Have `listener` told of each time that is asked for, in place of those before it."""
    _listeners[:] = [listener]
