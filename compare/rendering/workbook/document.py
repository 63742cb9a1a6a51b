"""Put the workbook together: properties, one sheet a table, what it all means on the last."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

from compare import __version__
from compare.briefing.document import Briefing
from compare.errors import OutputError
from compare.export.tables import Use, tables_of
from compare.model.findings import Findings
from compare.rendering.dates import fixed_date
from compare.rendering.workbook.about import NAME, about_lines, write_about
from compare.rendering.workbook.cells import Labels, fitting, sheet_names
from compare.rendering.workbook.links import Links
from compare.rendering.workbook.looks import Looks
from compare.rendering.workbook.making import Makers
from compare.rendering.workbook.sheet import write_table

INSTALL = 'pip install "compare-reports[workbook]"'
_LONGEST_PROPERTY = 255
_OPTIONS = {
    # Without files of its own the library writes the same bytes at any time and place, and a text
    # that stands in many cells once; `most_rows` bounds what that takes.
    "in_memory": True,
    # Whatever a report says stays text.
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def render_workbook(
    findings: Findings, briefing: Briefing, labels: Labels, page: str | None, most_rows: int
) -> bytes:
    """Print all tables; places lead to `page`, the name of the HTML page beside, if there is one.

    A sheet holds so many rows at most; the sheet of explanations says how many are left out.

    The same findings always give the same bytes. Raises `OutputError` where the library is missing.
    """
    tables = tables_of(findings, Use.WORKBOOK)
    names = sheet_names(
        {key: labels["sheet"].get(key, key) for key in (*(t.name for t in tables), NAME)}
    )
    buffer = BytesIO()
    workbook = load_library().Workbook(buffer, _OPTIONS)
    _set_properties(workbook, briefing)
    makers = Makers(Looks(workbook), labels, Links(names, page, most_rows))
    counts = {}
    for table in tables:
        sheet = workbook.add_worksheet(names[table.name])
        counts[names[table.name]] = write_table(table, sheet, makers, briefing.title)
    about = tuple(about_lines(findings, briefing, labels, counts))
    write_about(about, workbook.add_worksheet(names[NAME]), makers.looks, labels)
    workbook.close()
    return buffer.getvalue()


def load_library() -> Any:  # noqa: ANN401 - xlsxwriter has no types
    """Return the library that writes workbooks; raise `OutputError` where it is missing."""
    try:
        return import_module("xlsxwriter")
    except ImportError as error:
        raise OutputError(
            "a workbook needs a library that is not installed (xlsxwriter)",
            place="briefing.xlsx",
            remedy=f"{INSTALL}, or leave xlsx out of --formats",
        ) from error


def _set_properties(workbook: Any, briefing: Briefing) -> None:  # noqa: ANN401
    head = briefing.masthead
    texts = {
        "title": briefing.title,
        "subject": briefing.subtitle or head.series + head.issue,
        "author": head.office,
        "keywords": "；".join(briefing.keywords),
        "comments": f"compare-reports {__version__}",
    }
    properties = {key: fitting(text)[:_LONGEST_PROPERTY] for key, text in texts.items()}
    workbook.set_properties({**properties, "created": fixed_date(head.date)})
