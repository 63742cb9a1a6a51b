"""Keep what each step has written, so that a survey that was killed goes on where it was.

A step writes its files under other names first; they get theirs, and the step its key, when all of
them are whole. A step whose key is there already is not done again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from compare.errors import OutputError

_UNFINISHED = "unfinished"


def key_of(*values: object) -> str:
    """Return a hash of values that can be told apart by their text."""
    return hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Step:
    """Hold a step: the files it reads and makes, by name, what makes them, and what else counts.

    `work` takes a path for each file that is made; of it the step knows nothing else, so `wanted`
    names the values on which it depends. `weight` is about what it takes beside the others.
    """

    name: str
    weight: float
    reads: tuple[str, ...]
    makes: tuple[str, ...]
    work: Callable[..., None]
    wanted: tuple[object, ...] = ()

    @property
    def file(self) -> str:
        """Return the name of the file that tells of the step."""
        return f"{self.name.replace(' ', '-')}.key"


@dataclass
class Steps:
    """Do the steps of a survey in a work folder; `key` is that of all that they are made from."""

    folder: Path
    key: str
    done: list[str] = field(default_factory=list)
    reused: list[str] = field(default_factory=list)
    _keys: dict[str, str] = field(default_factory=dict)

    def file(self, name: str) -> Path:
        """Return the file of a result."""
        return self.folder / f"{name}.parquet"

    def run(self, step: Step) -> None:
        """Let a step make its files, or leave those that are there.

        The key of a step is made of what it wants and of the keys of those whose files it reads.
        """
        key = key_of(self.key, step.name, [self._keys[name] for name in step.reads], *step.wanted)
        self._keys.update(dict.fromkeys(step.makes, key))
        told = self.folder / step.file
        if _text(told) == key and all(self.file(name).exists() for name in step.makes):
            self.reused.append(step.name)
            return
        unfinished = self.folder / _UNFINISHED
        try:
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(parents=True)
            told.unlink(missing_ok=True)
            made = [unfinished / f"{name}.parquet" for name in step.makes]
            step.work(*made)
            for name, path in zip(step.makes, made, strict=True):
                path.replace(self.file(name))
            told.write_text(key, encoding="utf-8")
            unfinished.rmdir()
        except OSError as error:
            raise OutputError(
                f"cannot be written ({error.strerror})",
                place=self.folder,
                remedy="free some space or choose another --output, then start again: "
                "steps that were done are kept",
            ) from error
        self.done.append(step.name)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return ""
