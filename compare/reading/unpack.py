"""Open ZIP containers within bounds, so that a small file cannot fill the memory."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import InputError

if TYPE_CHECKING:
    # Only a name: the class brings its validation library with it.
    from compare.settings import ReadingSettings

# The ratio says nothing about small members: a blank page packs very well.
_RATIO_FROM = 1_000_000
# What begins the entry of a member in the list of a container.
_MEMBER = b"PK\x01\x02"
_MOST_LISTED = 200_000
_ENCRYPTED = 0x1
# What the library raises for bytes that are no container, or one with wrong places and names.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def too_many_members(data: bytes) -> bool:
    """Tell whether a container has so many members that to list them would take minutes."""
    return data.count(_MEMBER) > _MOST_LISTED


@dataclass(slots=True)
class Budget:
    """Add up what is unpacked from a container and from those inside it."""

    unpacked: int = 0
    members: int = 0


class Container:
    """Give the members of a ZIP container as bytes, each within the limits."""

    def __init__(
        self, data: bytes, path: str, settings: ReadingSettings, budget: Budget | None = None
    ) -> None:
        """Open the container; raise `InputError` that names `path` where it is none."""
        self._path = path
        self._settings = settings
        self._budget = budget or Budget()
        if too_many_members(data):
            raise InputError(
                f"has more members than {settings.most_members}",
                place=path,
                remedy="unpack it and give the reports",
            )
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise InputError(
                "is damaged or cut short (no ZIP container)",
                place=path,
                remedy="open it in its program and save it anew",
            ) from error
        self.members = self._file.infolist()
        self._by_name = {member.filename: member for member in self.members}
        self._budget.members += len(self.members)
        if self._budget.members > settings.most_members:
            raise InputError(
                f"has {self._budget.members} members, more than {settings.most_members}",
                place=path,
                remedy="raise reading.most_members or unpack it",
            )

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def named(self, name: str) -> bytes | None:
        """Return the bytes of the member of that name, or None where there is none."""
        member = self._by_name.get(name)
        return None if member is None else self.read(member, f"{self._path}/{name}")

    def read(self, member: zipfile.ZipInfo, place: str) -> bytes:
        """Return the bytes of a member; raise `InputError` that names `place`.

        What the directory of the container says of sizes is checked first, and what is unpacked
        is never more than it says.
        """
        self._refuse_large(member, place)
        try:
            data = self._file.read(member)
        except _DAMAGED as error:
            raise InputError(
                "cannot be unpacked (damaged)", place=place, remedy="pack the file anew"
            ) from error
        self._budget.unpacked += len(data)
        return data

    def _refuse_large(self, member: zipfile.ZipInfo, place: str) -> None:
        settings = self._settings
        if member.flag_bits & _ENCRYPTED:
            raise InputError("is encrypted", place=place, remedy="pack it without a password")
        if member.file_size > settings.largest_file:
            raise InputError(
                f"has {member.file_size} bytes unpacked, more than {settings.largest_file}",
                place=place,
                remedy="raise reading.largest_file or split the file",
            )
        ratio = member.file_size / max(1, member.compress_size)
        if member.file_size > _RATIO_FROM and ratio > settings.largest_ratio:
            raise InputError(
                f"unpacks to {ratio:.0f} times its size, more than {settings.largest_ratio:g}",
                place=place,
                remedy="raise reading.largest_ratio if you trust the file",
            )
        if self._budget.unpacked + member.file_size > settings.largest_unpacked:
            raise InputError(
                f"brings what is unpacked to more than {settings.largest_unpacked} bytes",
                place=place,
                remedy="raise reading.largest_unpacked or unpack the archive",
            )
