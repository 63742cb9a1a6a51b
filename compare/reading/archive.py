"""Give the members of a ZIP archive as if they were files in a folder of its name."""

from __future__ import annotations

import stat
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from compare.errors import InputError
from compare.model.source import Skipped
from compare.reading.interface import Content
from compare.reading.recognition import recognised
from compare.reading.unpack import Budget, Container
from compare.settings import ReadingSettings

_UTF8 = 0x800
# What systems put beside the files; hidden files are left alone in folders too.
_AIDS = ("__MACOSX", ".", "~$")


def is_archive(content: Content) -> bool:
    """Tell by its content whether a file is an archive that is unpacked."""
    return recognised(content.data, content.path) == ".zip"


def unpacked(
    archive: Content,
    settings: ReadingSettings,
    budget: Budget | None = None,
    depth: int = 1,
) -> Iterator[Content | Skipped]:
    """Yield the members in the order of their names, archives inside unpacked as well.

    All of them share one budget, so that an archive of archives cannot exceed the limits. What
    may not or cannot be unpacked is skipped with a reason; nothing is ever written to the disk.
    """
    shared = budget or Budget()
    try:
        container = Container(archive.data, archive.path, settings, shared)
    except InputError as error:
        yield _skipped(archive.path, error)
        return
    members = _visible_members(container)
    if not members:
        yield Skipped(archive.path, "is an archive with no file in it; give one with reports")
    for name, member in members:
        path = f"{archive.path}/{name}"
        try:
            _refuse_outside(member, name, path)
            content = Content(path, container.read(member, path))
            _refuse_deep(content, depth, settings)
        except InputError as error:
            yield _skipped(path, error)
            continue
        if is_archive(content):
            yield from unpacked(content, settings, shared, depth + 1)
        else:
            yield content


def _refuse_outside(member: zipfile.ZipInfo, name: str, path: str) -> None:
    """Raise `InputError` for a member that points out of the archive."""
    outside = ".." in PurePosixPath(name).parts or name.startswith("/")
    if outside or PureWindowsPath(name).drive:
        raise InputError(
            "has a path that leads out of the archive",
            place=path,
            remedy="pack the file anew under a plain name",
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        raise InputError("is a link to another file", place=path, remedy="pack the file itself")


def _refuse_deep(content: Content, depth: int, settings: ReadingSettings) -> None:
    if depth >= settings.deepest_archive and is_archive(content):
        raise InputError(
            f"is an archive inside more than {settings.deepest_archive - 1} others",
            place=content.path,
            remedy="raise reading.deepest_archive or unpack it",
        )


def _visible_members(container: Container) -> list[tuple[str, zipfile.ZipInfo]]:
    """Return the members that are files, with their names, in the order of these."""
    named = [(_name(member), member) for member in container.members]
    visible = sorted((pair for pair in named if _is_visible(pair[0])), key=lambda pair: pair[0])
    counts: Counter[str] = Counter()
    members = []
    for name, member in visible:
        # An archive may hold a name twice; both are read, and told apart.
        counts[name] += 1
        members.append((_told_apart(name, counts[name]), member))
    return members


def _told_apart(name: str, count: int) -> str:
    """Return the name, from the second of its kind on with a number before its ending."""
    path = PurePosixPath(name)
    return name if count == 1 else str(path.with_name(f"{path.stem}#{count}{path.suffix}"))


def _is_visible(name: str) -> bool:
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return bool(parts) and not name.endswith("/") and not any(p.startswith(_AIDS) for p in parts)


def _name(member: zipfile.ZipInfo) -> str:
    """Return the name, in UTF-8 where it fits and else in the encoding of Chinese Windows."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        # Without the mark for UTF-8 the bytes were taken for those of the first PC.
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _skipped(path: str, error: InputError) -> Skipped:
    return Skipped(path, f"{error.problem}; {error.remedy}")
