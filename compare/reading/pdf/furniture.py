"""Find what repeats at the edges of the pages: heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.model.source import Dropped
from compare.reading.pdf.regions import Sheet
from compare.reading.pdf.segments import Segment
from compare.text import compact

# So many lines from the top and from the bottom of a page may be its head or foot.
_EDGE_LINES = 3
# What repeats on so many pages, or on this share of them, belongs to the pages.
_PAGES = 3
_SHARE = 0.5
# Other heads are smaller than the text by this share, and so far from it, in em.
_SMALLER = 0.95
_APART = 2.0
# Heights, in points, that count as the same.
_HEIGHT = 4.0
_DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十百〇零]+")
_NUMBER = r"(?:\d{1,4}|[０-９]{1,4}|[ivxlcIVXLC]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"[-—–―－·•.~～_|（(\[【]*(?:第|[Pp](?:age)?\.?)?{_NUMBER}"
    rf"(?:页|版)?(?:[/／,，]?(?:共|of)?{_NUMBER}页?)?[-—–―－·•.~～_|）)\]】]*"
)
# A bare number alone on an edge is a page number only if it is short: 2023 may be a year.
_BARE = re.compile(r"\d{4,}")
_ROMAN = re.compile(r"[ivxlcIVXLC]+")

Row = list[Segment]


def without_furniture(sheets: Sequence[Sheet], body: float) -> tuple[list[Sheet], list[Dropped]]:
    """Return the sheets without heads, feet and numbers, and these; `body` is the usual size."""
    rows = [_rows(sheet.segments) for sheet in sheets]
    repeated = _repeated(rows)
    placed = _placed(rows, body)
    kept: list[Sheet] = []
    dropped: list[Dropped] = []
    for sheet, sheet_rows in zip(sheets, rows, strict=True):
        found = list(_furniture(sheet_rows, repeated, placed))
        gone = {id(segment) for _, row in found for segment in row}
        rest = tuple(segment for segment in sheet.segments if id(segment) not in gone)
        kept.append(replace(sheet, segments=rest))
        dropped.extend(Dropped(reason, _text(row), sheet.page) for reason, row in found)
    return kept, dropped


def _furniture(
    rows: Sequence[Row], repeated: set[tuple[str, int]], placed: set[_PlaceKey]
) -> Iterator[tuple[str, Row]]:
    """Yield the rows from each edge inwards, with the reason, until one belongs to the text."""
    count = len(rows)
    inwards = min(_EDGE_LINES, count)
    for name, numbers in (
        ("page_head", range(inwards)),
        ("page_foot", range(count - 1, count - 1 - inwards, -1)),
    ):
        for number in numbers:
            row = rows[number]
            if _is_number(row, number, count):
                yield "page_number", row
            elif _key(row) in repeated or _place_key(rows, number) in placed:
                yield name, row
            else:
                break


_PlaceKey = tuple[bool, int, float]


def _place_key(rows: Sequence[Row], number: int) -> _PlaceKey | None:
    """Return the edge, height and size of the outermost row of a page, None for others."""
    if number not in (0, len(rows) - 1) or len(rows) < 2:
        return None
    row = rows[number]
    return number == 0, round(row[0].base / _HEIGHT), round(row[0].size, 1)


def _placed(pages: Sequence[Sequence[Row]], body: float) -> set[_PlaceKey]:
    """Return the places of small rows that stand there, whatever they say, on most pages.

    Such are heads that name the chapter.
    """
    counts: Counter[_PlaceKey] = Counter()
    for rows in pages:
        for number in {0, len(rows) - 1} if len(rows) > 1 else ():
            row, neighbour = rows[number], rows[1 if number == 0 else -2]
            key = _place_key(rows, number)
            apart = abs(row[0].base - neighbour[0].base) >= _APART * body
            if key and apart and row[0].size <= _SMALLER * body:
                counts[key] += 1
    least = max(_PAGES, _SHARE * len(pages))
    return {key for key, count in counts.items() if count >= least}


def _text(row: Row) -> str:
    return " ".join(segment.text for segment in row)


def _rows(page: Sequence[Segment]) -> list[Row]:
    """Return the segments of a page by their base lines, from the top."""
    rows: list[Row] = []
    for segment in sorted(page, key=lambda one: (-one.base, one.left)):
        if rows and abs(rows[-1][0].base - segment.base) <= _HEIGHT / 2:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def _is_edge(number: int, count: int) -> bool:
    return number < _EDGE_LINES or number >= count - _EDGE_LINES


def _repeated(pages: Sequence[Sequence[Row]]) -> set[tuple[str, int]]:
    """Return the keys of rows that stand on several pages at the same height."""
    counts: Counter[tuple[str, int]] = Counter()
    for rows in pages:
        keys = {_key(row) for n, row in enumerate(rows) if _is_edge(n, len(rows))}
        counts.update(keys)
    least = max(2, min(_PAGES, _SHARE * len(pages)))
    return {key for key, count in counts.items() if count >= least}


def _key(row: Row) -> tuple[str, int]:
    """Return the words of a row, without numbers, and its height."""
    text = compact("".join(segment.text for segment in row))
    return _DIGITS.sub("#", text), round(row[0].base / _HEIGHT)


def _is_number(row: Row, number: int, count: int) -> bool:
    """Tell whether a row is a page number, the first or last of its page."""
    if number not in (0, count - 1):
        return False
    texts = [compact(segment.text) for segment in row]
    whole = "".join(texts)
    if _BARE.fullmatch(whole) or len(whole) > 16:
        return False
    return _PAGE_NUMBER.fullmatch(whole) is not None or all(
        _PAGE_NUMBER.fullmatch(text) and not _ROMAN.fullmatch(text) for text in texts
    )
