"""Write the last sheet: what the tables mean, how many rows each has, and every setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare import __version__
from compare.briefing.document import Briefing
from compare.model.findings import Findings
from compare.rendering.workbook.cells import Labels, fitting
from compare.rendering.workbook.links import MOST_LINKS, inside
from compare.rendering.workbook.looks import Looks, height_of
from compare.rendering.workbook.sheet import Sheet, Written, set_page

NAME = "about"
_WIDTHS = (26.0, 110.0)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one explanation; `sheet` is the sheet that it leads to."""

    head: str
    text: str
    sheet: str = ""


def about_lines(
    findings: Findings, briefing: Briefing, labels: Labels, counts: Mapping[str, Written]
) -> Iterator[Line]:
    """Yield what the sheet says; `counts` has the rows of each sheet by its printed name."""
    words = labels["about_head"]
    yield Line(words["title"], briefing.title)
    yield Line(words["program"], f"compare-reports {__version__}")
    for sheet, count in counts.items():
        said = words["rows"].format(count=count.rows)
        if count.left_out:
            said += words["rows_left"].format(count=count.left_out)
        yield Line(sheet, said, sheet)
    grades = findings.settings.get("similarity")
    limits = grades if isinstance(grades, Mapping) else {}
    known = {name: _number(limits.get(name)) for name in ("variant", "related")}
    for head, text in labels["about"].items():
        yield Line(head, text.format(**known))
    yield Line(words["no_link"], words["no_link_text"].format(most=f"{MOST_LINKS:,}"))
    for name, value in _settings(findings.settings):
        yield Line(words["setting"].format(name=name), value)


def write_about(lines: Sequence[Line], sheet: Sheet, looks: Looks, labels: Labels) -> None:
    """Write the lines in two columns; the first is the title."""
    words = labels["about_head"]
    for number, (head, width) in enumerate(
        zip((words["item"], words["text"]), _WIDTHS, strict=True)
    ):
        sheet.write_string(0, number, head, looks.head)
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 1)
    set_page(sheet, sum(_WIDTHS), lines[0].text)
    for row, line in enumerate(lines, 1):
        texts = zip((line.head, line.text), _WIDTHS, strict=True)
        sheet.set_row(row, height_of(texts))
        if line.sheet:
            sheet.write_url(row, 0, inside(line.sheet), looks.plain(link=True), string=line.head)
        else:
            sheet.write_string(row, 0, fitting(line.head), looks.strong)
        sheet.write_string(row, 1, fitting(line.text), looks.plain())


def _settings(settings: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield every setting by its dotted name."""
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from _settings(value, f"{above}{name}.")
        else:
            text = "；".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            yield f"{above}{name}", "" if value is None else text


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else "—"
