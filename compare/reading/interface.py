"""Say what a reader of a file format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from compare.settings import ReadingSettings


@dataclass(frozen=True, slots=True)
class RawText:
    """Hold a file's text as extracted, with the encoding where there is one."""

    text: str
    encoding: str | None


class FormatReader(Protocol):
    """Read one family of formats; `name` is what `findings.json` calls it."""

    name: str
    suffixes: frozenset[str]

    def read(self, data: bytes, path: str, settings: ReadingSettings, /) -> RawText:
        """Return the text of `data`; raise `InputError` that names `path` and a remedy.

        `path` is for messages and for the ending of the name; it need not exist on the disk.
        """
        ...
