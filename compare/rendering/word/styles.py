"""Hold the styles of the document."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from compare.briefing.document import Mark, ParagraphStyle
from compare.rendering.word import measures as m
from compare.rendering.word.looks import Letters, Lines, Look
from compare.rendering.word.numbering import HEADING_LIST, LEVELS


class Style(StrEnum):
    """Name the styles by their identifiers; editors see the Chinese names."""

    BODY = "BriefingBody"
    SUMMARY = "BriefingSummary"
    ITEM = "BriefingItem"
    NOTE = "BriefingNote"
    SERIES = "BriefingSeries"
    ISSUE = "BriefingIssue"
    OFFICE = "BriefingOffice"
    TITLE = "BriefingTitle"
    SUBTITLE = "BriefingSubtitle"
    ANNEX_LABEL = "AnnexLabel"
    ANNEX_TITLE = "AnnexTitle"
    ATTACHMENTS = "AttachmentList"
    CONTENTS_TITLE = "ContentsTitle"
    CONTENTS_FIRST = "TOC1"
    CONTENTS_SECOND = "TOC2"
    TABLE_CAPTION = "TableCaption"
    FIGURE_CAPTION = "FigureCaption"
    FIGURE = "Figure"
    TABLE_HEAD = "TableHead"
    TABLE_TEXT = "TableText"
    DENSE_HEAD = "DenseTableHead"
    DENSE_TEXT = "DenseTableText"
    DENSEST_HEAD = "DensestTableHead"
    DENSEST_TEXT = "DensestTableText"
    IMPRINT = "Imprint"
    PAGE_NUMBER = "BriefingPageNumber"
    SEPARATOR = "Separator"
    CITATION = "BriefingCitation"
    TABLE_CITATION = "TableCitation"
    LINK = "InternalLink"
    REVIEW = "ReviewState"
    TABLE_REVIEW = "TableReviewState"
    COMMENT_TEXT = "CommentText"
    COMMENT_REFERENCE = "CommentReference"
    TABLE = "BriefingTable"


MARKS = {
    Mark.STRONG: "MarkStrong",
    Mark.FORMULA: "MarkFormula",
    Mark.INITIATIVE: "MarkInitiative",
    Mark.DIFFERENCE: "MarkDifference",
    Mark.DOUBT: "MarkDoubt",
    Mark.MUTED: "MarkMuted",
}
"""The character style of each mark; plain text has none."""

PARAGRAPHS = {
    ParagraphStyle.BODY: Style.BODY,
    ParagraphStyle.SUMMARY: Style.SUMMARY,
    ParagraphStyle.NOTE: Style.NOTE,
    ParagraphStyle.ITEM: Style.ITEM,
}


def heading_style(level: int, numbered: bool, annex: bool = False) -> str:
    """Return the style of a heading; levels below the fourth look like the fourth.

    Chapters of an annex have a style of their own, so that the table of contents can tell them
    from those of the briefing.
    """
    own = "Annex" if annex and level == 1 else "Briefing"
    return f"{own}Heading{min(level, LEVELS)}{'' if numbered else 'Plain'}"


HEADING_STYLES = tuple(heading_style(level, True) for level in range(1, LEVELS + 1))

CONTENTS = tuple(
    (heading_style(1, numbered, annex), 2 if annex else 1)
    for annex in (False, True)
    for numbered in (True, False)
)
"""The styles whose paragraphs are entries of the table of contents, with their level there."""


def _heading_looks() -> list[Look]:
    looks = []
    faces_used = (m.HEI, m.KAI, m.FANGSONG, m.FANGSONG)
    for level, (numeral, face) in enumerate(zip("一二三四", faces_used, strict=True), start=1):
        letters = Letters(face=face, size=m.BODY_SIZE, spacing=m.BODY_SPACING)
        for numbered in (True, False):
            lines = Lines(
                line=m.BODY_LINE,
                first=2,
                keep_next=True,
                outline=level - 1,
                numbering=(level, HEADING_LIST if numbered else 0),
            )
            looks.append(
                Look(
                    heading_style(level, numbered),
                    f"{numeral}级标题" + ("" if numbered else "（无编号）"),
                    letters,
                    lines,
                    "" if numbered else heading_style(level, True),
                    Style.BODY,
                )
            )
    for numbered in (True, False):
        like = heading_style(1, numbered)
        name = next(look.name for look in looks if look.id == like)
        # The outline of the whole document has the annex above its chapters.
        lines = Lines(line=m.BODY_LINE, first=2, keep_next=True, outline=1)
        style = heading_style(1, numbered, annex=True)
        looks.append(Look(style, f"附件{name}", Letters(), lines, like, Style.BODY))
    return looks


def style_name(style: str) -> str:
    """Return the name under which an editor finds a style."""
    return next(look.name for look in _heading_looks() if look.id == style)


def _body_looks() -> list[Look]:
    body = Letters(face=m.FANGSONG, size=m.BODY_SIZE, spacing=m.BODY_SPACING)
    kai = Letters(face=m.KAI, size=m.BODY_SIZE, spacing=m.BODY_SPACING)
    small = Letters(face=m.FANGSONG, size=m.NOTE_SIZE)
    indented = Lines(line=m.BODY_LINE, first=2)
    return [
        Look(Style.BODY, "简报正文", body, indented),
        Look(Style.SUMMARY, "提要", kai, indented),
        Look(Style.ITEM, "条目", small, Lines(line=m.NOTE_LINE, first=2)),
        Look(Style.NOTE, "注释", small, Lines(line=m.NOTE_LINE, first=2, after=m.SMALL_GAP)),
        Look(
            Style.ATTACHMENTS,
            "附件说明",
            body,
            # The entries stand under one another behind 附件：, which is three characters wide.
            Lines(line=m.BODY_LINE, left=5, align="left"),
        ),
    ]


def _contents_looks(width: float) -> list[Look]:
    title = Letters(face=m.TITLE_FACE, size=m.TITLE_SIZE)
    first = Letters(face=m.HEI, size=m.CONTENTS_SIZE)
    second = Letters(face=m.FANGSONG, size=m.CONTENTS_SIZE)
    tab = m.twips(width)
    entry = Lines(line=m.CONTENTS_LINE, align="left", tab=tab, leader="middleDot")
    return [
        Look(
            Style.CONTENTS_TITLE,
            "目录标题",
            title,
            Lines(line=m.TITLE_LINE, after=m.BODY_LINE / 2, align="center", keep_next=True),
        ),
        # Word fills a table of contents in styles of these names, and calls them 目录 1 and 目录 2.
        Look(Style.CONTENTS_FIRST, "toc 1", first, entry, shown=False),
        Look(Style.CONTENTS_SECOND, "toc 2", second, replace(entry, left=2), shown=False),
    ]


def _frame_looks(series_size: float) -> list[Look]:
    title = Letters(face=m.TITLE_FACE, size=m.TITLE_SIZE)
    plain = Letters(face=m.FANGSONG, size=m.BODY_SIZE, spacing=m.BODY_SPACING)
    label = Letters(face=m.HEI, size=m.BODY_SIZE, spacing=m.BODY_SPACING)
    kai = Letters(face=m.KAI, size=m.BODY_SIZE, spacing=m.BODY_SPACING)
    series = Letters(
        face=m.TITLE_FACE,
        size=series_size,
        colour=m.RED,
        spacing=m.SERIES_SPACE * series_size,
    )
    imprint = Letters(face=m.FANGSONG, size=m.IMPRINT_SIZE)
    number = Letters(face=m.SONG, size=m.PAGE_NUMBER_SIZE)
    character = m.BODY_SIZE + m.BODY_SPACING
    tab = m.twips(m.TYPE_WIDTH) - m.points(character)
    centred = Lines(line=m.TITLE_LINE, before=m.BODY_LINE, align="center", keep_next=True)
    return [
        Look(
            Style.SERIES,
            "简报报头",
            series,
            # The natural line of a face differs too much between faces.
            Lines(line=m.SERIES_LINE * series_size, align="center", keep_next=True),
        ),
        Look(
            Style.ISSUE,
            "简报期号",
            plain,
            Lines(line=m.BODY_LINE, before=m.BODY_LINE / 2, align="center", keep_next=True),
        ),
        Look(
            Style.OFFICE,
            "编发单位",
            plain,
            Lines(
                line=m.BODY_LINE, left=1, right=1, align="left", tab=tab, rule=m.RED, keep_next=True
            ),
        ),
        Look(Style.TITLE, "简报标题", title, centred, following=Style.BODY),
        Look(
            Style.SUBTITLE,
            "简报副标题",
            kai,
            Lines(line=m.BODY_LINE, align="center", keep_next=True),
            following=Style.BODY,
        ),
        Look(
            Style.ANNEX_LABEL,
            "附件标签",
            label,
            Lines(line=m.BODY_LINE, align="left", keep_next=True),
            following=Style.ANNEX_TITLE,
        ),
        Look(
            Style.ANNEX_TITLE,
            "附件标题",
            title,
            Lines(
                line=m.TITLE_LINE,
                before=m.BODY_LINE,
                after=m.BODY_LINE / 2,
                align="center",
                keep_next=True,
                outline=0,
            ),
            following=Style.BODY,
        ),
        Look(Style.IMPRINT, "版记", imprint, Lines(line=m.IMPRINT_LINE, left=1, right=1)),
        Look(
            Style.PAGE_NUMBER,
            "页码",
            number,
            Lines(line=m.PAGE_NUMBER_LINE, left=1, right=1, align="left"),
        ),
        Look(
            Style.SEPARATOR,
            "分隔",
            Letters(face=m.FANGSONG, size=1),
            Lines(line=m.HAIR_LINE, align="left"),
            shown=False,
        ),
    ]


def _table_looks() -> list[Look]:
    caption = Letters(face=m.HEI, size=m.CAPTION_SIZE)
    above = Lines(
        line=m.CAPTION_LINE,
        before=m.CAPTION_SPACE,
        after=m.CAPTION_GAP,
        align="center",
        keep_next=True,
    )
    below = Lines(line=m.CAPTION_LINE, after=2 * m.SMALL_GAP, align="center")
    picture = Lines(before=2 * m.SMALL_GAP, after=m.SMALL_GAP, align="center", keep_next=True)
    return [
        Look(Style.TABLE_CAPTION, "表题", caption, above),
        Look(Style.FIGURE_CAPTION, "图题", caption, below),
        Look(Style.FIGURE, "插图", Letters(face=m.FANGSONG), picture),
        *_cell_looks(Style.TABLE_HEAD, Style.TABLE_TEXT, "表", m.TABLE_SIZE, m.TABLE_LINE),
        *_cell_looks(Style.DENSE_HEAD, Style.DENSE_TEXT, "密表", m.DENSE_SIZE, m.DENSE_LINE),
        *_cell_looks(
            Style.DENSEST_HEAD, Style.DENSEST_TEXT, "特密表", m.DENSEST_SIZE, m.DENSEST_LINE
        ),
    ]


def _cell_looks(head: Style, text: Style, name: str, size: float, line: float) -> list[Look]:
    centred = Lines(line, align="center", keep_next=True)
    short = name == "表"
    return [
        Look(head, "表头" if short else f"{name}表头", Letters(face=m.HEI, size=size), centred),
        Look(
            text,
            "表格文字" if short else f"{name}文字",
            Letters(face=m.FANGSONG, size=size),
            Lines(line, align="left"),
        ),
    ]


def _mark_looks() -> list[Look]:
    citation = Letters(colour=m.GREY, size=m.CITATION_SIZE)
    # Colour never stands alone: what must be told apart in black print is underlined as well.
    return [
        Look(MARKS[Mark.STRONG], "强调", Letters(face=m.HEI)),
        Look(MARKS[Mark.FORMULA], "共性提法", Letters(fill=m.FORMULA_FILL)),
        Look(MARKS[Mark.INITIATIVE], "特色举措", Letters(fill=m.INITIATIVE_FILL)),
        Look(
            MARKS[Mark.DIFFERENCE],
            "差异用语",
            Letters(fill=m.DIFFERENCE_FILL, underline="single"),
        ),
        Look(MARKS[Mark.DOUBT], "存疑", Letters(fill=m.DOUBT_FILL, underline="wave")),
        Look(MARKS[Mark.MUTED], "次要", Letters(colour=m.GREY)),
        Look(Style.CITATION, "出处", citation),
        Look(
            Style.TABLE_CITATION,
            "表内出处",
            Letters(size=m.TABLE_CITATION_SIZE),
            base=Style.CITATION,
        ),
        Look(Style.LINK, "内部链接", Letters(colour=m.LINK)),
        Look(Style.REVIEW, "核对状态", Letters(face=m.KAI, colour=m.GREY, size=m.CITATION_SIZE)),
        Look(
            Style.TABLE_REVIEW,
            "表内核对状态",
            Letters(size=m.TABLE_CITATION_SIZE),
            base=Style.REVIEW,
        ),
        Look(Style.COMMENT_REFERENCE, "annotation reference", Letters(size=8), shown=False),
    ]


def looks(series_size: float, width: float = m.TYPE_WIDTH) -> list[Look]:
    """Return the styles of our own; the series name of the masthead sets its own size.

    `width` is that of the type area, in millimetres.
    """
    comment = Look(
        Style.COMMENT_TEXT,
        "annotation text",
        Letters(size=m.COMMENT_SIZE),
        Lines(align="left"),
        shown=False,
    )
    return [
        *_body_looks(),
        *_contents_looks(width),
        *_frame_looks(series_size),
        *_heading_looks(),
        *_table_looks(),
        *_mark_looks(),
        comment,
    ]
