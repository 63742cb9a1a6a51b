"""Find what repeats at the edges of the pages: heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from compare.reading.pdf.segments import Segment
from compare.text import compact

# So many lines from the top and from the bottom of a page may be its head or foot.
_EDGE_LINES = 3
# What repeats on so many pages, or on this share of them, belongs to the pages.
_PAGES = 3
_SHARE = 0.5
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


def without_furniture(pages: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """Return the segments of each page without heads, feet and page numbers."""
    rows = [_rows(page) for page in pages]
    repeated = _repeated(rows)
    kept: list[list[Segment]] = []
    for page, page_rows in zip(pages, rows, strict=True):
        dropped = {id(segment) for row in _furniture(page_rows, repeated) for segment in row}
        kept.append([segment for segment in page if id(segment) not in dropped])
    return kept


def _furniture(rows: Sequence[Row], repeated: set[tuple[str, int]]) -> Iterator[Row]:
    """Yield the rows from each edge inwards until one belongs to the text."""
    count = len(rows)
    for inwards in (range(min(_EDGE_LINES, count)), range(count - 1, count - 1 - _EDGE_LINES, -1)):
        for number in inwards:
            if number < 0:
                break
            if _key(rows[number]) not in repeated and not _is_number(rows[number], number, count):
                break
            yield rows[number]


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
