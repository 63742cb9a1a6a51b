"""Read the side file that lies beside a report and says how it is to be read.

`X.reading.toml` beside the file `X` holds the reading of `X` as a person has corrected it. What
cannot be obeyed is skipped with a reason, and the reading then is as if the file were not there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from compare.correcting.anchors import Anchors
from compare.correcting.tables import DocumentTable, SectionTable, SideFile, SourceTable
from compare.errors import InputError
from compare.model.corrections import (
    IDENTITY_FIELDS,
    SIDE_FILE_SUFFIX,
    Corrections,
    DocumentCorrection,
    SectionCorrection,
)
from compare.model.source import Skipped, Source
from compare.reading.plain import PlainReader


def side_file(path: str) -> tuple[Path, str]:
    """Return where the side file of a source lies, and how it names the source.

    Rows of a sheet and members of an archive share the side file of the file on the disk.
    """
    marks = [index for index, character in enumerate(path) if character in "#/"]
    for end in (len(path), *reversed(marks)):
        file = Path(path[:end])
        if file.is_file():
            return file.with_name(file.name + SIDE_FILE_SUFFIX), file.name + path[end:]
    file = Path(path)
    return file.with_name(file.name + SIDE_FILE_SUFFIX), file.name


def report_of(file: Path) -> str:
    """Return the path of the report that a side file speaks of."""
    return file.as_posix().removesuffix(SIDE_FILE_SUFFIX)


def name_beside(report: str, source: Source) -> str:
    """Return how the side file of a report names a source that was read from it."""
    return Path(report).name + source.path.removeprefix(report)


def side_file_data(report: str) -> bytes | None:
    """Return what the side file beside a report holds, None where there is none.

    Raises `InputError` where it cannot be opened.
    """
    file = _beside(report)
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError as error:
        raise _refused(file, str(error)) from error


def corrections_in(
    data: bytes, report: str, sources: Iterable[Source]
) -> tuple[dict[str, Corrections], tuple[Skipped, ...]]:
    """Return what a side file says of the sources of a report, by their paths, and what it cannot.

    `data` is the content of the side file, wherever it lies.
    """
    file = _beside(report)
    corrections: dict[str, Corrections] = {}
    skipped: list[Skipped] = []
    try:
        side = _parsed(data, file)
    except InputError as error:
        return {}, (_skipped(file, error),)
    for source in sources:
        name = name_beside(report, source)
        try:
            for table in side.source:
                if table.path == name:
                    corrections[source.path] = _corrections(table, source, file)
        except InputError as error:
            skipped.append(_skipped(file, error))
    return corrections, tuple(skipped)


def _beside(report: str) -> Path:
    return Path(report + SIDE_FILE_SUFFIX)


def _skipped(file: Path, error: InputError) -> Skipped:
    return Skipped(file.as_posix(), f"{error.problem}; {error.remedy}")


def _parsed(data: bytes, file: Path) -> SideFile:
    """Return what a side file says; raise `InputError` for a broken one."""
    try:
        # Editors save in other encodings than the program; a lone CR ends a line as well.
        text = PlainReader().read(data, file.as_posix()).text
        tables = tomllib.loads("\n".join(re.split("\r\n?|\n", text)))
        told = SideFile.model_validate(tables)
    except ValidationError as error:
        first = error.errors()[0]
        raise _refused(file, f"{_entry(tables, first['loc'])}: {first['msg']}") from error
    except InputError as error:
        raise _refused(file, f"it {error.problem}") from error
    except tomllib.TOMLDecodeError as error:
        raise _refused(file, str(error)) from error
    if not told.source:
        raise _refused(file, "it names no source")
    report = file.name.removesuffix(SIDE_FILE_SUFFIX)
    for table in told.source:
        if not _is_of(report, table.path):
            raise _refused(file, f"it speaks of {table.path}, not of {report}")
    return told


def _entry(tables: Any, path: Sequence[int | str]) -> str:  # noqa: ANN401 - as TOML has it
    """Name an entry as a person finds it: by its own name and that of the entry it stands in."""
    near = ""
    for part in path[:-1]:
        try:
            tables = tables[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(tables, dict):
            words = next((tables[n] for n in ("heading", "begins", "path") if tables.get(n)), "")
            near = f" of the entry “{words}”" if words else near
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    return f"{name}{near}"


def _refused(file: Path, problem: str) -> InputError:
    return InputError(
        f"is not obeyed: {problem}",
        place=file,
        remedy="correct it there, or delete it and let `inspect --write` make it anew",
    )


def _is_of(report: str, path: str) -> bool:
    """Tell whether a path names a file, or a row or member of it."""
    return path == report or path.startswith((f"{report}#", f"{report}/"))


def _corrections(table: SourceTable, source: Source, file: Path) -> Corrections:
    """Return what a table says; raise `InputError` where the file has changed since."""
    if table.sha256 != source.sha256:
        raise InputError(
            f"is not obeyed: {source.path} has changed since it was made",
            place=file,
            remedy="check it, then delete it and let `inspect --write` make it anew",
        )
    anchors = Anchors(source)
    documents = [_document(told, anchors, file) for told in table.document]
    starts = [told.start for told in documents]
    if starts != sorted(set(starts)):
        raise _refused(file, "its documents do not stand in the order of the text")
    return Corrections(file.as_posix(), tuple(documents))


def _document(told: DocumentTable, anchors: Anchors, file: Path) -> DocumentCorrection:
    given = told.model_dump(include=set(IDENTITY_FIELDS), exclude_none=True)
    sections = tuple(_section(section, anchors, file) for section in told.section)
    starts = [section.start for section in sections]
    if starts != sorted(set(starts)):
        raise _refused(file, f"the sections of line {told.line} stand in no order, or twice")
    return DocumentCorrection(
        start=_found(anchors, told.line, told.begins, file)[0],
        title=told.title,
        author=told.author,
        comparable=told.comparable,
        # An empty value says that a person knows that the text does not tell.
        identity={name: value or None for name, value in given.items()},
        sections=sections,
    )


def _section(told: SectionTable, anchors: Anchors, file: Path) -> SectionCorrection:
    start, end = _found(anchors, told.line, told.heading or told.begins, file)
    return SectionCorrection(
        start=start,
        heading_end=end if told.heading else None,
        level=told.level,
        role=told.role,
        theme=told.theme or None,
        resumes=told.resumes,
    )


def _found(anchors: Anchors, line: int, words: str, file: Path) -> tuple[int, int]:
    found = anchors.find(line, words)
    if found is None:
        raise _refused(file, f"the words “{words}” are not found at line {line}")
    return found
