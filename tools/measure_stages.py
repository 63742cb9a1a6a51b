"""Print the processor seconds of each stage of a run, those of the processes beside it apart.

python tools/measure_stages.py REPORTS OUTPUT
"""

from __future__ import annotations

import argparse
import resource
from collections import Counter
from pathlib import Path

from compare.api import brief
from compare.processes.garbage import collect_seldom


class Stages:
    """Take the progress of a run and count the processor seconds of this process by stage."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._stage, self._since = "begin", 0.0

    def __call__(self, stage: str, _done: int, _total: int) -> None:
        """Count what was used since the stage before was reported."""
        now = seconds(resource.RUSAGE_SELF)
        self.seconds[self._stage] += now - self._since
        self._stage, self._since = "read" if stage.startswith("read ") else stage, now


def seconds(whose: int) -> float:
    """Return the processor seconds of this process or of those that it has ended."""
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", type=Path, help="a file or folder")
    parser.add_argument("output", type=Path, help="folder for the results")
    options = parser.parse_args()
    collect_seldom()
    stages = Stages()
    brief([options.reports], options.output, progress=stages)
    stages("end", 0, 0)
    for name, spent in stages.seconds.items():
        print(f"| {name} | {spent:.2f} |")
    print(f"| processes beside | {seconds(resource.RUSAGE_CHILDREN):.2f} |")


if __name__ == "__main__":
    main()
