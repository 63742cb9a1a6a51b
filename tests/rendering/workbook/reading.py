"""Read a workbook back with a library that did not write it."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook, load_workbook


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def cells(data: bytes, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in opened(data)[sheet].iter_rows()]
