"""Hold the settings of reading and of what a document is."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from compare.settings.group import Group


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


class LexiconSettings(Group):
    """Say where word lists of your own lie."""

    folder: Path | None = Field(
        default=None,
        description="Folder with word lists of your own; each file extends its namesake.",
    )
