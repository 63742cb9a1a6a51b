"""Turn paths into sources: pick the reader of each file, skip with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from compare.errors import InputError
from compare.model.source import Reading, Skipped, Source, line_starts
from compare.reading.files import contents
from compare.reading.html import HtmlReader
from compare.reading.interface import Content, FormatReader, RawText
from compare.reading.office import OFFICE_READERS
from compare.reading.pdf import PdfReader
from compare.reading.plain import PlainReader
from compare.reading.sheet import SeparatedReader, SheetReader
from compare.reading.word import WordReader
from compare.settings import ReadingSettings
from compare.text import han_count, letters_of

READERS: tuple[FormatReader, ...] = (
    PlainReader(),
    WordReader(),
    HtmlReader(),
    PdfReader(),
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

    Two texts with the same letters count once: the second is skipped and names the first.
    """
    sources: list[Source] = []
    skipped: list[Skipped] = []
    seen: dict[str, str] = {}
    for found in contents(paths, settings):
        progress(found.path)
        for result in _results(found, seen, settings):
            if isinstance(result, Skipped):
                skipped.append(result)
            else:
                sources.append(replace(result, id=f"S{len(sources) + 1}"))
    return Reading(tuple(sources), tuple(skipped))


def _results(
    found: Content | Skipped, seen: dict[str, str], settings: ReadingSettings
) -> Iterator[Source | Skipped]:
    """Yield a source for each text of a file, or the reason why there is none."""
    if isinstance(found, Skipped):
        yield found
        return
    try:
        reader = _reader(found.path)
        raw = reader.read(found.data, found.path, settings)
    except InputError as error:
        yield Skipped(found.path, f"{error.problem}; {error.remedy}")
        return
    for part in raw.parts or (raw,):
        name = found.path + part.member
        try:
            _refuse_other_text(part.text, name, settings)
            _refuse_repeated(part.text, name, seen)
        except InputError as error:
            yield Skipped(name, f"{error.problem}; {error.remedy}")
        else:
            yield _source(found, reader.name, part)


def _source(found: Content, form: str, raw: RawText) -> Source:
    """Make a source, which gets its identifier once all before it are counted."""
    return Source(
        id="",
        path=found.path + raw.member,
        sha256=hashlib.sha256(found.data).hexdigest(),
        format=form,
        encoding=raw.encoding,
        text=raw.text,
        line_starts=line_starts(raw.text),
        places=raw.places,
        dropped=raw.dropped,
    )


def _reader(path: str) -> FormatReader:
    suffix = PurePosixPath(path).suffix
    for reader in READERS:
        if suffix.lower() in reader.suffixes:
            return reader
    known = ", ".join(sorted(suffix for reader in READERS for suffix in reader.suffixes if suffix))
    raise InputError(
        f"has a format that is not read ({suffix})",
        place=path,
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


def _refuse_repeated(text: str, name: str, seen: dict[str, str]) -> None:
    key = hashlib.sha256(letters_of(text).encode("utf-8", "surrogatepass")).hexdigest()
    if key in seen:
        raise InputError(
            f"has the same text as {seen[key]}",
            place=name,
            remedy="nothing to do, it counts once",
        )
    seen[key] = name
