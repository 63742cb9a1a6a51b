"""Keep what each step has written, so that a survey that was killed goes on where it was.

A step writes its files under other names first; they get theirs, and the step its key, when all of
them are whole. A step whose key is there already is not done again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from compare.errors import OutputError

_UNFINISHED = "unfinished"


def key_of(*values: object) -> str:
    """Return a hash of values that can be told apart by their text."""
    return hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()[:16]


@dataclass
class Steps:
    """Do the steps of a survey in a work folder, one after the other."""

    folder: Path
    key: str
    done: list[str] = field(default_factory=list)
    reused: list[str] = field(default_factory=list)

    def file(self, name: str) -> Path:
        """Return the file of a result."""
        return self.folder / f"{name}.parquet"

    def run(
        self, step: str, names: Sequence[str], work: Callable[..., None], *wanted: object
    ) -> None:
        """Let `work` write the files of a step, or leave those that are there.

        `work` takes a path for each name. Its key is made of `wanted`, what it depends on, and of
        the keys of the steps before.
        """
        self.key = key_of(self.key, step, *wanted)
        told = self.folder / f"{step}.key"
        if _text(told) == self.key and all(self.file(name).exists() for name in names):
            self.reused.append(step)
            return
        unfinished = self.folder / _UNFINISHED
        try:
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(parents=True)
            told.unlink(missing_ok=True)
            made = [unfinished / f"{name}.parquet" for name in names]
            work(*made)
            for name, path in zip(names, made, strict=True):
                path.replace(self.file(name))
            told.write_text(self.key, encoding="utf-8")
            unfinished.rmdir()
        except OSError as error:
            raise OutputError(
                f"cannot be written ({error.strerror})",
                place=self.folder,
                remedy="free some space or choose another --output, then start again: "
                "steps that were done are kept",
            ) from error
        self.done.append(step)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""
