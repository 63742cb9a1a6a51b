"""Put paths into the order in which the files of a folder are read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath


def in_order(paths: Iterable[str]) -> list[str]:
    """Return paths sorted folder by folder."""
    return sorted(paths, key=lambda path: (PurePosixPath(path).parts, path))
