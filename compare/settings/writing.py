"""Hold the settings of the briefing and of all that is written."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from compare.settings.group import Group


class BriefingSettings(Group):
    """Say what stands on the first and the last page, how long it is, which templates speak."""

    title: str = Field(default="", description="Title; empty: made from the documents.")
    series: str = Field(default="参阅", description="Name of the series, in red on the first page.")
    issue: str = Field(default="", description="Number of the issue, such as 第1期; may be empty.")
    office: str = Field(default="", description="Issuing office; may be empty.")
    date: str = Field(
        default="", description="Date as printed, such as 2026年1月5日; never taken from the clock."
    )
    recipients: str = Field(default="", description="报送; may be empty.")
    checked_by: str = Field(default="", description="核稿; may be empty.")
    form: Literal["short", "standard", "long"] = Field(
        default="standard",
        description="`short`: two pages; `standard`: five and annexes; `long`: with all sources.",
    )
    most_pages: int = Field(
        default=0,
        ge=0,
        description="Most pages of the briefing proper, annexes apart; the least important items "
        "stay in the annexes. 0: two for `short`, five for `standard`, no limit for `long`.",
    )
    most_rows: int = Field(
        default=400,
        ge=1,
        description="Most rows of an annex's table; findings.json always holds all.",
    )
    most_pairs: int = Field(
        default=40,
        ge=1,
        description="Most sentence pairs printed side by side; findings.json always holds all.",
    )
    most_comments: int = Field(
        default=1200,
        ge=0,
        description="Most comments of the Word draft. Each statement of the briefing proper has "
        "one, an annex one for each quotation while all of them fit in; else its labels are links "
        "that show the source on hovering: thousands of comments stop LibreOffice and slow Word.",
    )
    templates: Path | None = Field(
        default=None,
        description="Folder with templates of your own; a file of the same name replaces ours.",
    )
    letterhead: Path | None = Field(
        default=None,
        description="Letterhead of your own for the Word draft, a DOCX or DOTX: header, footer, "
        "page and styles are its own, and the briefing stands where it says {{正文}}.",
    )
    faces: Path | None = Field(
        default=None,
        description="Folder with TrueType faces licensed to the office, for the PDF: any of "
        "fangsong.ttf, hei.ttf, kai.ttf, song.ttf, title.ttf; ours stand in for the others.",
    )


Format = Literal["pdf", "docx", "html", "json", "xlsx", "csv", "parquet"]


class OutputSettings(Group):
    """Say which files a run writes."""

    formats: tuple[Format, ...] = Field(
        default=(),
        description="Formats: pdf, docx, html, xlsx, csv, parquet, json. Empty: pdf, docx, html, "
        "and xlsx where its library is installed. findings.json is always written.",
    )
    sheet_rows: int = Field(
        default=20_000,
        ge=1,
        le=1_048_575,
        description="Most rows in a sheet of the workbook, the strongest first; CSV, Parquet and "
        "findings.json hold all. A sheet of Excel takes no more than 1,048,575 below its heads.",
    )
