"""Describe what a comparison found; `Findings` is complete before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compare.model.checks import Checks
from compare.model.passage import Passage as Passage  # noqa: PLC0414 - one of these types
from compare.model.report import Document, Role
from compare.model.source import Skipped, Source
from compare.model.years import Change, Promise, Years


class Grade(StrEnum):
    """Name how close two wordings are, in falling order."""

    VERBATIM = "verbatim"
    VARIANT = "variant"
    RELATED = "related"
    UNRELATED = "unrelated"


class IndicatorKind(StrEnum):
    """Say whether a figure reports a result or sets a target."""

    RESULT = "result"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Alignment:
    """Hold the corresponding sections of a role and theme; no entry means 无对应."""

    role: Role
    theme: str | None
    sections: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SectionPair:
    """Hold two aligned sections with their score from 0 to 100.

    `score_without_formulas` leaves the common stock of formulas out on both sides.
    """

    a: str
    b: str
    score: float
    score_without_formulas: float | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one changed run of words: `a` stands in one text where `b` stands in the other."""

    operation: str
    a: str
    b: str


class Moved(StrEnum):
    """Say in what way a sentence stands elsewhere in the other text."""

    SECTION = "section"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Hold two sentences of different speakers with score, grade and the differing words.

    `moved` is None where they stand at the same place of corresponding sections. Pairs of one
    `cluster` belong together, such as one sentence that answers to two; None outside of topics.
    """

    a: Passage
    b: Passage
    a_sentence: str
    b_sentence: str
    score: float
    grade: Grade
    differences: tuple[Difference, ...]
    moved: Moved | None = None
    cluster: int | None = None


@dataclass(frozen=True, slots=True)
class FormulaVariant:
    """Hold one wording of a formula and the places where it stands."""

    text: str
    occurrences: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """Hold a shared formula: its canonical wording, slots, speakers and variants.

    `uses` says of each district that has it whether its wording is the canonical one or a variant;
    `name` is that of the standard wording it is a form of.
    """

    id: str
    text: str
    slots: str | None
    districts: tuple[str, ...]
    documents: tuple[str, ...]
    variants: tuple[FormulaVariant, ...]
    uses: Mapping[str, Grade] = field(default_factory=dict)
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """Hold the nearest sentence of any other speaker."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Initiative:
    """Hold what only one district does, why it stands out, and who comes nearest."""

    passage: Passage
    section: str
    name: str
    reason: str
    score: float
    nearest: Nearest | None
    formulas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """Hold one figure: name, value, unit, approximation, scope, year, result or target.

    Of a range `value` is the lower end and `upper` the other.
    """

    passage: Passage
    section: str
    name: str
    value: float
    unit: str
    approximation: str | None
    scope: str | None
    year: int | None
    kind: IndicatorKind
    sentence: Passage
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """Hold figures of several districts that count the same thing in the same unit.

    `comparable` is false where years or scopes differ; such a row is marked ※.
    """

    name: str
    unit: str
    indicators: tuple[Indicator, ...]
    comparable: bool


@dataclass(frozen=True, slots=True)
class Brand:
    """Hold a name that several districts use, and the local names some made of it."""

    name: str
    districts: tuple[str, ...]
    local_forms: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class RoleSimilarity:
    """Hold how close the texts of districts are in one role.

    `scores[i][j]` is the score of districts i and j from 0 to 100, None on the diagonal and where
    one of them has no text of that role.
    """

    role: Role
    districts: tuple[str, ...]
    scores: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Hold one shortcoming that a text admits, and the plan sections that answer it, best first.

    `answers` are the sentences of these sections, one each, that say so most plainly. Where none
    does, `related` is the heading, or first sentence, of the section nearest to its matter.
    `answer_words` are the words by which each answer takes it up.
    """

    passage: Passage
    section: str
    theme: str | None
    answered_by: tuple[str, ...]
    answers: tuple[Passage, ...] = ()
    related: Passage | None = None
    answer_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold everything one run says, in the order in which it is exported."""

    settings: Mapping[str, object]
    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    documents: tuple[Document, ...]
    alignments: tuple[Alignment, ...] = ()
    section_pairs: tuple[SectionPair, ...] = ()
    sentence_pairs: tuple[SentencePair, ...] = ()
    formulas: tuple[Formula, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    self_criticism: tuple[Shortcoming, ...] = ()
    promises: tuple[Promise, ...] = ()
    changes: tuple[Change, ...] = ()
    indicator_groups: tuple[IndicatorGroup, ...] = ()
    brands: tuple[Brand, ...] = ()
    role_similarities: tuple[RoleSimilarity, ...] = ()
    checks: Checks = field(default_factory=Checks)
    years: Years = field(default_factory=Years)
    # Reports of earlier years of speakers that have a later one here: they are compared with that
    # one only.
    earlier: tuple[str, ...] = ()
