"""Bring what a corpus holds of some files up to date: read what is new or changed, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from time import monotonic

from compare.corpus import Store
from compare.errors import InputError
from compare.intake import Wanted, read_side_by_side, wanted_files
from compare.model.corpus import Listed, ReadFile
from compare.model.source import Skipped
from compare.progress import Progress
from compare.reading.files import files_of
from compare.settings import Settings

_REMEDY = "save it anew as plain text, then --retry"

# A transaction costs as much as half a report: so many files share one, unless they take long.
_FILES_AT_ONCE = 32
_SECONDS_HELD = 3.0


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold what became of the files that were given, by their paths.

    `missing` are those that the corpus has of the given folders and that lie there no more;
    `skipped` says what could not be read, of all files of the corpus.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    missing: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def find_files(
    store: Store,
    paths: Sequence[Path],
    rows: Mapping[str, Listed],
    settings: Settings,
    leave: Iterable[Path] = (),
) -> tuple[Wanted, ...]:
    """Return the files of folders and of the rows of a manifest, each with its key.

    Of a file that the manifest does not list holds what an earlier one told.
    What is to be left alone, or lies in such a folder, is no report. Raises `InputError` for a path
    that is nothing, and a folder that holds nothing.
    """
    left = {path.resolve() for path in leave}
    files = [file for path in paths for file in _files_in(path, left)]
    listed = [Path(path) for path in rows]
    fields = {path: row.fields for path, row in {**store.told(), **rows}.items()}
    return tuple(wanted_files([*files, *listed], settings, fields, store.corrections()))


def take_files(
    store: Store,
    wanted: Sequence[Wanted],
    *,
    folders: Iterable[Path],
    settings: Settings,
    progress: Progress,
    retry: bool = False,
) -> Taken:
    """Read files that are new or changed into a corpus, by several processes.

    What could not be read before is tried again where it has changed, or on `retry`. Files are
    kept a few at once as they are read: what is killed goes on from there.
    """
    known = store.known()
    failed = store.skipped() if retry else {}
    due = [each for each in wanted if known.get(each.path) != each.key or each.path in failed]
    again = {each.path for each in due}
    with closing(read_side_by_side(due, settings, _REMEDY)) as files:
        _keep(store, files, lambda read, number: progress(f"read {read.path}", number, len(due)))
    return Taken(
        new=tuple(each.path for each in due if each.path not in known),
        changed=tuple(each.path for each in due if each.path in known),
        unchanged=tuple(each.path for each in wanted if each.path not in again),
        missing=tuple(_missing(known, wanted, folders)),
        skipped=tuple(skipped for of_file in store.skipped().values() for skipped in of_file),
    )


def _keep(
    store: Store, files: Iterable[ReadFile], progress: Callable[[ReadFile, int], None]
) -> None:
    """Put files into a corpus as they come; those at hand are kept where the reading stops."""
    held: list[ReadFile] = []
    since = monotonic()
    try:
        for number, read in enumerate(files, 1):
            held.append(read)
            if len(held) >= _FILES_AT_ONCE or monotonic() - since >= _SECONDS_HELD:
                store.put(held)
                held, since = [], monotonic()
            progress(read, number)
    finally:
        if held:
            store.put(held)


def _files_in(path: Path, left: set[Path]) -> list[Path]:
    if not path.exists():
        raise InputError("no such file or folder", place=path, remedy="check the path")
    files = [
        file
        for file in files_of([path])
        if left.isdisjoint((file.resolve(), *file.resolve().parents))
    ]
    if files in ([], [path]) and path.is_dir():
        raise InputError("holds no file", place=path, remedy="give a folder with reports")
    return files


def _missing(
    known: Iterable[str], wanted: Sequence[Wanted], folders: Iterable[Path]
) -> Iterator[str]:
    """Yield the files of the corpus below the given folders that are there no more."""
    there = {each.path for each in wanted}
    roots = {PurePosixPath(folder.as_posix()) for folder in folders}
    for path in known:
        if path not in there and not roots.isdisjoint(PurePosixPath(path).parents):
            yield path
