"""Describe documents, their sections and their sentences, with places in the raw text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Name what a section is there for."""

    PREAMBLE = "preamble"
    REVIEW = "review"
    SELF_CRITICISM = "self_criticism"
    OVERALL_REQUIREMENT = "overall_requirement"
    TARGETS = "targets"
    PLAN = "plan"
    ACKNOWLEDGEMENT = "acknowledgement"
    CLOSING = "closing"
    APPENDIX = "appendix"
    OTHER = "other"


class HeadingKind(StrEnum):
    """Name how a heading stands in the text."""

    OWN_LINE = "own_line"
    RUN_IN = "run_in"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Edit:
    """Record one change of the cleaning: raw text from `start` to `end` became `replacement`."""

    start: int
    end: int
    replacement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Removal:
    """Record raw text that is not content, or was joined away."""

    start: int
    end: int
    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Mark raw text that may be damaged; nothing is ever corrected because of it."""

    start: int
    end: int
    quote: str
    suggestion: str | None
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class CleanText:
    """Hold cleaned text with an exact map to the raw text.

    `positions[i]` is the raw offset of the character `text[i]`: cleaning removes characters and
    replaces one by one, so the map is strictly increasing and each slice leads back exactly.
    """

    text: str
    positions: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.positions):
            raise ValueError("every character of a clean text needs its raw position")

    def __len__(self) -> int:
        return len(self.text)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of the clean slice from `start` to `end`; it must not be empty."""
        return self.positions[start], self.positions[end - 1] + 1

    def slice(self, start: int, end: int) -> CleanText:
        """Return the part from `start` to `end` with its own map."""
        return CleanText(self.text[start:end], self.positions[start:end])

    def joined(self, other: CleanText) -> CleanText:
        """Return this text followed by `other`."""
        return CleanText(self.text + other.text, self.positions + other.positions)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence: its clean text, its raw span, its letters alone, and where it stands.

    `usable` is false where the text is damaged, so that the sentence is never quoted. A heading is
    a sentence too, without its number; formulas may stand in it, but it is never paired. `slipped`
    tells that a slip alone makes it unusable: its wordings and figures still count.
    """

    id: str
    document: str
    section: str
    clean: CleanText
    start: int
    end: int
    letters: str
    usable: bool
    is_heading: bool
    slipped: bool = False

    @property
    def text(self) -> str:
        """Return the cleaned form for reading."""
        return self.clean.text


@dataclass(frozen=True, slots=True)
class Section:
    """Hold one section of a document's tree; `start` to `end` covers its subsections too."""

    id: str
    parent: str | None
    level: int
    heading: str | None
    heading_kind: HeadingKind
    role: Role
    theme: str | None
    start: int
    end: int
    body_start: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold the wording that tells one field of `Identity`, and where it stands.

    Places, from the most to the least trusted: title, headline, heading, opening, body,
    page_title and publication (of a web page), file_name (with folders, and names of sheets).
    """

    field: str
    value: str
    quote: str
    where: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Say that two places tell different things of a document; `value` is what was taken.

    `field` is a field of `Identity`; `evidence` and `other_evidence` are the wordings, each with
    where it stands, as in `Evidence`. `value` is None where several things are possible and
    nothing decides: `other` then lists them, and `other_where` is register.
    """

    field: str
    value: str | None
    evidence: str
    where: str
    other: str
    other_evidence: str
    other_where: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Say who speaks and of which years; what nothing tells is None.

    `year_evidence` and `district_evidence` stand in the text; `evidence` also holds what web page
    and file name tell. `code` is the number of the division in the register, one for namesakes;
    `successors` are the names in force today where the district has an old one.
    """

    district: str | None
    city: str | None
    level: str | None
    body: str | None
    kind: str | None
    review_year: int | None
    plan_year: int | None
    year_evidence: tuple[str, ...]
    district_evidence: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    code: str | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Hold one document of a source: who, when, its section tree, sentences, and damage.

    `number` is its number among all documents of a run, as printed in the briefing. `corrected`
    names what a person has set in a side file; `has_namesake` tells that another district of the
    run has the same name; `present_name` is the district's name of today where the run has later
    reports under it.
    """

    id: str
    number: int
    source: str
    start: int
    end: int
    title: str
    author: str | None
    identity: Identity
    missing_start: bool
    missing_end: bool
    comparable: bool
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    removed: tuple[Removal, ...]
    doubts: tuple[Doubt, ...]
    edits: tuple[Edit, ...]
    corrected: tuple[str, ...] = ()
    has_namesake: bool = False
    present_name: str | None = None

    @property
    def speaker(self) -> str:
        """Return the unit that is counted: the district, or the title where it is unknown.

        A renamed district speaks under its present name where the run knows it.
        Where another district of the run has the same name, the city stands before it.
        """
        district = self.present_name or self.identity.district
        if district is None:
            return self.title
        return (self.identity.city or "") + district if self.has_namesake else district

    def section(self, section_id: str) -> Section:
        """Return the section of that id; KeyError if the document has none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    @property
    def spoken(self) -> tuple[Sentence, ...]:
        """Return the sentences of the report itself, without the notes of its appendix."""
        notes = {section.id for section in self.sections if section.role is Role.APPENDIX}
        return tuple(sentence for sentence in self.sentences if sentence.section not in notes)

    def covered(self, section_ids: Iterable[str]) -> frozenset[str]:
        """Return the sections named and all their subsections of the same role."""
        roles: dict[str, Role] = {}
        named = set(section_ids)
        for section in self.sections:
            if section.id in named or roles.get(section.parent or "") is section.role:
                roles[section.id] = section.role
        return frozenset(roles)
