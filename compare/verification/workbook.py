"""Take the quotations out of a written XLSX: each stands in the cell left of its label."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import IO
from xml.etree import ElementTree as Xml

from compare.verification.originals import Original
from compare.verification.printed import LABEL, PrintedQuotation, labelled, visible, why_wrong

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW, _CELL = f"{_MAIN}row", f"{_MAIN}c"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
# What was cut off a cell that would be too long.
_CUT = re.compile("……〔[^〔〕·]*〕$")

Row = Sequence[tuple[str, str]]


def workbook_quotations(path: Path) -> Iterator[PrintedQuotation]:
    """Yield every quotation of every sheet, one row after the other."""
    with zipfile.ZipFile(path) as package:
        shared = _shared_strings(package)
        for name, member in _sheets(package):
            with package.open(member) as stream:
                for row in _rows(stream, shared):
                    yield from _quotations(name, row)


def _quotations(sheet: str, row: Row) -> Iterator[PrintedQuotation]:
    for (left, before), (place, text) in pairwise(row):
        label = LABEL.fullmatch(text)
        if label is not None:
            # A cell that is empty need not stand in the file.
            quote = _CUT.sub("……", before) if _column(place) == _column(left) + 1 else ""
            yield labelled(f"{sheet}, {place}, {text}", quote, label)


def _column(place: str) -> int:
    """Return the number of the column that a place as AB12 names, from 1."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def why_not_in_cell(quotation: PrintedQuotation, originals: Sequence[Original]) -> str:
    """Return why a cell is not what its label says, or nothing.

    Doubtful and removed text is quoted as it stands, with what was taken out of the text.
    """
    reason = why_wrong(quotation, originals)
    if not reason or not quotation.quote or not 1 <= quotation.number <= len(originals):
        return reason
    original = originals[quotation.number - 1]
    start, end = original.line_span(quotation.first_line, quotation.last_line)
    wanted = visible(quotation.quote)
    return "" if wanted and wanted in visible(original.raw[start:end]) else reason


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and of its member."""
    relations = Xml.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    for sheet in Xml.fromstring(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(_RELATION)]
        yield sheet.get("name", ""), target.lstrip("/") if target[0] == "/" else f"xl/{target}"


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    root = Xml.fromstring(package.read("xl/sharedStrings.xml"))
    return [_text(item) for item in root.iter(f"{_MAIN}si")]


def _rows(stream: IO[bytes], shared: Sequence[str]) -> Iterator[Row]:
    """Yield the cells of each row as (place, text), forgetting a row when the next is read."""
    for _, element in Xml.iterparse(stream):
        if element.tag == _ROW:
            yield [(cell.get("r", ""), _value(cell, shared)) for cell in element.iter(_CELL)]
            element.clear()


def _value(cell: Xml.Element, shared: Sequence[str]) -> str:
    if cell.get("t") == "s":
        return shared[int(cell.findtext(f"{_MAIN}v", "0"))]
    if cell.get("t") == "inlineStr":
        return _text(cell)
    return cell.findtext(f"{_MAIN}v", "")


def _text(element: Xml.Element) -> str:
    """Return a text; _x000D_ stands for a character that the file cannot hold as it is."""
    text = "".join(each.text or "" for each in element.iter(f"{_MAIN}t"))
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
