"""Turn paths into sources: pick the reader of each file, skip with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from compare.errors import InputError
from compare.model.source import Reading, Skipped, Source, line_starts
from compare.reading.deferred import HTML, PDF, PICTURE, WORD
from compare.reading.dropped import bounded
from compare.reading.files import contents, files_of
from compare.reading.guard import Guard
from compare.reading.interface import Content, Converter, FormatReader, RawText
from compare.reading.office import OFFICE_READERS
from compare.reading.plain import PlainReader
from compare.reading.recognition import recognised
from compare.reading.refusals import refusal
from compare.reading.repeats import without_repeats
from compare.reading.sheet import SeparatedReader, SheetReader
from compare.settings import ReadingSettings
from compare.text import compact, han_count

READERS: tuple[FormatReader, ...] = (
    PlainReader(),
    WORD,
    HTML,
    PDF,
    PICTURE,
    *OFFICE_READERS,
    SheetReader(),
    SeparatedReader(),
)


def read_paths(
    paths: Iterable[Path],
    settings: ReadingSettings,
    progress: Callable[[str], None] = lambda _: None,
) -> Reading:
    """Read files, folders and archives, in sorted order; what cannot be read gives a reason.

    Of several texts of the same report one counts; the others are skipped and name it.
    """
    results: list[Source | Skipped] = []
    with Guard(settings) as guard:
        for path in files_of(paths):
            progress(path.as_posix())
            results.extend(read_file(path, guard, settings))
    results = without_repeats(results, settings)
    sources = (result for result in results if isinstance(result, Source))
    return Reading(
        tuple(replace(source, id=f"S{number}") for number, source in enumerate(sources, 1)),
        tuple(result for result in results if isinstance(result, Skipped)),
    )


def read_file(path: Path, guard: Guard, settings: ReadingSettings) -> Iterator[Source | Skipped]:
    """Yield all texts of one file, an archive and a sheet included, and what cannot be read of it.

    The sources have no identifier yet, and may repeat each other.
    """
    for found in contents(path, settings):
        yield from _results(found, guard, settings)


def _results(
    found: Content | Skipped, guard: Guard, settings: ReadingSettings
) -> Iterator[Source | Skipped]:
    """Yield a source for each text of a file, or the reason why there is none."""
    if isinstance(found, Skipped):
        yield found
        return
    try:
        reader = _reader(found)
        raw = _read(reader, found, guard, settings)
    except InputError as error:
        yield Skipped(found.path, f"{error.problem}; {error.remedy}")
        return
    for part in raw.parts or (raw,):
        name = found.path + part.member
        try:
            _refuse_other_text(part.text, name, settings)
        except InputError as error:
            yield Skipped(name, f"{error.problem}; {error.remedy}")
        else:
            yield _source(found, reader.name, part)


def _read(reader: FormatReader, found: Content, guard: Guard, settings: ReadingSettings) -> RawText:
    """Return what is in a file; all but plain text is read in a process of its own."""
    if isinstance(reader, PlainReader):
        return reader.read(found.data, found.path, settings)
    if isinstance(reader, Converter):
        # The program that converts bounds itself, and is ended with all that it started.
        reader, data = reader.converted(found.data, found.path, settings)
        return guard.read(reader, data, found.path)
    return guard.read(reader, found.data, found.path)


def _source(found: Content, form: str, raw: RawText) -> Source:
    """Make a source, which gets its identifier once all are known."""
    return Source(
        id="",
        path=found.path + raw.member,
        sha256=hashlib.sha256(found.data).hexdigest(),
        format=raw.form or form,
        encoding=raw.encoding,
        text=raw.text,
        line_starts=line_starts(raw.text),
        places=raw.places,
        dropped=bounded(raw.dropped),
    )


def _reader(found: Content) -> FormatReader:
    """Return the reader for what a file is, whatever its name says."""
    ending = recognised(found.data, found.path)
    for reader in READERS:
        if ending in reader.suffixes:
            return reader
    raise refusal(ending, found.path, (suffix for r in READERS for suffix in r.suffixes))


def _refuse_other_text(text: str, name: str, settings: ReadingSettings) -> None:
    """Raise `InputError` for a text that cannot be a Chinese report."""
    if not text.strip():
        raise InputError("is empty", place=name, remedy="give a file with text")
    if len(text) > settings.most_characters:
        raise InputError(
            f"has {len(text)} characters, more than {settings.most_characters}",
            place=name,
            remedy="split the file, or raise reading.most_characters",
        )
    han = han_count(text)
    visible = len(compact(text))
    if han < settings.fewest_han or han < settings.han_share * visible:
        raise InputError(
            f"is no Chinese report ({han} Han characters among {visible})",
            place=name,
            remedy="give the text of a report",
        )
