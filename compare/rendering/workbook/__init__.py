"""Print all tables of a run as one workbook (XLSX), one sheet a table."""

from compare.rendering.workbook.document import render_workbook

__all__ = ["render_workbook"]
