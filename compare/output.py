"""Write the files of a run all together or not at all.

Everything is rendered before this module is called. The files are written into a hidden folder
beside their final places, on the same file system, and then moved; a failure puts the older
results back and leaves nothing half-written.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from compare.errors import OutputError
from compare.model.source import Source

FINDINGS = "findings.json"
PDF = "briefing.pdf"
WORD = "briefing.docx"
HTML = "briefing.html"
WORKBOOK = "briefing.xlsx"
TABLES = "tables"
SOURCES = "sources"
_STAGE = ".unfinished-"
_NEW, _OLD = "new", "old"
_REASONS = {
    errno.EACCES: ("may not be written", "change its permissions or choose another --output"),
    errno.EPERM: ("may not be written", "change its permissions or choose another --output"),
    errno.EROFS: ("lies on a read-only file system", "choose another --output"),
    errno.ENOSPC: ("has no space left on its disk", "free some space or choose another --output"),
    errno.EDQUOT: ("is over its disk quota", "free some space or choose another --output"),
    errno.EFBIG: ("would exceed the largest file size", "raise the limit or choose another disk"),
    errno.ENOTDIR: ("lies below a file, not a folder", "choose another --output"),
    errno.EEXIST: ("is a file, not a folder", "move it away or choose another --output"),
    errno.EISDIR: ("is a folder where a file belongs", "move it away or choose another --output"),
    errno.ENAMETOOLONG: ("has a name that is too long", "choose a shorter --output"),
}


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """Hold a file of the results and its size in bytes."""

    path: Path
    size: int


def source_files(sources: tuple[Source, ...]) -> dict[str, bytes]:
    """Return the raw texts that are saved beside: those of every format but plain text."""
    return {
        f"{SOURCES}/{source.id}.txt": source.text.encode("utf-8", "surrogatepass")
        for source in sources
        if source.format != "text"
    }


def check_folder(folder: Path) -> None:
    """Raise `OutputError` where `folder` cannot take results; leave no trace of the check."""
    made = _make(folder)
    try:
        with _stage(folder):
            pass
    finally:
        _unmake(made)


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[WrittenFile, ...]:
    """Write `files` (name → content) into `folder`, all or none.

    A raw text of an earlier run that belongs to no source of this run is removed. Raises
    `OutputError` with the file, the reason and the remedy.
    """
    made = _make(folder)
    try:
        with _stage(folder) as stage:
            for name, content in files.items():
                with _explained(folder / name):
                    _write(stage / _NEW / name, content)
            _move(folder, stage, tuple(files))
    except BaseException:
        _unmake(made)
        raise
    return tuple(WrittenFile(folder / name, len(content)) for name, content in files.items())


def sweep(folder: Path) -> None:
    """Remove what a run that was killed has left unfinished in a folder."""
    for stage in folder.glob(f"{_STAGE}*"):
        shutil.rmtree(stage, ignore_errors=True)


def remove_files(folder: Path, names: Iterable[str]) -> None:
    """Remove files of a folder, and the folders that are empty then; what is gone is gone."""
    for name in names:
        with _explained(folder / name), suppress(FileNotFoundError):
            (folder / name).unlink()
    for place in (folder / SOURCES, folder / TABLES, folder, folder.parent):
        # Fails, as it should, while files lie there.
        with suppress(OSError):
            place.rmdir()


def write_beside(
    path: Path, text: str, replace: bool, remedy: str = "copy the report into a folder of your own"
) -> bool:
    """Write a text file whole or not at all; return False where one exists and is to stay.

    Raises `OutputError` with the file, the reason and the remedy.
    """
    if path.exists() and not replace:
        return False
    with (
        _explained(path, remedy),
        tempfile.TemporaryDirectory(prefix=_STAGE, dir=path.parent) as stage,
    ):
        new = Path(stage) / path.name
        new.write_text(text, encoding="utf-8", newline="\n", errors="replace")
        new.replace(path)
    return True


def _make(folder: Path) -> list[Path]:
    """Make the folder and return what was not there before, innermost first."""
    with _explained(folder):
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    return missing


def _unmake(made: list[Path]) -> None:
    for place in made:
        # Another program may have put something there in the meantime.
        with suppress(OSError):
            place.rmdir()


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Make a hidden folder for unfinished files and remove it in any case."""
    with _explained(folder):
        stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _move(folder: Path, stage: Path, names: tuple[str, ...]) -> None:
    """Move the new files to their places; on a failure put everything back."""
    moves: list[tuple[Path, Path]] = []
    try:
        for name in (*names, *_outdated(folder, names)):
            with _explained(folder / name):
                _replace(folder / name, stage / _NEW / name, stage / _OLD / name, moves)
    except BaseException:
        for origin, target in reversed(moves):
            with suppress(OSError):
                target.replace(origin)
        raise
    finally:
        for inner in (SOURCES, TABLES):
            # Fails, as it should, while files lie there.
            with suppress(OSError):
                (folder / inner).rmdir()


def _replace(place: Path, new: Path, old: Path, moves: list[tuple[Path, Path]]) -> None:
    """Set the older file aside, move the new one to its place, and note what was moved."""
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(place))
    if place.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        place.replace(old)
        moves.append((place, old))
    if new.exists():
        place.parent.mkdir(exist_ok=True)
        new.replace(place)
        moves.append((new, place))


def _outdated(folder: Path, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the raw texts of earlier runs that would belong to no source of this run."""
    for path in sorted((folder / SOURCES).glob("S[0-9]*.txt")):
        name = f"{SOURCES}/{path.name}"
        if name not in names:
            yield name


@contextmanager
def _explained(place: Path, other: str = "") -> Iterator[None]:
    """Turn an `OSError` into an `OutputError` with reason and remedy, `other` than the usual."""
    try:
        yield
    except OSError as error:
        problem, remedy = _REASONS.get(
            error.errno or 0, (f"cannot be written ({error.strerror})", "choose another --output")
        )
        raise OutputError(problem, place=place, remedy=other or remedy) from error
