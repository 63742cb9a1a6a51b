"""Hold what all groups of settings have in common, and the groups of the later stages."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Group(BaseModel):
    """Make a group of settings frozen and strict about unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckingSettings(Group):
    """Bound what is laid before a person to check: wording, copies, names, formula share."""

    wording_confidence: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Least confidence of a doubt about a standard wording; 0.4 adds differences in "
        "small words only (的、和、与).",
    )
    majority: float = Field(
        default=0.75,
        ge=0.5,
        le=1,
        description="Least share of the districts with a wording that write it alike, so that the "
        "form of another district is doubted.",
    )
    majority_districts: int = Field(
        default=3,
        ge=2,
        description="Fewest districts that must write a wording alike before it is held against "
        "another.",
    )
    copy_letters: int = Field(
        default=40,
        ge=12,
        description="Fewest letters of a run that two districts have in common outside formulas; "
        "shorter ones are common phrases.",
    )
    run_letters: int = Field(
        default=10,
        ge=6,
        description="Fewest letters of a run that counts as word for word the upper level's; "
        "shorter ones are names and common words.",
    )
    stock_districts: int = Field(
        default=3,
        ge=2,
        description="Fewest districts that must use a formula so that it counts as common stock "
        "(套话); what only two share may come from one of them.",
    )
    upper: str = Field(
        default="",
        description="District whose report is the upper level's; empty: the city or province of "
        "the others, if the set has its report.",
    )


class YearSettings(Group):
    """Say when text of one year counts as standing in the next."""

    promise_mentioned: float = Field(
        default=0.32,
        ge=0,
        le=1,
        description="Least share of a promise's telling wording that a clause of the next review "
        "holds, for the promise to count as mentioned.",
    )
    same_wording: float = Field(
        default=85.0,
        ge=0,
        le=100,
        description="Least score of a passage of the other year's text at which a formula is "
        "neither new nor vanished.",
    )
    repeated: float = Field(
        default=75.0,
        ge=0,
        le=100,
        description="Least ratio of the letters of two years' promises to be one made again.",
    )
    figure_tolerance: float = Field(
        default=0.02,
        ge=0,
        lt=1,
        description="Share by which a figure may stay below the promised one and be reached.",
    )
    growth_tolerance: float = Field(
        default=1.5,
        ge=0,
        description="Percentage points by which stated growth may differ from that of the values.",
    )
    real_growth_tolerance: float = Field(
        default=4.0,
        ge=0,
        description="The same for what is stated at constant prices, such as the GDP.",
    )
    leap: float = Field(
        default=3.0,
        gt=1,
        description="Times by which an amount must grow or shrink within a year for it to be "
        "doubted that both are of one kind; no growth is worked out then.",
    )
    recurring: float = Field(
        default=65.0,
        ge=0,
        le=100,
        description="Least ratio of the letters of two years' shortcomings to be one that recurs.",
    )
    rewritten: float = Field(
        default=60.0,
        ge=0,
        le=100,
        description="Least ratio of the letters of two years' sentences to be one rewritten.",
    )


class LexiconSettings(Group):
    """Say where word lists of your own lie."""

    folder: Path | None = Field(
        default=None,
        description="Folder with word lists of your own; each file extends its namesake.",
    )


class BatchSettings(Group):
    """Say how a batch is worked off; nothing here changes what is found."""

    workers: int = Field(
        default=2,
        ge=1,
        description="Processes that read reports beside each other; each takes some 300 MB.",
    )


class JoiningSettings(Group):
    """Say how very many texts are compared, how surely, and on what."""

    recall: float = Field(
        default=0.998,
        gt=0,
        lt=1,
        description="Least chance of each pair of similar texts to be found.",
    )
    family: int = Field(
        default=1000,
        ge=2,
        description="Among so many near-copies of one another all pairs are found; in a larger "
        "family each meets at least so many of the others.",
    )
    engine: Literal["auto", "memory", "duckdb", "spark"] = Field(
        default="auto",
        description="What the work runs on: `memory` (numpy), `duckdb` (goes to disk where memory "
        "is short) or `spark`; `auto` takes memory while the texts fit, then DuckDB.",
    )
    memory: str = Field(
        default="",
        pattern=r"^([1-9][0-9]*(\.[0-9]+)?[MGT]B)?$",
        description='Most memory of the engine, such as "8GB"; empty: half of the machine.',
    )
    spark: str = Field(
        default="local[*]",
        description="The Spark master: `local[*]` is this machine, `spark://host:7077` a cluster.",
    )
