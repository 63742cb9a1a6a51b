"""Turn paths into sources: find the files, pick the reader, skip with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from compare.errors import InputError
from compare.model.source import Reading, Skipped, Source, line_starts
from compare.reading.html import HtmlReader
from compare.reading.interface import FormatReader
from compare.reading.plain import PlainReader
from compare.reading.word import WordReader
from compare.settings import ReadingSettings
from compare.text import han_count, letters_of

READERS: tuple[FormatReader, ...] = (PlainReader(), WordReader(), HtmlReader())


def read_paths(
    paths: Iterable[Path],
    settings: ReadingSettings,
    progress: Callable[[str], None] = lambda _: None,
) -> Reading:
    """Read files and folders, in sorted order; what cannot be read is skipped with a reason.

    Two files with the same letters count once: the second is skipped and names the first.
    """
    sources: list[Source] = []
    skipped: list[Skipped] = []
    seen: dict[str, str] = {}
    for path in _files(paths):
        name = path.as_posix()
        progress(name)
        try:
            source = read_file(path, f"S{len(sources) + 1}", settings)
            _refuse_repeated(source, seen)
        except InputError as error:
            skipped.append(Skipped(name, f"{error.problem}; {error.remedy}"))
            continue
        sources.append(source)
    return Reading(tuple(sources), tuple(skipped))


def read_file(path: Path, identifier: str, settings: ReadingSettings) -> Source:
    """Read one file; raise `InputError` that names the file, the reason and the remedy."""
    name = path.as_posix()
    data = _bytes(path, settings)
    reader = _reader(path)
    raw = reader.read(data, name, settings)
    _refuse_other_text(raw.text, name, settings)
    return Source(
        id=identifier,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=reader.name,
        encoding=raw.encoding,
        text=raw.text,
        line_starts=line_starts(raw.text),
    )


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file once: files as given, folders in the order of their names.

    A folder without any file is yielded itself, so that it is skipped with a reason.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in (_inside(path) or [path]) if path.is_dir() else [path]:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _inside(folder: Path) -> list[Path]:
    """Return the files of a folder in order; none where it may not be listed."""
    try:
        return sorted(path for path in folder.rglob("*") if _visible(path, folder))
    except OSError:
        return []


def _visible(path: Path, root: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)
    return path.is_file() and not hidden


def _bytes(path: Path, settings: ReadingSettings) -> bytes:
    name = path.as_posix()
    if path.is_dir():
        raise InputError(
            "is a folder with no file in it that can be seen",
            place=name,
            remedy="check the path and its permissions",
        )
    try:
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
    except OSError as error:
        problem = f"cannot be opened ({error.strerror})"
        raise InputError(problem, place=name, remedy="check its permissions") from error
    return data


def _reader(path: Path) -> FormatReader:
    for reader in READERS:
        if path.suffix.lower() in reader.suffixes:
            return reader
    known = ", ".join(sorted(suffix for reader in READERS for suffix in reader.suffixes if suffix))
    raise InputError(
        f"has a format that is not read ({path.suffix})",
        place=path.as_posix(),
        remedy=f"save it as one of {known}",
    )


def _refuse_other_text(text: str, name: str, settings: ReadingSettings) -> None:
    """Raise `InputError` for a text that cannot be a Chinese report."""
    if not text.strip():
        raise InputError("is empty", place=name, remedy="give a file with text")
    han = han_count(text)
    visible = sum(not character.isspace() for character in text)
    if han < settings.fewest_han or han < settings.han_share * visible:
        raise InputError(
            f"is no Chinese report ({han} Han characters among {visible})",
            place=name,
            remedy="give the text of a report",
        )


def _refuse_repeated(source: Source, seen: dict[str, str]) -> None:
    key = hashlib.sha256(letters_of(source.text).encode("utf-8", "surrogatepass")).hexdigest()
    if key in seen:
        raise InputError(
            f"has the same text as {seen[key]}",
            place=source.path,
            remedy="nothing to do, it counts once",
        )
    seen[key] = source.path
