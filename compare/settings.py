"""Hold every setting, named, validated and explained, in one place.

A settings file is TOML with the tables below; what it does not say keeps its default.
`docs/settings.md` is made from the descriptions here.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from compare.errors import SettingsError
from compare.setting_groups import (
    BatchSettings,
    CheckingSettings,
    Group,
    JoiningSettings,
    LexiconSettings,
    YearSettings,
)


class ReadingSettings(Group):
    """Bound what is read."""

    largest_file: int = Field(
        default=50_000_000, gt=0, description="Largest file in bytes; a larger one is skipped."
    )
    most_characters: int = Field(
        default=3_000_000,
        gt=0,
        description="Most characters of a text; a longer one is skipped. A report has 1,000 to "
        "40,000; half a minute goes by for each million.",
    )
    fewest_han: int = Field(default=60, ge=1, description="Fewest Han characters of a report.")
    han_share: float = Field(
        default=0.3,
        gt=0,
        le=1,
        description="Least share of Han characters among all that are not blank.",
    )
    largest_unpacked: int = Field(
        default=300_000_000,
        gt=0,
        description="Most bytes an archive or office file may unpack to, all members together.",
    )
    largest_ratio: float = Field(
        default=200.0,
        gt=1,
        description="Most times its packed size that a member may unpack to, from 1 MB on; texts "
        "stay below about 50.",
    )
    most_members: int = Field(default=5_000, gt=0, description="Most members of an archive.")
    deepest_archive: int = Field(
        default=2, ge=1, description="Archives inside archives that are opened, counting the first."
    )
    office_seconds: float = Field(
        default=120.0,
        gt=0,
        description="Longest time in seconds for LibreOffice to convert one file (DOC, WPS, RTF, "
        "ODT, XLS, ET, ODS).",
    )
    seconds_per_file: float = Field(
        default=120.0,
        gt=0,
        description="Longest time in seconds to read one file that is no plain text; the file is "
        "skipped then.",
    )
    same_report: float = Field(
        default=0.9,
        gt=0.5,
        le=1,
        description="Least share of the letters of a text that stand in another, in their order, "
        "for the two to be the same report; the one read better is kept. Reports of different "
        "places stay below about 0.5.",
    )
    same_length: float = Field(
        default=0.7,
        gt=0,
        le=1,
        description="Least share of the longer text's letters that the two have in common; below "
        "it the shorter is a part of a collection, and both are kept.",
    )
    memory_per_file: int = Field(
        default=2_000_000_000,
        ge=50_000_000,
        description="Most memory in bytes to read one file that is no plain text (held on Linux "
        "only); the file is skipped then.",
    )
    most_pages: int = Field(
        default=1000, ge=1, description="Most pages of a PDF; a longer one is skipped."
    )
    ocr: Literal["auto", "always", "off"] = Field(
        default="auto",
        description="When text is recognised in pictures of it: `auto` on pages of a PDF without "
        "usable text and in picture files; `always` on every page of a PDF, whatever text it "
        "holds; `off` never. Needs the extra `ocr`.",
    )
    ocr_resolution: float = Field(
        default=200.0,
        ge=72,
        le=600,
        description="Dots an inch at which pages are recognised; between 120 and 300 the same "
        "was read, above 200 it takes longer.",
    )
    ocr_most_pages: int = Field(
        default=200, ge=1, description="Most pages of a file that are recognised."
    )
    ocr_seconds: float = Field(
        default=120.0,
        gt=0,
        description="Longest time in seconds to recognise one page; it usually takes three. A "
        "file with a page that takes longer is skipped.",
    )
    ocr_least_confidence: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Least mean confidence of a line; a line below it is left out and recorded: "
        "specks, pictures, seals.",
    )
    ocr_sure: float = Field(
        default=0.8,
        ge=0,
        le=1,
        description="Characters recognised with less confidence get a place of their own that "
        "says how sure they are; on clean pages there are hardly any.",
    )


class StructureSettings(Group):
    """Bound what counts as a document of its own."""

    shortest_comparable: int = Field(
        default=200,
        ge=0,
        description="Letters a document needs to take part; shorter ones are notes and fragments.",
    )
    weak_section: float = Field(
        default=0.7,
        ge=0,
        le=1,
        description="Sections of less confidence stand out in the reading report.",
    )


class SimilaritySettings(Group):
    """Set the grades. Scores run from 0 to 100 and are taken on letters only."""

    variant: float = Field(
        default=64.0,
        ge=0,
        le=100,
        description="Least plain ratio of letters (rapidfuzz) of a variant, among related pairs: "
        "the same sentence with words changed. Rewritten sentences stay below about 63.",
    )
    related: float = Field(
        default=42.0,
        ge=0,
        le=100,
        description="Least score of two sentences that speak of the same matter. The score mixes "
        "the three parts weighted below; chance likeness seldom exceeds 42.",
    )
    related_aligned: float = Field(
        default=38.0,
        ge=0,
        le=100,
        description="The same of two sentences in corresponding sections, where chance likeness is "
        "rarer.",
    )
    related_apart: float = Field(
        default=58.0,
        ge=0,
        le=100,
        description="The same of two sentences in sections that do not correspond.",
    )
    weight_ratio: float = Field(
        default=0.15,
        ge=0,
        le=1,
        description="Weight of the plain ratio of letters in the score of a pair.",
    )
    weight_overlap: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Weight of the shared rare letter pairs as a part of all of both sentences.",
    )
    weight_shared: float = Field(
        default=0.35,
        ge=0,
        le=1,
        description="Weight of the number of shared rare letter pairs; finds a rare wording "
        "inside sentences that otherwise differ. The three weights add up to 1.",
    )
    shared_enough: float = Field(
        default=1.5,
        gt=0,
        description="Shared letter pairs, each counted by the third power of its rarity from 0 to "
        "1, at which the third part is full.",
    )
    section_related: float = Field(
        default=4.0,
        ge=0,
        le=100,
        description="Least score of two sections whose wording is related. The score is the mean "
        "of each sentence's best related partner, 0 where it has none, by letters; of sections on "
        "different matters one in fifty reaches it.",
    )
    shortest: int = Field(
        default=8, ge=1, description="Fewest letters of a sentence that is compared at all."
    )

    @model_validator(mode="after")
    def _order(self) -> SimilaritySettings:
        if self.related >= self.variant:
            raise ValueError("similarity.related must be below similarity.variant")
        if abs(self.weight_ratio + self.weight_overlap + self.weight_shared - 1) > 1e-6:
            raise ValueError("the weights in similarity must add up to 1")
        return self


class FormulaSettings(Group):
    """Bound what counts as a shared formula."""

    shortest: int = Field(default=6, ge=4, description="Fewest letters of a formula.")
    shortest_quoted: int = Field(
        default=4,
        ge=2,
        description="Fewest letters of a formula that several districts put in quotation marks, "
        "such as “两个维护”.",
    )
    settled: int = Field(
        default=9,
        ge=4,
        description="From this many letters on a wording shared by the fewest districts counts; "
        "a shorter one must also reach `short_share`.",
    )
    short_share: float = Field(
        default=0.1,
        ge=0,
        le=1,
        description="Least share of all districts that must use a short wording: among many "
        "districts some two share any few words by chance.",
    )
    fewest_districts: int = Field(
        default=2, ge=2, description="Fewest districts that must use a formula."
    )
    variant: float = Field(
        default=80.0,
        ge=50,
        le=100,
        description="Least score of a passage that counts as a variant of a formula.",
    )
    in_matrix: int = Field(
        default=12, ge=1, description="Formulas in the matrix of the briefing; the annex has all."
    )


class InitiativeSettings(Group):
    """Bound what counts as a distinctive initiative."""

    least_score: float = Field(
        default=15.0,
        ge=0,
        le=100,
        description="Least score: the chance, of 100, that an editor would take the passage.",
    )
    most_similar: float = Field(
        default=60.0,
        ge=0,
        le=100,
        description="A doing is not distinctive if the clause that names it scores higher against "
        "a sentence of another district.",
    )
    least_near: float = Field(
        default=58.0,
        ge=0,
        le=100,
        description="The briefing shows the nearest sentence of another district only if it scores "
        "as high; the export always has it.",
    )
    most_per_document: int = Field(default=20, ge=1, description="Most initiatives a document.")
    in_briefing: int = Field(
        default=2, ge=1, description="Initiatives of a district in the briefing proper."
    )


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


class Settings(Group):
    """Hold all settings of a run."""

    reading: ReadingSettings = ReadingSettings()
    structure: StructureSettings = StructureSettings()
    similarity: SimilaritySettings = SimilaritySettings()
    formulas: FormulaSettings = FormulaSettings()
    initiatives: InitiativeSettings = InitiativeSettings()
    checking: CheckingSettings = CheckingSettings()
    years: YearSettings = YearSettings()
    briefing: BriefingSettings = BriefingSettings()
    output: OutputSettings = OutputSettings()
    lexicon: LexiconSettings = LexiconSettings()
    batch: BatchSettings = BatchSettings()
    joining: JoiningSettings = JoiningSettings()


def load_settings(path: Path | None) -> Settings:
    """Read a settings file, or return the defaults for None; folders in it are relative to it.

    Raises `SettingsError` that names the file, the setting and the remedy.
    """
    if path is None:
        return Settings()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError("no such file", place=path, remedy="give an existing file") from error
    except (ValueError, OSError) as error:
        raise SettingsError(f"cannot be read: {error}", place=path, remedy="correct it") from error
    try:
        return Settings.model_validate(_with_folders(values, path.parent))
    except ValidationError as error:
        details = error.errors()[0]
        name = ".".join(str(part) for part in details["loc"]) or "settings"
        problem = f"{name}: {details['msg']}"
        raise SettingsError(problem, place=path, remedy="see docs/settings.md") from error


def _with_folders(values: dict[str, Any], base: Path) -> dict[str, Any]:
    """Resolve the relative paths in `values` against `base`, and return it."""
    names = (("briefing", name) for name in ("templates", "letterhead", "faces"))
    for group, name in (*names, ("lexicon", "folder")):
        inner = values.get(group)
        if isinstance(inner, dict) and isinstance(inner.get(name), str):
            inner[name] = base / inner[name]
    return values
