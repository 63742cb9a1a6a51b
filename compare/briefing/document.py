"""Describe a briefing, complete before anything is rendered.

A renderer prints what stands here: it chooses no words, counts nothing and leaves nothing out.
Every quotation carries its citation, and the citation carries the literal raw text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compare.briefing.reader_page import Reader as Reader  # noqa: PLC0414 - one of these types
from compare.briefing.reader_page import ReaderDocument as ReaderDocument  # noqa: PLC0414 - one of these types
from compare.briefing.reader_page import ReaderLink as ReaderLink  # noqa: PLC0414 - one of these types
from compare.briefing.reader_page import ReaderLinks as ReaderLinks  # noqa: PLC0414 - one of these types
from compare.briefing.reader_page import ReaderSection as ReaderSection  # noqa: PLC0414 - one of these types
from compare.briefing.reader_page import ReaderSentence as ReaderSentence  # noqa: PLC0414 - one of these types
from compare.briefing.reader_page import ReaderTopic as ReaderTopic  # noqa: PLC0414 - one of these types
from compare.briefing.runs import Citation as Citation  # noqa: PLC0414 - one of these types
from compare.briefing.runs import Inline as Inline  # noqa: PLC0414 - one of these types
from compare.briefing.runs import Inlines as Inlines  # noqa: PLC0414 - one of these types
from compare.briefing.runs import Mark as Mark  # noqa: PLC0414 - one of these types
from compare.briefing.runs import Quotation as Quotation  # noqa: PLC0414 - one of these types
from compare.briefing.runs import Run as Run  # noqa: PLC0414 - one of these types


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold a heading.

    Levels 1 to 4 are numbered 一、（一）1.（1）; `number` is that printed number, which Word makes
    by itself from the level. A heading without a number (`number == ""`) stands as it is.
    `anchor` can be the target of a run.
    """

    level: int
    number: str
    text: str
    anchor: str


class ParagraphStyle(StrEnum):
    """Name what a paragraph is for."""

    BODY = "body"
    SUMMARY = "summary"
    NOTE = "note"
    """Small print below a table or chart, or a remark on method."""
    ITEM = "item"
    """One entry of a list; begins with its own label."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold a paragraph."""

    inlines: Inlines
    style: ParagraphStyle = ParagraphStyle.BODY
    anchor: str | None = None


class Align(StrEnum):
    """Name how a column is set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Shade(StrEnum):
    """Name the meaning of a cell's background."""

    NONE = "none"
    VERBATIM = "verbatim"
    VARIANT = "variant"
    RELATED = "related"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column's head and its width relative to the other columns of the table."""

    title: str
    width: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a cell: paragraphs of inlines, and a shade with a meaning."""

    paragraphs: tuple[Inlines, ...]
    shade: Shade = Shade.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a row; `anchor` can be the target of a run.

    An empty first cell continues that of the row above.
    """

    cells: tuple[Cell, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table; its head repeats on each page. `number` is such as 表1, "" for none.

    `wide` asks for a landscape page because there are many columns.
    """

    number: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    anchor: str
    note: Inlines = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Hold a matrix of shares; values run from 0 to 1, None prints as `missing`.

    `rows` and `columns` are labels; `scale` names what the colour means; `role` is the label of the
    role whose sections are compared, "" for whole documents. `targets` are the anchors of the rows
    where these are formulas and the columns years.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    scale: str
    missing: str = "—"
    role: str = ""
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SymbolMatrix:
    """Hold a matrix of meanings, such as formula × district; `legend` names each used shade.

    `targets` are the anchors of the rows, or none.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Shade, ...], ...]
    symbols: Mapping[Shade, str]
    legend: Mapping[Shade, str]
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Hold the bars of one label: (series name, value) in the order of the chart's series."""

    label: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Hold horizontal bars that add up to 1 for each label, one part a series."""

    series: tuple[str, ...]
    groups: tuple[BarGroup, ...]
    scale: str


@dataclass(frozen=True, slots=True)
class ValueBar:
    """Hold one figure: whose, its value, how it is printed; `marked` if it must not be compared.

    `citation` says where it stands.
    """

    name: str
    value: float
    text: str
    marked: bool = False
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Hold the figures of one kind; they share a scale."""

    label: str
    bars: tuple[ValueBar, ...]


@dataclass(frozen=True, slots=True)
class ValueBars:
    """Hold one small diagram a group; the meanings explain plain and marked bars."""

    groups: tuple[ValueGroup, ...]
    plain_meaning: str
    marked_meaning: str


@dataclass(frozen=True, slots=True)
class Trends:
    """Hold one small diagram a group, a line over the years; the bars' names are the years.

    At a marked value the line is broken: it must not be compared with the one before.
    """

    groups: tuple[ValueGroup, ...]
    marked_meaning: str


ChartData = HeatMap | SymbolMatrix | StackedBars | ValueBars | Trends


@dataclass(frozen=True, slots=True)
class Chart:
    """Hold a chart: its data, a caption that says the finding, and a text for those who hear it."""

    number: str
    caption: str
    alternative: str
    data: ChartData
    anchor: str


Block = Heading | Paragraph | Table | Chart


class PartKind(StrEnum):
    """Tell the briefing proper from what stands behind it."""

    BRIEFING = "briefing"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Part:
    """Hold the briefing proper or one annex; an annex starts on a new page with its `label`.

    `label` is such as 附件1, "" for the briefing proper.
    """

    kind: PartKind
    label: str
    title: str
    blocks: tuple[Block, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """Hold the head of the first page; an empty string is not printed."""

    series: str
    issue: str
    office: str
    date: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """Hold the lines at the foot of the briefing proper: 报送、核稿; each is (label, value)."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """Hold everything that is printed, in order.

    `labels` holds every other word a renderer prints (contents, search, filters …), by name.
    `contents` is the title of the table of contents before the annexes, "" for none. `title_lines`
    are those in which it stands above the text; none: in one.
    """

    title: str
    subtitle: str
    masthead: Masthead
    parts: tuple[Part, ...]
    imprint: Imprint
    reader: Reader
    labels: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    contents: str = ""
    title_lines: tuple[str, ...] = ()

    @property
    def head(self) -> tuple[str, ...]:
        """Return the lines of the title above the text."""
        return self.title_lines or (self.title,)
