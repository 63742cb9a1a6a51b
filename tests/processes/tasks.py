"""Tasks for processes of the tests."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass, field


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
        if item == "print":
            print("between the answers")
        if item == "wait":
            time.sleep(60)
        if item == "seen":
            return (os.getpid(), len(self.seen))
        return item * 2
