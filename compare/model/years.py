"""Describe what became of one speaker's text from year to year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.passage import Passage


class PromiseStatus(StrEnum):
    """Say what a later review tells of an earlier promise."""

    REPORTED = "reported"
    PARTLY = "partly"
    NOT_FOUND = "not_found"


class ChangeKind(StrEnum):
    """Say what became of a formula from one year to the next."""

    NEW = "new"
    VANISHED = "vanished"
    CHANGED = "changed"


class Fate(StrEnum):
    """Say how a sentence of one year stands in the next."""

    VERBATIM = "verbatim"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class NameInUse:
    """Hold a name of a district with the first and the last year of its reports under it."""

    name: str
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Renaming:
    """Hold a speaker that had other names before, all its names in the order of their years."""

    speaker: str
    names: tuple[NameInUse, ...]


@dataclass(frozen=True, slots=True)
class YearPair:
    """Name two consecutive reports of one speaker, by the years that they look back on."""

    speaker: str
    body: str | None
    from_year: int
    to_year: int
    earlier: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarriedSentence:
    """Hold a sentence that stands again in the next year's report, word for word or rewritten.

    `moved` tells whether it stands in another section or in another order than its neighbours.
    """

    earlier: Passage
    later: Passage
    fate: Fate
    score: float
    moved: bool


@dataclass(frozen=True, slots=True)
class Succession:
    """Hold what was carried over between two years, what was dropped and what is new."""

    pair: YearPair
    carried: tuple[CarriedSentence, ...]
    dropped: tuple[Passage, ...]
    added: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """Hold a promise of one year's plan and what the next review says of it.

    `score` tells how much of the promise's telling words the evidence holds, from 0 to 1;
    `repeated` is where the next plan promises the same again in nearly the same words.
    """

    passage: Passage
    section: str
    status: PromiseStatus
    evidence: tuple[Passage, ...]
    score: float
    repeated: Passage | None
    pair: YearPair


@dataclass(frozen=True, slots=True)
class RecurringShortcoming:
    """Hold a shortcoming that a speaker admits again in nearly the same words.

    The years of its pair need not follow each other.
    """

    earlier: Passage
    later: Passage
    fate: Fate
    pair: YearPair


@dataclass(frozen=True, slots=True)
class Change:
    """Hold what became of a formula in one district between two years.

    `earlier` and `later` are one place each where it stands, None where it does not.
    """

    district: str
    body: str | None
    from_year: int
    to_year: int
    formula: str
    change: ChangeKind
    earlier: Passage | None
    later: Passage | None


@dataclass(frozen=True, slots=True)
class KeptFormulas:
    """Hold the ids of the formulas that stand in both years of a pair in the same words."""

    pair: YearPair
    formulas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarliestSource:
    """Hold where a formula of several districts stands first in the set.

    `date` is the day of the report as year-month-day, None where the text does not tell it; then
    all reports of the year are named. It tells an order in time, not who took it from whom.
    """

    formula: str
    year: int
    date: str | None
    districts: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class LifeLine:
    """Hold how many districts use a formula year by year.

    `years` and `districts` have the same length; `reports` counts the districts that reported at
    all in each year.
    """

    formula: str
    years: tuple[int, ...]
    districts: tuple[int, ...]
    reports: tuple[int, ...]

    @property
    def first_year(self) -> int:
        """Return the first year in which anybody uses the formula."""
        return min(y for y, count in zip(self.years, self.districts, strict=True) if count)

    @property
    def last_year(self) -> int:
        """Return the last year in which anybody uses the formula."""
        return max(y for y, count in zip(self.years, self.districts, strict=True) if count)

    @property
    def peak_year(self) -> int:
        """Return the first year of its widest use, by share of the districts that reported."""
        shares = [c / max(1, n) for c, n in zip(self.districts, self.reports, strict=True)]
        return self.years[shares.index(max(shares))]


@dataclass(frozen=True, slots=True)
class ThemeShare:
    """Hold which part of a role's letters a theme takes in one speaker's report of a year."""

    speaker: str
    year: int
    role: str
    theme: str
    share: float


class BreakReason(StrEnum):
    """Say why a value may not be compared with that before it.

    `leap`: the two are so far apart that they are hardly of one kind.
    """

    SCOPE = "scope"
    PERIOD = "period"
    LEAP = "leap"


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """Hold the value of one year with the growth since the year before, in percent.

    `growth` is worked out from the values, `stated` is what the text says beside the value, at
    `stated_at`; `is_break` tells that the value may not be compared with that before it, `reasons`
    say why; `is_long` that it is of several years together.
    """

    year: int
    value: float
    passage: Passage
    growth: float | None
    stated: float | None
    is_break: bool
    contradicts: bool
    reasons: tuple[BreakReason, ...] = ()
    stated_at: Passage | None = None
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """Hold what a speaker reports of one figure in several years, in order."""

    speaker: str
    body: str | None
    name: str
    unit: str
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """Hold all that is said of the years of the speakers; empty where there is one year only."""

    pairs: tuple[YearPair, ...] = ()
    successions: tuple[Succession, ...] = ()
    life_lines: tuple[LifeLine, ...] = ()
    theme_shares: tuple[ThemeShare, ...] = ()
    figure_series: tuple[FigureSeries, ...] = ()
    recurring: tuple[RecurringShortcoming, ...] = ()
    kept: tuple[KeptFormulas, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    earliest: tuple[EarliestSource, ...] = ()
