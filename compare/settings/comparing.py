"""Hold the settings of what is compared and found."""

from __future__ import annotations

from pydantic import Field, model_validator

from compare.settings.group import Group


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
