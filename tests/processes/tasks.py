"""Tasks for processes of the tests."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass, field

from compare.errors import LexiconError, OutputError


@dataclass
class Doubling:
    """Double numbers; some items do something else."""

    seen: list[object] = field(default_factory=list)

    def __call__(self, item: object) -> object:
        self.seen.append(item)
        if item == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "fault":
            raise KeyError("no such thing")
        if item == "wrong list":
            raise LexiconError("is wrong", place="a.toml", remedy="correct it")
        if item == "print":
            print("between the answers")
        if item == "wait":
            time.sleep(60)
        if item == "pause":
            time.sleep(1)
        if item == "seen":
            return (os.getpid(), len(self.seen))
        return item * 2


def own_number(_: object = None) -> int:
    """Return the number of the process that does this."""
    return os.getpid()


def with_own_number(item: object) -> tuple[object, int]:
    """Return an item with the number of the process that was given it."""
    return item, os.getpid()


def refused(place: str) -> None:
    """Raise an error of ours with all its parts."""
    raise OutputError("has no room", place=place, remedy="choose another")


def ended_unless(process: int) -> int:
    """End the process that does this, if it is not that one."""
    if os.getpid() != process:
        os.kill(os.getpid(), signal.SIGKILL)
    return process


def ended_as_well(_: object) -> None:
    """End the process that does this."""
    os.kill(os.getpid(), signal.SIGKILL)


def waited(seconds: float) -> None:
    """Take so long."""
    time.sleep(seconds)
