"""Make cells that any spreadsheet program holds as they are: text stays text, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping

from compare.export.tables import Column, Kind, Link, Place, Value
from compare.export.tables.definition import plain
from compare.rendering.xml_text import printable

Labels = Mapping[str, Mapping[str, str]]
Shown = str | int | float | None

# Excel counts UTF-16 units.
LONGEST_CELL = 32_767
CUT = "……〔未完〕"
_SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_SHEET_NAME = 31


def shown(value: Value, column: Column, labels: Labels) -> Shown:
    """Return what a cell shows of a value: codes in words, a place as its label."""
    if isinstance(value, Place):
        return place_label(value, labels)
    found = value.value if isinstance(value, Link) else plain(value)
    if found is None:
        return None
    if isinstance(found, bool):
        return labels.get(column.words or "flag", {}).get(str(found).lower(), str(found))
    if isinstance(found, tuple):
        return fitting("；".join(found)) or None
    if isinstance(found, str):
        words = labels.get(column.words, {}) if column.kind is Kind.CODE else {}
        return fitting(words.get(found, found)) or None
    return found


def place_label(place: Place, labels: Labels) -> str:
    """Return the label that every output prints behind a quotation."""
    pattern = labels["citation"]["label" if place.line == place.last_line else "range"]
    return pattern.format(number=place.number, line=place.line, last=place.last_line)


def fitting(text: str) -> str:
    """Return a text that XML and a cell can hold; one that is too long ends with a mark."""
    text = printable(text)
    if len(text) <= LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    # What is left of a letter of two units is not decoded.
    kept = units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore")
    return kept + CUT


def sheet_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return for each key a sheet name that Excel takes: short, unlike the others, no marks."""
    made: dict[str, str] = {}
    for key, name in names.items():
        own = _SHEET_FORBIDDEN.sub("·", name).strip("' ")[:_LONGEST_SHEET_NAME] or key
        taken = {other.casefold() for other in made.values()} | {"history"}
        number = 1
        chosen = own[:_LONGEST_SHEET_NAME]
        while chosen.casefold() in taken:
            number += 1
            chosen = f"{own[: _LONGEST_SHEET_NAME - 4]}{number}"
        made[key] = chosen
    return made
