"""Read a manifest: a table that lists reports and what is known of each.

Every mistake is named with its line and column, and nothing is read where there is one: a manifest
that is half obeyed would give districts to the wrong reports.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.errors import InputError
from compare.intake.told import YEAR
from compare.lexicon import Lexicon
from compare.model.corpus import Listed
from compare.reading.plain import PlainReader

PATH, NOTE = "path", "note"
_DELIMITERS = ",;\t，；"
_YEARS = (YEAR, "review_year", "plan_year")
_YEAR = re.compile(r"((?:19|20|21)\d\d)年?度?")
_REMEDY = "correct it there; docs/batch.md lists the columns"


@dataclass(frozen=True, slots=True)
class _Mistake:
    line: int
    column: str
    problem: str

    def __str__(self) -> str:
        """Say where the mistake stands."""
        column = f", column “{self.column}”" if self.column else ""
        return f"line {self.line}{column}: {self.problem}"


def load_manifest(file: Path, lexicon: Lexicon) -> Mapping[str, Listed]:
    """Return what a manifest tells of each report, by its path, in the order of its lines.

    Paths in it are relative to its folder. Raises `InputError` with the first mistake; its notes
    name the others.
    """
    lines = _lines(file)
    if not lines:
        raise _refused(file, [_Mistake(1, "", "there is no row with the names of the columns")])
    (number, heads), *rest = lines
    mistakes: list[_Mistake] = []
    names = _columns(number, heads, lexicon, mistakes)
    rows: dict[str, Listed] = {}
    seen: dict[str, int] = {}
    for line, cells in rest if not mistakes else ():
        told = dict(_told(line, cells, heads, names, mistakes))
        path = str(told.pop(PATH, ""))
        if not path:
            mistakes.append(_Mistake(line, heads[names.index(PATH)], "names no file"))
            continue
        place = (file.parent / path).as_posix()
        if place in seen:
            mistakes.append(_Mistake(line, "", f"{path} stands in line {seen[place]} already"))
        seen.setdefault(place, line)
        rows[place] = Listed(file.as_posix(), tuple(sorted(told.items())))
    if mistakes:
        raise _refused(file, mistakes)
    if not rows:
        raise _refused(file, [_Mistake(number, "", "no report is listed below this line")])
    return rows


def _lines(file: Path) -> list[tuple[int, list[str]]]:
    """Return the cells of each line that has any, with its number."""
    try:
        text = PlainReader().read(file.read_bytes(), file.as_posix()).text
    except FileNotFoundError as error:
        raise InputError("no such manifest", place=file, remedy="check the path") from error
    except OSError as error:
        problem = f"cannot be opened ({error.strerror})"
        raise InputError(problem, place=file, remedy="check its permissions") from error
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    lines = []
    try:
        first = 1
        for cells in reader:
            lines.append((first, [cell.strip() for cell in cells]))
            first = reader.line_num + 1
    except csv.Error as error:
        mistake = _Mistake(reader.line_num, "", f"is no row of a table ({error})")
        raise _refused(file, [mistake]) from error
    return [(line, cells) for line, cells in lines if any(cells)]


def _columns(
    line: int, heads: Sequence[str], lexicon: Lexicon, mistakes: list[_Mistake]
) -> list[str]:
    """Return the field of each column; unknown and repeated ones are mistakes."""
    known = {
        _plain(head): name
        for name, spellings in lexicon.table("batch")["columns"].items()
        for head in spellings
    }
    names: list[str] = []
    for head in heads:
        name = known.get(_plain(head), "")
        if not name:
            problem = "is not known" if head else "has cells but no name"
            mistakes.append(_Mistake(line, head, problem))
        elif name in names:
            mistakes.append(_Mistake(line, head, f"gives the {name} a second time"))
        names.append(name)
    if PATH not in names:
        mistakes.append(_Mistake(line, PATH, "is missing"))
    return names


def _told(
    line: int,
    cells: Sequence[str],
    heads: Sequence[str],
    names: Sequence[str],
    mistakes: list[_Mistake],
) -> Iterator[tuple[str, str | int]]:
    """Yield the fields of a row; an empty cell tells nothing."""
    if len(cells) > len(names):
        problem = f"has {len(cells)} cells, but there are {len(names)} columns"
        mistakes.append(_Mistake(line, "", problem))
    for cell, head, name in zip(cells, heads, names, strict=False):
        if not cell or name == NOTE:
            continue
        if name not in _YEARS:
            yield name, cell
        elif year := _YEAR.fullmatch(cell):
            yield name, int(year.group(1))
        else:
            mistakes.append(_Mistake(line, head, f"“{cell}” is no year with four digits"))


def _plain(head: str) -> str:
    return re.sub(r"[\s_]", "", head).lower()


def _refused(file: Path, mistakes: Sequence[_Mistake]) -> InputError:
    first, *others = mistakes
    error = InputError(f"is not obeyed: {first}", place=file, remedy=_REMEDY)
    for other in others:
        error.add_note(f"{file.as_posix()}: {other}")
    return error
