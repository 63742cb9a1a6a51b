"""Read spreadsheets and separated values: each row with a text is a report."""

from __future__ import annotations

import csv
import importlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.model.source import Dropped, Place
from compare.reading.interface import RawText
from compare.reading.plain import PlainReader
from compare.reading.rows import Row, row_texts
from compare.reading.unpack import Container

if TYPE_CHECKING:
    # Only a name: the class brings its validation library with it.
    from compare.settings import ReadingSettings

_SEPARATORS = ",\t;"
_OLD_CONTAINER = b"\xd0\xcf\x11\xe0"
# Excel writes characters that XML does not have in this way.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# The rows of a sheet in Excel; a number beyond them is an attempt to fill the memory.
_MOST_ROWS = 1_048_576
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_NO_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


class SeparatedReader:
    """Read CSV and TSV in any encoding that plain text comes in."""

    name = "csv"
    suffixes = frozenset({".csv", ".tsv"})

    def read(self, data: bytes, path: str, settings: ReadingSettings) -> RawText:
        """Return a part for each row with a text; raise `InputError` where there is none."""
        raw = PlainReader().read(data, path)
        separator = "\t" if path.lower().endswith(".tsv") else _separator(raw.text)
        try:
            rows = list(csv.reader(io.StringIO(raw.text, newline=""), delimiter=separator))
        except csv.Error as error:
            raise InputError(
                f"is no table of separated values ({error})",
                place=path,
                remedy="check its quotation marks, or save it as .xlsx",
            ) from error
        return _with_parts(list(_parts(rows, "#", raw.encoding, settings)), raw.encoding, path)


class SheetReader:
    """Read workbooks of Excel 2007 and later with openpyxl."""

    name = "xlsx"
    suffixes = frozenset({".xlsx", ".xlsm"})

    def read(self, data: bytes, path: str, settings: ReadingSettings) -> RawText:
        """Return a part for each row with a text; raise `InputError` where there is none."""
        container = _checked(data, path, settings)
        parts: list[RawText] = []
        dropped: list[Dropped] = []
        for sheet in _sheets(data, path):
            hidden = _hidden_rows(container, sheet)
            for part in _parts(sheet.rows, f"#{sheet.title}!", None, settings):
                if sheet.hidden or (part.places and part.places[0].row in hidden):
                    dropped.append(Dropped("hidden", f"{part.member}: {part.text}"))
                else:
                    parts.append(part)
        if dropped and not parts:
            raise InputError(
                "has its texts in hidden rows or sheets alone",
                place=path,
                remedy="show them in its program and save it",
            )
        return _with_parts(parts, None, path, dropped)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Hold a sheet: its title, its rows, the member it lies in, and whether it shows."""

    title: str
    rows: list[Row]
    member: str
    hidden: bool


def _hidden_rows(container: Container, sheet: _Sheet) -> set[int]:
    """Return the numbers of the rows that do not show, from 1; a filter hides rows too."""
    content = container.named(sheet.member) or b""
    rows = (row.group() for row in _ROW.finditer(content) if _HIDDEN.search(row.group()))
    numbers = (_NUMBER.search(row) for row in rows)
    return {int(found.group(1)) for found in numbers if found is not None}


def _parts(
    rows: Sequence[Row], place: str, encoding: str | None, settings: ReadingSettings
) -> Iterator[RawText]:
    for found in row_texts(rows, settings.fewest_han):
        where = Place(0, len(found.text), row=found.row)
        yield RawText(found.text, encoding, f"{place}{found.row}", places=(where,))


def _with_parts(
    parts: list[RawText], encoding: str | None, path: str, dropped: Sequence[Dropped] = ()
) -> RawText:
    """Return the parts as one; what was left out of the file is told with the first of them."""
    if not parts:
        raise InputError(
            "has no column with the text of a report",
            place=path,
            remedy="put the whole text of each report into one cell of its row",
        )
    first = replace(parts[0], dropped=(*parts[0].dropped, *dropped))
    return RawText("", encoding, parts=(first, *parts[1:]))


def _separator(text: str) -> str:
    """Return the sign that parts the first line most often."""
    line = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=line.count)


def _checked(data: bytes, path: str, settings: ReadingSettings) -> Container:
    """Open the container; raise `InputError` for what openpyxl must not unpack.

    That is what is locked, too large, or has entities.
    """
    if data.startswith(_OLD_CONTAINER):
        raise InputError(
            "is protected by a password, or an old workbook with a new ending",
            place=path,
            remedy="save it as .xlsx without a password",
        )
    container = Container(data, path, settings)
    for member in container.members:
        content = container.read(member, f"{path}/{member.filename}")
        if member.filename.endswith((".xml", ".rels")) and any(m in content for m in _NO_ENTITIES):
            raise InputError(
                "is refused: it declares a document type",
                place=path,
                remedy="save the file anew in its program",
            )
    return Container(data, path, settings)


def _sheets(data: bytes, path: str) -> Iterator[_Sheet]:
    """Yield each sheet, formulas as the values they had."""
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError as error:
        raise InputError(
            "needs openpyxl, which is not installed",
            place=path,
            remedy='pip install "compare-reports[sheets]", or save it as .csv',
        ) from error
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        for sheet in book.worksheets:
            # What the sheet says of its own size may be wrong.
            sheet.reset_dimensions()
            cells = sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)
            rows: list[Row] = [tuple(_text(value) for value in row) for row in cells]
            member = getattr(sheet, "_worksheet_path", "")
            yield _Sheet(sheet.title, rows, member, sheet.sheet_state != "visible")
    except MemoryError:
        raise
    except Exception as error:
        # The library raises whatever its parts raise; a damaged workbook is all that it can mean.
        raise InputError(
            f"is a damaged workbook ({type(error).__name__})",
            place=path,
            remedy="open it in its program and save it anew",
        ) from error


def _text(value: object) -> str:
    text = "" if value is None else str(value)
    return _ESCAPED.sub(_unescaped, text).replace("\r\n", "\n").replace("\r", "\n")


def _unescaped(match: re.Match[str]) -> str:
    """Return the character, "" for one that no text holds."""
    character = chr(int(match.group(1), 16))
    return character if character.isprintable() or character in "\t\n\r" else ""
