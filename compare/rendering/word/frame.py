"""Print what surrounds the blocks: masthead, titles, list of attachments, imprint."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compare.briefing.document import Briefing, Imprint, Masthead, Part
from compare.rendering.word import measures
from compare.rendering.word.bookmarks import Bookmarks, link
from compare.rendering.word.linecount import spare_width
from compare.rendering.word.measures import points, twips
from compare.rendering.word.nodes import Node, node, paragraph, run, val
from compare.rendering.word.sections import Area
from compare.rendering.word.styles import Style

_COLON = "："
_ATTACHMENTS = "附件"
# GB/T 9704: the outer rules of the imprint are 0.35 mm, the inner ones 0.25 mm.
_OUTER_RULE = 8
_INNER_RULE = 6


def series_size(series: str) -> float:
    """Return the size at which the name of the series fits the line."""
    room = measures.to_points(measures.TYPE_WIDTH) * 0.98
    fitting = room / max(1, len(series)) / (1 + measures.SERIES_SPACE)
    return max(measures.SERIES_SMALLEST, min(measures.SERIES_LARGEST, int(fitting)))


def masthead(head: Masthead) -> list[Node]:
    """Make the head of the first page; nothing if it is empty."""
    made = []
    if head.series:
        made.append(paragraph(Style.SERIES, [run(head.series)]))
    if head.issue:
        made.append(paragraph(Style.ISSUE, [run(head.issue)]))
    if made or head.office or head.date:
        content = [run(head.office)] if head.office else []
        if head.date:
            content += [node("w:r", None, [node("w:tab")]), run(head.date)]
        # This paragraph carries the red rule, so it stands even without words, but lower.
        made.append(paragraph(Style.OFFICE, content, [] if content else _low()))
    return made


def titles(briefing: Briefing, first: Sequence[Part], bookmarks: Bookmarks) -> list[Node]:
    """Make the title and subtitle; the title stands for the first part as well."""
    made: list[Node] = []
    if briefing.title:
        content = [run("\n".join(briefing.head))]
        for part in first:
            content = bookmarks.wrap(part.anchor, content)
        indents = _balanced(briefing.title) if len(briefing.head) == 1 else []
        made.append(paragraph(Style.TITLE, content, indents))
    if briefing.subtitle:
        made.append(paragraph(Style.SUBTITLE, [run(briefing.subtitle)]))
    if made:
        made.append(paragraph(Style.SEPARATOR, [], [_space_after(measures.BODY_LINE)]))
    return made


def part_title(part: Part, bookmarks: Bookmarks) -> list[Node]:
    """Make the title of a further part of the briefing proper."""
    if not part.title:
        return []
    content = bookmarks.wrap(part.anchor, [run(part.title)])
    return [paragraph(Style.TITLE, content, _balanced(part.title))]


def _balanced(title: str) -> list[Node]:
    """Make the indents that give the lines of a long title about the same length."""
    width = measures.to_points(measures.TYPE_WIDTH)
    spare = points(spare_width(title, measures.TITLE_SIZE, width) / 2)
    return [node("w:ind", {"w:left": spare, "w:right": spare})] if spare else []


def _low() -> list[Node]:
    line: dict[str, str | int] = {"w:line": points(measures.SMALL_GAP), "w:lineRule": "exact"}
    return [val("w:snapToGrid", 0), node("w:spacing", line)]


def _space_after(space: float) -> Node:
    return node(
        "w:spacing",
        {"w:after": points(space), "w:line": points(measures.HAIR_LINE), "w:lineRule": "exact"},
    )


def annex_head(
    part: Part,
    bookmarks: Bookmarks,
    new_page: bool,
    mark: Sequence[Node] = (),
    noted: Callable[[list[Node]], list[Node]] = list,
) -> list[Node]:
    """Make label and title of an annex; its first paragraph starts the page if asked.

    `mark` goes with the first of them; `noted` adds what is to be said about the title.
    """
    made: list[Node] = []
    texts = [(Style.ANNEX_LABEL, part.label), (Style.ANNEX_TITLE, part.title)]
    for style, text in texts:
        if text:
            printed = [run(text)]
            if style is Style.ANNEX_LABEL:
                printed = bookmarks.wrap_label(text, printed)
            else:
                printed = noted(printed)
            content = bookmarks.wrap(part.anchor, [*(mark if not made else ()), *printed])
            breaks = [node("w:pageBreakBefore")] if new_page and not made else []
            made.append(paragraph(style, content, breaks))
    if new_page and not made:
        made.append(paragraph(Style.SEPARATOR, [], [node("w:pageBreakBefore")]))
    return made


def attachments(briefing: Briefing, annexes: Sequence[Part], bookmarks: Bookmarks) -> list[Node]:
    """Make the list of attachments: 附件：1.××, each entry a link to its annex."""
    label = briefing.labels.get("attachments", _ATTACHMENTS)
    character = measures.BODY_SIZE + measures.BODY_SPACING
    # The first entry begins three characters before the others, with the label.
    outdent: dict[str, str | int] = {"w:hangingChars": 100 * (len(label) + 1)}
    outdent["w:hanging"] = points(character * (len(label) + 1))
    titled = [part for part in annexes if part.title]
    made: list[Node] = []
    for number, part in enumerate(titled, start=1):
        # A single attachment is not counted.
        text = f"{number}.{part.title}" if len(titled) > 1 else part.title
        name = bookmarks.name(part.anchor)
        entry = [run(text)] if name is None else [link(name, [run(text, Style.LINK)])]
        if made:
            made.append(paragraph(Style.ATTACHMENTS, entry))
            continue
        gap = node("w:spacing", {"w:before": points(measures.BODY_LINE)})
        head = [gap, node("w:ind", outdent)]
        made.append(paragraph(Style.ATTACHMENTS, [run(label + _COLON), *entry], head))
    return made


def imprint(content: Imprint, area: Area) -> list[Node]:
    """Make the imprint: lines between rules at the foot of the page; nothing if it is empty."""
    lines = [(label, value) for label, value in content.lines if label or value]
    if not lines:
        return []
    width = twips(area.width)
    rows = [_imprint_row(label, value, width) for label, value in lines]
    table = node(
        "w:tbl",
        None,
        [
            _imprint_properties(width),
            node("w:tblGrid", None, [node("w:gridCol", {"w:w": width})]),
            *rows,
        ],
    )
    return [table, paragraph(Style.SEPARATOR, [])]


def _imprint_row(label: str, value: str, width: int) -> Node:
    mark = _COLON if label and value else ""
    cell = node(
        "w:tc",
        None,
        [
            node("w:tcPr", None, [node("w:tcW", {"w:w": width, "w:type": "dxa"})]),
            paragraph(Style.IMPRINT, [run(label + mark + value)]),
        ],
    )
    return node("w:tr", None, [node("w:trPr", None, [node("w:cantSplit")]), cell])


def _imprint_properties(width: int) -> Node:
    def rule(side: str, weight: int) -> Node:
        return node(
            f"w:{side}", {"w:val": "single", "w:sz": weight, "w:space": 0, "w:color": "000000"}
        )

    place: dict[str, str | int] = {
        "w:leftFromText": 0,
        "w:rightFromText": 0,
        "w:topFromText": points(measures.BODY_LINE / 2),
        "w:vertAnchor": "margin",
        "w:horzAnchor": "margin",
        "w:tblpXSpec": "left",
        "w:tblpYSpec": "bottom",
    }
    borders = [rule("top", _OUTER_RULE), rule("bottom", _OUTER_RULE), rule("insideH", _INNER_RULE)]
    return node(
        "w:tblPr",
        None,
        [
            node("w:tblpPr", place),
            val("w:tblOverlap", "never"),
            node("w:tblW", {"w:w": width, "w:type": "dxa"}),
            node("w:tblBorders", None, borders),
            node("w:tblLayout", {"w:type": "fixed"}),
        ],
    )
