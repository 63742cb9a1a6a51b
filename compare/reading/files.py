"""Find the files of the paths of a run and give their bytes, archives unpacked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from compare.errors import InputError
from compare.model.corrections import SIDE_FILE_SUFFIX
from compare.model.source import Skipped
from compare.reading.archive import is_archive, unpacked
from compare.reading.interface import Content
from compare.settings import ReadingSettings


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file once: files as given, folders in the order of their names.

    A folder without any file is yielded itself, so that it is skipped with a reason.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in (_inside(path) or [path]) if _is_folder(path) else [path]:
            place = _resolved(file)
            if place not in seen:
                seen.add(place)
                yield file


def contents(path: Path, settings: ReadingSettings) -> Iterator[Content | Skipped]:
    """Yield the bytes of a file, or of each member of an archive; what has none gives a reason."""
    try:
        content = Content(path.as_posix(), _bytes(path, settings))
    except InputError as error:
        yield Skipped(path.as_posix(), f"{error.problem}; {error.remedy}")
        return
    if is_archive(content):
        yield from unpacked(content, settings)
    else:
        yield content


def content_digest(path: Path, settings: ReadingSettings) -> str:
    """Return the SHA-256 of the bytes of a file, or of the reason why they cannot be had."""
    try:
        data = _bytes(path, settings)
    except InputError as error:
        data = error.problem.encode()
    return hashlib.sha256(data).hexdigest()


def _is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one that no system can open is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _resolved(path: Path) -> Path:
    """Return where a path leads; a loop of links leads nowhere and is reported when opened."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def _inside(folder: Path) -> list[Path]:
    """Return the files of a folder in order; none where it may not be listed."""
    try:
        return sorted(path for path in folder.rglob("*") if _visible(path, folder))
    except OSError:
        return []


def _visible(path: Path, root: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)
    # A link that leads nowhere is reported when it is opened.
    is_file = path.is_file() or (path.is_symlink() and not path.exists())
    return is_file and not hidden and not path.name.endswith(SIDE_FILE_SUFFIX)


def _bytes(path: Path, settings: ReadingSettings) -> bytes:
    name = path.as_posix()
    if _is_folder(path):
        raise InputError(
            "is a folder with no file in it that can be seen",
            place=name,
            remedy="check the path and its permissions",
        )
    try:
        if path.exists() and not path.is_file():
            raise InputError(
                "is a device, a pipe or a socket, not a file",
                place=name,
                remedy="copy its content into a file and give that",
            )
        size = path.stat().st_size
        if size > settings.largest_file:
            raise InputError(
                f"has {size} bytes, more than {settings.largest_file}",
                place=name,
                remedy="raise reading.largest_file or split the file",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file", place=name, remedy="check the path") from error
    except (OSError, ValueError) as error:
        problem = f"cannot be opened ({getattr(error, 'strerror', error)})"
        raise InputError(problem, place=name, remedy="check its permissions") from error
    return data
