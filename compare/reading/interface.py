"""Say what a reader of a file format is, and what it is given and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from compare.model.source import Dropped, Place

if TYPE_CHECKING:
    # Only a name: the class brings its validation library with it.
    from compare.settings import ReadingSettings


@dataclass(frozen=True, slots=True)
class Content:
    """Hold the bytes of a file or of a member of an archive, under the name it is known by."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RawText:
    """Hold a file's text as extracted, with the encoding where there is one.

    A file that holds several texts, such as a sheet with a report in each row, has them as
    `parts`, and `member` names each one, such as `#Sheet1!3`; its own text is then not used.
    `places` and `dropped` are those of `Source`; `form` names the format where the reader's own
    name does not say it.
    """

    text: str
    encoding: str | None
    member: str = ""
    parts: tuple[RawText, ...] = ()
    places: tuple[Place, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    form: str = ""


class FormatReader(Protocol):
    """Read one family of formats; `name` is what `findings.json` calls it."""

    @property
    def name(self) -> str:
        """Return the name of the format."""
        ...

    @property
    def suffixes(self) -> frozenset[str]:
        """Return the endings of file names, in small letters with the dot."""
        ...

    def read(self, data: bytes, path: str, settings: ReadingSettings, /) -> RawText:
        """Return the text of `data`; raise `InputError` that names `path` and a remedy.

        `path` is for messages and for the ending of the name; it need not exist on the disk.
        """
        ...


@runtime_checkable
class Converter(Protocol):
    """Turn a format into another by a program of its own, before its text is read."""

    def converted(
        self, data: bytes, path: str, settings: ReadingSettings, /
    ) -> tuple[FormatReader, bytes]:
        """Return the file in another format with the reader of that; raise `InputError`."""
        ...
