"""Describe a briefing, complete before anything is rendered.

A renderer prints what stands here: it chooses no words, counts nothing and leaves nothing out.
Every quotation carries its citation, and the citation carries the literal raw text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compare.briefing.original import ReaderFile


class Mark(StrEnum):
    """Name why a run of text is set apart from its surroundings."""

    PLAIN = "plain"
    STRONG = "strong"
    FORMULA = "formula"
    """Wording shared by several districts."""
    INITIATIVE = "initiative"
    """The name or core of what only one district does."""
    DIFFERENCE = "difference"
    """Words that differ from the passage beside it."""
    DOUBT = "doubt"
    """A passage whose text may be damaged (疑)."""
    MUTED = "muted"
    """Said in passing, such as 无对应 or 未见专门表述."""


@dataclass(frozen=True, slots=True)
class Run:
    """Hold text of one mark; `target` is the anchor it leads to, if any.

    A label that cites without quoting carries its `citation`. `suggestion` is the wording that may
    be meant instead; where a person can accept or reject it, it is offered, else it is not printed.
    """

    text: str
    mark: Mark = Mark.PLAIN
    target: str | None = None
    citation: Citation | None = None
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Lead from a quotation to its source.

    `label` is what is printed behind the quotation, such as 〔3·17〕 (document 3, line 17).
    `detail` is a full sentence for comments and tool tips: file, document, section, line.
    `literal` is the raw text from `start` to `end` of the source, damage and line breaks included.
    `target` is the anchor of the passage in the annex of sources, which may not have it.
    """

    label: str
    detail: str
    literal: str
    document: str
    source: str
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold a quotation as it is displayed, its quotation marks “ ” included, with its citation.

    A renderer prints the runs and behind them `citation.label`.
    """

    runs: tuple[Run, ...]
    citation: Citation

    @property
    def text(self) -> str:
        """Return the displayed text, quotation marks included."""
        return "".join(run.text for run in self.runs)


Inline = Run | Quotation
Inlines = tuple[Inline, ...]


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
    role whose sections are compared, "" for whole documents.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    scale: str
    missing: str = "—"
    role: str = ""


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


ChartData = HeatMap | SymbolMatrix | StackedBars | ValueBars


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
class ReaderSentence:
    """Hold one sentence of an original for reading.

    `runs` carry the marks; a run that is part of a formula or initiative has its anchor as target.
    `usable` is false where the text is damaged. `label` is its citation label. `hidden` are the
    (start, end, target) in its text of what has no run of its own, being within something longer.
    """

    anchor: str
    runs: tuple[Run, ...]
    label: str
    start: int
    end: int
    usable: bool
    starts_paragraph: bool
    hidden: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderSection:
    """Hold one section of an original for reading; `role` and `theme` are Chinese labels."""

    id: str
    level: int
    heading: str
    role: str
    theme: str
    sentences: tuple[ReaderSentence, ...]


@dataclass(frozen=True, slots=True)
class ReaderDocument:
    """Hold one original for reading; `file` is the id of the file it stands in.

    `short` is the name by which charts call its district.
    """

    id: str
    number: int
    name: str
    title: str
    facts: tuple[tuple[str, str], ...]
    comparable: bool
    sections: tuple[ReaderSection, ...]
    file: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class ReaderTopic:
    """Hold corresponding sections: for each document id the ids of its sections, or none."""

    role: str
    theme: str
    sections: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold the originals, their alignment, and the files with their reading reports.

    `skipped` are (path, reason) of what could not be read.
    """

    documents: tuple[ReaderDocument, ...]
    topics: tuple[ReaderTopic, ...]
    files: tuple[ReaderFile, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """Hold everything that is printed, in order.

    `labels` holds every other word a renderer prints (contents, search, filters …), by name.
    `contents` is the title of the table of contents before the annexes, "" for none.
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
