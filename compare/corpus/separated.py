"""Write rows as CSV (RFC 4180, UTF-8 with a byte-order mark) from which the same rows come back.

A text stands between quotes, so that an empty one differs from none; what is neither a text, a
number nor a flag is written as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from compare.corpus.characters import kept

_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)')
_LINE_END = "\r\n"
_NESTED = ("[]", "JSON")


def separated(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return rows as CSV, with the names of the columns in the first."""
    lines = [",".join(map(_cell, columns))]
    lines += [",".join(_cell(row[column]) for column in columns) for row in rows]
    return kept("".join(line + _LINE_END for line in lines)).encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return '"' + text.replace('"', '""') + '"'


def parted(data: bytes, types: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Yield the rows of CSV; `types` are those of the columns in the database.

    Numbers and flags stay as they are written. Raises `ValueError` where it is no such CSV.
    """
    lines = _lines(data.decode("utf-8-sig"))
    names = [name or "" for name in next(lines, [])]
    for cells in lines:
        row: dict[str, object] = dict(zip(names, cells, strict=True))
        for name, text in row.items():
            if isinstance(text, str) and types.get(name, "").endswith(_NESTED):
                row[name] = json.loads(text)
        yield row


def _lines(text: str) -> Iterator[list[str | None]]:
    cells: list[str | None] = []
    place = 0
    while place < len(text):
        found = _CELL.match(text, place)
        if found is None:
            raise ValueError(f"no CSV at character {place}")
        quoted, bare, end = found.groups()
        cells.append(bare or None if quoted is None else quoted.replace('""', '"'))
        if end == _LINE_END:
            yield cells
            cells = []
        place = found.end()
    if cells:
        raise ValueError("the last line is cut")
