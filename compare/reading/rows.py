"""Find the texts in a table that holds a report in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.text import compact, han_count

Row = Sequence[str]

_LONGEST_NAME = 12
# Excel holds 32,767 characters in a cell; a longer report is cut, or goes on in the next cell.
_FULL_CELL = 32_000
# What offices call the columns; a header is recognised by these words and by being short.
_HEADERS = {
    "title": ("标题", "题目", "题名", "篇名", "名称", "报告名", "title", "name"),
    "district": ("区县", "县区", "地区", "地方", "区划", "省份", "城市", "district", "region"),
    "year": ("年份", "年度", "year"),
}
_DISTRICT_ALONE = re.compile("^(省|市|区|县|省市|市县|市州|区域)$")
_YEAR_ALONE = re.compile(r"^年$")
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class RowText:
    """Hold the text of a row, with its title line, and the number of the row from 1."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class _Columns:
    text: int
    title: int | None = None
    district: int | None = None
    year: int | None = None


def row_texts(rows: Sequence[Row], fewest_han: int) -> Iterator[RowText]:
    """Yield the text of each row that has one; nothing where no column holds long texts.

    The column with the most Chinese characters is that of the texts. Above the text stands a
    title line where other columns name a title, a district or a year which the text's own first
    line does not say.
    """
    column = _text_column(rows, fewest_han)
    if column is None:
        return
    header = _header(rows, column, fewest_han)
    columns = _columns(() if header is None else rows[header], column)
    for index, row in enumerate(rows):
        text = _whole(row, columns)
        if text and (header is None or index > header):
            title = _title_line(row, columns, text)
            yield RowText(index + 1, f"{title}\n{text}" if title else text)


def _whole(row: Row, columns: _Columns) -> str:
    """Return the text of a row; where it fills its cell, it goes on in the cells behind."""
    last = columns.text
    text = row[last] if last < len(row) else ""
    while len(_cell(row, last)) >= _FULL_CELL:
        last += 1
        if last < len(row) and last not in (columns.title, columns.district, columns.year):
            text += row[last]
    return text.strip()


def _text_column(rows: Sequence[Row], fewest_han: int) -> int | None:
    """Return the column with the most characters, if one of its cells is long enough."""
    totals: dict[int, int] = {}
    longest: dict[int, int] = {}
    for row in rows:
        for index, cell in enumerate(row):
            size = han_count(cell)
            totals[index] = totals.get(index, 0) + size
            longest[index] = max(longest.get(index, 0), size)
    fitting = [index for index in totals if longest[index] >= fewest_han]
    return max(fitting, key=lambda index: totals[index], default=None)


def _header(rows: Sequence[Row], text: int, fewest_han: int) -> int | None:
    """Return the row that names the columns, if one stands above the first long text.

    A line with the name of the whole table may stand above it; without any known word the first
    row that is not empty counts as the header.
    """
    above: list[int] = []
    for index, row in enumerate(rows):
        if han_count(_cell(row, text)) >= fewest_han:
            break
        if any(cell.strip() for cell in row) and len(_cell(row, text)) <= _LONGEST_NAME:
            above.append(index)
    known = (index for index in above if _columns(rows[index], text) != _Columns(text))
    return next(known, above[0] if above else None)


def _columns(header: Row, text: int) -> _Columns:
    names = {
        index: compact(cell).lower()
        for index, cell in enumerate(header)
        if index != text and len(cell) <= _LONGEST_NAME
    }
    found: dict[str, int | None] = {
        kind: next((index for index, name in names.items() if _names(name, words)), None)
        for kind, words in _HEADERS.items()
    }
    for kind, alone in (("district", _DISTRICT_ALONE), ("year", _YEAR_ALONE)):
        if found[kind] is None:
            found[kind] = next((i for i, name in names.items() if alone.match(name)), None)
    if found["title"] is not None and found["title"] == found["district"]:
        # 地区名称 names the district, not the report.
        found["title"] = None
    return _Columns(text, found["title"], found["district"], found["year"])


def _names(name: str, words: Sequence[str]) -> bool:
    return any(word in name for word in words)


def _title_line(row: Row, columns: _Columns, text: str) -> str:
    """Return the line above the text, "" where the text says it all itself."""
    opening = compact(text.strip().partition("\n")[0])
    title = _flat(row, columns.title)
    if compact(title) and opening.startswith(compact(title)):
        title = ""
    # Without a title of its own the row has that of the text, which is its first line.
    known = compact(title) or opening
    district, year = _flat(row, columns.district), _flat(row, columns.year)
    before = district if district and compact(district) not in known else ""
    named = _YEAR.search(year)
    # Another year would contradict the title, which may count from the other end.
    if named and not _YEAR.search(known):
        before += f"{named.group()}年"
    return before + title


def _cell(row: Row, index: int | None) -> str:
    return row[index].strip() if index is not None and index < len(row) else ""


def _flat(row: Row, index: int | None) -> str:
    return " ".join(_cell(row, index).split())
