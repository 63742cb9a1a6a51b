"""Describe what an expert checks before signing: wording, closeness, copies, formula share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.model.passage import Passage
from compare.model.report import Role


class WordingDoubtKind(StrEnum):
    """Say how a wording differs from what is expected."""

    OUTDATED = "outdated"
    MIXED = "mixed"
    MISWRITTEN = "miswritten"
    ORDER = "order"
    DROPPED = "dropped"
    ADDED = "added"
    REPLACED = "replaced"


class WordingBasis(StrEnum):
    """Say what a wording is held against: the list of standard wordings, or all other districts."""

    STANDARD = "standard"
    MAJORITY = "majority"


@dataclass(frozen=True, slots=True)
class WordingDoubt:
    """Hold a wording that differs from the expected one; a doubt to look at, no mistake.

    `expected_by` and `found_by` count the districts that write the one and the other; `since` is
    the year from which an outdated form is one; `name` is the standard wording's, "" without one.
    `differing` are the letters that are expected and those that stand there in their place.
    """

    passage: Passage
    section: str
    name: str
    expected: str
    basis: WordingBasis
    kind: WordingDoubtKind
    since: int | None
    expected_by: int
    found_by: int
    confidence: float
    differing: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Closeness:
    """Hold how many letters of a section come back in the upper level's document.

    The four counts add up to `letters`: word for word, rewritten, on the same matter, not at all;
    `in_formulas` are those of the letters word for word that are common stock. `nearest` is the
    section's sentence that comes closest, with the upper level's.
    """

    document: str
    section: str
    upper: str
    letters: int
    verbatim: int
    variant: int
    related: int
    absent: int
    in_formulas: int
    nearest: tuple[Passage, Passage] | None


@dataclass(frozen=True, slots=True)
class UpperWording:
    """Hold a wording of a lower district that the upper level's report has too.

    `grade` is verbatim or variant. That both have it says nothing of who had it first.
    """

    passage: Passage
    section: str
    upper: Passage
    upper_section: str
    grade: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Hold a long run that two districts have in common, nearly or wholly, outside common stock.

    The sides are passages of single sentences, one behind the other. `letters` counts the longer
    side's, `share` is the part of them that is equal, from 0 to 1; `shares` is the part of each
    side's text that all such runs of the two make up.
    """

    a: tuple[Passage, ...]
    b: tuple[Passage, ...]
    letters: int
    share: float
    shares: tuple[float, float]


@dataclass(frozen=True, slots=True)
class ForeignName:
    """Hold a place name of elsewhere where a text speaks of its own; a doubt to look at.

    `name` is as it stands, `place` the division's full name, `own` the district that speaks,
    `sign` the kind of wording that only fits one's own place.
    """

    passage: Passage
    section: str
    name: str
    place: str
    own: str
    sign: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FormulaShare:
    """Hold how many letters of a document, of one of its roles or sections are common stock.

    `role` is None for the whole document, `section` is None for a whole document or role.
    """

    document: str
    role: Role | None
    section: str | None
    letters: int
    in_formulas: int

    @property
    def share(self) -> float:
        """Return the part of the letters that is common stock (套话率), from 0 to 1."""
        return round(self.in_formulas / self.letters, 4) if self.letters else 0.0

    @property
    def concrete(self) -> float:
        """Return the part of the letters that is a text's own (干货率), from 0 to 1."""
        return round(1 - self.share, 4) if self.letters else 0.0


@dataclass(frozen=True, slots=True)
class Checks:
    """Hold what an expert would check before signing."""

    wording: tuple[WordingDoubt, ...] = ()
    closeness: tuple[Closeness, ...] = ()
    copies: tuple[Copy, ...] = ()
    foreign_names: tuple[ForeignName, ...] = ()
    formula_shares: tuple[FormulaShare, ...] = ()
    upper_wordings: tuple[UpperWording, ...] = ()
    # The district that the settings call the upper level's, where none of the reports is its.
    upper_missing: str = ""
