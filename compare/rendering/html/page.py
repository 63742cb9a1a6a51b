"""Print the page: the briefing as HTML, the originals as data, one style and one script."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from compare.briefing.document import (
    Briefing,
    Cell,
    Chart,
    Heading,
    HeatMap,
    Mark,
    Paragraph,
    PartKind,
    Quotation,
    Row,
    Run,
    Shade,
    SymbolMatrix,
    Table,
)
from compare.rendering.charts import svg
from compare.rendering.html.data import page_data
from compare.rendering.html.links import collect_links
from compare.rendering.html.outline import contents, heading_depth
from compare.rendering.html.policy import content_policy
from compare.rendering.html.widths import column_shares, least_width, width_rules

FOLDER = "page"
LABEL_PREFIX = "page_"
# In this order: what a file uses while it is read stands in a file before it.
SCRIPTS = (
    "nodes",
    "linked",
    "differences",
    "compare",
    "topics",
    "aligned",
    "panes",
    "raw",
    "lines",
    "report",
    "originals",
    "places",
    "citations",
    "search",
    "views",
    "tables",
    "charts",
    "start",
)
VIEWS = ("briefing", "compare", "originals", "search")
READING_VIEWS = ("originals", "search")
# Charts are drawn for paper, in small type. Drawn narrower than the sheet they are enlarged to fill
# it, which brings the type to the size of a screen.
CHART_WIDTH = 520.0
# With more columns than these a cell is too small for a finger, so a narrow window scrolls.
MOST_COLUMNS = 14


def render_html(briefing: Briefing, templates: Path) -> str:
    """Print the briefing as one self-contained page.

    `templates` is the folder that holds `page/`; the same briefing always gives the same string.
    """
    return _page(briefing, templates, VIEWS)


def render_reading(briefing: Briefing, templates: Path) -> str:
    """Print the originals of a briefing and their reading reports alone, as one page."""
    return _page(briefing, templates, READING_VIEWS)


def _page(briefing: Briefing, templates: Path, views: Sequence[str]) -> str:
    folder = templates / FOLDER
    words = _words(folder, briefing.labels)
    links = collect_links(briefing)
    style = (folder / "page.css").read_text("utf-8") + width_rules(briefing)
    script = _script(folder)
    environment = _environment(folder)
    environment.globals.update(words=words, links=links, is_label=_label_test(briefing))
    return environment.get_template("page.html.j2").render(
        briefing=briefing,
        contents=contents(briefing),
        data=page_data(briefing, links, words),
        policy=content_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        views=views,
    )


def _script(folder: Path) -> str:
    """Join the script's files within one function, so that none of their names is global."""
    files = ((folder / "script" / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return '"use strict";\n(() => {\n' + "\n".join(files) + "})();\n"


def _words(folder: Path, labels: Mapping[str, str]) -> dict[str, str]:
    """Read the interface's words; a label `page_…` of the briefing goes first."""
    defaults: dict[str, str] = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    return {name: labels.get(LABEL_PREFIX + name, word) for name, word in defaults.items()}


def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    kinds = {"heading": Heading, "paragraph": Paragraph, "table": Table, "chart": Chart}
    for name, kind in {**kinds, "quotation": Quotation}.items():
        environment.tests[name] = _instance_test(kind)
    environment.tests["bare"] = _is_bare
    environment.globals.update(
        Mark=Mark,
        Shade=Shade,
        PartKind=PartKind,
        heading_depth=heading_depth,
        column_shares=column_shares,
        least_width=least_width,
        draw=_draw,
        is_dense=_is_dense,
        is_empty=_is_empty,
    )
    return environment


def _instance_test(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


def _is_bare(run: Run) -> bool:
    """Tell whether a run is nothing but its text, as most are."""
    return run.mark is Mark.PLAIN and not run.target and run.citation is None


def _label_test(briefing: Briefing) -> Callable[[Row], bool]:
    """Return whether a row's first cell can lead to the places of what the originals mark."""
    targets = {
        run.target
        for document in briefing.reader.documents
        for section in document.sections
        for sentence in section.sentences
        for run in sentence.runs
        if run.mark is Mark.FORMULA
    }
    return lambda row: row.anchor in targets and _is_plain(row.cells[0])


def _is_plain(cell: Cell) -> bool:
    """Say whether a cell is one text that leads nowhere yet."""
    return len(cell.paragraphs) == 1 and all(
        isinstance(each, Run) and not each.target and each.text.strip()
        for each in cell.paragraphs[0]
    )


def _is_empty(cell: Cell) -> bool:
    return not any(inline.text.strip() for paragraph in cell.paragraphs for inline in paragraph)


def _is_dense(chart: Chart) -> bool:
    return isinstance(chart.data, HeatMap | SymbolMatrix) and len(chart.data.columns) > MOST_COLUMNS


def _draw(chart: Chart) -> Markup:
    # The drawing escapes the texts it holds.
    return Markup(svg(chart, CHART_WIDTH))
